#!/usr/bin/env python3
"""nownext-display from outside, on a device that is none: what it tells of it, and of what its documents say.

    log_test.py NOWNEXT_DISPLAY ROOT     77 where the fonts are not installed

The log is its standard error, with syslog's levels; the summary is status.json.
"""
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading

THEME = 'display.json: there is no theme "no-such"; there are '
CARD = "/dev/null is no device with panels"


def main():
    program, root = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        setup, run = (os.path.join(folder, name) for name in ("setup", "run"))
        for path in (setup, run, os.path.join(folder, "state")):
            os.mkdir(path)
        with open(os.path.join(setup, "display.json"), "w", encoding="utf-8") as file:
            json.dump({"format": "nownext-display/1", "name": "door-a", "role": "door", "rooms": ["a"],
                       "theme": "no-such"}, file)
        display = subprocess.Popen([program, "--card", "/dev/null", "--data", folder, "--run", run],
                                   cwd=root, stderr=subprocess.PIPE, text=True)
        guard = threading.Timer(60, display.kill)
        guard.start()
        lines = []
        # The theme is told first, then the output's state and its board.
        while not any(CARD in line for line in lines):
            line = display.stderr.readline()
            if not line:
                break
            lines.append(line.rstrip("\n"))
        display.send_signal(signal.SIGTERM)
        lines += display.stderr.read().splitlines()
        code = display.wait()
        guard.cancel()
        if code == 1 and any("font" in line for line in lines):
            print("skipped:", lines)
            return 77
        log = "\n".join(lines)
        with open(os.path.join(run, "display/status.json"), encoding="utf-8") as file:
            status = json.load(file)
    failures = []

    def check(holds, what):
        if not holds:
            failures.append(what)

    check(code == 0, f"it ends with {code}")
    check(sum(line.startswith("<4>" + THEME) for line in lines) == 1, "the theme in the log, once")
    check(sum(line.startswith("<4>door-a: " + CARD) for line in lines) == 1, "the card in the log, once")
    check(all(line[:1] == "<" and line[1:2] in "345" and line[2:3] == ">" for line in lines), "a level before each line")
    check(len(status["refused"]) == 1 and status["refused"][0].startswith(THEME), "the theme in status.json")
    check(status["displays"][0]["panel"]["fault"].startswith(CARD), "the card in status.json")
    for failure in failures:
        print(failure)
    if failures:
        print(log, json.dumps(status, indent=1), sep="\n")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
