"""Cases of toolchain/test-board: a board that knows nothing but its venue's address."""
import json
import os
import re
import subprocess
import time

from board_bench import NOWNEXT, WORK, note
from board_venue import MadeVenue, VenueServers
from emulator import Failure


# Of what a status says: what `nownext fleet` has to say of a display too.
SAID = ("role", "room", "screen", "phase", "page", "program_revision", "live_revision", "has_emergency", "clock", "boot", "version")
STATUS = "/run/nownext/display/status.json"


class Fleet:
    """`nownext fleet`, as an operator asks it once, for a venue of one display."""

    def __init__(self, venue):
        self.call = [NOWNEXT, "fleet", "--venue", os.path.join(venue.files, "venue.json"), "--broker",
                     f"mqtt://127.0.0.1:{venue.mqtt_port}"]

    def ask(self, *more):
        asked = subprocess.run([*self.call, *more], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60,
                               check=False)
        return asked.returncode, asked.stdout, asked.stderr

    def says(self, moment, state, code, board=None, seconds=60, why=""):
        """Until it says so of the display, and of what it shows the same as the board does; and its table says so too."""
        began, before, wrong = time.monotonic(), [], ""
        while True:
            got, text, error = self.ask("--json")
            told = json.loads(text)["displays"][0] if text else {"state": error.strip(), "why": ""}
            if board:
                status = json.loads(board.sh(f"cat {STATUS}"))
                wrong = ", ".join(f"{name} {told.get(name)!r}, not {status.get(name)!r}" for name in SAID
                                  if told.get(name) != status.get(name, ""))
            if told["state"] == state and got == code and why in told["why"] and not wrong:
                break
            if told["state"] not in before:
                before.append(told["state"])
            if time.monotonic() - began > seconds:
                raise Failure(f"{moment}: fleet says {told['state']} ({told['why']}; exit {got}), not {state}; {wrong}; {text}")
            time.sleep(1)
        code, table, _ = self.ask()
        line = [line for line in table.splitlines() if line.startswith("door-l1 ")]
        if code != got or len(line) != 1 or line[0].split()[1] != state or why not in line[0]:
            raise Failure(f"{moment}: fleet's table says something else: {table}")
        note(f"{moment}: {' '.join(line[0].split())}"
             + (f" (after {time.monotonic() - began:.0f} s of {', '.join(before)})" if before else ""))
        return line[0]


def check_since(line, seconds):
    """A time of the day that is told, "since 14:02", is within two minutes of this moment of UTC; "or longer": at most five
    minutes after it."""
    match = re.search(r"since (\d\d):(\d\d)( or longer)?", line)
    before = (seconds // 60 - int(match[1]) * 60 - int(match[2])) % 1440 if match else 720
    if not (-before % 1440 <= 5 if match and match[3] else (before + 2) % 1440 <= 4):
        raise Failure(f"it was at {time.strftime('%H:%M', time.gmtime(seconds))} UTC; fleet: {line}")


def agent_finds_itself(b):
    """A card with the venue's address alone: the board finds itself, shows its door and what happens; it loses the network,
    the broker and power in turn, and whoever asks `nownext fleet` hears the truth."""
    with VenueServers(os.path.join(WORK, "venue")) as venue:
        program = sessions_from(24)
        schedule = os.path.join(venue.files, "schedule.json")
        venue.publish("schedule.json", program)
        venue.publish("live.json", json.dumps({"format": "nownext-live/1", "venue": "lpc", "revision": 17}))
        look = {"name": "door-l1", "role": "door", "rooms": ["Hall L1"], "transition": "none", "pixel_shift": False}
        door = {**look, "program": {"url": "http://10.0.2.100:8000/schedule.json", "poll_s": 10},
                "live": {"url": "http://10.0.2.100:8000/live.json", "mqtt": "mqtt://10.0.2.100:1883"}}
        venue.publish("venue.json", json.dumps({"format": "nownext-venue/1", "venue": "lpc", "timezone": "UTC",
                                                "displays": {"board-7": door}}))
        # Without https nobody but the organiser tells it the time: that at which it will have started.
        card = b.flash("agent", {"time.txt": time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime(time.time() + 45)),
                                 "network.json": json.dumps({"format": "nownext-network/1", "hostname": "board-7",
                                                             "venue": "http://10.0.2.100:8000/venue.json"})})
        reaches = {8000: venue.http_port, 1883: venue.mqtt_port}
        fleet = Fleet(venue)
        fleet.says("nobody has come", "missing", 1)
        board = b.power_on(card.path, reaches=reaches)

        def shows(expression, what, seconds=120):
            b.board.until(f"jq -e '{expression}' {STATUS}", seconds, what)

        shows('.display == "door-l1" and .program_from == "feed" and .room == "Hall L1"', "it does not find itself")
        exposure = float(board.sh("systemd-analyze security nownext-agent --no-pager | tail -1").split()[-3])
        note(f"exposure of nownext-agent {exposure}")
        if exposure > 1.5:
            raise Failure("the agent is exposed more than 1.5")
        pss = int(board.sh("awk '/^Pss:/ { print $2 }' /proc/$(systemctl show -P MainPID nownext-agent)/smaps_rollup"))
        note(f"the agent's memory {pss / 1024:.1f} MB (PSS)")
        shows('.live_revision == 17', "it does not take the live data")
        fleet.says("shows its door", "well", 0, board)
        b.expect(schedule, {"format": "nownext-display/1", **look}, "itself")

        # What happens, by the broker at once, by a poll a little later.
        now = time.time()
        at = lambda seconds: time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(now + seconds))
        venue.say("live", json.dumps({"format": "nownext-live/1", "venue": "lpc", "revision": 18, "emergency": {
            "kind": "fire", "text": {"en": "Leave the building"}, "raised": at(-60), "until": at(3600)}}))
        shows('.screen == "emergency" and .live_revision == 18', "an emergency by the broker is not shown", 30)
        b.keep("emergency", board.screen())
        fleet.says("shows an emergency", "well", 0, board)
        venue.publish("live.json", json.dumps({"format": "nownext-live/1", "venue": "lpc", "revision": 19}))
        venue.say("live", "")
        shows('.live_revision == 19', "live data of a higher revision are not taken by a poll", 60)
        fleet.says("the emergency is over", "well", 0, board)

        # The cable: what is held is shown, and marked as old; then it is heard again.
        moment = int(time.time())
        board.command("set_link", name="cable", up=False)
        check_since(fleet.says("the network is lost", "silent", 1, seconds=200, why="is offline"), moment)
        shows('.stale == true and .program_from == "feed"', "a lost network is not said", 180)
        b.keep("stale", board.screen())
        board.command("set_link", name="cable", up=True)
        shows('.stale == false', "it does not find the network again", 200)
        fleet.says("the network is back", "well", 0, board, 120)

        # The display is dead, and the agent goes on.
        if not b.quick:
            moment = int(time.time())
            board.sh("systemctl stop nownext-display")
            check_since(fleet.says("the display is dead", "silent", 1, seconds=240, why="its display says nothing"), moment)
            board.sh("systemctl start nownext-display")
            fleet.says("the display lives again", "well", 0, board, 60)

        # The broker.
        venue.stop_broker()
        code, text, error = fleet.ask("--json")
        note(f"the broker is gone: exit {code}: {error.strip()}")
        if code != 2 or text or not error:
            raise Failure(f"without a broker fleet says: exit {code}, {text}")
        venue.publish("schedule.json", program.replace('"Session ', '"Changed '))
        board.until("grep -q 'Changed 1' /var/lib/nownext/feed/program.json", 90, "without a broker a change is not polled")
        venue.start_broker()
        fleet.says("the broker is back", "well", 0, board, 120)
        venue.until("display/door-l1/online", "1", "it does not come back to the broker", 120)

        # Power, while the broker is away, which holds what it was told before; then power with the network, and without.
        board.sh("sync")
        time.sleep(10) # the broker writes down what it holds
        moment = int(time.time())
        venue.stop_broker(is_killed=True)
        b.power_off()
        venue.start_broker()
        venue.until("display/door-l1/online", "1", "the broker does not hold what it was told")
        check_since(fleet.says("power was cut while the broker was away", "silent", 1, seconds=240), moment)
        board = b.power_on(card.path, reaches=reaches)
        shows('.display == "door-l1" and .stale == false and .live_revision == 19', "after a power cut it does not go on")
        fleet.says("booted again, without a clock", "odd", 0, board, 60, why="its time is not verified")
        board.sh("sync")
        moment = int(time.time())
        b.power_off()
        check_since(fleet.says("power was cut", "silent", 1, seconds=200, why="is offline"), moment)
        board = b.power_on(card.path)
        shows('.display == "door-l1" and .program_from == "feed" and .live_revision == 19', "after a power cut, without a "
              "network, it does not show what it had")
        fleet.says("booted without a network", "silent", 1, why="is offline")


# What the guest says of itself, a line each: name, number.
FIGURES = r"""
echo "uptime $(cut -d. -f1 /proc/uptime)"
awk '$3 ~ /^vd/ { print "disk." $3, $10 * 512; print "writes." $3, $8 }' /proc/diskstats
for unit in agent display; do
    pid=$(systemctl show -P MainPID nownext-$unit)
    echo "pid.$unit $pid"
    echo "pss.$unit $(awk '/^Pss:/ { print $2 }' /proc/$pid/smaps_rollup)"
    echo "cpu.$unit $(awk '/^usage_usec/ { print $2 }' /sys/fs/cgroup/system.slice/nownext-$unit.service/cpu.stat)"
done
for process in /proc/[0-9]*; do
    { read -r name <$process/comm && bytes=$(awk '/^write_bytes/ { print $2 }' $process/io); } 2>/dev/null || continue
    echo "wrote.${process#/proc/}.${name%% *} $bytes"
done
"""
# Who has changed which file, and who has asked the disk for what: read when the hour is over.
WATCH = """
trace=/sys/kernel/tracing
mount -t tracefs none $trace
echo >$trace/trace
for event in ext4/ext4_mark_inode_dirty block/block_rq_issue; do echo 1 >$trace/events/$event/enable; done
"""


def figures_of(board):
    return {name: int(value) for name, value in (line.split() for line in board.sh(FIGURES).splitlines())}


def sessions_from(hours):
    """A program whose sessions are on since an hour ago, for so many hours, each half an hour."""
    begin = int(time.time()) // 1800 * 1800 - 3600
    at = lambda number: time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(begin + 1800 * number))
    return json.dumps({"format": "nownext-program/1", "event": {"title": "Quiet", "timezone": "UTC"},
                       "rooms": [{"id": "l1", "name": "Hall L1"}],
                       "sessions": [{"id": str(n), "title": f"Session {n}", "room": "l1", "start": at(n), "end": at(n + 1)}
                                    for n in range(2 * hours)]})


def quiet_hour(b, seconds=3600):
    """An hour in which nothing happens: the agent writes nothing to the card, the display its clock's mark alone."""
    venue = {"format": "nownext-venue/1", "venue": "lpc", "timezone": "UTC",
             "displays": {"board-7": {"name": "door-l1", "role": "door", "rooms": ["Hall L1"]}}}
    with MadeVenue(os.path.join(WORK, "quiet"), NOWNEXT, "10.0.2.100", venue, sessions_from(6)) as made:
        made.desk("begin", os.path.join(made.published, "program.json"))
        made.desk("notice", "Welcome", "--until", "+5h")
        network = {**json.loads(made.read("network.json")), "hostname": "board-7"}
        card = b.flash("quiet", {"network.json": json.dumps(network)})
        board = b.power_on(card.path, reaches=made.reaches)
        board.until("jq -e '.display == \"door-l1\" and .program_from == \"feed\" and .live_revision > 0 and "
                    ".stale == false and .clock == \"trusted\"' /run/nownext/display/status.json", 300, "it does not find itself")
        b.keep("itself", board.screen())
        made.until("display/door-l1/online", "1", "the broker does not hear that it is online")
        board.until("[ -z \"$(systemctl list-jobs --no-legend)\" ] && [ $(cut -d. -f1 /proc/uptime) -gt 300 ]", 600,
                    "the start does not come to an end")
        board.sh(WATCH)
        before, began = figures_of(board), outside(board)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            time.sleep(min(30, max(0, end - time.monotonic())))
        after, ended = figures_of(board), outside(board)
        while after["uptime"] - before["uptime"] < seconds: # its clock is not this machine's
            time.sleep(10)
            after, ended = figures_of(board), outside(board)
        trace = board.sh("echo 0 >/sys/kernel/tracing/tracing_on; cat /sys/kernel/tracing/trace")
        with open(os.path.join(WORK, "quiet-trace.txt"), "w", encoding="utf-8") as file:
            file.write(trace)
        names = board.sh("find /var/lib/nownext -xdev -printf '%i %P\\n'")
        b.keep("after", board.screen())
        judge_hour(before, after, ended - began, trace, dict(line.split(" ", 1) for line in names.splitlines() if " " in line))


def outside(board):
    """Bytes that the card was given, as qemu counts them."""
    return sum(device["stats"]["wr_bytes"] for device in board.command("query-blockstats"))


def judge_hour(before, after, card_bytes, trace, names):
    grown = {name: after[name] - before.get(name, 0) for name in after}
    hour = grown["uptime"]
    disks = {name[5:]: value for name, value in grown.items() if name.startswith("disk.") and value}
    wrote = {name[6:]: value for name, value in grown.items() if name.startswith("wrote.") and value}
    note(f"in {hour} s the card was given {card_bytes} bytes (as qemu counts); by partition: {disks}, writes "
         f"{ {name[7:]: value for name, value in grown.items() if name.startswith('writes.') and value} }")
    note(f"bytes by process (/proc/PID/io): {wrote or 'none'}")
    changed = {}
    for who, inode in re.findall(r"^\s*(\S.*?)-\d+\s+\[.*ext4_mark_inode_dirty: dev \S+ ino (\d+)", trace, re.M):
        key = (who, names.get(inode, f"inode {inode}"))
        changed[key] = changed.get(key, 0) + 1
    note("files changed: " + (", ".join(f"{path} by {who} {count} times" for (who, path), count in sorted(changed.items()))
                              or "none"))
    for unit in ("agent", "display"):
        note(f"{unit}: {grown['cpu.' + unit] / 1e4 / hour:.3f} % of a core of this emulator's, PSS "
             f"{after['pss.' + unit] / 1024:.1f} MB")
    if any(grown["pid." + unit] for unit in ("agent", "display")):
        raise Failure("a program has started anew")
    by_us = {name: value for name, value in wrote.items() if "nownext" in name}
    if by_us: # the mark is a time of a file, which is no byte of a process
        raise Failure(f"written: {by_us}")
    # The display's mark each five minutes; the clock's of the system, where there is no time server, each hour.
    allowed = {("nownext-display", "state/clock"): hour // 300 + 1, ("systemd-timesyn", "system/systemd/timesync/clock"): hour // 3600 + 1}
    more = {key: count for key, count in changed.items() if count > allowed.get(key, 0)}
    if more or not changed:
        raise Failure(f"changed on the card: {more or 'nothing, not even the mark'}")
    # Each is two blocks of the journal, its end, and the inode's block where it belongs: 1 KiB each.
    if card_bytes > 6144 * sum(changed.values()):
        raise Failure("more is written than the marks' own")
