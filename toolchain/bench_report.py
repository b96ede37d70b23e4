#!/usr/bin/env python3
"""Runs the programs of toolchain/bench and prints what they measured, with the targets.

    bench_report.py ROOT [RUNS]

Times are medians of RUNS (30) runs; what is compared runs in turn, so that a machine that slows down slows both.
"""
import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = sys.argv[1]
RUNS = int(sys.argv[2]) if len(sys.argv) > 2 else 30
BIN = os.path.join(ROOT, "build", "release", "bin")
PROGRAM = os.path.join(ROOT, "assets", "programs", "lpc-2024.json")
DOOR = [os.path.join(BIN, "bench_door"), PROGRAM, "hall-l1", "2024-09-20T10:42"]
SCHEDULE = os.path.join(ROOT, "..", "shared", "data", "schedules", "c3_36c3_everything.schedule.json")


def first_frame_ms(words):
    """From just before the process is made to the time that it prints itself, on one clock."""
    read_end, write_end = os.pipe()
    start = time.monotonic_ns()
    child = os.posix_spawn(words[0], words, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, write_end, 1)])
    os.close(write_end)
    with os.fdopen(read_end) as pipe:
        said = pipe.read()
    if os.waitpid(child, 0)[1] != 0:
        sys.exit(f"{' '.join(words)} failed")
    return (int(said.split()[1]) - start) / 1e6


def line(what, value, target="", met=None):
    mark = "" if met is None else "   met" if met else "   MISSED"
    print(f"  {what:<58} {value:>12}  {target:<16}{mark}".rstrip())


def compare_first_frames(where, bare, door):
    bare_times, door_times = [], []
    for _ in range(RUNS):
        bare_times.append(first_frame_ms(bare))
        door_times.append(first_frame_ms(door))
    bare_ms, door_ms = statistics.median(bare_times), statistics.median(door_times)
    line(f"bare SDL2 + SDL2_ttf, one line of text, {where}", f"{bare_ms:.1f} ms")
    line(f"a door, {where}", f"{door_ms:.1f} ms")
    line("ratio", f"{door_ms / bare_ms:.2f}x", "at most 2.0x", door_ms / bare_ms <= 2.0)


def measure_load():
    if not os.path.exists(SCHEDULE):
        line("36C3 against cJSON_Parse", "skipped", "its schedule is not here")
        return
    with tempfile.TemporaryDirectory() as folder:
        native = os.path.join(folder, "36c3.json")
        subprocess.run([os.path.join(BIN, "nownext"), "import", SCHEDULE, "-o", native], check=True, capture_output=True)
        said = subprocess.run([os.path.join(BIN, "bench_load"), native, str(RUNS)], check=True, capture_output=True,
                              text=True).stdout
    medians = {name.strip(): float(ms) for name, ms in re.findall(r"^  (.*?) min .*?median\s+([\d.]+) ms", said, re.M)}
    parse_ms, read_ms = medians["cJSON_Parse"], medians["read_program"]
    line("cJSON_Parse of 36C3 in native form", f"{parse_ms:.2f} ms")
    line("reading it as a program", f"{read_ms:.2f} ms")
    line("ratio", f"{read_ms / parse_ms:.2f}x", "at most 1.5x", read_ms / parse_ms <= 1.5)


def measure_door():
    said = subprocess.run([*DOOR, "--redraws", "200"], check=True, capture_output=True, text=True).stdout
    values = {name: float(value) for name, value in (row.split() for row in said.splitlines())}
    line("full redraw: view, scene, pixels, presented", f"{values['full_redraw_ms']:.2f} ms", "at most 5 ms",
         values["full_redraw_ms"] <= 5)
    line("a minute of a session: clock, countdowns, progress", f"{values['minute_ms']:.2f} ms")
    line("only the clock", f"{values['clock_ms']:.2f} ms")
    fade_ms, presented_ms = values["fade_ms"], values["fade_presented_ms"]
    line("a frame of a cross-fade of the whole picture, one core", f"{fade_ms:.2f} ms", "at most 2.5 ms", fade_ms <= 2.5)
    line("the same, presented", f"{presented_ms:.2f} ms")
    line("share of a core at 60 frames a second", f"{fade_ms * 60 / 10:.0f} %", "at most 15 %", fade_ms * 60 / 10 <= 15)
    line("the same, presented", f"{presented_ms * 60 / 10:.0f} %")
    print("\nMemory (PSS), a door of 1920x1080 on the headless board, running")
    line("after load and some hundred redraws", f"{values['pss_kb'] / 1024:.1f} MB", "at most 32 MB",
         values["pss_kb"] / 1024 <= 32)


def measure_preflight():
    """Screens in a second of a core: every change of every door and of the hallway at 1080p, drawn and looked at. By the time
    that the cores spent on it, so that what else the machine does doesn't count."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    said = subprocess.run([os.path.join(BIN, "nownext"), "preflight", PROGRAM, "--panel", "1920x1080", "--json"],
                          check=False, capture_output=True, text=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    report = json.loads(said)
    line(f"preflight: {report['screens']} screens, {report['different']} different, drawn in", f"{seconds:.2f} s")
    screens = report["screens"] / seconds
    line("preflight renders, a second and a core", f"{screens:.0f} screens", "at least 60", screens >= 60)


def main():
    font = subprocess.run(["fc-match", "-f", "%{file}", "Inter:style=Regular"], check=True, capture_output=True,
                          text=True).stdout
    bare = [os.path.join(BIN, "bench_bare"), font]
    print(f"From exec to the first frame, 1920x1080, median of {RUNS} runs")
    compare_first_frames("headless", bare, DOOR)
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        compare_first_frames("in a window", [*bare, "--window"], [*DOOR, "--window"])
    else:
        line("in a window", "skipped", "no display, no xvfb-run")
    print("\nLoading a program")
    measure_load()
    print("\nDrawing, 1920x1080")
    measure_door()
    print("\nPreflight, 1920x1080")
    measure_preflight()


if __name__ == "__main__":
    main()
