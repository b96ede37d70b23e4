#!/usr/bin/env python3
"""The tool `nownext` from outside: exit codes, messages, the shape of its JSON.

    cli_test.py tool NOWNEXT ROOT        with the small program of the tests
    cli_test.py schedules NOWNEXT ROOT   with the real schedules, where they are (77 where they are not)
"""
import json
import os
import re
import subprocess
import sys
import tempfile

MEMBERS = ["room", "at", "phase", "now", "block", "next", "tombstones", "minutes_left", "minutes_to_next", "reason",
           "until", "tick_until"]
SLOT = ["id", "title", "start", "end"]
PHASES = "ENDING ON SOON BREAK BEFORE_DAY DAY_OVER BEFORE_EVENT EVENT_OVER EMPTY".split()
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d|Z)$")

failures = 0
checks = 0


def check(condition, what):
    global failures, checks
    checks += 1
    if not condition:
        failures += 1
        print("FAILED:", what)
    return condition


def run(*words, stdin=None):
    return subprocess.run([NOWNEXT, *words], input=stdin, capture_output=True, cwd=ROOT, timeout=300, check=False)


def check_state(state, what):
    check(list(state) == MEMBERS, f"{what}: members {list(state)}")
    check(state["phase"] in PHASES, f"{what}: phase {state['phase']}")
    for name in ("now", "next", "tombstones"):
        check(isinstance(state[name], list), f"{what}: {name} is a list")
    slots = state["now"] + state["next"] + state["tombstones"] + ([state["block"]] if state["block"] else [])
    for slot in slots:
        check(list(slot) == SLOT and INSTANT.match(slot["start"]) and INSTANT.match(slot["end"]), f"{what}: {slot}")
    for name in ("minutes_left", "minutes_to_next"):
        check(state[name] is None or isinstance(state[name], int), f"{what}: {name}")
    check(state["until"] is None or INSTANT.match(state["until"]), f"{what}: until {state['until']}")
    check(INSTANT.match(state["tick_until"]), f"{what}: tick_until {state['tick_until']}")


def tool():
    small = "tests/data/tool/small.json"
    # words, exit code, a part of stdout, a part of stderr
    for words, code, out, err in [
        ((), 2, "", "nownext simulate"),
        (("--help",), 0, "Exit codes", ""),
        (("--version",), 0, "nownext 0.", ""),
        (("explode",), 2, "", "there is no command explode"),
        (("explain", "--help"), 0, "minutes_to_next", ""),
        (("check", small), 0, "0 errors", ""),
        (("check", "none.json"), 2, "", "none.json"),
        (("check", "CMakeLists.txt"), 1, "", "CMakeLists.txt"),
        (("explain", small, "--room", "Hall C", "--at", "10:20"), 2, "", "nearest first:\n  Hall A (hall-a)\n"),
        (("explain", small, "--room", "A", "--at", "soon"), 2, "", "--at soon"),
        (("render", small, "--role", "door", "--room", "A", "--at", "10:20", "--scene"), 0, "\"Locks\"", ""),
        (("render", small, "--role", "hallway", "--at", "10:20", "--panel", "1x1", "--scene"), 2, "", "--panel 1x1"),
    ]:
        result = run(*words)
        what = " ".join(words)
        check(result.returncode == code, f"{what}: exit code {result.returncode}, expected {code}")
        check(out in result.stdout.decode(), f"{what}: {out!r} in {result.stdout.decode()!r}")
        check(err in result.stderr.decode(), f"{what}: {err!r} in {result.stderr.decode()!r}")
        check(out or not result.stdout, f"{what}: nothing on the standard output")

    for at in ("2025-03-29T10:20:00+01:00", "2025-03-29T10:20", "2025-03-29 10:20", "10:20", "2025-03-29T09:20:00Z"):
        result = run("explain", small, "--room", "hall-a", "--at", at, "--json")
        check(result.stdout.count(b"\n") == 1, "one line")
        state = json.loads(result.stdout)
        check_state(state, at)
        check(state["at"] == "2025-03-29T10:20:00+01:00", f"{at}: {state['at']}")
        check(state["now"][0]["title"] == "Locks" and state["block"]["id"] == "1", f"{at}: now and block")

    lines = run("trace", small, "--json").stdout.decode().splitlines()
    states = [json.loads(line) for line in lines]
    check(len(states) > 20, "a trace has lines")
    for state in states:
        check_state(state, f"trace {state['at']}")
        same = json.loads(run("explain", small, "--room", state["room"], "--at", state["at"], "--json").stdout)
        check(same == state, f"explain says at {state['at']} what trace does")
    for room in ("Hall A", "Hall B"):
        mine = [state for state in states if state["room"] == room]
        for state, after in zip(mine, mine[1:]):
            check(state["until"] == after["at"], f"{room}: a line at each until")
        check(mine[-1]["until"] is None and mine[-1]["phase"] == "EVENT_OVER", f"{room}: to the end")

    untitled = os.path.join("tests", "data", "import", "opass.json")
    check(b"[no-title]" in run("check", untitled).stdout, "check tells that the file does not name its event")
    check(b"[no-title]" not in run("check", untitled, "--title", "My Conf").stdout, "unless --title does")
    for words in (["explain", "--room", "R0", "--at", "10:10"], ["trace", "--room", "R0"]):
        check(run(*words, untitled, "--title", "My Conf").returncode == 0, f"{words[0]} --title")

    with open(os.path.join(ROOT, small), "rb") as file:
        given = file.read()
    native = run("import", "-", stdin=given)
    check(native.returncode == 0 and b"Small Conf" in native.stderr, "import from the standard input")
    check(run("import", "-", stdin=native.stdout).stdout == native.stdout, "importing what was imported")


def schedules():
    folder = os.path.join(ROOT, "..", "shared", "data")
    report = os.path.join(folder, "seed", "lpc-2024-report-of-contributions.txt")
    if not os.path.isdir(folder):
        print("skipped: ../shared/data is not here")
        return 77
    never = {"pretalx_schema_fixture.json", "europython2014_schedule.xml", "indiconet_cern-nopermission-response.json"}
    files = sorted(os.listdir(os.path.join(folder, "schedules")))
    imported = 0
    with tempfile.TemporaryDirectory() as scratch:
        for name, path in [(name, os.path.join(folder, "schedules", name)) for name in files] + [("report", report)]:
            out = os.path.join(scratch, "program.json")
            result = run("import", path, "-o", out, "--timezone", "Europe/Vienna")
            said = result.stderr.decode()
            if name in never:
                check(result.returncode == 1 and not os.path.exists(out), f"{name}: refused")
                check(said.startswith(path + ":") and len(said) > len(path) + 20, f"{name}: {said}")
                continue
            if not check(result.returncode == 0, f"{name}: {said}"):
                continue
            imported += 1
            with open(out, "rb") as file:
                native = file.read()
            again = run("import", out)
            check(again.stdout == native, f"{name}: importing what was imported gives the same bytes")
            checked = run("check", out).stdout.decode().splitlines()[-1]
            count = len(json.loads(native)["sessions"])
            check(re.search(rf"with {count} sessions? in ", checked), f"{name}: check finds {count} sessions: {checked}")
            check(re.search(rf"^  {count} session", said, re.M), f"{name}: the summary says {count} sessions")
            os.remove(out)
    fosdem = os.path.join(folder, "schedules", "fosdem2024_schedule.xml")
    for room in ("K.1.105", "la fontaine"):
        state = json.loads(run("explain", fosdem, "--room", room, "--at", "sat 10:42", "--json").stdout)
        check(state["room"] == "K.1.105 (La Fontaine)" and state["at"] == "2024-02-03T10:42:00+01:00", f"{room}: {state}")
    result = run("explain", fosdem, "--room", "H.1", "--at", "sat 10:42")
    said = result.stderr.decode()
    check(result.returncode == 2 and "\n  H.1301 (Cornil) " in said and "\n  H.1308 (Rolin) " in said, f"H.1: {said}")
    check(imported == len(files) + 1 - len(never), f"{imported} of {len(files) + 1} imported")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in ("tool", "schedules"):
        sys.exit(__doc__)
    NOWNEXT, ROOT = os.path.abspath(sys.argv[2]), os.path.abspath(sys.argv[3])
    code = {"tool": tool, "schedules": schedules}[sys.argv[1]]()
    print(f"{checks} checks, {failures} failed")
    sys.exit(1 if failures else code or 0)
