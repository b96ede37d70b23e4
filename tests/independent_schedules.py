#!/usr/bin/env python3
"""What `nownext import` makes of schedules in JSON, XML and Indico's text, held against a reading by another route.

    independent_schedules.py NOWNEXT ROOT [FILE ...]    77 where ../shared/data is absent; the own files are read always

Each file is read here with Python's json and xml alone, by what its publisher says of the format, and compared with the
program that is imported from it: the number of sessions, and of each its start and end (as instants), rooms, title and
people in their order. Importing the program again gives the same bytes. Names are compared without case, quotes and
runs of blanks, as rooms are by their keys. The other reading knows nothing of blocks, tracks and texts. iCalendar has
a reading of its own: importer/calendar_reading.py.
"""
import collections
import datetime
import html
import json
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree
import zoneinfo

# Files whose times are local and that name no zone: where the event was.
ZONES = {
    "28c3_fahrplan.xml": "Europe/Berlin",
    "c3_31c3_sendezentrum.schedule.json": "Europe/Berlin",
    "voctoweb_schedule.xml": "Europe/Berlin",
    "sessionize_gab2021.json": "Europe/Vienna",
    "sessionize_gab2025.json": "Europe/Vienna",
    "sessionize-all.json": "Europe/Vienna",
    "sessionize-grid.json": "Europe/Vienna",
    "pentabarf-small.xml": "Europe/Vienna",
}
OWN = ["sessionize-all.json", "sessionize-grid.json", "sessionize-sessions.json", "pretalx-widget.json", "opass.json",
       "schedule-v2.json"]
# Refused: no schedule, none that is read, or iCalendar.
LEFT_OUT = {"europython2014_schedule.xml", "indiconet_cern-nopermission-response.json", "pretalx_schema_fixture.json"}
TITLE = "The event"  # given to files that do not name it

# Only in these forms do the files that are read say it; nownext takes the word off the title.
CANCELLED = re.compile(r"^\s*(?:[\[(]\s*(?:CANCELL?ED|ABGESAGT|F.LLT AUS)\s*[\])]\s*[:!-]?|!?\s*(?:CANCELL?ED|ABGESAGT|F.LLT AUS)\s*[!:-])\s*(?=\S)")

Session = collections.namedtuple("Session", "start end rooms title people")
INVISIBLE = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u200b\\u200e\\u200f\\u2060\\u2066-\\u2069\\u202a-\\u202e\\ufeff\\u00ad]")
QUOTES = "\"'`\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a"


# ---- texts ----

def clean(text):
    """As shown: no invisible characters, single blanks."""
    return " ".join(INVISIBLE.sub("", html.unescape(str(text if text is not None else ""))).split())


def key(text):
    """For comparing names."""
    return unicodedata.normalize("NFKC", clean(text)).strip(QUOTES + " ").casefold()


def names(texts):
    return frozenset(filter(None, map(key, texts)))


def in_order(texts):
    """In their order, each once."""
    return tuple(dict.fromkeys(filter(None, map(key, texts))))


def localized(value):
    """A text, or the first of an object of texts by language."""
    if isinstance(value, dict):
        return next((text for text in value.values() if isinstance(text, str) and clean(text)), "")
    return value if isinstance(value, (str, int)) else ""


# ---- times ----

def moment(text, zone):
    """An instant of RFC 3339; without an offset it is local in the zone. None where there is none."""
    try:
        at = datetime.datetime.fromisoformat(str(text).strip())
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=zone)


def fields(text):
    return [int(field) for field in str(text).strip().split(":")]


class Lengths:
    """Lengths of a file: two fields are hours and minutes; three may begin with days, unless one of them can't."""

    def __init__(self, texts):
        threes = [text.strip() for text in texts if text and re.fullmatch(r"\d+:\d+:\d+", text.strip())]
        self.days = bool(threes) and all(re.fullmatch(r"[1-9]:([01]?\d|2[0-3]):\d+", text) for text in threes)

    def read(self, text):
        parts = fields(text)
        if len(parts) == 3 and self.days:
            return datetime.timedelta(days=parts[0], hours=parts[1], minutes=parts[2])
        return datetime.timedelta(hours=parts[0], minutes=parts[1], seconds=parts[2] if len(parts) > 2 else 0)


def zone_of(name):
    """Of a program: by its name, or a fixed one, "+02:00"."""
    fixed = re.fullmatch(r"([+-])(\d\d):(\d\d)", name)
    if not fixed:
        return zoneinfo.ZoneInfo(name)
    offset = datetime.timedelta(hours=int(fixed[2]), minutes=int(fixed[3]))
    return datetime.timezone(-offset if fixed[1] == "-" else offset)


def join_at_midnight(sessions, zone):
    """Two that touch at local 00:00, in one room, of the same title and people, are one."""
    joined = []
    for session in sorted(sessions, key=lambda session: session.start.timestamp() if session.start else 0):
        first = next((i for i, other in enumerate(joined) if session.start and other.end == session.start and
                      other._replace(start=None, end=None) == session._replace(start=None, end=None)), None)
        if first is None or session.start.astimezone(zone).time() != datetime.time():
            joined.append(session)
        else:
            joined[first] = joined[first]._replace(end=session.end)
    return joined


def close_open_ends(sessions):
    """A session without an end lasts to its room's next one, at most an hour."""
    hour = datetime.timedelta(hours=1)
    for i, session in enumerate(sessions):
        if session.start and not session.end:
            ends = [session.start + hour]
            ends += [other.start for other in sessions
                     if other.start and session.start < other.start < ends[0] and
                     (session.rooms & other.rooms or not any(each.rooms for each in sessions))]
            sessions[i] = session._replace(end=min(ends))
    return sessions


# ---- frab and its like ----

def read_frab_json(top, zone):
    conference = top["schedule"]["conference"]
    events = [(room, event) for day in conference["days"] for room, list_ in day["rooms"].items() for event in list_]
    lengths = Lengths([event.get("duration") for _, event in events])
    sessions = []
    for room, event in events:
        start = moment(event["date"], zone)
        end = moment(event.get("end"), zone)
        if not end or end < start:
            end = start + lengths.read(event["duration"])
        people = [person if isinstance(person, str) else
                  person.get("public_name") or person.get("name") or person.get("full_public_name")
                  for person in event.get("persons") or []]
        sessions.append(Session(start, end, names([room]), clean(event["title"]), in_order(people)))
    return clean(conference.get("title")), sessions


def read_frab_xml(root, zone):
    conference = root.find("conference")
    change = fields(conference.findtext("day_change") or "0:00")
    events = []
    for day in root.findall("day"):
        events += [(day.get("date"), event.findtext("room") or "", event) for event in day.findall("event")]
        for room in day.findall("room"):
            events += [(day.get("date"), room.get("name"), event) for event in room.findall("event")]
    lengths = Lengths([event.findtext("duration") for _, _, event in events])
    sessions = []
    for day, room, event in events:
        start = moment(event.findtext("date") or "", zone)
        if not start:
            clock = fields(event.findtext("start"))
            date = datetime.date.fromisoformat(day) + datetime.timedelta(days=clock[:2] < change[:2])
            start = datetime.datetime.combine(date, datetime.time(*clock), tzinfo=zone)
        people = [person.findtext("public_name") or person.findtext("name") or person.text
                  for person in event.findall("persons/person")]
        sessions.append(Session(start, start + lengths.read(event.findtext("duration")), names([room]),
                                clean(event.findtext("title")), in_order(people)))
    return clean(conference.findtext("title")), sessions


def read_schedule_v2(top, zone):
    schedule = top["schedule"]
    conference = schedule["conference"]
    rooms = {}
    for room in conference.get("rooms") or []:
        for member in ("guid", "slug"):
            rooms[room.get(member)] = localized(room["name"])
    persons = {person["guid"]: person["name"] for person in schedule.get("persons") or []}
    sessions = []
    for event in schedule["events"]:
        if event.get("state") in ("REJECTED", "DELETED"):
            continue
        start, end = moment(event["start"], zone), moment(event.get("end"), zone)
        if not end:
            hours, minutes = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?", event["duration"]).groups()
            end = start + datetime.timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
        room = event.get("room") or {}
        room = rooms.get(room.get("guid")) or rooms.get(room.get("slug")) or localized(room.get("name"))
        people = [person.get("name") or persons.get(person.get("guid")) for person in event.get("participants") or []]
        sessions.append(Session(start, end, names([room]), clean(localized(event["title"])), in_order(people)))
    return clean(localized(conference["title"])), sessions


# ---- pretalx's widget, OPass, Sessionize ----

def read_widget(top, zone):
    rooms = {room["id"]: localized(room["name"]) for room in top["rooms"]}
    speakers = {speaker["code"]: speaker["name"] for speaker in top["speakers"]}
    sessions = []
    for talk in top["talks"]:
        if talk.get("slot_type") == "blocker":
            continue
        start, end = moment(talk["start"], zone), moment(talk["end"], zone)
        if start and not end:
            end = start + datetime.timedelta(minutes=talk["duration"])
        title = clean(localized(talk["title"])) or ("(untitled)" if "code" in talk else "Break")
        sessions.append(Session(start, end, names([rooms.get(talk["room"])]), title,
                                in_order(speakers.get(code) for code in talk.get("speakers", []))))
    return "", sessions


def native(object_, member):
    """The first of the texts by language: the event's own."""
    for value in object_.values():
        if isinstance(value, dict) and clean(value.get(member)):
            return value[member]
    return ""


def read_opass(top, zone):
    rooms = {room["id"]: native(room, "name") or room["id"] for room in top["rooms"] if room["id"] != "None"}
    speakers = {speaker["id"]: native(speaker, "name") for speaker in top["speakers"]}
    sessions = []
    for session in top["sessions"]:
        where = {session["room"], *(session.get("broadcast") or [])}
        sessions.append(Session(moment(session["start"], zone), moment(session["end"], zone),
                                names(rooms.get(room) for room in where), clean(native(session, "title")),
                                in_order(speakers.get(speaker) for speaker in session["speakers"])))
    return "", sessions


def read_sessionize(top, zone):
    speakers, rooms, entries = {}, {}, []
    if isinstance(top, dict):
        speakers = {speaker["id"]: speaker.get("fullName") or f"{speaker['firstName']} {speaker['lastName']}"
                    for speaker in top["speakers"]}
        rooms = {room["id"]: room["name"] for room in top["rooms"]}
        entries = [(session, rooms.get(session.get("roomId")), rooms.values()) for session in top["sessions"]]
    elif "groupId" in top[0]:
        everything = [session for group in top for session in group["sessions"]]
        all_rooms = {session["room"] for session in everything}
        entries = [(session, session["room"], all_rooms) for session in everything]
    else:
        for day in top:
            all_rooms = [room["name"] for room in day["rooms"]]
            entries += [(session, room["name"], all_rooms) for room in day["rooms"] for session in room["sessions"]]
    sessions = {}
    for session, room, all_rooms in entries:
        people = [speakers.get(speaker) if not isinstance(speaker, dict) else speaker["name"]
                  for speaker in session.get("speakers") or []]
        made = Session(moment(session.get("startsAt"), zone), moment(session.get("endsAt"), zone),
                       names(all_rooms if session.get("isPlenumSession") else [room]), clean(session["title"]),
                       in_order(people))
        # What stands in several rooms or groups at the same time is one session.
        mark = (str(session["id"]), made.start, made.end)
        if mark in sessions:
            made = made._replace(rooms=made.rooms | sessions[mark].rooms)
        sessions[mark] = made
    return "", close_open_ends(list(sessions.values()))


# ---- Indico ----

HONORIFICS = re.compile(r"^(mr|mrs|ms|miss|dr|prof|professor)\.? +", re.I)


def indico_name(person):
    """First name first, whatever the case of the last one."""
    first = person.get("first_name") or person.get("firstName")
    last = person.get("last_name") or person.get("familyName")
    if last:
        return f"{first or ''} {last}"
    full = HONORIFICS.sub("", clean(person.get("fullName") or person.get("name")))
    last, comma, first = full.partition(",")
    return f"{first} {last}" if comma else full


def indico_names(people):
    """Some have a comma where the form asked for the last name."""
    return in_order(indico_name(person).replace(" ,", " ").strip(", ") for person in people)


def venues(tree):
    """Locations that stand beside the name of a room; any other is the name of the room itself."""
    found = set()
    if isinstance(tree, dict):
        location, room = key(tree.get("location")), key(tree.get("roomFullname")) or key(tree.get("room"))
        if location and room and location not in (room, key(tree.get("room"))):
            found.add(location)
    for child in tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list) else ():
        found |= venues(child)
    return found


def indico_time(date):
    if not date:
        return None
    at = datetime.datetime.fromisoformat(f"{date['date']}T{date['time']}")
    return at.replace(tzinfo=zoneinfo.ZoneInfo(date["tz"]))


def indico_rooms(entry, block, event, not_rooms):
    for place in (entry, block, event):
        for member in ("roomFullname", "room"):
            if place and key(place.get(member)):
                return names([place[member]])
    for place in (entry, block):
        if place and key(place.get("location")) not in not_rooms | {""}:
            return names([place["location"]])
    return frozenset()


def indico_times(entry):
    start, end = indico_time(entry.get("startDate")), indico_time(entry.get("endDate"))
    return (start, end) if start else (None, None)


def indico_contribution(entry, block, event, not_rooms):
    people = [person for list_ in ("speakers", "primaryauthors", "coauthors") for person in entry.get(list_) or []]
    start, end = indico_times(entry)
    # Posters hang for all of their session: only that has a time.
    if block and block["session"].get("isPoster"):
        start = end = None
    rooms = indico_rooms(entry, block, event, not_rooms) if start else frozenset()
    return Session(start, end, rooms, clean(entry["title"]), indico_names(people))


def read_indico_event(top, _zone):
    event = top["results"][0]
    sessions, seen, not_rooms = [], set(), venues(event)

    def add(entries, block):
        for entry in entries or []:
            mark = (str(entry.get("friendly_id") or entry["id"]), str(entry["startDate"]))
            if mark not in seen:
                sessions.append(indico_contribution(entry, block, event, not_rooms))
            seen.add(mark)

    for block in event.get("sessions") or []:
        start, end = indico_times(block)
        conveners = block.get("conveners") or block["session"].get("sessionConveners") or []
        sessions.append(Session(start, end, indico_rooms(block, None, event, not_rooms), clean(block["title"]),
                                indico_names(conveners)))
        add(block["contributions"], block)
    add(event.get("contributions"), None)
    return clean(event["title"]), sessions


def read_indico_timetable(top, _zone):
    sessions = []
    for days in top["results"].values():
        for day in days.values():
            for entry in day.values():
                start, end = indico_times(entry)
                rooms = indico_rooms(entry, None, None, venues(days))
                sessions.append(Session(start, end, rooms, clean(entry["title"]),
                                        indico_names(entry.get("presenters") or [])))
    return "", sessions


def read_report(text):
    head, *entries = re.split(r"^Contribution ID:", text, flags=re.M)
    sessions = []
    for entry in entries:
        paragraphs = [clean(paragraph) for paragraph in re.split(r"\n\s*\n", entry)]
        bare = [re.sub(r"\*\*(.*?)\*\*", r"\1", paragraph) for paragraph in paragraphs]
        assert re.fullmatch(r"\d+", bare[0]) and bare[1].startswith("Type:"), bare[:2]
        people = []
        for paragraph in bare:
            label = re.match(r"(Primary authors?|Co-?authors?|Presenters?):", paragraph)
            if label:
                people += [re.sub(r" *\([^()]*(\([^()]*\))?[^()]*\)$", "", person.strip())
                           for person in re.split(r";", paragraph[label.end():])]
        sessions.append(Session(None, None, frozenset(), bare[2],
                                indico_names({"fullName": person} for person in people)))
    return clean(head.replace("Report of Contributions", "")), sessions


# ---- telling them apart ----

def read_file(path, zone):
    with open(path, "rb") as file:
        data = file.read()
    text = data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    if text.lstrip().startswith("<"):
        return read_frab_xml(xml.etree.ElementTree.fromstring(data), zone)
    if "Contribution ID:" in text and text.lstrip()[:1] not in "{[":
        return read_report(text)
    top = json.loads(text)
    if isinstance(top, list) or "categories" in top:
        return read_sessionize(top, zone)
    if "schedule" in top:
        return (read_schedule_v2 if "events" in top["schedule"] else read_frab_json)(top, zone)
    if "results" in top:
        return (read_indico_event if isinstance(top["results"], list) else read_indico_timetable)(top, zone)
    return (read_widget if "talks" in top else read_opass)(top, zone)


# ---- the program ----

def read_program(program):
    rooms = {room["id"]: localized(room["name"]) for room in program.get("rooms", [])}
    by_id = {session["id"]: session for session in program["sessions"]}
    sessions = []
    for session in program["sessions"]:
        outer = session
        while "room" not in outer and "part_of" in outer:
            outer = by_id[outer["part_of"]]
        own = outer.get("room", []) if "start" in session else []
        sessions.append(Session(moment(session.get("start"), None), moment(session.get("end"), None),
                                names(rooms[id_] for id_ in ([own] if isinstance(own, str) else own)),
                                clean(localized(session["title"])),
                                in_order(person["name"] for person in session.get("people", []))))
    return clean(localized(program["event"]["title"])), sessions


def show(session):
    utc = [at.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ") if at else "-" for at in session[:2]]
    return f"{utc[0]} {utc[1]} in {sorted(session.rooms)}: {session.title!r} by {list(session.people)}"


def compare(path, differences):
    """Adds what the two readings differ in."""
    name = os.path.basename(path)
    zone = ZONES.get(name)
    title, expected = read_file(path, zoneinfo.ZoneInfo(zone or "UTC"))
    with tempfile.TemporaryDirectory() as scratch:
        out = os.path.join(scratch, "program.json")
        words = [NOWNEXT, "import", path, "-o", out, "--title", TITLE] + (["--timezone", zone] if zone else [])
        result = subprocess.run(words, capture_output=True, check=False)
        if result.returncode != 0:
            differences.append(f"{name}: not imported: {result.stderr.decode()}")
            return
        with open(out, "rb") as file:
            native = file.read()
        again = subprocess.run([NOWNEXT, "import", out], capture_output=True, check=False)
        if again.stdout != native:
            differences.append(f"{name}: importing what was imported gives other bytes: {again.stderr.decode()}")
        program = json.loads(native)
        found_title, found = read_program(program)
    # A file without any room has one, named by the event.
    if not any(session.rooms for session in expected):
        expected = [session._replace(rooms=names([title or TITLE]) if session.start else frozenset())
                    for session in expected]
    if found_title != (title or TITLE) and not path.endswith(".txt"):
        differences.append(f"{name}: the event is {found_title!r}, not {(title or TITLE)!r}")
    expected = [session._replace(title=CANCELLED.sub("", session.title))
                for session in join_at_midnight(expected, zone_of(program["event"]["timezone"]))]
    wanted, got = collections.Counter(expected), collections.Counter(found)
    missing, surplus = sorted(map(show, (wanted - got).elements())), sorted(map(show, (got - wanted).elements()))
    print(f"{name}: {len(expected)} sessions, {len(found)} imported, {len(missing)} differ")
    differences += [f"{name}: read here, not imported: {line}" for line in missing]
    differences += [f"{name}: imported, not read here: {line}" for line in surplus]


def main(paths):
    data = os.path.join(ROOT, "..", "shared", "data")
    there = os.path.isdir(data)
    if not paths:
        paths = [os.path.join(ROOT, "tests", "data", "import", name) for name in OWN]
        for folder in ("schedules", "more", "seed") if there else ():
            paths += [os.path.join(data, folder, name) for name in sorted(os.listdir(os.path.join(data, folder)))
                      if name not in LEFT_OUT and not name.endswith(".ics")]
    differences = []
    for path in paths:
        compare(path, differences)
    for line in differences:
        print("FAILED:", line)
    print(f"{len(paths)} files, {len(differences)} differences")
    if not there:
        print("skipped: ../shared/data is not here")
    return 1 if differences else 0 if there else 77


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    NOWNEXT, ROOT = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
    sys.exit(main(sys.argv[3:]))
