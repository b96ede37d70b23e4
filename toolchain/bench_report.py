#!/usr/bin/env python3
"""Runs the programs of toolchain/bench and prints what they measured, with the targets.

    bench_report.py ROOT [RUNS] [--against DIR]

Times are medians of RUNS (30) runs; what is compared runs in turn, in pairs, so that a machine that slows down
slows both, and its ratio is the median of the pairs'. With --against, only what a checkout of another commit in
DIR (built here in release) costs, beside this one.
"""
import argparse
import datetime
import http.client
import json
import os
import re
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

CALL = argparse.ArgumentParser(prog="toolchain/bench", description="What it costs, beside what it may cost.")
CALL.add_argument("root", help=argparse.SUPPRESS)
CALL.add_argument("runs", nargs="?", type=int, default=30, help="of each measure (30)")
CALL.add_argument("--against", metavar="DIR", help="a checkout of another commit, to measure both in turn")
OPTIONS = CALL.parse_args()
ROOT, RUNS = OPTIONS.root, OPTIONS.runs
BIN = os.path.join(ROOT, "build", "release", "bin")
PROGRAM = os.path.join(ROOT, "assets", "programs", "lpc-2024.json")
DOOR = [os.path.join(BIN, "bench_door"), PROGRAM, "hall-l1", "2024-09-20T10:42"]
VENUE = os.path.join(ROOT, "assets", "samples", "venue.json")
SCHEDULES = os.path.join(ROOT, "..", "shared", "data", "schedules")
REAL = ["voctosched_indico.json", "voc_frab-camp2019.json", "28c3_fahrplan.xml", "emf2022_schedule.frab.xml",
        "c3_39c3_everything.schedule.json", "c3_36c3_everything.schedule.json", "fosdem2024_schedule.xml"]


def values_of(words):
    """What a program prints as "NAME VALUE" a line."""
    said = subprocess.run(words, check=True, capture_output=True, text=True).stdout
    return {name: float(value) for name, value in (row.split() for row in said.splitlines())}


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
    pairs = [(first_frame_ms(bare), first_frame_ms(door)) for _ in range(RUNS)]
    line(f"bare SDL2 + SDL2_ttf, one line of text, {where}", f"{statistics.median(pair[0] for pair in pairs):.1f} ms")
    line(f"a door, {where}", f"{statistics.median(pair[1] for pair in pairs):.1f} ms")
    ratio = statistics.median(pair[1] / pair[0] for pair in pairs)
    line("ratio, of the pairs", f"{ratio:.2f}x", "at most 1.8x", ratio <= 1.8)


def measure_load():
    """Programs of several sizes; the limit is for a fresh process, which keeps no memory of an earlier load."""
    with tempfile.TemporaryDirectory() as folder:
        programs = {"LPC 2024": PROGRAM}
        for name in REAL:
            if os.path.exists(os.path.join(SCHEDULES, name)):
                programs[name] = os.path.join(folder, name)
                subprocess.run([os.path.join(BIN, "nownext"), "import", os.path.join(SCHEDULES, name), "-o",
                                programs[name]], check=True, capture_output=True)
        for name, path in programs.items():
            values = values_of([os.path.join(BIN, "bench_load"), path, str(max(RUNS, 100))])
            size = f"{values['bytes'] / 1024:.0f} KiB"
            line(f"{name}, {size}: cJSON_Parse, fresh", f"{values['fresh_parse_ms']:.2f} ms")
            line("    reading it as a program, fresh", f"{values['fresh_read_ms']:.2f} ms")
            line("    ratio, of the pairs", f"{values['fresh_ratio']:.2f}x", "at most 1.45x", values["fresh_ratio"] <= 1.45)
            line("    ratio again and again in one process", f"{values['again_ratio']:.2f}x")
    if len(programs) == 1:
        line("real schedules", "skipped", "they are not here")


def make_full_program(path):
    """As many sessions as there may be, 16,384: in 16 rooms, half an hour each, on 64 days; each eighth is a break."""
    def at(number, minutes):
        return (datetime.datetime(2024, 9, 1, 9) + datetime.timedelta(days=number // 256, minutes=minutes)).isoformat()

    sessions = [{"id": f"s{number}", "title": f"Session {number}", "room": f"room-{number // 16 % 16}",
                 "kind": "break" if number % 8 == 7 else "talk",
                 "start": at(number, number % 16 * 30) + "+02:00", "end": at(number, number % 16 * 30 + 30) + "+02:00"}
                for number in range(16384)]
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"format": "nownext-program/1", "event": {"title": "Full", "timezone": "Europe/Vienna"},
                   "rooms": [{"id": f"room-{room}", "name": f"Room {room}"} for room in range(16)],
                   "sessions": sessions}, file)


def measure_fold():
    """A day's changes laid over a program, beside its lists; and what the state of a door then costs."""
    with tempfile.TemporaryDirectory() as folder:
        full = os.path.join(folder, "16,384 sessions")
        make_full_program(full)
        schedules = [os.path.join(SCHEDULES, name) for name in REAL]
        for path in [PROGRAM, *filter(os.path.exists, schedules), full]:
            values = values_of([os.path.join(BIN, "bench_fold"), path])
            line(f"{os.path.basename(path)}: 40 changes folded", f"{values['fold_us']:.0f} us")
            line("    ratio to building the lists of the rooms they touch", f"{values['fold_ratio']:.2f}x",
                 "at most 1.5x", values["fold_ratio"] <= 1.5)
            states = values["room_state_us"], values["room_state_folded_us"]
            line("    a door's state", f"{states[0]:.2f} us", "at most 1 us", states[0] <= 1)
            line("    the same, folded", f"{states[1]:.2f} us", "at most 1 us", states[1] <= 1)
            line("    a hallway's view, and folded",
                 f"{values['hallway_us']:.0f} and {values['hallway_folded_us']:.0f} us")


def measure_steps_folded():
    """What a step of a day costs with 40 changes laid over the program, in ratio to one without them, of pairs. Where they
    are of that day, a hallway has more to draw: a badge for each. On the event's last day, changes of the others are none
    that it shows."""
    for name, room, runs, limit in (("door", "hall-l1", RUNS, 1.1), ("hallway", "-", RUNS // 2, 1.15)):
        for what, day, changes, most in (("of that day", 19, ["40"], limit), ("of other days", 20, ["40", "elsewhere"], 1.1)):
            call = [os.path.join(BIN, "bench_door"), PROGRAM, room, f"2024-09-{day}T04:00", "--day"]
            turns = [[values["day_ms"] / values["steps"] for values in map(values_of, [call, [*call, *changes]])]
                     for _ in range(max(runs, 1))]
            line(f"a {name}'s day, LPC 2024: a step, 40 changes {what}", f"{statistics.median(turn[1] for turn in turns):.3f} ms")
            ratio = statistics.median(turn[1] / turn[0] for turn in turns)
            line("    ratio to one without changes, of the pairs", f"{ratio:.2f}x", f"at most {most}x", ratio <= most)


def shift_to_now(path):
    """Moves a program.json so that half of its sessions are over, and one is about to begin."""
    with open(path, encoding="utf-8") as file:
        program = json.load(file)
    moment = datetime.datetime.fromisoformat
    starts = sorted(moment(session["start"]) for session in program["sessions"] if "start" in session)
    middle = starts[len(starts) // 2]
    by = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=30) - middle
    ahead = [session for session in program["sessions"] if "start" in session and moment(session["start"]) == middle]
    for session in program["sessions"]:
        for which in ("start", "end"):
            if which in session:
                session[which] = (moment(session[which]) + by).isoformat(timespec="seconds")
    with open(path, "w", encoding="utf-8") as file:
        json.dump(program, file)
    return ahead[0]["id"]


def call_ms(*words):
    start = time.perf_counter()
    subprocess.run(words, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    return (time.perf_counter() - start) * 1000


def measure_desk():
    """From a command, with its preview, to the new live.json, beside an import of the same program."""
    nownext = os.path.join(BIN, "nownext")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("c3_39c3_everything.schedule.json", "c3_36c3_everything.schedule.json"):
            if not os.path.exists(os.path.join(SCHEDULES, name)):
                line(name, "skipped", "it is not here")
                continue
            program, desk = os.path.join(folder, name), os.path.join(folder, name + ".desk")
            call_ms(nownext, "import", os.path.join(SCHEDULES, name), "-o", program)
            session = shift_to_now(program)
            call_ms(nownext, "live", "begin", program, "--desk", desk, "--to", os.path.join(folder, name + ".public"))
            pairs = [(call_ms(nownext, "import", program, "-o", os.path.join(folder, "imported.json")),
                      call_ms(nownext, "live", "delay", session, str(number % 3 * 5 + 5), "--yes", "--by", "bench", "--desk", desk))
                     for number in range(RUNS)]
            line(f"{name}: import", f"{statistics.median(pair[0] for pair in pairs):.0f} ms")
            line("    a delay, from the command to the new file", f"{statistics.median(pair[1] for pair in pairs):.0f} ms")
            ratio = statistics.median(live / imported for imported, live in pairs)
            line("    ratio, of the pairs", f"{ratio:.2f}x", "at most 4x", ratio <= 4)
def measure_wall():
    """The simulator's wall while time is dragged: what it draws against what has changed, and what a step takes beside
    the redraws of those displays alone, without being shrunk into their tiles."""
    for count in (12, 40):
        values = values_of([os.path.join(BIN, "bench_wall"), PROGRAM, VENUE, str(count)])
        line(f"{count} displays: changed in a step, and drawn",
             f"{values['changed_a_step']:.2f} and {values['drawn_a_step']:.2f}")
        line("    drawn for each that changed", f"{values['drawn_ratio']:.3f}x", "at most 1.2x", values["drawn_ratio"] <= 1.2)
        line("    a step, and the redraws alone", f"{values['step_ms']:.2f} and {values['redraws_ms']:.2f} ms")
        line("    ratio of these, shrinking included", f"{values['time_ratio']:.2f}x")


def measure_door():
    values = values_of([*DOOR, "--redraws", "200"])
    line("full redraw: view, scene, pixels, presented", f"{values['full_redraw_ms']:.2f} ms", "at most 5 ms",
         values["full_redraw_ms"] <= 5)
    copies, band_copies = (values[name] / values["copy_ms"] for name in ("pixels_ms", "band_ms"))
    line("the pixels of it", f"{values['pixels_ms']:.2f} ms")
    line("the same, in plain copies of the picture", f"{copies:.1f}", "at most 4", copies <= 4)
    line("a band of polygons across it, in copies", f"{band_copies:.2f}", "at most 1", band_copies <= 1)
    line("a minute of a session: clock, countdowns, progress", f"{values['minute_ms']:.2f} ms")
    line("only the clock", f"{values['clock_ms']:.2f} ms")
    fade_ms, presented_ms = values["fade_ms"], values["fade_presented_ms"]
    line("a frame of a cross-fade of the whole picture, one core", f"{fade_ms:.2f} ms", "at most 2.5 ms", fade_ms <= 2.5)
    fade_copies = fade_ms / values["copy_ms"]
    line("the same, in plain copies of the picture", f"{fade_copies:.1f}", "at most 3", fade_copies <= 3)
    line("the same, presented", f"{presented_ms:.2f} ms")
    line("share of a core at 60 frames a second", f"{fade_ms * 60 / 10:.0f} %", "at most 15 %", fade_ms * 60 / 10 <= 15)
    line("the same, presented", f"{presented_ms * 60 / 10:.0f} %")
    print("\nMemory (PSS), a door of 1920x1080 on the headless board, running")
    line("after load and some hundred redraws", f"{values['pss_kb'] / 1024:.1f} MB", "at most 32 MB",
         values["pss_kb"] / 1024 <= 32)


def median_and_p99_ms(port, path, headers, addresses):
    """Of 1,000 requests, each hundred from another address, since a desk holds off who asks too often; and the size."""
    times = []
    for number in range(10):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10, source_address=(f"127.0.{addresses}.{number + 1}", 0))
        for _ in range(100):
            start = time.perf_counter_ns()
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            size = len(answer.read())
            times.append((time.perf_counter_ns() - start) / 1e6)
            if answer.status != 200:
                sys.exit(f"{path}: status {answer.status}")
        connection.close()
    times.sort()
    return statistics.median(times), times[989], size


def start_nginx(folder, size):
    """One worker of nginx that serves a file of that size: the process and its port; None where there is none."""
    nginx = shutil.which("nginx", path="/usr/sbin:/usr/bin")
    if not nginx:
        return None
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    os.chmod(folder, 0o755)
    with open(os.path.join(folder, "page.html"), "wb") as file:
        file.write(b"x" * size)
    temporary = "".join(f"{name}_temp_path {folder}/{name}; " for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    with open(os.path.join(folder, "nginx.conf"), "w", encoding="utf-8") as file:
        file.write(f"daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;\n"
                   f"{'user root;' if os.geteuid() == 0 else ''} events {{ worker_connections 64; }}\n"
                   f"http {{ access_log off; {temporary} server {{ listen 127.0.0.1:{port}; root {folder}; }} }}\n")
    process = subprocess.Popen([nginx, "-p", folder, "-c", os.path.join(folder, "nginx.conf")], stderr=subprocess.DEVNULL)
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.02)
    return process, port


def start_desk(folder):
    """The desk of a large program on its own: the process, its port, and the cookie that may do all."""
    known = os.path.join(SCHEDULES, "c3_39c3_everything.schedule.json")
    program, moment = (known, "2025-12-28T12:10") if os.path.exists(known) else (PROGRAM, "2024-09-18T10:42")
    desk = subprocess.Popen([os.path.join(BIN, "nownext"), "desk", os.path.join(folder, "desk"), program, "--listen",
                             "127.0.0.1:0", "--at", moment], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    said = ""
    while "Listening" not in said and (row := desk.stdout.readline()):
        said += row
    port = int(re.search(r"Listening at 127.0.0.1:(\d+)", said).group(1))
    return desk, port, {"Cookie": "nownext=" + re.search(r"/in/(\w+)", said).group(1)}


def measure_desk_page():
    """A page of the desk, beside nginx with a file of its size; and what the desk takes of memory."""
    with tempfile.TemporaryDirectory() as folder:
        desk, port, cookie = start_desk(folder)
        nginx = None
        try:
            start = http.client.HTTPConnection("127.0.0.1", port)
            start.request("GET", "/", headers=cookie)
            room = re.search(r'href="(/room/[^"]+)"', start.getresponse().read().decode()).group(1)
            start.close()
            size = median_and_p99_ms(port, room, cookie, 1)[2]
            nginx = start_nginx(folder, size)
            turns = []
            for turn in range(2, 7):
                turns.append((median_and_p99_ms(port, room, cookie, turn),
                              median_and_p99_ms(nginx[1], "/page.html", {}, turn) if nginx else None))
            with open(f"/proc/{desk.pid}/smaps_rollup", encoding="utf-8") as file:
                pss_mb = int(re.search(r"Pss: +(\d+)", file.read()).group(1)) / 1024
        finally:
            for process in filter(None, (desk, nginx and nginx[0])):
                process.terminate()
                process.wait()
            desk.stdout.close()
        for index, what in enumerate(("median", "p99")):
            line(f"a room's page, {size / 1024:.1f} KiB: {what} of 1,000", f"{statistics.median(t[0][index] for t in turns):.2f} ms")
            if not nginx:
                line("    nginx, a file of that size", "skipped", "nginx is not here")
                continue
            line("    nginx, a file of that size", f"{statistics.median(t[1][index] for t in turns):.2f} ms")
            ratio = statistics.median(t[0][index] / t[1][index] for t in turns)
            line("    ratio, of the pairs", f"{ratio:.2f}x", "at most 3x", ratio <= 3)
        line("memory of the desk (PSS)", f"{pss_mb:.1f} MB", "at most 40 MB", pss_mb <= 40)


FAR = {"id": "far", "title": "Far", "start": "9990-01-02T00:00:00+00:00", "end": "9990-01-02T01:00:00+00:00"}


def far_year_programs(folder):
    """For each: what it is, a moment, the paths of a program with a session in a far year and without it."""
    with open(os.path.join(ROOT, "tests", "data", "found", "attack", "far-year.json"), encoding="utf-8") as file:
        found = json.load(file)
    with open(PROGRAM, encoding="utf-8") as file:
        real = json.load(file)
    near = [session for session in found["sessions"] if session["start"] < FAR["start"]]
    for name, moment, far, without in (
            ("far-year.json", "2026-09-20T00:00", found, {**found, "sessions": near}),
            ("LPC 2024", "2024-09-20T00:00", {**real, "sessions": [*real["sessions"], FAR]}, real)):
        paths = [os.path.join(folder, which + ".json") for which in ("far", "near")]
        for path, program in zip(paths, (far, without)):
            with open(path, "w", encoding="utf-8") as file:
                json.dump(program, file)
        yield name, moment, paths


def measure_far_year():
    """A hallway's first frame, day and memory with a session in a far year, as ratios of those without it."""
    with tempfile.TemporaryDirectory() as folder:
        for name, moment, paths in far_year_programs(folder):
            calls = [[os.path.join(BIN, "bench_door"), path, "-", moment] for path in paths]
            frames = [[first_frame_ms(call) for call in calls] for _ in range(RUNS)]
            days = [[values_of([*call, "--day"]) for call in calls] for _ in range(max(RUNS // 6, 1))]
            for what, pairs in (("first frame", frames),
                                ("a day", [[day["day_ms"] for day in pair] for pair in days]),
                                ("steps of the day", [[day["steps"] for day in pair] for pair in days]),
                                ("memory (PSS)", [[day["pss_kb"] for day in pair] for pair in days])):
                ratio = statistics.median(far / near for far, near in pairs)
                line(f"{name}: {what}, with it and without", f"{ratio:.2f}x", "at most 1.2x", ratio <= 1.2)


def preflight(folder):
    """Screens, how many of them differ, and the seconds of a core: every change of every door and of the hallway at
    1080p, drawn and looked at. By the time that the cores spent on it, so that what else the machine does doesn't
    count."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    said = subprocess.run([os.path.join(folder, "nownext"), "preflight", PROGRAM, "--panel", "1920x1080", "--json"],
                          check=False, capture_output=True, text=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    report = json.loads(said)
    return report["screens"], report["different"], seconds


def measure_preflight():
    screens, different, seconds = preflight(BIN)
    line(f"preflight: {screens} screens, {different} different, drawn in", f"{seconds:.2f} s")
    line("preflight renders, a second and a core", f"{screens / seconds:.0f} screens", "at least 60", screens / seconds >= 60)


def compare_line(what, pairs, unit, more_is_better=False):
    """A row of (old, new); its ratio is of the costs, so that above 1 the new one is cheaper."""
    ratio = statistics.median(new / old if more_is_better else old / new for old, new in pairs)
    old, new = (statistics.median(pair[i] for pair in pairs) for i in (0, 1))
    print(f"  {what:<44} {old:>9.2f} {new:>9.2f} {unit:<9} {ratio:>6.2f}")


def compare_with(other):
    subprocess.run(["cmake", "--preset", "release"], cwd=other, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", "--preset", "release", "--target", "nownext", "bench_programs"], cwd=other,
                   check=True, stdout=subprocess.DEVNULL)
    folders = [os.path.join(other, "build", "release", "bin"), BIN]
    doors = [[os.path.join(folder, "bench_door"), *DOOR[1:]] for folder in folders]
    frames = [[first_frame_ms(door) for door in doors] for _ in range(RUNS)]
    redraws = [[values_of([*door, "--redraws", "100"]) for door in doors] for _ in range(max(RUNS // 5, 1))]
    checked = [[preflight(folder) for folder in folders] for _ in range(max(RUNS // 10, 1))]
    print(f"  {'':<44} {'old':>9} {'new':>9} {'':<9} {'old/new':>6}  (of the costs)")
    compare_line("first frame of a door, headless", frames, "ms")
    for name, what, unit, scale in (("full_redraw_ms", "full redraw of a door", "ms", 1),
                                    ("minute_ms", "a minute of a session", "ms", 1),
                                    ("pss_kb", "memory of a door (PSS)", "MB", 1024)):
        compare_line(what, [[values[name] / scale for values in pair] for pair in redraws], unit)
    compare_line("preflight, a second and a core", [[screens / seconds for screens, _, seconds in pair] for pair in checked],
                 "screens", more_is_better=True)


def main():
    if OPTIONS.against:
        compare_with(os.path.abspath(OPTIONS.against))
        return
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
    print("\nFolding a day's changes")
    measure_fold()
    measure_steps_folded()
    print("\nThe desk, of a whole event")
    measure_desk()
    print("\nDrawing, 1920x1080")
    measure_door()
    print("\nThe simulator's wall, 1920x820, while time is dragged")
    measure_wall()
    print("\nA hallway with a session in a far year")
    measure_far_year()
    print("\nThe desk's page")
    measure_desk_page()
    print("\nPreflight, 1920x1080")
    measure_preflight()


if __name__ == "__main__":
    main()
