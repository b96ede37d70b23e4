#!/usr/bin/env python3
"""iCalendar files, read once more by another route and compared with what `nownext import` makes of them.

    calendar_reading.py own NOWNEXT ROOT     the small files of the tests
    calendar_reading.py real NOWNEXT ROOT    the real ones, where they are (77 where they are not)
    calendar_reading.py show FILE            what is read of a file, one session a line

Nothing here is the importer's or a library's: lines by one regular expression, zones by Python's. Count, start, end,
rooms, title and people of every session have to agree.
"""
import collections
import datetime
import html.entities
import json
import os
import re
import subprocess
import sys
import unicodedata
import zoneinfo

UTC = datetime.timezone.utc
ENTITY = re.compile(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]*));")
LABELS = ("speaker speakers speaker(s) presenter presenters referent referentin referenten referierende von vortragende "
          "vortragender intervenant intervenante intervenants ponente ponentes relatore relatrice relatori").split()

failures = 0


def fail(what):
    global failures
    failures += 1
    print("FAILED:", what)


def entities(text):
    def one(match):
        decimal, hexadecimal, name = match.groups()
        if name:
            return html.entities.html5.get(name + ";", match.group())
        code = int(decimal) if decimal else int(hexadecimal, 16)
        return chr(code) if code else ""
    return ENTITY.sub(one, text)


def clean(text):
    text = "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cf") or c in "\t\n\r\u200c\u200d")
    return " ".join(text.split())


def fold(text):
    return clean(text).casefold().strip("\"'\u201c\u201d\u2018\u2019\u201e\u00ab\u00bb ")


def unescape(text):
    return re.sub(r"\\(.)", lambda m: "\n" if m.group(1) in "nN" else m.group(1), text, flags=re.S)


def components(data):
    """(the calendar's properties, a list of properties of each event, the names of zones); of each first property."""
    text = re.sub(rb"\r*\n[ \t]", b"", data).decode("utf-8-sig")
    top, events, zones, path = {}, [], [], []
    for line in re.split(r"\r*\n", text):
        match = re.match(r"([A-Za-z0-9-]+)((?:;[^=:;]+=(?:\"[^\"]*\"|[^\":;]*)+)*):[ \t]*(.*?)[ \t]*$", line, re.S)
        if not match:
            continue
        name, parameters, value = match.group(1).upper(), match.group(2), match.group(3)
        if name == "BEGIN":
            path.append(value.upper())
            if path == ["VCALENDAR", "VEVENT"]:
                events.append({"ATTENDEE": []})
            if path == ["VCALENDAR", "VTIMEZONE"]:
                zones.append({})
            continue
        if name == "END":
            path.pop()
            continue
        into = {"VEVENT": events, "VTIMEZONE": zones}.get(path[-1], [top])[-1] if len(path) == 2 else top
        if len(path) > 2 or not path or not value:
            continue
        pairs = dict(re.findall(r";([^=:;]+)=(\"[^\"]*\"|[^\":;]*)", parameters))
        entry = ({key.upper(): val.strip('"') for key, val in pairs.items()}, value)
        if name == "ATTENDEE":
            into[name].append(entry)
        else:
            into.setdefault(name, entry)
    return top, events, zones


def zone(name):
    parts = (name or "").strip().split("/")
    for first in range(len(parts)):
        try:
            return zoneinfo.ZoneInfo("/".join(parts[first:]))
        except (ValueError, OSError):
            pass
    return None


class Reading:
    def __init__(self, data):
        self.top, self.events, definitions = components(data)
        self.places = {}
        for definition in definitions:
            name = definition.get("TZID", ({}, ""))[1]
            self.places[name] = definition.get("X-LIC-LOCATION", ({}, name))[1]
        self.zone = self.event_zone(definitions)
        producer = self.top.get("PRODID", ({}, ""))[1]
        self.indico, self.pretalx = "INDICO" in producer, producer.startswith("-//pretalx//")
        self.locations = {fold(self.text(event, "LOCATION")) for event in self.events}
        self.organizers = collections.Counter(fold(event["ORGANIZER"][0].get("CN", "")) for event in self.events
                                              if event.get("ORGANIZER", ({},))[0].get("CN"))

    def named_zone(self, name):
        return zone(self.places.get(name, name)) or zone(name)

    def event_zone(self, definitions):
        uses = collections.Counter(event["DTSTART"][0]["TZID"] for event in self.events
                                   if "TZID" in event.get("DTSTART", ({}, ))[0])
        names = [self.top.get("X-WR-TIMEZONE", ({}, None))[1]] + [name for name, _ in uses.most_common()]
        names += [self.top.get(name, ({}, None))[1] for name in ("TZID", "VTIMEZONE")]
        names += [definition["TZID"][1] for definition in definitions if len(definitions) == 1]
        for name in names:
            found = self.named_zone(name) if name else None
            if found and found.key not in ("UTC", "GMT", "Etc/UTC"):
                return found
        return UTC

    @staticmethod
    def text(event, name):
        return unescape(event.get(name, ({}, ""))[1])

    def instant(self, entry):
        """The instant of a date or time, and whether it is a date."""
        if not entry:
            return None, False
        parameters, value = entry
        match = re.fullmatch(r"(\d{8})(?:T(\d{6})(Z?))?", value)
        if not match:
            return None, False
        day = datetime.datetime.strptime(match.group(1), "%Y%m%d")
        if not match.group(2):
            return day.replace(tzinfo=self.zone), True
        time = datetime.datetime.strptime(match.group(1) + match.group(2), "%Y%m%d%H%M%S")
        where = UTC if match.group(3) else self.named_zone(parameters.get("TZID")) or self.zone
        return time.replace(tzinfo=where), False

    def end(self, event, start, is_date):
        end, _ = self.instant(event.get("DTEND"))
        if end and end.astimezone(UTC) > start.astimezone(UTC):
            return end
        match = re.fullmatch(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?",
                             event.get("DURATION", ({}, ""))[1])
        if match:
            weeks, days, hours, minutes, seconds = (int(number or 0) for number in match.groups())
            return start.astimezone(UTC) + datetime.timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes,
                                                              seconds=seconds)
        return start + datetime.timedelta(days=1) if is_date else start

    def room(self, place):
        match = re.fullmatch(r"(.*\S)\s*\((?:[^()]|\([^()]*\))*\)", place) if self.indico else None
        return clean(entities(match.group(1) if match else place))

    def rooms(self, event):
        place = clean(self.text(event, "LOCATION"))
        parts = [clean(part) for part in re.split("[,;]", place)]
        if len(parts) < 2 or not all(part and fold(part) in self.locations for part in parts):
            parts = [place] if place else []
        return frozenset(fold(self.room(part)) for part in parts)

    def title_and_people(self, event):
        title, people = clean(self.text(event, "SUMMARY")), []
        if self.pretalx:
            match = re.fullmatch(r"(.*\S) -(?: (.*))?", title)
            if match:
                title, people = match.group(1), (match.group(2) or "").split(",")
        first = self.text(event, "DESCRIPTION").strip().split("\n")[0]
        label, colon, names = first.partition(":")
        if colon and fold(label) in LABELS and names.strip():
            people += re.findall(r"(?:[^,;(]|\([^()]*\))+", names)
            people = [re.sub(r"(?<=\S)\s*\(.*\)\s*$", "", name) for name in people]
        if not any(clean(name) for name in people):
            people = [parameters["CN"] for parameters, _ in event["ATTENDEE"]
                      if parameters.get("CN") and parameters.get("CUTYPE") not in ("ROOM", "RESOURCE")]
        organizer = event.get("ORGANIZER", ({}, ""))[0].get("CN")
        if not people and organizer and len(self.organizers) > 1 and \
                max(self.organizers.values()) * 2 <= sum(self.organizers.values()):
            people = [organizer]
        keys = []
        for name in people:
            name = clean(entities(name))
            if name and fold(name) not in [fold(key) for key in keys]:
                keys.append(name)
        return clean(entities(title)) or "(untitled)", tuple(keys)

    def replaced(self):
        """What a RECURRENCE-ID replaces: (UID, instant)."""
        return {(event["UID"][1], self.instant(event["RECURRENCE-ID"])[0].astimezone(UTC)) for event in self.events
                if "UID" in event and "RECURRENCE-ID" in event}

    def sessions(self):
        replaced, seen = self.replaced(), set()
        for event in self.events:
            start, is_date = self.instant(event.get("DTSTART"))
            title, people = self.title_and_people(event)
            uid = event.get("UID", ({}, None))[1]
            key = (uid, start, title, self.text(event, "LOCATION"))
            if (uid and start and "RECURRENCE-ID" not in event and (uid, start.astimezone(UTC)) in replaced) or \
                    (uid and key in seen):
                continue
            seen.add(key)
            yield (start.astimezone(UTC).isoformat() if start else None,
                   self.end(event, start, is_date).astimezone(UTC).isoformat() if start else None,
                   frozenset() if is_date else self.rooms(event), title, people)


def imported(nownext, path):
    """The same of what the importer made: read from its JSON."""
    result = subprocess.run([nownext, "import", path], capture_output=True, timeout=300, check=False)
    if result.returncode:
        fail(f"{path}: {result.stderr.decode()}")
        return
    program = json.loads(result.stdout)
    names = {room["id"]: fold(room["name"]) for room in program["rooms"]}
    for session in program["sessions"]:
        rooms = session.get("room", [])
        rooms = [rooms] if isinstance(rooms, str) else rooms
        times = [datetime.datetime.fromisoformat(session[name]).astimezone(UTC).isoformat() if name in session else None
                 for name in ("start", "end")]
        yield (*times, frozenset(names[room] for room in rooms), session["title"],
               tuple(person["name"] for person in session.get("people", [])))


def compare(nownext, path):
    with open(path, "rb") as file:
        expected = collections.Counter(Reading(file.read()).sessions())
    got = collections.Counter(imported(nownext, path))
    print(f"{os.path.basename(path)}: {sum(expected.values())} sessions read, {sum(got.values())} imported")
    for what, these in (("read, but not imported", expected - got), ("imported, but not read", got - expected)):
        for session in list(these)[:5]:
            fail(f"{path}: {what}: {session}")
    if not expected:
        fail(f"{path}: nothing in it")


def main():
    if len(sys.argv) == 3 and sys.argv[1] == "show":
        with open(sys.argv[2], "rb") as file:
            for session in sorted(Reading(file.read()).sessions(), key=str):
                print(*session, sep=" | ")
        return 0
    if len(sys.argv) != 4 or sys.argv[1] not in ("own", "real"):
        sys.exit(__doc__)
    nownext, root = os.path.abspath(sys.argv[2]), os.path.abspath(sys.argv[3])
    data = os.path.join(root, "..", "shared", "data")
    folders = {"own": [os.path.join(root, "tests", "data", "import")],
               "real": [os.path.join(data, "schedules"), os.path.join(data, "more")]}[sys.argv[1]]
    files = [os.path.join(folder, name) for folder in folders if os.path.isdir(folder)
             for name in sorted(os.listdir(folder)) if name.endswith(".ics")]
    if not files:
        print(f"skipped: no .ics in {', '.join(folders)}")
        return 77
    for path in files:
        compare(nownext, path)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
