#!/usr/bin/env python3
"""The importer's time and memory on the worst of its inputs.

importer_worst.py NOWNEXT FOLDER [--full] [NAME ...]

Makes files of one kind of flood each, has them imported, and prints what each cost. Whether a file is taken or
refused does not matter here, but it must be said within the limits, and without a crash. With --full, for what is
shipped: the largest file that is read, in 10 s of processor time and 200 MB. Without, for a build with sanitizers:
small files, in 20 s; such a build has no memory to measure.
"""
import itertools
import os
import resource
import subprocess
import sys
import tempfile

MIB = 1024 * 1024
LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def fill(unit, size):
    """As many of the unit as go into the size."""
    return unit * (size // len(unit.encode()))


def frab(events, more=""):
    return ('{"schedule": {"version": "1", "base_url": "https://example.org", "conference": {"acronym": "x", '
            '"title": "Event", "start": "2024-09-20", "end": "2024-09-20", "daysCount": 1, '
            '"timeslot_duration": "00:05", "time_zone_name": "Europe/Vienna"' + more + ', "days": [{"index": 1, '
            '"date": "2024-09-20", "day_start": "2024-09-20T09:00:00+02:00", '
            '"day_end": "2024-09-21T03:00:00+02:00", "rooms": {"Hall": [' + ",".join(events) + "]}}]}}}")


def event(number, abstract="", title="Talk", more=""):
    return ('{"id": %d, "guid": "g%d", "date": "2024-09-20T10:00:00+02:00", "start": "10:00", '
            '"duration": "00:30", "room": "Hall", "title": "%s", "abstract": "%s", "persons": [], "links": []%s}'
            % (number, number, title, abstract, more))


def one_abstract(unit):
    return lambda size: frab([event(1, fill(unit, size - 2000))])


def many_abstracts(unit, count):
    def make(size):
        share = size // count - 300
        return frab([event(i, fill(unit, share)) for i in range(count)])
    return make


def xml(inside, before=""):
    return ('<?xml version="1.0" encoding="UTF-8"?>' + before + "<schedule><conference><title>Event</title>"
            "<time_zone_name>Europe/Vienna</time_zone_name></conference>"
            '<day index="1" date="2024-09-20" start="2024-09-20T09:00:00+02:00" '
            'end="2024-09-21T03:00:00+02:00"><room name="Hall">' + inside + "</room></day></schedule>")


def xml_event(number, inside=""):
    return ('<event id="%d" guid="g%d"><date>2024-09-20T10:00:00+02:00</date><start>10:00</start>'
            "<duration>00:30</duration><title>Talk</title>%s</event>" % (number, number, inside))


def many(make_one, size, most=10**9):
    parts, length, number = [], 0, 0
    while length < size - 2000 and number < most:
        part = make_one(number)
        parts.append(part)
        length += len(part) + 1
        number += 1
    return parts


LAUGHS = ('<!DOCTYPE s [<!ENTITY a "ha">' + "".join(
    '<!ENTITY %s "%s">' % (chr(98 + i), ("&%s;" % chr(97 + i)) * 10) for i in range(12)) + "]>")

NATIVE = ('{"format": "nownext-program/1", "event": {"title": "E", "timezone": "Europe/Vienna"}, '
          '"rooms": [{"id": "a", "name": "A"}], "sessions": [')


def native(make_one):
    return lambda size: NATIVE + ",".join(many(make_one, size, 16384)) + "]}"


def session(number, more=""):
    return ('{"id": "%d", "title": "T", "room": "a", "start": "2024-09-20T10:00:00+02:00", '
            '"end": "2024-09-20T11:00:00+02:00"%s}' % (number, more))


REPORT = "**Harbour Conference**\n\n# Report of Contributions\n\n"


def contribution(number, text="Knots are everywhere."):
    return ("Contribution ID: **%d**\n\nType: **Talk**\n\nA knot\n\n**Thursday, 8 October 2026 10:00 (45 minutes)**\n\n"
            "%s\n\nAuthor: DE SILVA, Ana (Ropes)\n\nPresenter: BEN, Bo\n\nSession Classification: Winds\n\n"
            "%d\n\f" % (number, text, number))


def report(size):
    return REPORT + "".join(many(contribution, size))


def report_of(unit):
    return lambda size: REPORT + contribution(1, fill(unit, size - 2000))


# The other formats of JSON. Of 16384 sessions each has a kilobyte and some 36 values, which is all there may be.
SPEAKERS, FEW, PLACES = 8000, 10, 250
TEXT = "<b>word</b> *a [b](c) &amp; " * 18


def at(number):
    """Of 4000 sessions no two begin together."""
    return "2027-06-%02dT%02d:%02d:%02d" % (
        11 + number // 1440 % 3, number // 60 % 24, number % 60, number // 4320 % 60)


def refs(number):
    return ",".join('"s%d"' % ((number * FEW + i * 797) % SPEAKERS) for i in range(FEW))


def items(make_one, count):
    return "[" + ",".join(make_one(i) for i in range(count)) + "]"


def of_sessions(make_one, size, most=16384):
    return "[" + ",".join(many(make_one, size - 700000, most)) + "]"


def sessionize(make_one, most=16384):
    return lambda size: ('{"sessions": %s, "speakers": %s, "rooms": %s, "questions": [], '
                         '"categories": [{"id": 1, "title": "Track", "items": %s}]}' % (
                             of_sessions(make_one, size, most),
                             items(lambda i: '{"id": "s%d", "fullName": "Name %d"}' % (i, i), SPEAKERS),
                             items(lambda i: '{"id": %d, "name": "Room %d"}' % (i, i), PLACES),
                             items(lambda i: '{"id": %d, "name": "T%d"}' % (i, i), 250)))


def sessionize_session(number, more='"isPlenumSession": false, "roomId": 1', text=TEXT):
    return ('{"id": "%d", "title": "T%d", "description": "%s", "startsAt": "%s", "endsAt": null, "speakers": [%s], '
            '"categoryItems": [%d, 9999], %s}' % (number, number, text, at(number), refs(number), number % 250, more))


def grid(size):
    """Every room of every day has the same sessions for all rooms."""
    day = items(lambda room: '{"id": %d, "name": "Room %d", "sessions": %s}' % (room, room, items(
        lambda i: '{"id": "%d", "title": "T%d", "startsAt": "2027-06-11T%02d:%02d:00", "endsAt": null, '
        '"isPlenumSession": true, "speakers": [], "roomId": null}' % (i, i, i // 60, i % 60),
        min(size // (PLACES * 150), 280))), PLACES)
    return '[{"date": "2027-06-11T00:00:00", "rooms": %s, "timeSlots": []}]' % day


def widget(make_one):
    return lambda size: ('{"talks": %s, "timezone": "Europe/Vienna", "version": "1", "rooms": %s, "tracks": [], '
                         '"speakers": %s}' % (
                             of_sessions(make_one, size),
                             items(lambda i: '{"id": %d, "name": "Room %d"}' % (i, i), PLACES),
                             items(lambda i: '{"code": "s%d", "name": "Name %d"}' % (i, i), SPEAKERS)))


def talk(number, who=refs):
    return ('{"code": "C%d", "title": "T%d", "abstract": "%s", "speakers": [%s], "start": "%s+02:00", "duration": 30, '
            '"room": %d, "state": "confirmed"}' % (
                number, number, TEXT, who(number), at(number), number % PLACES))


def named(letter):
    return lambda i: '{"id": "%s%d", "zh": {"name": "Z%d"}, "en": {"name": "E%d"}}' % (letter, i, i, i)


def opass(make_one, most=16384):
    return lambda size: '{"sessions": %s, "rooms": %s, "session_types": [], "speakers": %s, "tags": %s}' % (
        of_sessions(make_one, size, most), items(named("R"), PLACES), items(named("s"), SPEAKERS),
        items(named("t"), 1000))


def opass_session(number, more='"room": "R1"', text=TEXT):
    return ('{"id": "%d", "type": "P", "start": "%s+08:00", "end": null, "zh": {"title": "Z%d", "description": "%s"}, '
            '"en": {"title": "E%d"}, "speakers": [%s], "tags": ["t%d", "t%d"], %s}' % (
                number, at(number), number, text, number, refs(number), number % 1000, number * 7 % 1000, more))


def second_version(make_one):
    return lambda size: ('{"schedule": {"version": "1", "conference": {"title": "E", "time_zone_name": '
                         '"Europe/Berlin", "rooms": %s, "tracks": []}, "events": %s}}' % (
                             items(lambda i: '{"guid": "r%d", "name": "Room %d"}' % (i, i), PLACES),
                             of_sessions(make_one, size)))


def second_event(number, more=''):
    return ('{"type": "TALK", "guid": "e%d", "start": "%s+02:00", "duration": "PT30M", "room": {"guid": "r%d"}, '
            '"title": "T%d", "abstract": "%s", "participants": %s%s}' % (
                number, at(number), number % PLACES, number, TEXT,
                items(lambda i: '{"guid": "p%d", "name": "N%d"}' % (number * 5 + i, i), 5), more))


KINDS = {
    # HTML and Markdown
    "deep HTML": one_abstract("<div>"),
    "deep lists": one_abstract("<ul><li>"),
    "scripts left open": one_abstract("<script>"),
    "scripts that others close": one_abstract("<script></x>"),
    "script ends left open": one_abstract("<script></script "),
    "tags left open": one_abstract("<a "),
    "quotes left open": one_abstract("<a '"),
    "brackets": one_abstract("["),
    "links in links": one_abstract("[a]([b]("),
    "stars": one_abstract("*a **b "),
    "lines": one_abstract("a b\\n"),
    "HTML entities": one_abstract("&amp;"),
    "brackets, 1000 times": many_abstracts("[", 1000),
    "stars, 1000 times": many_abstracts("*a **b _c `d ", 1000),
    "deep HTML, 16000 times": many_abstracts("<div>", 16000),
    "plain words, 1000 times": many_abstracts("word ", 1000),
    # JSON
    "one giant string": lambda size: frab([event(1, title=fill("a", size - 2000))]),
    "one giant abstract": one_abstract("a"),
    "one giant string of escapes": lambda size: frab([event(1, title=fill("\\u00e4", size - 2000))]),
    "a giant string that is not asked for": lambda size: frab([event(1)], ', "x": "' + fill("a", size - 2000) + '"'),
    "small numbers": lambda size: frab([event(1)], ', "x": [' + fill("0,", size - 2000) + "0]"),
    "small objects": lambda size: frab([event(1)], ', "x": [' + fill("{},", size - 2000) + "{}]"),
    "small texts": lambda size: frab([event(1)], ', "x": [' + fill('"",', size - 2000) + '""]'),
    "as many values as may be": lambda size: frab(
        [event(1)], ', "x": [' + fill("1,", min(size - 2000, 2 * 590000)) + '0], "y": "' +
        fill("a", max(size - 1200000, 1)) + '"'),
    "members of one object": lambda size: frab(
        [event(1)], ', "x": {' + ",".join(many(lambda n: '"%d": 0' % n, size)) + "}"),
    "one member again and again": lambda size: frab([event(1)], ', "x": {' + fill('"a": 0,', size - 2000) + '"a": 0}'),
    "deep lists of JSON": lambda size: fill("[", size),
    "long numbers": lambda size: frab([event(1)], ', "x": [' + fill("1234567890123456789012345678901234567890,", size - 2000) + "0]"),
    "small events": lambda size: frab(many(event, size)),
    "events of one id": lambda size: frab(many(lambda n: event(1), size, 16000)),
    "titles of entities and words": lambda size: frab(many(
        lambda n: event(n, title="&amp;" * 100 + "[CANCELLED]" * 20), size, 16000)),
    "people": lambda size: frab(many(lambda n: event(n, more=', "persons": [' + ",".join(
        '{"id": %d, "public_name": "P%d"}' % (i, i) for i in range(60)) + "]"), size, 16000)),
    "UTF-16": lambda size: frab([event(1, fill("<b>x ", size // 2 - 2000))]).encode("utf-16"),
    # XML
    "XML entities": lambda size: xml(xml_event(1, "<abstract>" + fill("&amp;lt;", size - 2000) + "</abstract>")),
    "XML character references": lambda size: xml(
        xml_event(1, "<abstract>" + fill("&#x4e00;", size - 2000) + "</abstract>")),
    "XML entities within entities": lambda size: xml(xml_event(1, "<abstract>&m;</abstract>"), LAUGHS),
    "attributes of one element": lambda size: xml("<event " + " ".join(
        many(lambda n: 'a%d=""' % n, size)) + "></event>"),
    "short attributes of one element": lambda size: xml("<event " + " ".join(itertools.islice(
        (a + b + c + d + '=""' for a, b, c, d in itertools.product(LETTERS, repeat=4)), (size - 2000) // 8)) + "></event>"),
    "elements with attributes": lambda size: xml("".join(many(lambda n: '<x a="" b="" c="%d"/>' % n, size))),
    "one giant attribute": lambda size: xml('<event id="' + fill("a", size - 2000) + '"></event>'),
    "deep XML": lambda size: xml(fill("<x>", size - 2000)),
    "a giant XML text": lambda size: xml(xml_event(1, "<title>" + fill("a", size - 2000) + "</title>")),
    "a giant CDATA": lambda size: xml(xml_event(1, "<abstract><![CDATA[" + fill("[a](", size - 2000) + "]]></abstract>")),
    "a giant comment": lambda size: xml("<!--" + fill("a", size - 2000) + "-->"),
    "a giant name": lambda size: xml("<" + fill("a", size - 2000) + "/>"),
    "XML left open": lambda size: xml("")[:-30] + "<!--" + fill("a", size - 2000),
    "XML events": lambda size: xml("".join(many(xml_event, size))),
    "XML people": lambda size: xml("".join(many(lambda n: xml_event(n, "<persons>" + "".join(
        '<person id="%d">P%d</person>' % (i, i) for i in range(60)) + "</persons>"), size, 16000))),
    # Sessionize, pretalx' widget, OPass, the second version of c3voc's schedule
    "Sessionize": sessionize(sessionize_session),
    "Sessionize, for all rooms": sessionize(
        lambda n: sessionize_session(n, '"isPlenumSession": true, "roomId": null', TEXT * 8), 4000),
    "Sessionize, for all rooms, as many as may be": sessionize(
        lambda n: sessionize_session(n, '"isPlenumSession": true, "roomId": null', TEXT * 12), 2200),
    "Sessionize, a grid for all rooms": grid,
    "Sessionize, of rooms not known": sessionize(lambda n: sessionize_session(n, '"roomId": %d' % (1000 + n))),
    "a widget": widget(talk),
    "a widget of people not known": widget(
        lambda n: talk(n, lambda number: ",".join('"x%d"' % (number * FEW + i) for i in range(FEW)))),
    "OPass": opass(opass_session),
    "OPass, in many rooms": opass(lambda n: opass_session(
        n, '"room": "R0", "broadcast": [%s]' % ",".join('"R%d"' % i for i in range(PLACES)), TEXT * 8), 1800),
    "version 2": second_version(second_event),
    "version 2, rooms of no list": second_version(
        lambda n: second_event(n).replace('"r%d"}' % (n % PLACES), '"x%d", "name": "X%d"}' % (n % 6, n % 6))),
    "version 2, tracks of no list": second_version(lambda n: second_event(n, ', "track": "t%d"' % n)),
    # native documents, and a report
    "native sessions": native(session),
    "native summaries": native(lambda n: session(n, ', "summary": "' + "word " * 180 + '"')),
    "native, parts of one block": native(lambda n: session(n, "" if n == 0 else ', "part_of": "0"')),
    "native, a chain": native(lambda n: session(n, ', "part_of": "%d"' % (n + 1))),
    "native labels": native(lambda n: session(n, ', "topics": [' + ",".join(['"t"'] * 64) + "]")),
    "a report": report,
    "a report of one line": report_of("a (b) [c "),
    "a report of empty lines": report_of("\n"),
    "a report of short lines": report_of("a\n"),
    "a report of names": report_of("Author: A, B; C, D (E; F)\n\n"),
    # neither
    "line ends": lambda size: fill("\n", size),
    "blanks and a brace": lambda size: fill(" ", size - 1) + "{",
    "angle brackets": lambda size: fill("<", size),
}


def make(name, size, path):
    """In a process of its own: what is started from here is told to have had this one's memory too."""
    process = os.fork()
    if process == 0:
        made = KINDS[name](size)
        made = made if isinstance(made, bytes) else made.encode()
        with open(path, "wb") as file:
            file.write(made[:16 * MIB])
        os._exit(0)
    os.waitpid(process, 0)
    return os.path.getsize(path)


def cost(nownext, path):
    """What it ends with, its processor time in s, and its memory in MB."""
    process = subprocess.Popen([nownext, "import", path, "-o", "/dev/null"], stdout=subprocess.DEVNULL,
                               stderr=subprocess.PIPE)
    said = process.stderr.read(65536)
    while process.stderr.read(65536):
        pass
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, said.decode(errors="replace")


def main():
    arguments = [a for a in sys.argv[1:] if a != "--full"]
    full = "--full" in sys.argv
    nownext, folder, names = arguments[0], arguments[1], arguments[2:] or list(KINDS)
    size, most_s, most_mb = (16 * MIB, 10, 200) if full else (MIB, 20, None)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    failed = 0
    with tempfile.TemporaryDirectory(dir=folder) as work:
        path = os.path.join(work, "schedule")
        for name in names:
            length = make(name, size, path)
            code, seconds, memory, said = cost(nownext, path)
            bad = (code not in (0, 1) or seconds > most_s or (most_mb and memory > most_mb) or
                   "Sanitizer" in said)
            failed += bad
            last = said.strip().splitlines()[-1][len(path):][:70] if said.strip() else ""
            print("%-38s %5.1f MiB %6.2f s %6.0f MB  exit %d%s  %s" % (
                name, length / MIB, seconds, memory, code, "  FAILED" if bad else "", "" if code == 0 else last),
                flush=True)
    print("%d kinds, %d failed" % (len(names), failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
