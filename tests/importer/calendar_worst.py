#!/usr/bin/env python3
"""The worst that 16 MiB of iCalendar can be: read or refused within a time and a memory that are told.

    calendar_worst.py NOWNEXT

A program with sanitizers gets an eighth of it, and only a time: its memory says nothing.
"""
import os
import sys
import tempfile

MOST_SECONDS, MOST_KIB = 10, 200 * 1024
HEAD, TAIL = b"BEGIN:VCALENDAR\nVERSION:2.0\n", b"END:VCALENDAR\n"
EVENT, END = b"BEGIN:VEVENT\n", b"END:VEVENT\n"


def filled(size, unit, head=b"", tail=b""):
    head, tail = HEAD + head, tail + TAIL
    return head + unit * ((size - len(head) - len(tail)) // len(unit)) + tail


def events(size, count, lines):
    """`count` events of the same size, of which lines(i, room) is what is in them but their times."""
    room = size // count
    out = []
    for i in range(count):
        begin = b"BEGIN:VEVENT\nUID:%d\nDTSTART:202706%02dT%02d%02d00Z\nDURATION:PT5M\nSUMMARY:t%d\n" % (
            i, 11 + i % 3, i % 24, i % 60, i)
        out.append(begin + lines(i, room - len(begin) - len(END)) + END)
    return HEAD + b"".join(out) + TAIL


def one_line(name, unit):
    return lambda i, room: name + unit * ((room - len(name) - 1) // len(unit)) + b"\n"


def rooms(i, room):
    if i < 250:
        return b"LOCATION:r%d\n" % i
    return b"LOCATION:" + b"\\,".join(b"r%d" % (k % 250) for k in range(i, i + 32)) + b"\n"


def attendees(i, room):
    lines = b"".join(b"ATTENDEE;CN=a%d:b\n" % k for k in range(64))
    return lines[:lines.rfind(b"\n", 0, room) + 1]


def worst(size):
    few, many = size // 33000, size // 1024
    path = b"/a" * 100
    return {
        "bare properties": lambda: filled(size, b"A:b\n", EVENT, END),
        "attendees of one": lambda: filled(size, b"ATTENDEE;CN=ab:c\n", EVENT, END),
        "quotes without end": lambda: filled(size, b'ATTENDEE;CN="a;"b:;c\n', EVENT, END),
        "colons": lambda: filled(size, b":", EVENT + b"DTSTART;TZID=", b"\n" + END),
        "folds": lambda: filled(size, b"\n ", EVENT + b"SUMMARY:x", b"\n" + END),
        "empty lines": lambda: filled(size, b"\n"),
        "deep": lambda: filled(size, b"BEGIN:X\n"),
        "calendars": lambda: filled(size, TAIL + HEAD),
        "one long text": lambda: filled(size, b"\\n", EVENT + b"DESCRIPTION:", b"\n" + END),
        "attendees of many": lambda: events(size, many, attendees),
        "speakers": lambda: events(size, many, one_line(b"DESCRIPTION:Speakers: ", b"a\\,b\\, ")),
        "lists of rooms": lambda: events(size, many, rooms),
        "marks": lambda: events(size, many, one_line(b"DESCRIPTION:", b"[")),
        "marks in long texts": lambda: events(size, few, one_line(b"DESCRIPTION:", b"[")),
        "scripts": lambda: events(size, few, one_line(b"DESCRIPTION:", b"<script>")),
        "half ends": lambda: events(size, few, one_line(b"DESCRIPTION:<script>", b"</script")),
        "lists": lambda: events(size, few, one_line(b"DESCRIPTION:", b"\\n* ")),
        "entities": lambda: events(size, few, one_line(b"LOCATION:", b"&amp\\;")),
        "instances": lambda: events(size, many, lambda i, room: b"RECURRENCE-ID:202706%02dT%02d%02d00Z\n" % (
            11 + i % 3, i % 24, i % 60)),
        "zones": lambda: filled(size, b"BEGIN:VTIMEZONE\nTZID:%s\nEND:VTIMEZONE\n" % path) + b"".join(
            b"BEGIN:VEVENT\nDTSTART;TZID=%d%s:20270611T100000\nEND:VEVENT\n" % (i, path) for i in range(100)),
        "within each other": lambda: events(size, many, lambda i, room: b"LOCATION:a\nDTEND:20270711T%02d%02d%02dZ\n" % (
            i // 3600 % 24, i // 60 % 60, i % 60)),
        "a year that can not be": lambda: events(size, 2, lambda i, room: b"" if i else b"RECURRENCE-ID:99990101T000000Z\n") +
        HEAD + EVENT + b"DTSTART:99981231T100000Z\nSUMMARY:x\n" + END + TAIL,
        "more events than there may be": lambda: events(size, 17000, lambda i, room: b""),
    }


def write(path, make):
    """Writes the file in a process of its own: what a process takes up counts for those that it starts as well."""
    pid = os.fork()
    if pid == 0:
        with open(path, "wb") as file:
            file.write(make()[:16 * 1024 * 1024])
        os._exit(0)
    return os.waitpid(pid, 0)[1] == 0


def run(program, path):
    """Its exit code, the seconds of processor time and the most KiB of memory."""
    pid = os.fork()
    if pid == 0:
        null = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(null, stream)
        os.execv(program, [program, "check", path])
    _, status, usage = os.wait4(pid, 0)
    return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    program, failures = os.path.abspath(sys.argv[1]), 0
    with open(program, "rb") as file:
        sanitized = any(b"libasan" in line for line in file)
    size = 16 * 1024 * 1024 // (8 if sanitized else 1) - 1024
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "worst.ics")
        for name, make in worst(size).items():
            if not write(path, make):
                sys.exit(f"{name}: the file can't be made")
            code, seconds, kib = run(program, path)
            good = code in (0, 1) and seconds <= MOST_SECONDS and (sanitized or kib <= MOST_KIB)
            failures += not good
            print(f"{'' if good else 'FAILED: '}{name}: exit code {code}, {seconds:.1f} s, {kib // 1024} MiB")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
