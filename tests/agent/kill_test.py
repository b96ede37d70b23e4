#!/usr/bin/env python3
"""kill -9 of agent, display, desk and broker at random moments, while a desk says one thing after the other and the feed
changes: nothing that the desk confirmed is lost, no file is half, no display that is started again shows nothing, no
emergency is lost and none rises again.

    kill_test.py BIN_DIR ROOT [--full]     30 kills, or 200; 77 where nginx, mosquitto or openssl is not installed
"""
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

BIN, ROOT = map(os.path.abspath, sys.argv[1:3])
sys.path.insert(0, os.path.join(ROOT, "tests/agent"))
sys.dont_write_bytecode = True
import wall

KILLS = 200 if "--full" in sys.argv else 30
SEED = int(os.environ.get("NOWNEXT_SEED", "18"))


class Day:
    def __init__(self, top, processes):
        self.top, self.processes, self.choice = top, processes, random.Random(SEED)
        self.pub = os.path.join(top, "pub")
        os.mkdir(self.pub)
        self.http, self.mqtt = wall.free_port(), wall.free_port()
        self.processes.nginx(top, f"server {{ listen 127.0.0.1:{self.http}; root {self.pub}; }}")
        self.broker = self.start_broker()
        self.version = 0
        self.publish_program()
        self.desk = os.path.join(top, "desk")
        wall.write(os.path.join(top, "venue.json"), {"format": "nownext-venue/1", "venue": "lpc", "timezone": "UTC",
                                                     "displays": {"door": {"role": "door", "rooms": ["a"]}}})
        self.call("live", "begin", os.path.join(self.pub, "program.json"), "--desk", self.desk, "--to", self.pub, "--venue",
                  os.path.join(top, "venue.json"))
        self.confirmed, self.raised = set(), False
        self.say("notice", "notice 0")
        url = f"http://127.0.0.1:{self.http}"
        self.board = wall.Board(top, "door", BIN, self.processes, {
            "role": "door", "rooms": ["a"], "venue": "lpc", "program": {"url": url + "/program.json", "poll_s": 10},
            "live": {"url": url + "/live.json", "mqtt": f"mqtt://127.0.0.1:{self.mqtt}"}})
        self.agent, self.display = self.board.start_agent(), self.board.start_display()
        wall.until(lambda: self.board.status().get("screen") == "door" and self.board.status().get("live_revision", -1) > 0,
                   self.board.told, 60)
        self.last_revision, self.seen = 0, {}

    def start_broker(self):
        broker = self.processes.mosquitto(self.top, self.mqtt)
        wall.until(lambda: wall.answers(self.mqtt), "mosquitto does not start")
        return broker

    def call(self, *words):
        return subprocess.run([os.path.join(BIN, "nownext"), *words], capture_output=True, text=True, env=wall.ENV,
                              stdin=subprocess.DEVNULL, timeout=120, check=True).stdout

    def words(self, *words):
        return [os.path.join(BIN, "nownext"), "live", *words, "--desk", self.desk, "--yes", "--by", "test"]

    def published(self):
        return wall.read_json(os.path.join(self.pub, "live.json"))

    def hand_on(self):
        """To the broker, as the desk's folder has it; it may be dead, then displays poll."""
        subprocess.run(["mosquitto_pub", "-h", "127.0.0.1", "-p", str(self.mqtt), "-q", "1", "-r", "-t", "nownext/lpc/live", "-f",
                        os.path.join(self.pub, "live.json")], env=wall.ENV, timeout=30, check=False, capture_output=True)

    def say(self, *words, killed_after=None):
        """One command of the desk, killed after so many seconds; what it confirmed is kept."""
        desk = subprocess.Popen(self.words(*words), env=wall.ENV, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True)
        if killed_after is not None:
            try:
                desk.wait(killed_after)
            except subprocess.TimeoutExpired:
                desk.kill()
        said, error = desk.communicate(timeout=60)
        done = "Done: entry" in said
        # The log of one that was killed may have more than it had published: then that is published first.
        if not done and killed_after is None and "[published]" not in error:
            raise AssertionError(f"the desk: {words}: {said} {error}")
        if done and words[0] == "notice":
            self.confirmed.add(words[1])
        return done

    def publish_program(self):
        self.version += 1
        wall.write(os.path.join(self.pub, "program.json"), wall.program(f"version {self.version}"))

    def update(self, number):
        """What happens on the day, by chance; the desk's entry is written to its end, or killed."""
        kind = self.choice.random()
        killed_after = self.choice.uniform(0, 0.15) if self.victim == "desk" else None
        if kind < 0.2:
            self.publish_program()
        if kind < 0.55:
            self.say("notice", f"notice {number}", killed_after=killed_after)
        else:
            words = ("lift",) if self.raised else ("emergency", "fire", "--until", "+2h", "--text", f"Leave {number}")
            self.say(*words, killed_after=killed_after)
        emergency = self.published().get("emergency")
        self.raised = bool(emergency) and not emergency.get("lifted")
        self.hand_on()

    def kill(self):
        if self.victim == "desk":
            return
        process = getattr(self, self.victim)
        process.kill()
        process.wait()

    def start_again(self):
        if self.victim == "agent":
            self.agent = self.board.start_agent()
        elif self.victim == "display":
            os.remove(os.path.join(self.board.run, "display/status.json"))
            self.display = self.board.start_display()
            first = wall.until(self.board.status, self.board.told, 60)
            # Its first status that names a program: an emergency of which it had heard is in it.
            status = first if first.get("program") else wall.until(
                lambda: self.board.status() if self.board.status().get("program") else None, self.board.told, 60)
            assert status["screen"] in ("door", "emergency"), (self.victim, status)
            assert status.get("live_revision", -1) >= self.last_revision, (status, self.last_revision)
        elif self.victim == "broker":
            self.broker = self.start_broker()
            self.hand_on()

    def whole(self):
        """No file that a reader may find is half."""
        for folder in ("data/setup", "data/feed", "data/state", "run/agent", "run/agent/polls", "run/display"):
            for entry in os.scandir(os.path.join(self.board.top, folder)):
                if entry.name.endswith(".json"):
                    with open(entry.path, encoding="utf-8") as file:
                        json.load(file)
        with open(os.path.join(self.pub, "live.json"), encoding="utf-8") as file:
            json.load(file)

    def watch(self):
        """What the display shows never goes back, and an emergency is what its document says."""
        status = self.board.status()
        revision = status.get("live_revision", -1)
        if revision < 0:
            return
        assert revision >= self.last_revision, f"it went back from {self.last_revision} to {status}"
        self.last_revision = revision
        says = self.seen.setdefault(revision, status["has_emergency"])
        assert says == status["has_emergency"], f"revision {revision} says both: {status}"

    def arrived(self):
        """What the desk published last is on the display."""
        published = self.published()
        status = self.board.status()
        self.watch()
        return status.get("live_revision") == published["revision"] and status["has_emergency"] == self.raised and \
            (status["screen"] == "emergency" or not self.raised) and status.get("program")

    def settle(self, number):
        wall.until(self.arrived, lambda: f"{number}: {self.victim}: raised {self.raised}: {self.board.told()}", 75)
        texts = {notice["text"] for notice in self.published()["notices"]}
        assert self.confirmed <= texts, f"lost: {self.confirmed - texts}"
        shown = wall.read_json(os.path.join(self.board.run, "agent/live.json"))
        assert {notice["text"] for notice in shown["notices"]} == texts, (shown, texts)
        self.whole()

    def run(self):
        counts = dict.fromkeys(("agent", "display", "desk", "broker"), 0)
        for number in range(1, KILLS + 1):
            self.victim = self.choice.choice(list(counts))
            counts[self.victim] += 1
            self.update(number)
            time.sleep(self.choice.uniform(0, 0.12)) # the moment: this is what is tried
            self.watch()
            self.kill()
            self.whole()
            self.start_again()
            if number % 3 == 0 or self.victim == "display":
                self.settle(number)
        self.victim = "nobody"
        if len(self.confirmed) > 1:
            self.settle("end")
        wall.until(lambda: self.board.first_title() == f"version {self.version}", self.board.told, 60)
        print(f"seed {SEED}: killed {counts}; {len(self.confirmed)} notices were confirmed and are there, {len(self.seen)} revisions seen")


def main():
    if wall.lacking():
        print("not installed: " + ", ".join(wall.lacking()))
        return 77
    top = tempfile.mkdtemp(prefix="nownext-kill-")
    os.chmod(top, 0o755)
    processes = wall.Processes()
    try:
        Day(top, processes).run()
    finally:
        processes.end()
        shutil.rmtree(top)
    return 0


if __name__ == "__main__":
    sys.exit(main())
