#!/usr/bin/env python3
"""nownext live as people call it: several at once, killed, on a full disk, on a new laptop.

    live_test.py NOWNEXT ROOT
"""
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

NOWNEXT, ROOT = map(os.path.abspath, sys.argv[1:])
PROGRAM = os.path.join(ROOT, "assets/programs/lpc-2024.json")
failures = []


def check(ok, what):
    if not ok:
        failures.append(what)
        print(f"FAILED: {what}")


class Desk:
    def __init__(self, folder, name, public="public"):
        self.folder, self.public = os.path.join(folder, name), os.path.join(folder, public)
        said = self.call("begin", PROGRAM, "--to", self.public)
        check(said.returncode == 0, f"begin: {said.stderr}")

    def words(self, *words):
        return [NOWNEXT, "live", *words, "--desk", self.folder, "--by", "test"]

    def call(self, *words, **more):
        return subprocess.run(self.words(*words), capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120,
                              check=False, **more)

    def log(self):
        with open(os.path.join(self.folder, "log.jsonl"), encoding="utf-8") as file:
            return [json.loads(line) for line in file][1:]

    def live(self):
        with open(os.path.join(self.public, "live.json"), encoding="utf-8") as file:
            return json.load(file)


def say(desk, text):
    return desk.call("notice", text, "--yes")


def at_once(folder):
    """Three loops of calls beside each other: each entry is there once, and the last document has them all."""
    desk = Desk(folder, "at-once")

    def loop(name):
        for number in range(12):
            said = say(desk, f"{name} {number}")
            check(said.returncode == 0 and "Done: entry" in said.stdout, f"at once: {said.stderr}")

    threads = [threading.Thread(target=loop, args=(name,)) for name in ("Anna", "Ben", "Cy")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    log = desk.log()
    texts = [entry["says"]["notices"][0]["text"] for entry in log]
    check(sorted(texts) == sorted(f"{name} {number}" for name in ("Anna", "Ben", "Cy") for number in range(12)), f"texts {texts}")
    check([entry["n"] for entry in log] == list(range(1, 37)), "numbers")
    check(all(a["revision"] < b["revision"] and a["at"] <= b["at"] for a, b in zip(log, log[1:])), "order")
    live = desk.live()
    check(live["revision"] == log[-1]["revision"], "revision in force")
    check(sorted(notice["text"] for notice in live["notices"]) == sorted(texts), "all are in force")


def killed(folder):
    """kill -9 at some moment of each call: what was confirmed is in force."""
    desk = Desk(folder, "killed", "public-killed")
    choice, confirmed, died = random.Random(17), set(), 0
    start = time.monotonic()
    say(desk, "first")
    length = time.monotonic() - start
    for number in range(60):
        child = subprocess.Popen(desk.words("notice", f"number {number}", "--yes"), stdout=subprocess.PIPE, text=True)
        end = time.monotonic() + choice.uniform(0, 1.3 * length)
        while time.monotonic() < end and child.poll() is None:
            pass
        child.kill()
        said = child.communicate()[0]
        died += child.returncode == -signal.SIGKILL
        if "Done: entry" in said:
            confirmed.add(f"number {number}")
    listed = desk.call("list")
    check(listed.returncode == 0, f"list: {listed.stderr}")
    texts = [entry["says"]["notices"][0]["text"] for entry in desk.log()]
    in_force = {notice["text"] for notice in desk.live()["notices"]}
    check(confirmed <= set(texts) and confirmed <= in_force, f"lost: {confirmed - in_force}")
    check(set(texts) == in_force and len(texts) == len(set(texts)), "log and document differ")
    check(died > 5, f"only {died} were killed")


def full(folder):
    """A disk that takes no more than there is: refused, with the reason, and nothing is other than before."""
    desk = Desk(folder, "full", "public-full")
    say(desk, "first")
    paths = [os.path.join(desk.folder, "log.jsonl"), os.path.join(desk.public, "live.json")]
    before = [open(path, "rb").read() for path in paths]
    for more in (0, 30):
        def limit(size=os.path.getsize(paths[0]) + more):
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        said = desk.call("notice", "second", "--yes", preexec_fn=limit)
        check(said.returncode == 2 and "File too large" in said.stderr, f"full: {said.returncode} {said.stderr}")
        check("Nothing was done" in said.stderr, "full: it says that nothing was done")
        check([open(path, "rb").read() for path in paths] == before, "full: all is as it was")
    check(say(desk, "second").returncode == 0 and len(desk.log()) == 2, "full: and then it goes on")


def new_laptop(folder):
    old = Desk(folder, "old", "public-laptop")
    say(old, "first")
    new = Desk(folder, "new", "public-laptop")
    refused = say(new, "second")
    check(refused.returncode == 1 and "adopt" in refused.stderr, f"new laptop: {refused.stderr}")
    check(new.call("adopt", "--yes").returncode == 0, "adopt")
    check(say(new, "second").returncode == 0, "after adopting")
    check([notice["text"] for notice in new.live()["notices"]] == ["first", "second"], "adopted")
    check(say(old, "third").returncode == 1, "the old one is refused")
    # A copy of the folder that is older than what it has published.
    shutil.copytree(new.folder, new.folder + ".backup")
    say(new, "third")
    shutil.rmtree(new.folder)
    shutil.copytree(new.folder + ".backup", new.folder)
    refused = say(new, "fourth")
    check(refused.returncode == 1 and "it has lost entries" in refused.stderr, f"backup: {refused.stderr}")
    check(new.call("adopt", "--yes").returncode == 0 and say(new, "fourth").returncode == 0, "adopts its own")
    check([notice["text"] for notice in new.live()["notices"]] == ["first", "second", "third", "fourth"], "nothing is lost")


def main():
    with tempfile.TemporaryDirectory() as folder:
        for part in (at_once, killed, full, new_laptop):
            part(folder)
    print(f"{len(failures)} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
