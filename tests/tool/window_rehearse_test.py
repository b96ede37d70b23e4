#!/usr/bin/env python3
"""A day rehearsed in the simulator's window on a virtual display, by keys and mouse as a person would.

    window_rehearse_test.py NOWNEXT ROOT    (77 where there is no Xvfb or xdotool)

What the keys have done is read from the live.json that the simulator writes; each is a key too, so all before
it have been answered when the file is there.
"""
import json
import os
import shutil
import sys
import tempfile

import window_test
from window_test import Simulator, check, png_size, until


def written(simulator, folder, name):
    """What w writes: the file is renamed into its place whole."""
    path = os.path.join(folder, name)
    simulator.keys("w")
    if not check(until(lambda: os.path.exists(path)), f"w writes {name}"):
        return {}
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def of_session(live, session):
    """What all changes of a session say together."""
    said = {}
    for change in live.get("changes", []):
        if change["session"] == session:
            said.update(change)
    return said


def drive(nownext, root, display, folder):
    simulator = Simulator(nownext, display, folder, os.path.join(root, "tests/data/tool/small.json"), "--at",
                          "2025-03-29 10:20", "--room", "hall-a")
    day = "Sat 2025-03-29"
    simulator.expect(f"door, Hall A, {day} 10:20", "as called")
    simulator.keys("space", "d", "d", "d", "shift+d", "u")
    live = written(simulator, folder, "live.json")
    locks = of_session(live, "1.1")
    check(locks.get("delay_min") == 10 and locks.get("full") is True, f"d, D, u: what is on is late and full: {locks}")
    check(locks.get("made", "").startswith("2025-03-29T10:20"), "made at the simulated time")
    check(live.get("venue", "") == "" and live["revision"] > 1700000000, "the revision is of the real time")

    simulator.keys("z", "z", "shift+z", "k")
    locks = of_session(written(simulator, folder, "live-2.json"), "1.1")
    check(locks.get("cancelled") is True and locks.get("delay_min") == 10 and "full" not in locks,
          f"z, Z, k: full and late are taken back, late is not, it is cancelled: {locks}")

    simulator.keys("k", "m")
    simulator.xdotool("type", "attic 11:30")
    simulator.keys("Return", "n")
    simulator.xdotool("type", "Quick: come in")
    simulator.keys("Tab", "Return", "n", "x", "Escape", "v", "v")
    live = written(simulator, folder, "live-3.json")
    locks = of_session(live, "1.1")
    check(locks.get("cancelled") is False, "k again: it is not cancelled")
    check(locks.get("room") == "attic" and locks.get("start", "").startswith("2025-03-29T11:30"), f"m: it moves: {locks}")
    notices = [(notice["text"], notice["rooms"]) for notice in live.get("notices", [])]
    check(notices == [("Quick: come in", ["hall-a"])], f"n: at the room; escape says nothing: {notices}")

    simulator.keys("exclam", "2", "Return", "s")
    picture = os.path.join(folder, "door-hall-a-20250329T1020.png")
    check(until(lambda: os.path.exists(picture) and png_size(picture) == (1920, 1080)), "!: a TEST, as a picture")
    emergency = written(simulator, folder, "live-4.json").get("emergency", {})
    check(emergency.get("test") is True and emergency["kind"] == "evacuation" and "lifted" not in emergency,
          f"! and enter: a TEST of an evacuation: {emergency}")
    simulator.keys("exclam")
    check("lifted" in written(simulator, folder, "live-5.json").get("emergency", {}), "! again: it is lifted")

    width, height = simulator.size()
    row = height - 5 - 30  # Hall B, the second of three
    simulator.mouse(186 + (width - 196) * 20 // 300, row, "click", "1")
    until(lambda: "Hall B" in simulator.title())
    simulator.keys("Home", "End", "shift+Right")
    until(lambda: "Hall B" in simulator.title())
    simulator.keys("Tab", "m")
    simulator.xdotool("type", "12:45")
    simulator.keys("Return")
    live = written(simulator, folder, "live-6.json")
    moved = [change["session"] for change in live.get("changes", []) if change.get("start", "").startswith("2025-03-29T12:45")]
    check(len(moved) == 1, f"in the hallway, of a session that was clicked at: {moved}")
    simulator.keys("q")
    check(until(lambda: simulator.process.poll() is not None), "q: the end")
    check(simulator.process.wait() == 0, f"exit code {simulator.process.returncode}")


def main():
    if not shutil.which("Xvfb") or not shutil.which("xdotool"):
        print("skipped: Xvfb or xdotool is not installed")
        return 77
    nownext, root = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    server, display = window_test.start_display(1400, 1100)
    try:
        with tempfile.TemporaryDirectory() as folder:
            drive(nownext, root, display, folder)
    finally:
        server.terminate()
        server.wait()
    print(f"{window_test.checks} checks, {window_test.failures} failed")
    return 1 if window_test.failures else 0


if __name__ == "__main__":
    sys.exit(main())
