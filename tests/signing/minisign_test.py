#!/usr/bin/env python3
"""Keys and signatures of nownext against minisign's own program.

    minisign_test.py signatures NOWNEXT
    minisign_test.py password NOWNEXT

What nownext signs minisign verifies, and what minisign signs nownext takes; keys of either, with a password or without,
are read by the other; and what minisign's old way signs is refused. Exits with 77 where minisign is not installed, or there
is not the gigabyte of memory that the password of one of its keys takes.
"""
import json
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile

PART, NOWNEXT = sys.argv[1], os.path.abspath(sys.argv[2])
PAYLOAD = ('{"format": "nownext-live/1", "venue": "lpc", "revision": 1726654320,\n  "notices": [{"id": "n", "text": '
           '{"de": "R\u00e4ume \\"Nord\\"", "ja": "\u4f1a\u5834\\t\u2028"}}]}\r\n')
COMMENT = "nownext lpc revision 1726654320"
failures = 0


def check(condition, what):
    global failures
    if not condition:
        failures += 1
        print("FAILED:", what)


def run(*words, text=None, **environment):
    result = subprocess.run(words, capture_output=True, text=True, input=text, timeout=300, check=False,
                            env={**os.environ, **environment}, stdin=None if text else subprocess.DEVNULL)
    return result.returncode, result.stdout, result.stderr


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def read(path):
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def verified_by_minisign(name, envelope):
    """Whether minisign verifies an envelope's payload by the key NAME.pub."""
    document = json.loads(envelope)
    write("payload", document["payload"])
    write("payload.minisig", document["minisig"])
    check(document["payload"] == PAYLOAD, f"{name}: the payload is the exact bytes")
    code, out, err = run("minisign", "-V", "-H", "-m", "payload", "-p", f"{name}.pub")
    check(code == 0 and f"Trusted comment: {COMMENT}\n" in out, f"{name}: minisign verifies: {code} {out}{err}")
    write("payload", document["payload"].replace("lpc", "lpd"))
    check(run("minisign", "-V", "-m", "payload", "-p", f"{name}.pub")[0] != 0, f"{name}: and nothing else")


def signed_by_minisign(name, *options, comment=COMMENT):
    write("payload", PAYLOAD)
    code, out, err = run("minisign", "-S", "-m", "payload", "-s", name, "-t", comment, *options)
    check(code == 0, f"{name}: minisign signs: {out}{err}")
    write("live.json", json.dumps({"format": "nownext-signed/1", "minisig": read("payload.minisig"), "payload": PAYLOAD}))


def key_id(name):
    return re.match(r"untrusted comment: minisign public key ([0-9A-F]{1,16})\n", read(f"{name}.pub")).group(1).zfill(16)


def taken_by_nownext(name):
    """Whether nownext verifies live.json by the key NAME.pub."""
    code, out, err = run(NOWNEXT, "check", "live.json", "--key", f"{name}.pub")
    told = f'live.json: signed by the key {key_id(name)} for the venue "lpc", revision 1726654320\n'
    check(code == 0 and told in out, f"{name}: nownext verifies: {code} {out}{err}")


def refused_by_nownext(name, why):
    code, out, err = run(NOWNEXT, "check", "live.json", "--key", f"{name}.pub")
    check(code == 1 and why in err, f"{name}: nownext refuses: {code} {out}{err}")


def both_ways(name):
    write("written.json", PAYLOAD)
    code, out, err = run(NOWNEXT, "key", "sign", "written.json", "--key", name)
    check(code == 0 and not err, f"{name}: nownext signs: {err}")
    verified_by_minisign(name, out)
    write("live.json", out)
    taken_by_nownext(name)
    signed_by_minisign(name)
    taken_by_nownext(name)
    signed_by_minisign(name, "-l")
    refused_by_nownext(name, "is signed in minisign's old way")
    signed_by_minisign(name, comment="nownext fosdem revision 1726654320")
    refused_by_nownext(name, "was signed for another venue")
    # The public key that minisign makes of the secret one is the one that nownext shows.
    check(run("minisign", "-R", "-s", name, "-p", f"{name}.again")[0] == 0, f"{name}: minisign reads it")
    again = read(f"{name}.again").splitlines()[1]
    code, out, err = run(NOWNEXT, "key", "show", name)
    check(code == 0 and out == f"{again}\nid {key_id(name)}\n", f"{name}: shown: {out}{err}")


def show_on_terminal(name, typed):
    """`key show` with a terminal of its own: what it prints there, and its exit code."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ.pop("NOWNEXT_KEY_PASSWORD", None)
        os.execv(NOWNEXT, [NOWNEXT, "key", "show", name])
    shown, is_typed = b"", False
    while select.select([terminal], [], [], 120)[0]:
        try:
            part = os.read(terminal, 4096)
        except OSError:  # it has ended
            break
        if not part:
            break
        shown += part
        if not is_typed and b"password: " in shown:
            os.write(terminal, typed.encode() + b"\n")
            is_typed = True
    os.close(terminal)  # one that still waits for a password ends by this
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return code, shown.decode().replace("\r\n", "\n")


def with_password(name):
    """A key that minisign has locked; its costs are a second and a gigabyte, if there is one."""
    word = read(f"{name}.pub").splitlines()[1]
    told = f"{word}\nid {key_id(name)}\n"
    code, out, err = run(NOWNEXT, "key", "show", name, NOWNEXT_KEY_PASSWORD="correct horse")
    if code == 1 and "which are not free" in err:
        print("skipped: the password of a key of minisign's needs a gigabyte of memory, which is not free")
        sys.exit(77)
    check(code == 0 and out == told, f"{name}: with its password: {code} {out}{err}")
    code, shown = show_on_terminal(name, "correct horse")
    check(code == 0 and shown == f"{name}: password: \n{told}", f"{name}: asked on a terminal: {code} {shown}")
    code, out, err = run("setsid", NOWNEXT, "key", "show", name)
    check(code == 2 and "call this on a terminal, or set NOWNEXT_KEY_PASSWORD" in err,
          f"{name}: without a terminal: {code} {out}{err}")
    write("written.json", PAYLOAD)
    code, out, err = run(NOWNEXT, "key", "sign", "written.json", "--key", name, NOWNEXT_KEY_PASSWORD="correct horse")
    check(code == 0, f"{name}: nownext signs: {err}")
    verified_by_minisign(name, out)


def signatures():
    both_ways("ours")
    code, _, err = run("minisign", "-G", "-W", "-p", "theirs.pub", "-s", "theirs")
    check(code == 0, f"minisign -G -W: {err}")
    both_ways("theirs")
    refused_by_nownext("ours", "which is not among those that count")


def password():
    # minisign gives our key a password.
    code, out, err = run("minisign", "-C", "-s", "ours", text="correct horse\ncorrect horse\n")
    check(code == 0, f"minisign -C: {out}{err}")
    with_password("ours")


def main():
    if not shutil.which("minisign"):
        print("skipped: minisign is not installed")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        code, _, err = run(NOWNEXT, "key", "new", "-o", "ours")
        check(code == 0, f"key new: {err}")
        {"signatures": signatures, "password": password}[PART]()
        os.chdir("/")
    return 1 if failures else 0


sys.exit(main())
