#!/usr/bin/env python3
"""What board/venue/make-venue makes, with a real mosquitto and a real nginx on loopback: an agent that knows nothing
but the venue's address finds itself, shows what is published, hears the broker, and can say nothing but of itself.

    venue_test.py SOURCE_DIR BIN_DIR

Skipped (77) where mosquitto, nginx, openssl or jq is not installed."""
import glob
import json
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

SOURCE, BIN = sys.argv[1:3]
PATH = BIN + ":" + os.environ["PATH"] + ":/usr/sbin"
ENV = {**os.environ, "PATH": PATH, "LC_ALL": "C.UTF-8"}
VENUE = {"format": "nownext-venue/1", "venue": "lpc", "timezone": "UTC", "home_assistant": "homeassistant",
         "defaults": {"role": "door", "program": {"poll_s": 10}},
         "displays": {"door a": {"rooms": ["a"]}, "0123": {"name": "foyer", "role": "hallway"}}}
PROGRAM = {"format": "nownext-program/1", "event": {"title": "E", "timezone": "UTC"}, "rooms": [{"id": "a", "name": "A"}],
           "sessions": [{"id": "1", "title": "x", "room": "a", "start": "2025-03-29T10:00:00Z",
                         "end": "2025-03-29T11:00:00Z"}]}


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def until(condition, what, seconds=30):
    """Waits for what another process does."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.02)
    raise AssertionError(what)


class Venue(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.top = tempfile.mkdtemp(prefix="nownext-venue-")
        os.chmod(cls.top, 0o755)
        cls.folder = os.path.join(cls.top, "venue")
        cls.processes = []
        with open(os.path.join(cls.top, "venue.json"), "w", encoding="utf-8") as file:
            json.dump(VENUE, file)
        cls.said = cls.make()
        cls.mqtt, cls.https = free_port(), free_port()
        cls.publish = glob.glob(os.path.join(cls.folder, "publish/*"))[0]
        cls.serve()

    @classmethod
    def tearDownClass(cls):
        for process in cls.processes: # nginx ends its workers itself
            process.terminate()
        for process in cls.processes:
            process.wait(20)
        shutil.rmtree(cls.top)

    @classmethod
    def make(cls, venue="venue.json", folder=None):
        made = subprocess.run([os.path.join(SOURCE, "board/venue/make-venue"), os.path.join(cls.top, venue), "127.0.0.1",
                               folder or cls.folder], env=ENV, capture_output=True, text=True, check=False)
        return made.returncode, made.stdout, made.stderr

    @classmethod
    def with_ports(cls, text):
        return text.replace("8883", str(cls.mqtt)).replace("8443", str(cls.https))

    @classmethod
    def start(cls, *words, **options):
        process = subprocess.Popen(words, env=ENV, stdin=subprocess.DEVNULL, **options)
        cls.processes.append(process)
        return process

    @classmethod
    def serve(cls):
        """Both servers with the configurations as they were made, on other ports, and not as other users."""
        for name in ("mosquitto.conf", "nginx.conf"):
            path = os.path.join(cls.folder, name)
            with open(path, encoding="utf-8") as file:
                text = cls.with_ports(file.read())
            if name == "mosquitto.conf":
                text += "user root\n" if os.getuid() == 0 else ""
            else:
                site = path + ".site"
                with open(site, "w", encoding="utf-8") as file:
                    file.write(re.sub(r"listen \[::\].*", "", text))
                text = (f"daemon off; pid {cls.top}/nginx.pid; error_log {cls.top}/nginx.log; worker_processes 1;\n"
                        + ("user root;\n" if os.getuid() == 0 else "")
                        + f"events {{}} http {{ access_log off; client_body_temp_path {cls.top}/b; proxy_temp_path {cls.top}/p; "
                        f"fastcgi_temp_path {cls.top}/f; uwsgi_temp_path {cls.top}/u; scgi_temp_path {cls.top}/s; "
                        f"include {site}; }}\n")
            with open(path + ".test", "w", encoding="utf-8") as file:
                file.write(text)
        with open(os.path.join(cls.top, "mosquitto.log"), "w", encoding="utf-8") as log:
            cls.start("mosquitto", "-c", os.path.join(cls.folder, "mosquitto.conf.test"), stderr=log)
        cls.start("nginx", "-c", os.path.join(cls.folder, "nginx.conf.test"), "-p", cls.top,
                  stderr=subprocess.DEVNULL)
        for port in (cls.mqtt, cls.https):
            until(lambda port=port: cls.answers(port), "a server does not start")

    @staticmethod
    def answers(port):
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", port)) == 0

    def read(self, *parts):
        try:
            with open(os.path.join(*parts), encoding="utf-8") as file:
                return file.read()
        except FileNotFoundError:
            return ""

    def passwords(self):
        return dict(line.split(":") for line in self.read(self.folder, "state/passwords").split())

    def words(self, user, *more):
        name, password = (user, dict(re.findall(r"(.*):(.*)\n", self.read(self.folder, "state/passwords"))).get(user, "wrong"))
        return ["-h", "127.0.0.1", "-p", str(self.mqtt), "--cafile", os.path.join(self.folder, "tls/ca.pem"), "-q", "1",
                "-u", name, "-P", password, *more]

    def put(self, user, topic, text, client=None):
        named = ["-i", client] if client else []
        subprocess.run(["mosquitto_pub", *self.words(user, *named, "-t", topic, "-r", "-s" if text else "-n")], input=text.encode(), env=ENV, check=True,
                       timeout=20)

    def hear(self, user, topic, seconds=2):
        return subprocess.run(["mosquitto_sub", *self.words(user, "-t", topic, "-C", "1", "-W", str(seconds))], env=ENV,
                              capture_output=True, text=True, timeout=20, check=False).stdout.strip()

    def serve_file(self, name, data):
        path = os.path.join(self.publish, name)
        with open(path + ".new", "w", encoding="utf-8") as file:
            file.write(data if isinstance(data, str) else json.dumps(data))
        os.chmod(path + ".new", 0o644)
        os.rename(path + ".new", path)

    def board(self, name):
        """The folders of a board, set up with the network.json that was made, as /usr/lib/nownext/network does."""
        top = os.path.join(self.top, "board-" + name.replace(" ", "-"))
        for folder in ("data/setup", "data/feed", "run/agent", "run/display"):
            os.makedirs(os.path.join(top, folder))
        network = json.loads(self.read(self.folder, "network.json"))
        with open(os.path.join(top, "run/venue"), "w", encoding="utf-8") as file:
            file.write(self.with_ports(network["venue"]) + "\n")
        with open(os.path.join(top, "run/ca.pem"), "w", encoding="utf-8") as file:
            file.write(network["ca"])
        return top

    def sign(self, revision, venue="lpc", key=None):
        payload = os.path.join(self.top, "payload.json")
        with open(payload, "w", encoding="utf-8") as file:
            json.dump({"format": "nownext-live/1", "venue": venue, "revision": revision}, file)
        return subprocess.run(["nownext", "key", "sign", payload, "--key", key or os.path.join(self.folder, "desk.key")],
                              env=ENV, capture_output=True, text=True, check=True).stdout

    def test_1_made(self):
        self.assertEqual((self.said[0], self.said[2]), (0, ""))
        self.assertIn("nownext live begin", self.said[1])
        venue = json.loads(self.read(self.publish, "venue.json"))
        self.assertEqual(venue["displays"]["door a"]["rooms"], ["a"])
        self.assertRegex(venue["displays"]["door a"]["live"]["mqtt"], r"^mqtts://door%20a:[0-9a-f]{24}@127\.0\.0\.1:8883$")
        self.assertNotIn("desk", json.dumps(venue["displays"]))
        # Who has no place yet has a user of its own, and nothing in common with displays and desk.
        passwords = dict(re.findall(r"(.*):(.*)\n", self.read(self.folder, "state/passwords")))
        self.assertEqual(len(set(passwords.values())), 5)
        self.assertEqual(venue["defaults"]["live"]["mqtt"], f"mqtts://unassigned:{passwords['unassigned']}@127.0.0.1:8883")
        self.assertNotIn(passwords["desk"], json.dumps(venue))
        for name in ("door a", "foyer"):
            self.assertEqual(json.dumps(venue).count(passwords[name]), 1)
        checked = subprocess.run(["nownext", "check", os.path.join(SOURCE, "assets/programs/lpc-2024.json"), "--venue",
                                  os.path.join(self.publish, "venue.json")], env=ENV, capture_output=True, text=True,
                                 check=False)
        self.assertNotIn("is not known", checked.stdout + checked.stderr)
        for name in ("desk.key", "state/passwords", "tls/ca.key", "tls/server.key"):
            self.assertEqual(os.stat(os.path.join(self.folder, name)).st_mode & 0o077, 0, name)

    def test_2_again(self):
        """What is there stays; a display that came gets its own."""
        before = {name: self.read(self.folder, name) for name in ("desk.key", "tls/ca.pem", "tls/server.pem", "desk.url")}
        old = self.read(self.folder, "state/passwords")
        with open(os.path.join(self.top, "more.json"), "w", encoding="utf-8") as file:
            json.dump({**VENUE, "displays": {**VENUE["displays"], "door-c": {"rooms": ["a"]}}}, file)
        self.assertEqual(self.make("more.json")[0], 0)
        for name, text in before.items():
            self.assertEqual(self.read(self.folder, name), text, name)
        self.assertTrue(self.read(self.folder, "state/passwords").startswith(old))
        self.assertEqual(len(self.read(self.folder, "passwords").splitlines()), 6)
        self.assertEqual(self.make()[0], 0)

    def test_3_refused(self):
        for venue in ({**VENUE, "venue": "a/b"}, {key: VENUE[key] for key in VENUE if key != "venue"},
                      {**VENUE, "displays": []}, {**VENUE, "displays": {"a+": {}}},
                      {**VENUE, "displays": {"a": {"name": "desk"}}}, {**VENUE, "displays": {"unassigned": {}}},
                      {**VENUE, "displays": {"home-assistant": {}}}, {**VENUE, "home_assistant": "a b"},
                      {**VENUE, "home_assistant": "a/#"}, {**VENUE, "home_assistant": True},
                      json.loads(self.read(self.publish, "venue.json")),
                      {**VENUE, "displays": {"a": {"name": "x"}, "b": {"name": "x"}}}):
            with open(os.path.join(self.top, "wrong.json"), "w", encoding="utf-8") as file:
                json.dump(venue, file)
            code, _, error = self.make("wrong.json")
            self.assertEqual(code, 1, venue)
            self.assertTrue(error.startswith("make-venue: "), error)

    def test_4_a_board_finds_itself(self):
        venue = json.loads(self.with_ports(self.read(self.publish, "venue.json")))
        self.serve_file("venue.json", venue)
        self.serve_file("program.json", PROGRAM)
        self.serve_file("live.json", self.sign(17))
        top = self.board("door a")
        log = open(os.path.join(top, "log"), "w", encoding="utf-8")
        self.start("nownext-agent", "--data", os.path.join(top, "data"), "--run", os.path.join(top, "run"), "--name", "door a",
                   stderr=log)
        log.close()
        said = lambda: self.read(top, "log") + self.read(top, "run/agent/polls/checks.json")
        try:
            until(lambda: "door a" in self.read(top, "data/feed/venue.json"), "the venue's file does not come")
            until(lambda: '"x"' in self.read(top, "data/feed/program.json"), "the program does not come")
            until(lambda: '"revision": 17' in self.read(top, "data/feed/live.json"), "the live data do not come")
            until(lambda: self.hear("desk", "nownext/lpc/display/door a/online") == "1", "it is not online")
        except AssertionError as error:
            raise AssertionError(f"{error}: {said()}") from error

        # The broker: at once, and only what the desk's key signed, for this venue, and later than before.
        stranger = os.path.join(self.top, "stranger.key")
        subprocess.run(["nownext", "key", "new", "-o", stranger], env=ENV, check=True, capture_output=True)
        self.put("desk", "nownext/lpc/live", self.sign(18))
        until(lambda: '"revision": 18' in self.read(top, "run/agent/live.json"), said())
        for wrong in (self.sign(30, key=stranger), self.sign(31, venue="other"), self.sign(16), self.sign(32)[:-60],
                      json.dumps({"format": "nownext-live/1", "venue": "lpc", "revision": 33}), "", "x" * 500000):
            self.put("desk", "nownext/lpc/live", wrong)
        self.put("desk", "nownext/lpc/live", self.sign(19))
        until(lambda: '"revision": 19' in self.read(top, "run/agent/live.json"), said())
        until(lambda: '"revision": 19' in self.read(top, "data/feed/live.json"), said())

        # Its status goes where it belongs.
        with open(os.path.join(top, "run/display/status.new"), "w", encoding="utf-8") as file:
            file.write('{"format": "nownext-status/1", "live_revision": 19}')
        os.rename(os.path.join(top, "run/display/status.new"), os.path.join(top, "run/display/status.json"))
        until(lambda: "19" in self.hear("desk", "nownext/lpc/display/door a/status"), "its status is not heard")

        # The operator sees it, by TLS, and the desk's key asks it.
        fleet = ["nownext", "fleet", "--venue", os.path.join(self.publish, "venue.json"), "--broker",
                 self.with_ports(self.read(self.folder, "desk.url").strip()), "--ca", os.path.join(self.folder, "tls/ca.pem")]
        told = subprocess.run([*fleet, "--json"], env=ENV, capture_output=True, text=True, timeout=30, check=False)
        self.assertEqual(told.returncode, 1, told.stderr) # the foyer is not there
        states = {display["display"]: display["state"] for display in json.loads(told.stdout)["displays"]}
        self.assertEqual(states["foyer"], "missing")
        self.assertIn(states["door a"], ("well", "odd"))
        key = ["identify", "door a", "--key", os.path.join(self.folder, "desk.key")]
        asked = subprocess.run([*fleet, *key[:2]], env=ENV, capture_output=True, text=True, timeout=30, check=False)
        self.assertEqual(asked.returncode, 2, asked.stderr)
        self.assertIn("--key", asked.stderr)
        subprocess.run(["mosquitto_pub", *self.words("desk", "-t", "nownext/lpc/display/door a/ask/identify", "-m", "1")],
                       env=ENV, check=True, timeout=20)
        until(lambda: "is not signed" in self.read(top, "log"), said())
        self.assertFalse(os.path.exists(os.path.join(top, "run/agent/identify")))
        asked = subprocess.run([*fleet, *key], env=ENV, capture_output=True, text=True, timeout=30, check=False)
        self.assertEqual(asked.returncode, 0, asked.stderr)
        until(lambda: os.path.exists(os.path.join(top, "run/agent/identify")), said())
        rehearse = ["rehearse", "door a", "--at", "2025-03-29T10:30", "--minutes", "5"]
        asked = subprocess.run([*fleet, *rehearse, *key[2:]], env=ENV, capture_output=True, text=True, timeout=30, check=False)
        self.assertEqual(asked.returncode, 0, asked.stderr)
        until(lambda: self.read(top, "run/agent/rehearse"), said())
        self.assertRegex(self.read(top, "run/agent/rehearse"), r"^[0-9]+ 1743244200000 5\n$")
        self.show_rehearsal(top)

    def test_6_home_assistant(self):
        """It finds the displays, hears them, and asks for nothing; no display says what is a display."""
        fleet = ["nownext", "fleet", "--venue", os.path.join(self.publish, "venue.json"), "--broker",
                 self.with_ports(self.read(self.folder, "desk.url").strip()), "--ca", os.path.join(self.folder, "tls/ca.pem")]
        told = subprocess.run([*fleet, "home-assistant"], env=ENV, capture_output=True, text=True, timeout=30, check=False)
        self.assertEqual((told.returncode, told.stdout), (0, "Home Assistant knows of 2 displays.\n"), told.stderr)
        topic = "homeassistant/device/nownext__lpc__door_20a/config"
        device = json.loads(self.hear("home-assistant", topic))
        self.assertEqual(device["device"]["name"], "door a")
        self.put("door a", "nownext/lpc/display/door a/status", '{"format": "nownext-status/1", "screen": "door"}')
        for name, entity in device["components"].items():
            self.assertTrue(self.hear("home-assistant", entity["state_topic"]) or name == "online", entity)
        self.put("door a", topic, "{}")
        self.put("home-assistant", topic, "{}")
        self.assertEqual(json.loads(self.hear("desk", topic)), device)
        self.assertEqual(self.hear("door a", topic, 1), "")
        for wrong in ("live", "display/foyer/status"):
            self.put("home-assistant", f"nownext/lpc/{wrong}", "forged")
            self.assertNotIn("forged", self.hear("desk", f"nownext/lpc/{wrong}", 1))
        self.assertEqual(self.hear("home-assistant", "nownext/lpc/live", 1), "")
        # A venue that does not want it has no rights for it, and the command says so.
        with open(os.path.join(self.top, "silent.json"), "w", encoding="utf-8") as file:
            json.dump({key: VENUE[key] for key in VENUE if key != "home_assistant"}, file)
        self.assertTrue(os.path.exists(os.path.join(self.folder, "home-assistant.url")))
        before = {name: self.read(self.folder, name) for name in ("acl", "passwords")}
        odd = os.path.join(self.top, "silent")
        made = subprocess.run([os.path.join(SOURCE, "board/venue/make-venue"), os.path.join(self.top, "silent.json"), "127.0.0.1",
                               odd], env=ENV, capture_output=True, text=True, check=False)
        self.assertEqual((made.returncode, made.stderr), (0, ""))
        self.assertIn("home", before["acl"] + before["passwords"])
        self.assertNotIn("home", self.read(odd, "acl") + self.read(odd, "passwords"))
        self.assertFalse(os.path.exists(os.path.join(odd, "home-assistant.url")))
        told = subprocess.run([*fleet, "home-assistant", "off"], env=ENV, capture_output=True, text=True, timeout=30, check=False)
        self.assertEqual((told.returncode, told.stdout), (0, "Home Assistant knows of 0 displays.\n"), told.stderr)
        self.assertEqual(self.hear("home-assistant", topic, 1), "")
        self.put("desk", "nownext/lpc/display/door a/status", "")

    def show_rehearsal(self, top):
        """The display of that board, which begins now: it goes on with what was asked a moment ago."""
        for name, text in (("run/clock-set", ""), ("data/setup/board.txt", "name door a\n")):
            with open(os.path.join(top, name), "w", encoding="utf-8") as file:
                file.write(text)
        os.makedirs(os.path.join(top, "data/state"), exist_ok=True)
        os.remove(os.path.join(top, "run/agent/identify")) # its card would be shown first, for a minute
        log = open(os.path.join(top, "display.log"), "w", encoding="utf-8")
        self.start("nownext-display", "--data", os.path.join(top, "data"), "--run", os.path.join(top, "run"), "--headless", "800x480",
                   stderr=log)
        log.close()
        status = lambda: json.loads(self.read(top, "run/display/status.json") or "{}")
        try:
            until(lambda: status().get("rehearsal") is True and status().get("phase") == "ON", "it does not rehearse")
        except AssertionError as error:
            raise AssertionError(f"{error}: {self.read(top, 'display.log')} {status()}") from error
        told = until(lambda: self.hear("desk", "nownext/lpc/display/door a/status"), "its status is not heard")
        self.assertTrue(json.loads(told)["rehearsal"], told)

    def unit(self, name):
        return self.read(self.folder, "units", name)

    def test_7_services(self):
        """What systemd is given can be read by it, and what it starts does what it is for, whatever the folder is called."""
        odd = os.path.join(self.top, "a b%n")
        made = subprocess.run([os.path.join(SOURCE, "board/venue/make-venue"), os.path.join(self.top, "venue.json"), "127.0.0.1",
                               odd], env=ENV, capture_output=True, text=True, check=False)
        self.assertEqual((made.returncode, made.stderr), (0, ""))
        units = sorted(glob.glob(os.path.join(odd, "units/*")))
        self.assertEqual([os.path.basename(unit) for unit in units],
                         ["nownext-broker.service", "nownext-desk.service", "nownext-metrics.service", "nownext-metrics.timer"])
        for unit in units:
            self.assertNotRegex(self.read(unit), "@[A-Z]+@")
        self.assertIn(f'"{self.top}/a b%%n/desk"', self.read(units[1]))
        if shutil.which("systemd-analyze", path=PATH):
            checked = subprocess.run(["systemd-analyze", "verify", "--user", "--man=no", *units], capture_output=True, text=True,
                                     env={**ENV, "XDG_RUNTIME_DIR": self.top}, check=False)
            self.assertEqual((checked.returncode, checked.stderr), (0, ""))
        bad = subprocess.run([os.path.join(SOURCE, "board/venue/make-venue"), os.path.join(self.top, "venue.json"), "127.0.0.1",
                              os.path.join(self.top, "a|b")], env=ENV, capture_output=True, text=True, check=False)
        self.assertEqual(bad.returncode, 1)
        self.assertIn("is needed", bad.stderr)
        self.assertFalse(os.path.exists(os.path.join(self.top, "a|b")))

    def test_7_the_desk_as_a_service(self):
        with open(os.path.join(self.top, "plan.json"), "w", encoding="utf-8") as file:
            json.dump(PROGRAM, file)
        os.mkdir(os.path.join(self.top, "shown"))
        made = subprocess.run(["nownext", "live", "begin", os.path.join(self.top, "plan.json"), "--desk",
                               os.path.join(self.folder, "desk"), "--to", os.path.join(self.top, "shown"), "--key",
                               os.path.join(self.folder, "desk.key"), "--venue", os.path.join(self.publish, "venue.json")],
                              env=ENV, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=30, check=False)
        self.assertEqual(made.returncode, 0, made.stderr)
        words = shlex.split(re.search(r"^ExecStart=(.*)$", self.unit("nownext-desk.service"), re.M).group(1))
        self.assertTrue(os.path.isdir(re.search("^ConditionPathIsDirectory=(.*)$", self.unit("nownext-desk.service"), re.M).group(1)))
        port = free_port()
        self.start(*words, "--listen", f"127.0.0.1:{port}", stdout=subprocess.DEVNULL)
        until(lambda: self.answers(port), "the desk does not start")
        words = shlex.split(re.search(r"^ExecStart=(.*)$", self.unit("nownext-broker.service"), re.M).group(1))
        self.assertTrue(os.access(words[0], os.X_OK))
        self.assertEqual(words[1:], ["-c", os.path.join(self.folder, "mosquitto.conf")])

    def test_7_metrics_as_a_file(self):
        url = self.with_ports(self.read(self.folder, "desk.url"))
        with open(os.path.join(self.folder, "desk.url"), "w", encoding="utf-8") as file:
            file.write(url)
        words = shlex.split(re.search(r"^ExecStart=(.*)$", self.unit("nownext-metrics.service"), re.M).group(1))
        made = subprocess.run(words, env=ENV, capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(made.returncode, 0, made.stderr)
        told = self.read(self.folder, "metrics/nownext.prom")
        self.assertIn("nownext_up", told)
        self.assertTrue(told.endswith("# EOF\n"), told)
        # Without a broker the file of a minute ago stays as it is.
        with open(os.path.join(self.folder, "desk.url"), "w", encoding="utf-8") as file:
            file.write(f"mqtts://desk:x@127.0.0.1:{free_port()}")
        made = subprocess.run(words, env=ENV, capture_output=True, text=True, timeout=60, check=False)
        self.assertEqual(made.returncode, 1)
        self.assertEqual(self.read(self.folder, "metrics/nownext.prom"), told)
        self.assertEqual(self.make()[0], 0)

    def test_6_the_dashboard_asks_for_what_there_is(self):
        with open(os.path.join(SOURCE, "board/venue/grafana.json"), encoding="utf-8") as file:
            panels = json.load(file)["panels"]
        asked = set(re.findall(r"nownext_\w+", " ".join(target["expr"] for panel in panels for target in panel["targets"])))
        told = set(re.findall(r'"(nownext_\w+)", "gauge"', self.read(SOURCE, "firmware/fleet/fleet_told.c")))
        self.assertEqual(asked, told)

    def test_5_a_display_can_say_nothing_else(self):
        for topic in ("nownext/lpc/live", "nownext/lpc/program", "nownext/lpc/display/foyer/status",
                      "nownext/lpc/display/foyer/online", "nownext/lpc/display/foyer/ask/restart",
                      "nownext/lpc/display/door a/ask/restart", "nownext/other/live", "other"):
            held = self.hear("desk", topic, 1)
            self.put("door a", topic, "forged")
            self.assertEqual(self.hear("desk", topic, 1), held, topic)
        # Nor by a client's id, which is the client's own choice.
        for client, topic in (("ask", "nownext/lpc/display/door a/ask/restart"), ("sign-7", "nownext/lpc/display/sign-7/status"),
                              ("sign-7", "nownext/lpc/display/unassigned/board/sign-7/status"),
                              ("foyer", "nownext/lpc/display/foyer/status")):
            held = self.hear("desk", topic, 1)
            self.put("door a", topic, "forged", client)
            self.assertEqual(self.hear("desk", topic, 1), held, topic)
        self.put("door a", "nownext/lpc/display/door a/frame", "own")
        self.assertEqual(self.hear("desk", "nownext/lpc/display/door a/frame"), "own")
        self.put("desk", "nownext/lpc/display/foyer/status", "foyer's")
        self.assertEqual(self.hear("door a", "nownext/lpc/display/foyer/status", 1), "")
        with self.assertRaises(subprocess.CalledProcessError):
            self.put("nobody", "nownext/lpc/live", "x")

    def test_5_a_board_without_a_place_can_say_nothing_but_of_its_code(self):
        for topic in ("nownext/lpc/live", "nownext/lpc/program", "nownext/lpc/display/foyer/status",
                      "nownext/lpc/display/sign-7/status", "nownext/lpc/display/unassigned/board/sign-8/status",
                      "nownext/lpc/display/unassigned/board/sign-7/ask/restart", "nownext/other/live"):
            held = self.hear("desk", topic, 1)
            self.put("unassigned", topic, "forged", "sign-7")
            self.assertEqual(self.hear("desk", topic, 1), held, topic)
        self.put("unassigned", "nownext/lpc/display/unassigned/board/sign-7/frame", "own", "sign-7")
        self.assertEqual(self.hear("desk", "nownext/lpc/display/unassigned/board/sign-7/frame"), "own")
        self.put("desk", "nownext/lpc/program", "poll")
        self.assertEqual(self.hear("unassigned", "nownext/lpc/program", 5), "poll")
        self.put("desk", "nownext/lpc/program", "")
        self.put("desk", "nownext/lpc/display/foyer/status", "foyer's")
        for topic in ("nownext/lpc/display/foyer/status", "nownext/lpc/display/+/status",
                      "nownext/lpc/display/unassigned/board/sign-7/frame"):
            self.assertEqual(self.hear("unassigned", topic, 1), "", topic)

    def test_7_plug_and_assign(self):
        """A board that nobody has heard of shows its code, is listed by it, and is a door a poll after it was assigned."""
        code, own, again = socket.gethostname(), os.path.join(self.top, "own.json"), os.path.join(self.top, "again")
        with open(own, "w", encoding="utf-8") as file:
            json.dump({**VENUE, "displays": {}}, file)
        self.assertEqual(self.make("own.json")[0], 0) # none of its displays is known yet
        self.serve_file("venue.json", json.loads(self.with_ports(self.read(self.publish, "venue.json"))))
        self.serve_file("program.json", PROGRAM)
        fleet = ["nownext", "fleet", "--venue", own, "--broker", self.with_ports(self.read(self.folder, "desk.url").strip()), "--ca",
                 os.path.join(self.folder, "tls/ca.pem")]
        call = lambda *words: subprocess.run([*fleet, *words], env=ENV, capture_output=True, text=True, timeout=30, check=False)
        listed = lambda: {display["display"]: display for display in json.loads(call("--json").stdout)["displays"]
                          if display["display"] in (code, "door-a")}
        status = lambda name: json.loads(self.hear("desk", f"nownext/lpc/display/{name}/status") or "{}")
        top = self.board("nobody")
        with open(os.path.join(top, "log"), "w", encoding="utf-8") as log:
            folders = ["--data", os.path.join(top, "data"), "--run", os.path.join(top, "run")]
            self.start("nownext-agent", *folders, stderr=log)
            self.start("nownext-display", *folders, "--headless", "640x360", stderr=log)
        until(lambda: status(f"unassigned/board/{code}").get("screen") == "fault", "it does not say that it has no place")
        found = listed()
        self.assertEqual((found[code]["state"], found[code]["in_venue"]), ("unknown", False), found)
        self.assertIn("assign", found[code]["what_to_do"])
        key = ["--key", os.path.join(self.folder, "desk.key")]
        drawn = call("--pictures", os.path.join(self.top, "pictures"), *key)
        self.assertTrue(os.path.exists(os.path.join(self.top, "pictures", code + ".png")), drawn.stdout + drawn.stderr)

        # make-venue again, with a folder like this one: the test's ports are others.
        assigned = call("assign", code, "door", "a", "--name", "door-a")
        self.assertEqual(assigned.returncode, 0, assigned.stderr)
        self.assertEqual(listed()[code]["state"], "odd") # it has not fetched that yet
        shutil.copytree(self.folder, again)
        self.assertEqual(self.make("own.json", again)[0], 0)
        for name in ("state/passwords", "passwords", "acl"):
            shutil.copyfile(os.path.join(again, name), os.path.join(self.folder, name))
        os.kill(int(self.read(self.folder, "state/mosquitto.pid")), signal.SIGHUP)
        self.serve_file("venue.json", self.with_ports(self.read(again, os.path.relpath(self.publish, self.folder), "venue.json")))
        try:
            until(lambda: status("door-a").get("room") == "A", "it is no door", 20)
        except AssertionError as error:
            raise AssertionError(f"{error}: {self.read(top, 'log')} {self.read(top, 'run/display/status.json')}") from error
        self.assertEqual(status("door-a")["role"], "door")
        until(lambda: set(listed()) == {"door-a"}, "it is still listed by its code")
        self.assertTrue(listed()["door-a"]["online"])

    def test_8_the_broker_has_nothing_to_warn_of(self):
        said = self.read(self.top, "mosquitto.log").splitlines()
        self.assertEqual([line for line in said if re.search("ACL|Warning", line) and "as root" not in line], [])

    def test_6_nothing_else_is_served(self):
        for path, code in ((f"/{os.path.basename(self.publish)}/venue.json", "200"), ("/", "403"), ("/venue.json", "404"),
                           ("/../state/passwords", "404"), (f"/{os.path.basename(self.publish)}/", "403")):
            got = subprocess.run(["curl", "-s", "-o", os.devnull, "-w", "%{http_code}", "--path-as-is", "--noproxy", "*", "--cacert",
                                  os.path.join(self.folder, "tls/ca.pem"), f"https://127.0.0.1:{self.https}{path}"],
                                 capture_output=True, text=True, check=False).stdout
            self.assertIn(got, (code, "400"), path)
        self.assertEqual(subprocess.run(["curl", "-s", "-o", os.devnull, "-w", "%{http_code}", "-X", "PUT", "-d", "x", "--noproxy", "*",
                                         "--cacert", os.path.join(self.folder, "tls/ca.pem"),
                                         f"https://127.0.0.1:{self.https}/{os.path.basename(self.publish)}/live.json"],
                                        capture_output=True, text=True, check=False).stdout, "403")


if __name__ == "__main__":
    missing = [name for name in ("mosquitto", "mosquitto_pub", "nginx", "openssl", "jq", "curl")
               if not shutil.which(name, path=PATH)]
    if missing:
        print("not installed: " + ", ".join(missing))
        sys.exit(77)
    unittest.main(argv=sys.argv[:1])
