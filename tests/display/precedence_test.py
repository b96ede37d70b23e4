#!/usr/bin/env python3
"""Whose word counts, from outside: nownext-setup and nownext-display in a folder of their own, started again between every
two steps, as a board whose power is cut is. The feed and the agent are written by hand.

    precedence_test.py NOWNEXT_SETUP NOWNEXT_DISPLAY ROOT     77 where the fonts are not installed

What is shown is read from status.json; the display's device is none.
"""
import hashlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time

LIVE = "live.json"


def program(title):
    return {"format": "nownext-program/1", "event": {"title": title, "timezone": "UTC"}, "rooms": [{"id": "a", "name": "A"}],
            "sessions": [{"id": "1", "title": "x", "room": "a", "start": "2031-01-01T10:00:00Z", "end": "2031-01-01T11:00:00Z"}]}


def live(revision, emergency=False, lifted=None, **more):
    ret = {"format": "nownext-live/1", "revision": revision, **more}
    if emergency:
        now = time.time()
        ret["emergency"] = {"kind": "fire", "text": {"en": "Leave"}, "raised": stamp(now - 60), "until": stamp(now + 3600)}
        if lifted:
            ret["emergency"]["lifted"] = stamp(now)
    return ret


def stamp(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


class Board:
    def __init__(self, folder, setup, display, root):
        self.folder, self.programs, self.root = folder, (setup, display), root
        self.failures = []
        self.display = None
        self.boots = 0
        for name in ("card", "data/setup", "data/feed", "data/state", "run/setup", "run/agent"):
            os.makedirs(self.path(name))

    def path(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, value):
        """As every writer does: whole or not at all."""
        text = value if isinstance(value, str) else json.dumps(value)
        with open(self.path(name) + ".new", "w", encoding="utf-8") as file:
            file.write(text)
        os.replace(self.path(name) + ".new", self.path(name))

    def feed(self, name, value):
        """As the agent: the document, then its number, 1 + the highest that is there."""
        self.write("data/feed/" + name, value)
        numbers = []
        for writer in ("setup", "feed"):
            try:
                with open(self.path(f"data/{writer}/order.json"), encoding="utf-8") as file:
                    numbers.append(json.load(file)["documents"])
            except OSError:
                numbers.append({})
        highest = max(n.get(name, 0) for n in numbers)
        self.write("data/feed/order.json", {"format": "nownext-order/1", "documents": {**numbers[1], name: highest + 1}})

    def boot(self, settled=None):
        """The power is cut, which empties what is in RAM, and comes back. Gives what is shown once it is settled."""
        self.off()
        for name in ("run/agent/live.json", "run/display/status.json"):
            if os.path.exists(self.path(name)):
                os.unlink(self.path(name))
        subprocess.run([self.programs[0], "--setup", self.path("card"), "--data", self.path("data"), "--run",
                        self.path("run/setup")], cwd=self.root, check=True, stdout=subprocess.DEVNULL, timeout=120)
        with open(self.path("log"), "ab") as log:
            self.display = subprocess.Popen([self.programs[1], "--card", "/dev/null", "--data", self.path("data"), "--run",
                                             self.path("run")], cwd=self.root, stderr=log)
        self.boots += 1
        return self.status(settled)

    def off(self):
        if self.display:
            self.display.send_signal(signal.SIGKILL)
            self.display.wait()
            self.display = None

    def status(self, settled=None):
        """The status once it is as it should be; or the last one, after a while."""
        status, deadline = None, time.monotonic() + 60
        while time.monotonic() < deadline:
            if self.display.poll() is not None:
                with open(self.path("log"), encoding="utf-8") as file:
                    log = file.read()
                if "font" in log:
                    print("skipped:", log)
                    sys.exit(77)
                raise SystemExit(f"the display has ended with {self.display.returncode}: {log}")
            try:
                with open(self.path("run/display/status.json"), encoding="utf-8") as file:
                    status = json.load(file)
            except OSError:
                status = None
            if status and (not settled or settled(status)):
                return status
            time.sleep(0.02)  # the other process is waited for: no clock is
        return status

    def digest(self, name):
        with open(self.path(name), "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()

    def kept(self):
        """The revision that the display would know after a power cut: on the disk a moment after it is shown."""
        try:
            with open(self.path("data/state/" + LIVE), encoding="utf-8") as file:
                return json.load(file)["revision"]
        except OSError:
            return None

    def expect(self, what, title, revision=None, screen=None, boots=2):
        """What is shown now, and after each of so many power cuts."""
        def settled(status):
            live_shown = status.get("live", {}).get("revision")
            return (status["program"] and status["program"]["title"] == title and live_shown == revision
                    and (screen is None or (status["displays"][0]["screen"] == screen))
                    and (revision is None or self.kept() == revision))
        shown = [self.status(settled)] + [self.boot(settled) for _ in range(boots)]
        for number, status in enumerate(shown):
            if not status or not settled(status):
                self.failures.append(f"{what}, after {number} cuts: {json.dumps(status)}")
                print(self.failures[-1])
        return shown[-1]


def main():
    setup, display, root = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        board = Board(folder, setup, display, root)
        try:
            days(board)
        finally:
            board.off()
    print(f"{board.boots} starts, {len(board.failures)} failures")
    return 1 if board.failures else 0


def days(board):
    # A board that is updated has its documents in the one folder of before.
    os.mkdir(board.path("data/spool"))
    board.write("data/spool/program.json", program("Old"))
    board.write("data/spool/display.json", {"format": "nownext-display/1", "name": "d", "role": "door", "rooms": ["a"]})
    board.boot()
    board.expect("an old spool is read once", "Old")
    if os.path.exists(board.path("data/spool")):
        board.failures.append("the old spool is still there")
    board.write("card/schedule.json", program("Card"))
    board.write("card/display.json", {"format": "nownext-display/1", "name": "d", "role": "door", "rooms": ["a"]})
    board.boot()
    board.expect("the card alone", "Card")
    board.feed("program.json", program("Feed"))
    board.display.send_signal(signal.SIGHUP)
    board.expect("a newer program of the feed", "Feed", boots=3)
    board.write("data/feed/" + LIVE, live(17, True, venue="lpc", log="5b0c"))
    board.expect("an emergency from the feed", "Feed", 17, "emergency")
    board.write("run/agent/" + LIVE, live(18, True, venue="lpc", log="5b0c"))
    board.expect("a later one in RAM alone", "Feed", 18, "emergency")
    os.unlink(board.path("data/feed/" + LIVE))
    board.expect("every file of it is gone", "Feed", 18, "emergency")
    board.write("card/" + LIVE, live(3))
    board.boot()
    status = board.expect("old live data on the card", "Feed", 18, "emergency")
    if not any("revision 3 was not counted up: give it 19" in line for line in status["refused"]):
        board.failures.append(f"it is not told: {status['refused']}")
    board.write("card/schedule.json", program("By hand"))
    board.boot()
    status = board.expect("a program put in by hand", "By hand", 18, "emergency")
    if not any("put in by hand" in line for line in status["refused"]):
        board.failures.append(f"the organiser is not told: {status['refused']}")
    board.feed("program.json", program("Feed 2"))
    board.expect("the feed's next one", "Feed 2", 18, "emergency")
    for digest, expected in (("0" * 64, "they belong to another program"),
                             (board.digest("data/feed/program.json"), "they belong to the program in force")):
        board.write("data/feed/changes.json", {"format": "nownext-changes/1", "program": digest, "changes": []})
        status = board.status(lambda shown, why=expected: shown["program"].get("changes") == why)
        if status["program"].get("changes") != expected:
            board.failures.append(f"changes.json: {status['program']}")
    board.write("data/feed/" + LIVE, live(19, venue="lpc", log="5b0c"))
    status = board.expect("the next revision does not speak of the emergency", "Feed 2", 19, "emergency")
    if not any("revision 19 does not say what became of it" in line for line in status["refused"]):
        board.failures.append(f"it is not told: {status['refused']}")
    board.write("data/feed/" + LIVE, live(20, True, "lifted", venue="lpc", log="5b0c"))
    board.expect("lifted", "Feed 2", 20, boots=0)
    board.write("data/feed/" + LIVE, live(21, venue="lpc", log="5b0c"))
    status = board.expect("and nothing is left of it", "Feed 2", 21)
    if status["has_emergency"] or status["displays"][0]["screen"] == "emergency":
        board.failures.append(f"the emergency stays: {status}")
    board.write("data/feed/" + LIVE, live(22, True, venue="lpc", log="5b0c", notices=[{"text": "of no id"}]))
    status = board.expect("one in a document with a fault", "Feed 2", 22, "emergency")
    if not any("notices[0]" in line for line in status["refused"]):
        board.failures.append(f"the fault is not told: {status['refused']}")
    board.write("data/feed/" + LIVE, live(23, True, "lifted", venue="lpc", log="5b0c"))
    board.expect("lifted again", "Feed 2", 23, boots=0)
    with open(board.path("data/feed/order.json"), encoding="utf-8") as file:
        order = file.read()
    board.write("data/feed/order.json", order[:20])
    board.display.send_signal(signal.SIGHUP)
    status = board.status(lambda shown: any("order.json of the feed" in line for line in shown["refused"]))
    if status["program"]["title"] != "Feed 2" or not any("order.json of the feed" in line for line in status["refused"]):
        board.failures.append(f"a torn order.json: {status}")
    board.write("data/feed/order.json", order)
    os.unlink(board.path("data/setup/taken.json"))
    board.boot()
    board.expect("what was taken is forgotten", "Feed 2", 23)
    os.unlink(board.path("data/feed/program.json"))
    board.expect("the feed's program is gone, and the power stays", "Feed 2", 23, boots=0)
    kept = os.stat(board.path("data/state/" + LIVE)).st_ino
    board.boot()
    board.expect("then nobody has it", "By hand", 23)
    if os.stat(board.path("data/state/" + LIVE)).st_ino != kept:
        board.failures.append("what is kept was written again, though nothing has changed")


if __name__ == "__main__":
    sys.exit(main())
