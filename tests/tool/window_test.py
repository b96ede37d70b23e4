#!/usr/bin/env python3
"""The simulator in a window of a virtual display, driven by keys and mouse as a person would.

    window_test.py NOWNEXT ROOT    (77 where there is no Xvfb or xdotool)

What it shows is told by its window's title; that the picture is there, by the screenshot that it takes itself.
Nothing is timed: each step waits until the title is as expected, and gives up after a minute.
"""
import json
import os
import shutil
import struct
import subprocess
import sys
import tempfile
import time

failures = 0
checks = 0


def check(condition, what):
    global failures, checks
    checks += 1
    if not condition:
        failures += 1
        print("FAILED:", what)
    return condition


def until(question, seconds=60):
    """The answer, once it is true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        answer = question()
        if answer:
            return answer
        time.sleep(0.02)
    return None


def start_display(width, height):
    read_end, write_end = os.pipe()
    # Without -noreset it starts anew when its last client leaves, which may be an xdotool that looked for the window too
    # early, and turns away who comes at that moment.
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24", "-nolisten",
                               "tcp", "-noreset"], pass_fds=[write_end], stderr=subprocess.DEVNULL)
    os.close(write_end)
    with os.fdopen(read_end) as pipe:
        number = pipe.readline().strip()
    return server, f":{number}"


class Simulator:
    def __init__(self, nownext, display, folder, *words):
        # What the D-Bus library leaks is not ours.
        self.environment = dict(os.environ, DISPLAY=display, SDL_VIDEODRIVER="x11", ASAN_OPTIONS="detect_leaks=0")
        self.process = subprocess.Popen([nownext, "simulate", *words], cwd=folder, env=self.environment)
        found = until(lambda: self.xdotool("search", "--name", "^nownext: ").split() or self.process.poll() is not None)
        if not isinstance(found, list):
            raise SystemExit(f"no window: the simulator's exit code is {self.process.poll()}")
        self.window = found[-1]
        self.xdotool("windowfocus", self.window)

    def xdotool(self, *words):
        return subprocess.run(["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False).stdout

    def title(self):
        return self.xdotool("getwindowname", self.window).strip()

    def size(self):
        lines = self.xdotool("getwindowgeometry", "--shell", self.window).split()
        values = dict(line.split("=") for line in lines)
        return int(values["WIDTH"]), int(values["HEIGHT"])

    def expect(self, title, what):
        if not until(lambda: self.title() == "nownext: " + title):
            check(False, f"{what}: the title is \"{self.title()}\", expected \"nownext: {title}\"")
        else:
            check(True, what)

    def keys(self, *names):
        for name in names:
            self.xdotool("key", name)

    def mouse(self, x, y, *more):
        self.xdotool("mousemove", "--window", self.window, str(x), str(y), *more)


def png_size(path):
    with open(path, "rb") as file:
        head = file.read(24)
    return struct.unpack(">II", head[16:24]) if head[:8] == b"\x89PNG\r\n\x1a\n" else None


def drive(nownext, root, display, folder):
    simulator = Simulator(nownext, display, folder, os.path.join(root, "tests/data/tool/small.json"), "--at",
                          "2025-03-29 10:20", "--room", "hall-a")
    day = "Sat 2025-03-29"
    simulator.expect(f"door, Hall A, {day} 10:20", "as called")
    simulator.keys("space")  # the clock is held: what is slow must not turn a minute
    simulator.keys("Right")
    simulator.expect(f"door, Hall A, {day} 10:35", "right: the next change")
    simulator.keys("Right")
    simulator.expect(f"door, Hall A, {day} 10:40", "right: the one after")
    simulator.keys("Left")
    simulator.expect(f"door, Hall A, {day} 10:35", "left: the previous change")
    simulator.keys("shift+Left")
    simulator.expect(f"door, Hall A, {day} 10:30", "shift: five minutes")
    simulator.keys("Down")
    simulator.expect(f"door, Hall B, {day} 10:30", "down: another room")
    simulator.keys("Tab")
    simulator.expect(f"hallway, {day} 10:30", "tab: the hallway")
    simulator.keys("s")
    picture = os.path.join(folder, "hallway-20250329T1030.png")
    check(until(lambda: os.path.exists(picture) and png_size(picture) == (1920, 1080)), "s: a picture of the screen")
    simulator.keys("p", "o", "s")
    check(until(lambda: png_size(picture) == (2160, 3840)), "p and o: another panel, turned")
    simulator.keys("Tab", "c", "x", "e", "question", "Escape", "x", "c")
    simulator.expect(f"door, Hall B, {day} 10:30", "clock and program lost and back, overlays")

    width, height = simulator.size()
    row = height - 5 - 20  # in the strip's last row, of the attic
    simulator.mouse(width - 300, row, "mousedown", "1")
    until(lambda: "Attic" in simulator.title())
    simulator.mouse(width - 1, row - 30)
    simulator.expect(f"door, Attic, {day} 14:00", "dragging to the right end: the hour after the day's last session")
    simulator.mouse(0, row - 30, "mouseup", "1")
    simulator.mouse(width - 1, 100)
    simulator.expect(f"door, Attic, {day} 09:00", "and to the left end")
    simulator.mouse(30, row - 40, "click", "1")
    simulator.expect(f"door, Hall A, {day} 09:00", "a click on a room's name: its door")

    simulator.keys("End", "End")
    simulator.expect("door, Hall A, Mon 2025-03-31 09:00", "end: the days after")
    simulator.keys("Home", "Home")
    simulator.expect(f"door, Hall A, {day} 09:00", "home: the days before")
    simulator.keys("Up")
    simulator.expect(f"door, Attic, {day} 09:00", "up: the room before the first is the last")
    simulator.keys("t", "l", "h", "e", "e", "c", "c", "plus", "minus", "Down", "shift+Right")
    simulator.expect(f"door, Hall A, {day} 09:05", "theme, language, help, explanation, trust, speed: none moves time")
    simulator.keys("f", "f")  # without a window manager it keeps its size
    check(until(lambda: simulator.size() == (width, height)), "f: full screen, and a window again")
    simulator.keys("slash")
    simulator.xdotool("type", "compil")
    simulator.keys("Return")
    simulator.expect(f"door, Hall B, {day} 10:00", "/: a session is found, its room and start gone to")
    simulator.keys("slash", "z", "z", "z", "Return", "Escape")
    simulator.keys("g")
    simulator.xdotool("type", "sun 10:42")
    simulator.keys("Return")
    simulator.expect("door, Hall B, Sun 2025-03-30 10:42", "g: a weekday and a time")
    simulator.keys("g")
    simulator.xdotool("type", "29 mar")
    simulator.keys("Return")
    simulator.expect(f"door, Hall B, {day} 04:00", "g: a date is the beginning of that day")
    simulator.mouse(width // 2, row, "click", "4", "click", "4", "click", "3", "keydown", "ctrl", "click", "5", "keyup", "ctrl")
    simulator.expect(f"door, Hall B, {day} 04:00", "the wheel and the right button move no time")
    simulator.keys("slash")
    simulator.xdotool("type", "hall a")
    simulator.keys("Return", "g")
    simulator.xdotool("type", "2025-03-29 09:00")
    simulator.keys("Return")
    simulator.expect(f"door, Hall A, {day} 09:00", "/: a room, at the same time; g: a date and a time")
    simulator.xdotool("windowsize", simulator.window, "700", "500")
    check(until(lambda: simulator.size() == (700, 500)), "another size of the window")
    simulator.keys("plus", "plus", "plus", "plus", "plus", "plus", "space")
    check(until(lambda: simulator.title() > f"nownext: door, Hall A, {day} 09:0"), "the clock goes on, faster")
    simulator.keys("q")
    check(until(lambda: simulator.process.poll() is not None), "q: the end")
    check(simulator.process.wait() == 0, f"exit code {simulator.process.returncode}")


def drive_files(nownext, root, display, folder):
    """A file that changes on the disk is read again."""
    with open(os.path.join(root, "tests/data/tool/small.json"), encoding="utf-8") as file:
        text = file.read()
    program = os.path.join(folder, "program.json")

    def write(content):
        with open(program + ".new", "w", encoding="utf-8") as file:
            file.write(content)
        os.rename(program + ".new", program)

    write(text)
    simulator = Simulator(nownext, display, folder, program, "--at", "2025-03-29 10:20", "--room", "hall-a")
    day = "Sat 2025-03-29"
    simulator.keys("space")
    simulator.expect(f"door, Hall A, {day} 10:20", "as called")
    write(text.replace('"Hall A"', '"Hall of Mirrors"'))
    simulator.expect(f"door, Hall of Mirrors, {day} 10:20", "another version of the program")
    write(text.replace('"rooms"', '"rooms'))
    simulator.keys("Right")
    simulator.expect(f"door, Hall of Mirrors, {day} 10:35", "one that can't be read: the last good stays")
    write(text)
    simulator.expect(f"door, Hall A, {day} 10:35", "and back")
    simulator.keys("q")
    check(until(lambda: simulator.process.poll() is not None), "q: the end")
    check(simulator.process.wait() == 0, f"exit code {simulator.process.returncode}")


def write_venue(path, count):
    """Doors of the three rooms, and a hallway for each four displays."""
    rooms = ["hall-a", "hall-b", "attic"]
    displays = {f"sign-{n:02}": {"role": "door", "rooms": [rooms[n % 3]], "panel": {"mode": "480x320"}} if n % 4 else
                {"role": "hallway", "panel": {"mode": "800x480", "rotate": 90 if n else 0}} for n in range(count)}
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"format": "nownext-venue/1", "displays": displays}, file)


def drive_wall(nownext, root, display, folder):
    """Twelve displays on one clock; then forty, on pages."""
    venue = os.path.join(folder, "venue.json")
    write_venue(venue, 12)
    simulator = Simulator(nownext, display, folder, os.path.join(root, "tests/data/tool/small.json"), "--venue", venue,
                          "--at", "2025-03-29 10:20")
    day = "Sat 2025-03-29"
    wall = "wall of 12 displays"
    simulator.expect(f"{wall}, {day} 10:20", "all displays of the venue")
    simulator.keys("space", "Right")
    simulator.expect(f"{wall}, {day} 10:35", "right: the next change of any of them")
    simulator.keys("s")
    picture = os.path.join(folder, "wall-20250329T1035.png")
    check(until(lambda: os.path.exists(picture) and png_size(picture)), "s: a picture of the wall")
    width, height = simulator.size()
    row = height - 5 - 20
    simulator.mouse(width - 300, row, "mousedown", "1")
    for x in range(width - 300, 200, -50):  # there and back
        simulator.mouse(x, row)
    simulator.mouse(width - 1, row, "mouseup", "1")
    simulator.expect(f"{wall}, {day} 14:00", "time is dragged")
    simulator.keys("shift+Left")
    simulator.expect(f"{wall}, {day} 13:55", "shift: five minutes")
    simulator.keys("Down", "Return")
    simulator.expect(f"door, Hall A, {day} 13:55", "return: the display after the attic's, whose row was dragged in")
    simulator.keys("Escape")
    simulator.expect(f"{wall}, {day} 13:55", "escape: back to the wall")
    simulator.mouse(60, 60, "click", "1")
    simulator.expect(f"hallway, {day} 13:55", "a click: the first display alone")
    simulator.keys("Tab", "Escape")
    simulator.expect(f"{wall}, {day} 13:55", "escape: back to the wall")
    simulator.keys("slash")
    simulator.xdotool("type", "compil")
    simulator.keys("Return", "Return")
    simulator.expect(f"door, Hall B, {day} 10:00", "/: the door of the room that was found is marked, return enlarges it")
    simulator.keys("Escape")
    write_venue(venue, 40)
    simulator.expect(f"wall of 40 displays, page 1 of 2, {day} 10:00", "the venue's file changes")
    simulator.keys("Page_Down")
    simulator.expect(f"wall of 40 displays, page 2 of 2, {day} 10:00", "page down")
    simulator.mouse(60, 60, "click", "4")
    simulator.expect(f"wall of 40 displays, page 1 of 2, {day} 10:00", "the wheel: the page before")
    simulator.keys("Escape")
    check(until(lambda: simulator.process.poll() is not None), "escape on the wall: the end")
    check(simulator.process.wait() == 0, f"exit code {simulator.process.returncode}")


def main():
    if not shutil.which("Xvfb") or not shutil.which("xdotool"):
        print("skipped: Xvfb or xdotool is not installed")
        return 77
    nownext, root = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    server, display = start_display(1400, 1100)
    try:
        with tempfile.TemporaryDirectory() as folder:
            drive(nownext, root, display, folder)
            drive_wall(nownext, root, display, folder)
            drive_files(nownext, root, display, folder)
    finally:
        server.terminate()
        server.wait()
    print(f"{checks} checks, {failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
