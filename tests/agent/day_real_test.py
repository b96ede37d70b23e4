#!/usr/bin/env python3
"""A real feed's first day, 90 versions of 36C3's schedule, through nginx, an agent on a fast clock and nownext-merge: what
they leave for the display is at every version what a second reading of the files says (changes/infer_day.py), and what the
display's store makes of it shows each room as inference and fold in memory do (day_driver.c).

    day_real_test.py BIN_DIR ROOT     77 where the data or nginx is not here
"""
import collections
import datetime
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile

BIN, ROOT = map(os.path.abspath, sys.argv[1:])
sys.path[:0] = [os.path.join(ROOT, "tests/agent"), os.path.join(ROOT, "tests/changes")]
sys.dont_write_bytecode = True
import infer_day
import wall

ARCHIVE = os.path.join(ROOT, "..", "shared", "data", "versions", "36c3-2019-12-27.tar.xz")


def told(folder, program):
    """changes.json in the shape of the second reading."""
    rooms = {room["id"]: infer_day.key(room["name"]) for room in program["rooms"]}
    ret = {}
    for change in wall.read_json(os.path.join(folder, "feed/changes.json")).get("changes", []):
        was = dict(change.get("was", {}))
        for name in ("start", "end"):
            if name in was:
                was[name] = datetime.datetime.fromisoformat(was[name])
        if "room" in was:
            was["room"] = rooms[was["room"]]
        if "title" in was and isinstance(was["title"], dict):
            was["title"] = was["title"]["und"]
        ret[change["session"]] = [datetime.datetime.fromisoformat(change["made"]), change.get("cancelled", False), was]
    return ret


def main():
    if not os.path.exists(ARCHIVE):
        print("skipped: ../shared/data/versions is not here")
        return 77
    if wall.lacking(("nginx",)):
        print("skipped: nginx is not installed")
        return 77
    check, processes, top = infer_day.check, wall.Processes(), tempfile.mkdtemp(prefix="nownext-day-")
    os.chmod(top, 0o755)
    totals, driver = collections.Counter(), None
    try:
        for folder in ("versions", "pub", "setup", "feed", "run"):
            os.mkdir(os.path.join(top, folder))
        with tarfile.open(ARCHIVE) as tar:
            tar.extractall(os.path.join(top, "versions"))
        paths = sorted(os.path.join(where, name) for where, _, names in os.walk(os.path.join(top, "versions")) for name in names
                       if name.endswith(".json"))
        port = wall.free_port()
        processes.nginx(top, f"server {{ listen 127.0.0.1:{port}; root {top}/pub; }}")
        wall.until(lambda: wall.answers(port), "nginx does not start")
        wall.write(os.path.join(top, "setup/display.json"), {
            "format": "nownext-display/1", "name": "day", "role": "hallway",
            "program": {"url": f"http://127.0.0.1:{port}/schedule.json", "poll_s": 60}})
        driver = subprocess.Popen([os.path.join(BIN, "day_driver"), top, os.path.join(BIN, "nownext-merge")],
                                  stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=wall.ENV)
        display, polls = None, []
        for path in paths:
            at = datetime.datetime.strptime(os.path.basename(path)[:17] + "+0100", "%Y-%m-%dT%H%M%S%z")
            polls.append((at, path))
        polls.append((polls[-1][0] + 5 * infer_day.MINUTE, paths[-1]))
        for number, (at, path) in enumerate(polls):
            if path != polls[number - 1][1] or number == 0:
                shutil.copyfile(path, os.path.join(top, "pub/new"))
                os.utime(os.path.join(top, "pub/new"), (at.timestamp(), at.timestamp()))
                os.rename(os.path.join(top, "pub/new"), os.path.join(top, "pub/schedule.json"))
            driver.stdin.write(f"{int(at.timestamp() * 1000)}\n")
            driver.stdin.flush()
            outcome = driver.stdout.readline().strip()
            name = f"{at:%H:%M:%S}"
            check(outcome.split(" ")[0] in ("taken", "same"), f"{name}: {outcome}")
            compared = driver.stdout.readline().strip()
            check(compared.endswith(" states, 0 differ") and not compared.startswith("0 "), f"{name}: {compared}")
            totals["states of rooms"] += int(compared.split(" states")[0].split()[-1])
            version = infer_day.read_version(path)
            if display is None:
                display = infer_day.Display(version)
            else:
                totals.update(kind + (" (told)" if is_told else "") for kind, is_told, *_ in display.poll(version, at))
            program = wall.read_json(os.path.join(top, "feed/program.json"))
            there = told(top, program)
            check(display.told == there, f"{name}: told here alone {[(k, v) for k, v in display.told.items() if there.get(k) != v][:2]}, "
                                         f"there {[(k, v) for k, v in there.items() if display.told.get(k) != v][:2]}")
            held = {session["id"]: datetime.datetime.fromisoformat(session["start"]) for session in program["sessions"]}
            # What the file has in two parts, before midnight and after it, is one.
            ends = {(session.title, session.room, session.end) for session in display.known.values()}
            mine = {session.id: session.start for session in display.known.values()
                    if (session.start.hour, session.start.minute) != (0, 0)
                    or (session.title, session.room, session.start) not in ends}
            check(mine == held, f"{name}: sessions {list(set(mine.items()) ^ set(held.items()))[:3]}")
        driver.stdin.close()
        check(driver.wait(60) == 0, "the driver's end")
    finally:
        if driver and driver.poll() is None:
            driver.kill()
        processes.end()
        shutil.rmtree(top)
    check(len(polls) == 91, f"{len(polls)} polls")
    print(", ".join(f"{count} {kind}" for kind, count in sorted(totals.items())))
    print(f"{infer_day.checks} checks, {infer_day.failures} failed")
    return 1 if infer_day.failures else 0


if __name__ == "__main__":
    sys.exit(main())
