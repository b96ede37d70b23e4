#!/usr/bin/env python3
"""QR codes as a visitor's phone sees them: pictures of screens, read by an independent decoder (zbar).

    qr_test.py NOWNEXT ROOT     77 where zbarimg is not installed

A small event of our own on every panel and rotation; wherever a door's scene has a code, the decoder must read just
the session's address from the picture. A hallway's pages have none: who passes there does not stop to scan one.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

PANELS = ["1920x1080", "3840x2160", "1280x720", "1024x600", "800x480", "480x320"]
LONG = "https://harbour.example/2025/talk/" + "a-long-name-of-a-session/" * 5
SESSIONS = [
    {"id": "knots", "title": "Knots", "room": "a", "start": "2025-06-12T10:00:00+02:00",
     "end": "2025-06-12T11:00:00+02:00", "url": "https://harbour.example/2025/knots"},
    {"id": "tide", "title": "Reading the tide: twenty years of scheduler traces from one machine room, retold",
     "room": "b", "start": "2025-06-12T10:00:00+02:00", "end": "2025-06-12T11:00:00+02:00",
     "people": [{"name": "Anneke de Wit"}, {"name": "Pål Ås"}],
     "summary": "What a machine room remembers of itself, and what it would rather forget. With traces.",
     "url": LONG},
    {"id": "boot", "title": "Boot and Firmware", "room": "c", "start": "2025-06-12T10:00:00+02:00",
     "end": "2025-06-12T11:00:00+02:00", "people": [{"name": "Tomas Lindqvist"}],
     "topics": ["One bootloader for small boards", "Measured boot without tears"],
     "summary": "From the switch to the first line of the log.", "url": "https://harbour.example/boot?a=1&b=%20"},
    {"id": "mole", "title": "The mole", "room": "d", "start": "2025-06-12T10:00:00+02:00",
     "end": "2025-06-12T11:00:00+02:00", "url": "http://e.eu/1"},
]
failures = 0


def fail(text):
    global failures
    failures += 1
    print("FAILED:", text)


def run(*words):
    return subprocess.run(words, capture_output=True, timeout=120, check=False)


def read_codes(picture):
    result = run("zbarimg", "--raw", "-q", "-Sdisable", "-Sqrcode.enable", picture)
    return result.stdout.decode().split("\n")[:-1]


def main(nownext, root):
    if not shutil.which("zbarimg"):
        print("zbarimg is not installed: toolchain/setup --test installs it")
        return 77
    os.chdir(root)
    shown = {}
    with tempfile.TemporaryDirectory() as folder:
        program = os.path.join(folder, "program.json")
        with open(program, "w", encoding="utf-8") as file:
            json.dump({"format": "nownext-program/1",
                       "event": {"title": "Harbour Systems Days", "timezone": "Europe/Vienna"},
                       "rooms": [{"id": room, "name": f"Hall {room.upper()}"} for room in "abcd"],
                       "sessions": SESSIONS}, file)
        picture = os.path.join(folder, "picture.png")
        screens = [("hallway", ["--page", f"contribution:{s['id']}"], "10:20", s["url"]) for s in SESSIONS]
        screens += [("door", ["--room", s["room"]], at, s["url"]) for s in SESSIONS for at in ("10:20", "09:55")]
        for panel in PANELS:
            # All four where a picture costs little, portrait and landscape everywhere.
            for rotate in ("0", "90", "180", "270") if panel in ("1024x600", "800x480") else ("0", "90"):
                for role, where, at, url in screens:
                    call = [nownext, "render", program, "--role", role, *where, "--at", "2025-06-12T" + at, "--panel",
                            panel, "--rotate", rotate]
                    what = f"{role} {' '.join(where)} at {at} on {panel} turned by {rotate}"
                    scene = run(*call, "--scene").stdout.decode()
                    if not scene:
                        fail(f"{what}: no scene")
                        continue
                    codes = re.findall(r'^qr qr \d+,\d+ (\d+)x(\d+) #000000 #b9b9b9 "(.*)"$', scene, re.M)
                    if len(codes) != len(re.findall("^qr ", scene, re.M)):
                        fail(f"{what}: a code has other colours")
                    if any("http" in line for line in scene.split("\n") if line.startswith("text")):
                        fail(f"{what}: the address is shown as text")
                    if role == "hallway" and codes:
                        fail(f"{what}: {codes}")
                    if not codes:
                        continue
                    shown[panel, rotate] = shown.get((panel, rotate), 0) + 1
                    if [code[2] for code in codes] != [url] or codes[0][0] != codes[0][1]:
                        fail(f"{what}: {codes}, expected {url}")
                    run(*call, "-o", picture)
                    read = read_codes(picture)
                    if read != [url]:
                        fail(f"{what}: {read} is read, expected {url}")
    # At 5 pixels a module the smaller ones have room for none, and 720 lines for a short address alone.
    for panel in PANELS[:3]:
        for rotate in ("0", "90"):
            if not shown.get((panel, rotate)):
                fail(f"no door on {panel} turned by {rotate} has a code")
    print(f"{sum(shown.values())} codes were read, {failures} faults")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
