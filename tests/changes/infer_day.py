#!/usr/bin/env python3
"""A real feed's first day, 90 versions of 36C3's schedule, inferred a second time: `nownext changes --json` against a
plain comparison of the files' own JSON, put through the rules for what is told.

    infer_day.py NOWNEXT ROOT

Each version is a poll at the time in its name; the last is polled again after five minutes. Held against each other
are, for each poll, what was found (with the differences, and whether it is told), what is told in all with what it
was before, and what is absent and why. Besides: no session of the fault at 19:22 is ever cancelled, the instants that
were written with another offset at 13:10 are no changes, and nothing is refused.

Exits with 1 where anything differs, with 77 where the data is not here.
"""
import collections
import datetime
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import unicodedata

MINUTE = datetime.timedelta(minutes=1)
DAY = datetime.timedelta(hours=24)
QUOTES = "\"'`´‘’‚“”„«»‹›"

failures = 0
checks = 0


def check(condition, what):
    global failures, checks
    checks += 1
    if not condition:
        failures += 1
        if failures < 20:
            print("FAILED:", what)


def key(text):
    """What names are compared by."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(c for c in text if c not in QUOTES and unicodedata.category(c) not in ("Cf", "Cc")).split())


def shown(text):
    """A title as it is shown: without invisible characters, blanks folded."""
    return " ".join("".join(c for c in text if unicodedata.category(c) not in ("Cf", "Cc") or c in "\t\n\r").split())


class Session:
    def __init__(self, event, room):
        self.id = event["guid"]
        self.title = shown(event["title"])
        self.room = key(room)
        self.start = datetime.datetime.fromisoformat(event["date"])
        hours, minutes = event["duration"].split(":")
        self.length = datetime.timedelta(hours=int(hours), minutes=int(minutes))
        self.end = self.start + self.length
        self.people = {key(person.get("public_name") or person.get("name") or "") for person in event["persons"]}
        self.language = event.get("language") or ""

    def slot(self):
        return key(self.title), self.room, self.start

    def is_over(self, now):
        return self.end <= now

    def is_near(self, now):
        return self.start - now < DAY and not self.is_over(now)


def room_of(event, room, lists):
    """Its own room, unless that is just the last words of the name of the list that it is in."""
    own = key(event["room"])
    return room if f" {key(room)}".endswith(f" {own}") and own not in lists else own


def read_version(path):
    with open(path, encoding="utf-8") as file:
        days = json.load(file)["schedule"]["conference"]["days"]
    lists = {key(room) for day in days for room in day["rooms"]}
    sessions = {}
    for session in sorted((Session(event, room_of(event, room, lists)) for day in days
                           for room, events in day["rooms"].items() for event in events), key=lambda session: (session.start, session.end)):
        number = 1
        base = session.id
        while session.id in sessions: # an id that is there twice is numbered, by start
            number += 1
            session.id = f"{base}#{number}"
        sessions[session.id] = session
    return sessions


def pairs(known, version):
    """{id before: id now}."""
    found = {one: one for one in known if one in version}

    def left():
        used = set(found.values())
        return [s for s in known.values() if s.id not in found], [s for s in version.values() if s.id not in used]

    before, now = left()
    slots = {}
    for session in now:
        slots.setdefault(session.slot(), session.id)
    for session in before:
        other = slots.pop(session.slot(), None)
        if other:
            found[session.id] = other
    titles_before = collections.Counter(key(session.title) for session in known.values())
    titles_now = collections.Counter(key(session.title) for session in version.values())
    before, now = left()
    for session in before:
        title = key(session.title)
        if titles_before[title] == titles_now[title] == 1:
            found.update({session.id: other.id for other in now if key(other.title) == title})
    return found


def differences(before, now):
    return [name for name, differs in [
        ("room", before.room != now.room), ("start", before.start != now.start), ("length", before.length != now.length),
        ("title", before.title != now.title), ("people", before.people != now.people),
        ("language", before.language != now.language)] if differs]


class Display:
    """What somebody knows who has followed the feed so far."""

    def __init__(self, version):
        self.known = version   # with those that are kept
        self.absent = {}       # id: (since, why)
        self.told = {}         # id: [made, cancelled, was]

    def poll(self, version, now):
        found = []
        pair = pairs(self.known, version)
        coming = [s for s in self.known.values() if s.start > now and s.id not in self.absent]
        lost = [s for s in coming if s.id not in pair]
        assert len(lost) * 2 <= len(coming) and version, "refused"
        rooms = {s.room for s in lost}
        dead = {room for room in rooms if len([s for s in lost if s.room == room]) >= 3
                and all(s in lost for s in coming if s.room == room)}
        bulk = {s.id for s in lost if s.room in dead or len(lost) >= 10}

        known, absent, told = dict(version), {}, {}
        for before in self.known.values():
            made, cancelled, was = self.told.get(before.id, [now, False, {}])
            was = dict(was)
            if before.id in pair:
                after = version[pair[before.id]]
                differ = differences(before, after)
                is_told = bool(differ) and (before.is_near(now) or after.is_near(now))
                back = before.id in self.absent
                if back or differ:
                    is_told = is_told or (back and cancelled and (before.is_near(now) or after.is_near(now)))
                    found.append(("returned" if back else "changed", is_told, before.id, after.id, differ))
                if is_told and differ:
                    if before.room != after.room:
                        was.setdefault("room", before.room)
                    if before.start != after.start:
                        was.setdefault("start", before.start)
                    if before.end != after.end:
                        was.setdefault("end", before.end)
                    if before.title != after.title:
                        was.setdefault("title", before.title)
                if is_told and (cancelled or set(differ) - {"people", "language"}):
                    made = now
                cancelled = False
            elif before.is_over(now):
                known.pop(before.id, None)
                continue
            else:
                after = before
                since, why = self.absent.get(before.id, (now, None))
                if why is None:
                    why = "begun" if before.start <= now else "bulk" if before.id in bulk else "new"
                    found.append(("held" if why == "bulk" else "vanished", False, before.id, None, []))
                elif (why == "new" and now - since >= 5 * MINUTE) or (why == "bulk" and now - since >= 60 * MINUTE):
                    why = "cancelled"
                    found.append(("cancelled", before.is_near(now), before.id, None, []))
                    if not before.is_near(now):
                        continue
                    made, cancelled = now, True
                known[before.id] = before
                absent[before.id] = (since, why)
            was = {name: value for name, value in was.items() if value != getattr(after, name)}
            old_end = was.get("end", after.end)
            if (was or cancelled) and not (old_end <= now and after.is_over(now)):
                told[after.id] = [made, cancelled, was]
        new = set(version) - set(pair.values())
        found += [("added", False, None, one, []) for one in new]
        self.known, self.absent, self.told = known, absent, told
        return found


def comparable(found):
    return sorted((kind, told, before or "", now or "", tuple(differ)) for kind, told, before, now, differ in found)


def said(line, rooms):
    """The tool's line in the shape of the second reading."""
    found = [(i["kind"], i["told"], None if i["kind"] == "added" else i["before"], i["now"], i["differences"])
             for i in line["inferred"]]
    told = {}
    for change in line["told"]:
        was = dict(change["was"])
        for name in ("start", "end"):
            if name in was:
                was[name] = datetime.datetime.fromisoformat(was[name])
        if "room" in was:
            was["room"] = rooms[was["room"]]
        told[change["session"]] = [datetime.datetime.fromisoformat(change["made"]), change["cancelled"], was]
    return found, told, {a["session"]: a["absence"] for a in line["absent"]}


def room_ids(nownext, paths):
    """The key of each room's name by the id that the importer gives it."""
    keys = {}
    for path in paths:
        program = json.loads(subprocess.run([nownext, "import", path], capture_output=True, check=True).stdout)
        keys.update({room["id"]: key(room["name"]) for room in program["rooms"]})
    return keys


def main():
    nownext, root = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    archive = os.path.join(root, "..", "shared", "data", "versions", "36c3-2019-12-27.tar.xz")
    if not os.path.exists(archive):
        print("skipped: ../shared/data/versions is not here")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(archive) as tar:
            tar.extractall(folder)
        paths = sorted(os.path.join(where, name) for where, _, names in os.walk(folder) for name in names
                       if name.endswith(".json"))
        polls = []
        for path in paths:
            at = datetime.datetime.strptime(os.path.basename(path)[:17] + "+0100", "%Y-%m-%dT%H%M%S%z")
            os.utime(path, (at.timestamp(), at.timestamp()))
            polls.append((path, at))
        result = subprocess.run([nownext, "changes", "--json", *paths], capture_output=True, check=False, timeout=900)
        check(result.returncode == 0, f"exit code {result.returncode}: {result.stderr.decode()}")
        lines = [json.loads(line) for line in result.stdout.decode().splitlines()]
        rooms = room_ids(nownext, paths[::11] + paths[-1:])
        check(len(polls) == 90 and len(lines) == 90, f"{len(polls)} versions, {len(lines)} polls after the first")

        versions = [read_version(path) for path in paths]
        display = Display(versions[0])
        polls = list(zip([at for _, at in polls], versions))[1:]
        polls.append((polls[-1][0] + 5 * MINUTE, versions[-1]))
        totals = collections.Counter()
        cancelled = set()
        for line, (at, version) in zip(lines, polls):
            found = display.poll(version, at)
            found_there, told, absent = said(line, rooms)
            name = f"{at:%H:%M:%S}"
            check(line["refused"] is None, f"{name}: refused: {line['refused']}")
            check(datetime.datetime.fromisoformat(line["polled"]) == at, f"{name}: polled at {line['polled']}")
            mine, other = comparable(found), comparable(found_there)
            check(mine == other, f"{name}: here alone {sorted(set(mine) - set(other))[:3]}, "
                                 f"there alone {sorted(set(other) - set(mine))[:3]}")
            check(display.told.keys() == told.keys(), f"{name}: told {display.told.keys() ^ told.keys()}")
            for one in display.told.keys() & told.keys():
                check(display.told[one] == told[one], f"{name}: {one} told {display.told[one]}, there {told[one]}")
            why = {one: reason for one, (_, reason) in display.absent.items()}
            check(why == absent, f"{name}: absent {set(why.items()) ^ set(absent.items())}")
            totals.update(kind + (" (told)" if is_told else "") for kind, is_told, *_ in found_there)
            cancelled |= {one for one, reason in absent.items() if reason == "cancelled"}
            cancelled |= {one for one, (_, is_cancelled, _) in told.items() if is_cancelled}

        by_time = {f"{at:%H%M}": (version, line) for line, (at, version) in zip(lines, polls)}
        fault = set(by_time["1900"][0]) - set(by_time["1922"][0])
        check(len(fault) == 38 and fault <= set(by_time["1930"][0]), f"{len(fault)} vanish at 19:22 and return at 19:30")
        check(not fault & cancelled, f"cancelled by the fault: {fault & cancelled}")
        kinds = collections.Counter(i["kind"] for i in by_time["1922"][1]["inferred"])
        check(kinds["held"] >= 30 and kinds["cancelled"] == 0, f"at 19:22: {dict(kinds)}")
        kinds = collections.Counter(i["kind"] for i in by_time["1310"][1]["inferred"])
        check(kinds["changed"] == 0, f"at 13:10, when offsets alone were written otherwise: {dict(kinds)}")
    print(", ".join(f"{count} {kind}" for kind, count in sorted(totals.items())))
    print(f"{checks} checks, {failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
