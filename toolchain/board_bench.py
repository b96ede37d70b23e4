"""What toolchain/test-board's cases work with: the board under test, and what its panel should show."""
import json
import os
import time

from emulator import TOP, Card, Emulator, Failure, read_png, run, write_png

WORK = os.path.join(TOP, "build/board")
SHOTS = os.path.join(WORK, "shots")
NOWNEXT = os.path.join(TOP, "build/release/bin/nownext")
TIME = "2024-09-20 10:42:10 Europe/Vienna"
DOOR = {"format": "nownext-display/1", "name": "Test door", "role": "door", "rooms": ["Hall L1"], "transition": "none",
        "pixel_shift": False}


def note(text):
    print("    " + text, flush=True)


def frab(title, minutes=45):
    """A schedule as frab publishes it: one day, two rooms, talks from nine to six."""
    def talk(number, room, start):
        return {"id": number, "guid": f"7f8b1d5e-0000-4000-8000-{number:012d}", "room": room, "slug": f"t{number}",
                "date": f"2024-09-20T{start // 60:02d}:{start % 60:02d}:00+02:00", "type": "lecture", "language": "en",
                "start": f"{start // 60:02d}:{start % 60:02d}", "duration": f"00:{minutes:02d}",
                "title": f"{title} {number}", "subtitle": "", "track": "Test", "abstract": "", "description": "",
                "persons": [{"id": number, "public_name": f"Speaker {number}"}], "links": [], "attachments": []}
    rooms = {room: [talk(100 * r + n, room, 540 + 60 * n) for n in range(9)]
             for r, room in enumerate(["Hall L1", "Hall L2"], 1)}
    return json.dumps({"schedule": {"version": "1", "base_url": "https://example.org/", "conference": {
        "acronym": "test", "title": title, "start": "2024-09-20", "end": "2024-09-20", "daysCount": 1,
        "timeslot_duration": "00:05", "time_zone_name": "Europe/Vienna",
        "days": [{"index": 1, "date": "2024-09-20", "day_start": "2024-09-20T09:00:00+02:00",
                  "day_end": "2024-09-20T18:00:00+02:00", "rooms": rooms}]}}})


def attempts(seconds):
    """One after the other for so long; yields whether it is the last."""
    deadline = time.monotonic() + seconds
    while True:
        last = time.monotonic() > deadline
        yield last
        if last:
            return
        time.sleep(0.3)


class Bench:
    """The board under test, with its card and its emulator, and what it should show."""

    def __init__(self, image_folder):
        self.folder = image_folder
        self.image = os.path.join(image_folder, "nownext-qemu-virt.img")
        self.board = None
        self.case = ""
        self.renders = {}

    def flash(self, name, files):
        card = Card(self.image, os.path.join(WORK, f"{name}.raw"))
        card.put(files)
        return card

    def power_on(self, disk, kind="raw", **options):
        self.power_off()
        self.board = Emulator(self.folder, disk, kind, os.path.join(WORK, "run"), **options)
        self.board.wait_for_agent()
        return self.board

    def power_off(self):
        if self.board:
            self.board.kill()
            self.board = None

    # ---- what it shows

    def now(self):
        return int(self.board.sh("date +%s"))

    def render(self, program, display, seconds):
        at = time.strftime("%Y-%m-%dT%H:%M:%S+00:00", time.gmtime(seconds))
        path = os.path.join(WORK, "display.json")
        key = (program, json.dumps(display), at)
        if key not in self.renders:
            with open(path, "w", encoding="utf-8") as file:
                json.dump({**display, "panel": {"mode": "1920x1080", **display.get("panel", {})}}, file)
            out = os.path.join(WORK, "expected.png")
            run(NOWNEXT, "render", program, "--display", path, "--at", at, "-o", out)
            self.renders = {key: read_png(out)}
        return self.renders[key]

    def expect(self, program, display, what, seconds=40):
        """Until the panel shows it, to the byte; the clock may tick in between."""
        for last in attempts(seconds):
            before = self.now()
            shown = self.board.screen()
            expected = self.render(program, display, before)
            if shown == expected:
                self.keep(what, shown)
                return
            if last:
                self.keep(f"{what}-WRONG", shown)
                self.keep(f"{what}-EXPECTED", expected)
                raise Failure(f"{what}: the panel does not show what render draws for "
                              f"{time.strftime('%FT%TZ', time.gmtime(before))}; see {SHOTS}")

    def expect_other(self, program, display, what, seconds=40):
        """Until the panel shows something else than render draws for that moment."""
        for last in attempts(seconds):
            before = self.now()
            shown = self.board.screen()
            if before // 60 == self.now() // 60 and shown != self.render(program, display, before):
                self.keep(what, shown)
                return
            if last:
                raise Failure(f"{what}: the panel shows no more than before")

    def expect_change(self, before, what, seconds=40):
        """Until the panel shows something else than that picture."""
        for last in attempts(seconds):
            shown = self.board.screen()
            if shown != before:
                self.keep(what, shown)
                return
            if last:
                raise Failure(f"{what}: the panel shows no more than before")

    def keep(self, what, picture):
        write_png(os.path.join(SHOTS, f"{self.case}-{what}.png"), picture)

    # ---- what is done to it

    def drop(self, files, remove=()):
        """Changes the setup partition of the running board, as somebody does over SSH."""
        script = ["mount -o remount,rw /setup"]
        for name, text in files.items():
            script.append(f"cat >/setup/{name} <<'END_OF_FILE'\n{text}\nEND_OF_FILE")
        script += [f"rm -f /setup/{name}" for name in remove]
        script.append("sync; mount -o remount,ro /setup")
        self.board.sh("\n".join(script))

    def snapshot(self):
        """The board as `boot` left it, without booting. (A qemu that runs already takes longer to load than a new one.)"""
        self.power_off()
        self.board = Emulator(self.folder, os.path.join(WORK, "boot.qcow2"), "qcow2", os.path.join(WORK, "run"))
        self.board.load("running")
