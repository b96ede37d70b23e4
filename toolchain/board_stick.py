"""Cases of toolchain/test-board: USB sticks."""
import json
import os
import subprocess

from board_bench import DOOR, NOWNEXT, TIME, WORK, frab, note
from emulator import Failure, run

SPOOL = "/var/lib/nownext/setup"


def make_stick(name, label, files):
    """A stick as an organiser's laptop formats it: one file system, in a file."""
    path = os.path.join(WORK, f"{name}.stick")
    if os.path.exists(path):
        os.unlink(path)
    run("mkfs.vfat", "-C", "-n", label, path, "16384", stderr=subprocess.DEVNULL)
    for file, text in files.items():
        run("mcopy", "-i", path, "-", f"::{file}", input=text.encode())
    return path


def usb_stick(b):
    """Sticks in a hall without a network: one called NOWNEXT brings a program and live data, which is said, and pulling it
    out changes nothing; one that passes for SETUP, a keyboard, and live data that are not signed where a key is set get
    nowhere; the power is cut, and what the stick brought is there."""
    # In a year that lies ahead, as in power_back.
    def ahead(title):
        return frab(title).replace("2024-09-20", "2038-09-20")

    def live(revision, more):
        return json.dumps({"format": "nownext-live/1", "venue": "lpc", "revision": revision, **more})

    status, door = "/run/nownext/display/status.json", {**DOOR, "venue": "lpc"}
    notice = {"notices": [{"id": "lunch", "level": "info", "text": {"en": "Lunch is in Hall F"}, "rooms": ["*"]}]}
    fire = {"emergency": {"kind": "fire", "text": {"en": "Leave the building"}, "raised": "2038-09-20T10:40:00+02:00",
                          "until": "2038-09-20T12:00:00+02:00"}}
    key = os.path.join(WORK, "stick.key")
    for name in (key, key + ".pub"):
        if os.path.exists(name):
            os.unlink(name)
    run(NOWNEXT, "key", "new", "-o", key)
    public = run(NOWNEXT, "key", "show", key + ".pub").decode().split()[0]
    card = b.flash("usb", {"schedule.json": ahead("Of the card"), "display.json": json.dumps(door),
                           "time.txt": TIME.replace("2024", "2038")})
    board = b.power_on(card.path, usb=True)

    def shows(expression, what, seconds=60):
        b.board.until(f"jq -e '{expression}' {status}", seconds, what)

    def copied(name):
        b.board.until("[ \"$(systemctl show -P ActiveState nownext-stick)\" = inactive ] && [ -e /run/nownext/stick/found ] && "
                      "! mountpoint -q /run/stick", 60, f"{name} is not copied, or stays mounted")

    shows('.program.title == "Of the card" and (has("stick") | not)', "it does not begin with its card", 120)

    # The stick of the one who runs around with it, named as its laptop likes.
    path = make_stick("ours", "Nownext", {"program.json": ahead("Of the stick"), "live.json": live(17, notice),
                                          "display.json": json.dumps({**door, "rooms": ["Hall L2"]}), "notes.txt": "x" * 99})
    with open(path, "rb") as file:
        before = file.read()
    board.plug_in("ours", path)
    shows('.program.title == "Of the stick" and .program_from == "feed" and .live_revision == 17', "a stick is not taken")
    shows('.stick == "stick: live.json is taken, program.json is taken" and .refused_count == 0', "it is not said")
    copied("the stick")
    b.keep("said-on-the-screen", board.screen())
    board.sh("[ \"$(ls /run/nownext/stick | tr '\\n' ' ')\" = 'found live.json program.json ' ]")
    board.pull_out("ours")
    shows('.program.title == "Of the stick" and .live_revision == 17 and .room == "Hall L1"', "pulling it out changes something")
    with open(path, "rb") as file:
        if file.read() != before:
            raise Failure("something was written to the stick")
    exposure = float(board.sh("systemd-analyze security nownext-stick --no-pager | tail -1").split()[-3])
    note(f"exposure of nownext-stick {exposure}")
    if exposure > 1.0:
        raise Failure("what copies from sticks is exposed more than 1.0")

    # Somebody's partition that is called as the card's own; and a keyboard.
    board.plug_in("theirs", make_stick("theirs", "SETUP", {"authorized_keys": "ssh-ed25519 AAAA x", "display.json": json.dumps(
        {**door, "rooms": ["Hall L2"]})}))
    board.command("device_add", driver="usb-kbd", id="keyboard", bus="usb.0")
    board.until("[ -e /dev/sda ] && udevadm settle", 30, "the port does not work any more")
    board.sh("touch /run/nownext/setup.request; sleep 5; [ \"$(findmnt -n -o SOURCE /setup)\" = /dev/vda3 ] && "
             "! findmnt -n -o SOURCE | grep /dev/sd && [ ! -e /run/nownext/ssh/authorized_keys ] && "
             "[ \"$(readlink -f /dev/disk/by-label/SETUP)\" = /dev/vda3 ] && [ ! -e /dev/nownext-stick ] && "
             "! ls -l /dev/disk/by-*/ | grep /sd && ! ls /dev/input/event* 2>/dev/null")
    shows('.room == "Hall L1"', "the SETUP of a stick is taken")
    board.command("device_del", id="keyboard")
    board.pull_out("theirs")

    # With a key, whoever finds the port is not the desk.
    b.drop({"display.json": json.dumps({**door, "live": {"keys": [public]}})})
    board.until(f"grep -q {public} {SPOOL}/display.json", 30, "the key is not taken")
    board.plug_in("forged", make_stick("forged", "NOWNEXT", {"live.json": live(18, fire), "program.json": ahead("Forged")}))
    shows('.refused | any(startswith("stick: live.json: is not signed"))', "live data that are not signed are not refused")
    shows('.refused | any(startswith("stick: program.json: "))', "a program that is not signed is not refused")
    shows('.live_revision == 17 and .program.title == "Of the stick" and .has_emergency == false', "they are taken")
    b.keep("refused", board.screen())
    board.pull_out("forged")
    document = os.path.join(WORK, "stick-live.json")
    with open(document, "w", encoding="utf-8") as file:
        file.write(live(18, fire))
    schedule, venue = os.path.join(WORK, "stick-schedule.json"), os.path.join(WORK, "stick-venue.json")
    with open(schedule, "w", encoding="utf-8") as file:
        file.write(ahead("Signed"))
    with open(venue, "w", encoding="utf-8") as file:
        json.dump({"format": "nownext-venue/1", "venue": "lpc", "displays": {}}, file)
    board.plug_in("signed", make_stick("signed", "NOWNEXT", {
        "live.json": run(NOWNEXT, "key", "sign", document, "--key", key).decode(),
        "program.json": run(NOWNEXT, "key", "sign", schedule, "--venue", venue, "--key", key).decode()}))
    shows('.live_revision == 18 and .displays[0].screen == "emergency"', "live data that are signed are not taken")
    shows('.program.title == "Signed"', "a program that is signed is not taken")
    b.keep("emergency", board.screen())
    copied("a signed stick")
    board.sh("sync")

    # It is still there when the power comes back.
    b.power_off()
    b.power_on(card.path, usb=True)
    shows('.program.title == "Signed" and .live_revision == 18 and .displays[0].screen == "emergency"',
          "after a power cut it does not show what the stick brought", 120)
