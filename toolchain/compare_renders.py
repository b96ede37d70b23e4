#!/usr/bin/env python3
"""Holds a cross-built nownext against this machine's own: for each moment of assets/moments.txt, and for programs in
many scripts, the list of what is drawn and the PNG file must be the same bytes.

    compare_renders.py NOWNEXT OTHER [ARGUMENT ...]

OTHER is the other program, or what runs it: qemu-aarch64-static -L SYSROOT build/rpi/bin/nownext. Prints a line
for each moment; exits with 1 if any differs.
"""
import concurrent.futures
import hashlib
import json
import os
import subprocess
import sys
import tempfile

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
LOOKS = [
    [],
    ["--panel", "1920x1080", "--rotate", "90", "--theme", "paper", "--language", "de"],
    ["--panel", "800x480", "--theme", "contrast", "--language", "ja"],
    ["--panel", "1080x1920", "--rotate", "180", "--language", "ar"],
    ["--panel", "3840x2160", "--rotate", "270", "--language", "fr"],
]


def moments():
    """Gives (name, arguments of render): each moment as it is, and in one other look in turn."""
    number = 0
    with open(os.path.join(TOP, "assets/moments.txt"), encoding="utf-8") as file:
        for line in file:
            fields = line.split("#")[0].split()
            if not fields:
                continue
            name, program, at, role, room, page = fields
            call = [os.path.join("assets", program), "--role", role, "--at", at]
            call += ["--page", f"room:{room}"] if page == "room" else ["--page", page] if page != "-" else []
            call += ["--room", room] if room != "-" and page != "room" else []
            yield name, call
            number += 1
            yield name, call + LOOKS[1 + number % (len(LOOKS) - 1)]
    scripts = "tests/data/native/scripts.json"
    with open(os.path.join(TOP, scripts), encoding="utf-8") as file:
        for session in json.load(file)["sessions"]:
            yield "scripts-" + session["id"], [scripts, "--role", "door", "--room", session["room"],
                                               "--at", session["start"]]
    rich = ["tests/data/native/rich.json", "--live", "tests/data/native/live-day.json"]
    for look in LOOKS:
        yield "rich-door", rich + ["--role", "door", "--room", "attic", "--at", "2031-03-29T12:10:00+01:00"] + look
        yield "rich-hallway", rich + ["--role", "hallway", "--at", "2031-03-29T09:05:00+01:00"] + look


def render(program, call, path):
    """Gives (scene, PNG), as bytes; fails where the program does."""
    scene = subprocess.run([*program, "render", *call, "--scene"], cwd=TOP, capture_output=True, check=True).stdout
    subprocess.run([*program, "render", *call, "-o", path], cwd=TOP, capture_output=True, check=True)
    with open(path, "rb") as file:
        return scene, file.read()


def compare(job):
    number, name, call, folder = job
    words = " ".join(call[call.index("--at") + 2:])
    try:
        own, other = (render(program, call, os.path.join(folder, f"{number}-{which}.png"))
                      for which, program in enumerate(PROGRAMS))
    except subprocess.CalledProcessError as error:
        return False, f"{name} {words}: {error.cmd[0]} fails: {error.stderr.decode().strip()}"
    found = [what for what, a, b in zip(("scene", "PNG"), own, other) if a != b]
    if found:
        return False, f"{name} {words}: {' and '.join(found)} DIFFER"
    return True, (f"{name} {words}: {own[0].count(bytes([10]))} things drawn, "
                  f"PNG of {len(own[1])} bytes {hashlib.sha256(own[1]).hexdigest()[:12]}, equal")


def main():
    with tempfile.TemporaryDirectory() as folder:
        jobs = [(number, name, call, folder) for number, (name, call) in enumerate(moments())]
        bad = 0
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for equal, line in pool.map(compare, jobs):
                bad += not equal
                print(line, flush=True)
    print(f"{len(jobs)} moments compared, {bad} differ")
    return 1 if bad or not jobs else 0


if len(sys.argv) < 3:
    sys.exit(__doc__)
PROGRAMS = ([sys.argv[1]], sys.argv[2:])
sys.exit(main())
