#!/usr/bin/env python3
"""What can go wrong between a venue's servers and a board, with nginx, mosquitto and real agents on loopback: whatever
comes, the last good program stays, checks.json says what is wrong, memory is bounded, and it recovers by itself.

    faults_test.py BIN_DIR ROOT     77 where nginx, mosquitto or openssl is not installed

One board for each fault, all at once: all is well, then the servers go wrong, then they are mended, with another program.
"""
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest

BIN, ROOT = map(os.path.abspath, sys.argv[1:])
sys.path.insert(0, os.path.join(ROOT, "tests/agent"))
sys.dont_write_bytecode = True
import wall

PAGE = "<!DOCTYPE html><html><title>Welcome to the hotel</title><body>Please log in</body></html>"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(2000)
LARGE = 100 << 20
# What nginx does where a fault is, by the board's name, and what the agent is to say of it.
FAULTS = {
    "cut": ("proxy_pass http://127.0.0.1:@RAW@/cut; proxy_buffering off;", "no-connection"),
    "stalled": ("proxy_pass http://127.0.0.1:@RAW@/stalled; proxy_buffering off;", "timed-out"),
    "slow": ("limit_rate 1; alias @TOP@/good/;", "timed-out"),
    "garbage": ("alias @TOP@/garbage/;", "not-read"),
    "half": ("alias @TOP@/half/;", "not-read"),
    "large": ("alias @TOP@/large/;", "too-large"),
    "large-unsaid": ("proxy_pass http://127.0.0.1:@RAW@/large; proxy_buffering off;", "too-large"),
    "type": ("alias @TOP@/type/;", "not-read"),
    "empty": ("alias @TOP@/empty/;", "no-connection"),
    "status-500": ("return 500;", "status"),
    "status-503": ("return 503;", "status"),
    "status-404": ("return 404;", "status"),
    "loop": ("return 302 $request_uri;", "redirects"),
    "page": ("default_type text/html; return 200 '" + PAGE + "';", "page"),
    "page-as-json": ("default_type application/json; return 200 '" + PAGE + "';", "page"),
    "portal": ("return 302 http://127.0.0.1:@HTTP@/portal-page/;", "page"),
    "expired": ("", "not-trusted"),
    "foreign": ("", "not-trusted"),
    "https-to-http": ("return 302 http://127.0.0.1:@HTTP@$request_uri;", "redirects"),
    "proxy": ("", "no-connection"),
    "refused": ("", "no-connection"),
    "dns": ("", "no-host"),
}
TLS = ("expired", "foreign", "https-to-http")
DISPLAYS = ("stalled", "page", "expired")
TIMEOUT_MS = 3000


class Raw(threading.Thread):
    """Answers as no web server does, in answers without a length: cut (chunks that end in the middle), stalled (the head,
    then nothing), large (zeros without an end)."""

    def __init__(self):
        super().__init__(daemon=True)
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]

    def run(self):
        while True:
            threading.Thread(target=self.answer, args=(self.listening.accept()[0],), daemon=True).start()

    @staticmethod
    def answer(near):
        with near:
            try:
                path = near.recv(65536).split()[1]
                near.sendall(b"HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n"
                             + (b"Content-Length: 100000\r\n" if path.startswith(b"/cut") else b"") + b"\r\n{\"format\": ")
                if path.startswith(b"/stalled"):
                    while near.recv(65536):
                        pass
                sent = 0
                while path.startswith(b"/large") and sent < LARGE:
                    near.sendall(bytes(1 << 20))
                    sent += 1 << 20
            except (OSError, IndexError):
                pass


def certificates(top):
    """An authority with a good certificate and an expired one, and another authority with one of its own."""
    new = "openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=127.0.0.1"
    for line in (
            f"{new} -x509 -days 30 -keyout ca.key -out ca.pem",
            f"{new} -x509 -days 30 -keyout foreign.key -out foreign.pem -addext subjectAltName=IP:127.0.0.1",
            f"{new} -keyout good.key -out good.csr",
            "openssl x509 -req -in good.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 30 -extfile names -out good.pem",
            "openssl x509 -req -in good.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days -1 -extfile names -out expired.pem"):
        subprocess.run(line.split(), cwd=top, check=True, capture_output=True)
    shutil.copy(os.path.join(top, "good.key"), os.path.join(top, "expired.key"))


class Faults(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.top = tempfile.mkdtemp(prefix="nownext-faults-")
        os.chmod(cls.top, 0o755)
        cls.processes = wall.Processes()
        cls.http, cls.proxy, cls.refused, cls.mqtt = (wall.free_port() for _ in range(4))
        cls.tls = {name: wall.free_port() for name in TLS}
        cls.raw = Raw()
        cls.raw.start()
        wall.write(os.path.join(cls.top, "names"), "subjectAltName=IP:127.0.0.1\n")
        certificates(cls.top)
        cls.serve_good("first", 1)
        whole = wall.read_text(os.path.join(cls.top, "good/program.json"))
        for fault, data in (("garbage", bytes(range(256)) * 40), ("half", whole[:len(whole) // 2]), ("type", PNG), ("empty", ""),
                            ("portal", PAGE)):
            os.mkdir(os.path.join(cls.top, fault))
            for name in ("program.json", "live.json", "index.html"):
                wall.write(os.path.join(cls.top, fault, name), data)
        os.mkdir(os.path.join(cls.top, "large"))
        for name in ("program.json", "live.json"):
            with open(os.path.join(cls.top, "large", name), "wb") as file:
                file.truncate(LARGE)
        cls.configure(False)
        cls.nginx = cls.processes.start("nginx", "-c", os.path.join(cls.top, "nginx.conf"), "-p", cls.top, stderr=subprocess.DEVNULL)
        cls.mosquitto = cls.processes.mosquitto(cls.top, cls.mqtt)
        for port in (cls.http, cls.mqtt, cls.proxy, cls.refused, *cls.tls.values()):
            wall.until(lambda port=port: wall.answers(port), lambda: "a server does not start: " + wall.read_text(cls.top + "/nginx.log"))

    @classmethod
    def tearDownClass(cls):
        cls.processes.end()
        shutil.rmtree(cls.top)

    @classmethod
    def serve_good(cls, title, revision):
        os.makedirs(os.path.join(cls.top, "good"), exist_ok=True)
        wall.write(os.path.join(cls.top, "good/program.json"), wall.program(title, 6))
        wall.write(os.path.join(cls.top, "good/live.json"), {"format": "nownext-live/1", "venue": "v", "revision": revision, "changes": []})

    @classmethod
    def configure(cls, is_wrong):
        """nginx as it is when all is well, or when all is wrong."""
        def fill(text):
            return text.replace("@RAW@", str(cls.raw.port)).replace("@TOP@", cls.top).replace("@HTTP@", str(cls.http))

        def site(port, more, names):
            places = "".join(f"location /{name}/ {{ "
                             f"{fill(FAULTS[name][0]) if is_wrong and FAULTS[name][0] else f'alias {cls.top}/good/;'} }}\n"
                             for name in names)
            return f"server {{ listen 127.0.0.1:{port} {more};\n{places}location /portal-page/ {{ alias {cls.top}/portal/; }}\n}}\n"

        text = site(cls.http, "", [name for name in FAULTS if name not in TLS] + ["https-to-http"])
        for name, port in cls.tls.items():
            certificate = name if is_wrong and name != "https-to-http" else "good"
            text += site(port, f"ssl; ssl_certificate {cls.top}/{certificate}.pem; ssl_certificate_key {cls.top}/{certificate}.key", [name])
        if not is_wrong:
            text += site(cls.proxy, "", ["proxy"]) + site(cls.refused, "", ["refused"])
        as_root = "user root;" if os.getuid() == 0 else ""
        temporary = " ".join(f"{name}_temp_path {cls.top}/nginx-{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        wall.write(os.path.join(cls.top, "nginx.conf"),
                   f"daemon off; pid {cls.top}/nginx.pid; error_log {cls.top}/nginx.log; worker_processes 1; {as_root}\n"
                   f"worker_shutdown_timeout 1s; events {{}}\nhttp {{ access_log off; {temporary}\n{text}}}\n")

    @classmethod
    def url(cls, name):
        if name in TLS:
            return f"https://127.0.0.1:{cls.tls[name]}/{name}"
        return f"http://127.0.0.1:{cls.refused if name == 'refused' else cls.http}/{name}"

    def settings(self, name, url):
        settings = {"role": "door", "rooms": ["a"], "venue": "v", "program": {"url": url + "/program.json", "poll_s": 10},
                    "live": {"url": url + "/live.json"}}
        if name == "cut":
            settings["live"]["mqtt"] = f"mqtt://127.0.0.1:{self.mqtt}"
        return settings

    def board(self, name):
        board = wall.Board(self.top, name, BIN, self.processes, self.settings(name, self.url(name)))
        shutil.copy(os.path.join(self.top, "ca.pem"), os.path.join(board.run, "ca.pem"))
        if name == "proxy":
            wall.ENV["http_proxy"] = f"http://127.0.0.1:{self.proxy}"
        board.agent = board.start_agent("--timeout", str(TIMEOUT_MS))
        wall.ENV.pop("http_proxy", None)
        board.display = board.start_display() if name in DISPLAYS else None
        return board

    def has(self, board, title, revision):
        return board.first_title() == title and \
            wall.read_json(os.path.join(board.run, "agent/live.json")).get("revision") == revision

    def test_faults(self):
        boards = {name: self.board(name) for name in FAULTS}
        for board in boards.values():
            wall.until(lambda board=board: self.has(board, "first", 1), lambda board=board: f"{board.name}: {board.told()}", 60)
        for name in DISPLAYS:
            wall.until(lambda name=name: boards[name].status().get("live_revision") == 1, boards[name].told, 60)
        started = {name: wall.peak_kib(board.agent) for name, board in boards.items()}
        held = {name: wall.read_text(os.path.join(board.data, "feed/program.json")) for name, board in boards.items()}

        # All goes wrong. What the servers would give is newer, so that nothing can be the same by chance.
        self.serve_good("second", 2)
        self.configure(True)
        self.nginx.send_signal(1)
        boards["dns"].set_up(self.settings("dns", "http://" + "x" * 64 + ".example"))
        self.mosquitto.kill()
        begun = time.monotonic()
        for name, board in boards.items():
            for document in ("program", "live"):
                wall.until(lambda board=board, document=document, name=name:
                           board.checks().get(document, {}).get("outcome") == FAULTS[name][1],
                           lambda name=name, board=board, document=document: f"{name}: {document}: {board.told()}", 60)
            told = board.checks()["program"]
            self.assertTrue(told["text"], name)
            if name != "dns": # whose settings are others now, and were never good
                self.assertLess(told["good_ms"], told["asked_ms"], name)
        said_s = time.monotonic() - begun
        for name, board in boards.items():
            self.assertIsNone(board.agent.poll(), name)
            self.assertEqual(wall.read_text(os.path.join(board.data, "feed/program.json")), held[name], name)
            self.assertEqual(wall.read_json(os.path.join(board.data, "feed/live.json"))["revision"], 1, name)
        for name in DISPLAYS:
            status = boards[name].status()
            self.assertIsNone(boards[name].display.poll(), name)
            self.assertEqual((status["live_revision"], status["screen"], status["station_fault"]), (1, "door", "none"), name)
            self.assertGreater(len(boards[name].frame()), 1000, name)
        wall.until(lambda: "broker: " in wall.read_text(os.path.join(boards["cut"].top, "agent.log")).split("connected", 1)[-1],
                   boards["cut"].told)

        # And is mended.
        self.configure(False)
        self.nginx.send_signal(1)
        self.mosquitto = self.processes.mosquitto(self.top, self.mqtt)
        boards["dns"].set_up(self.settings("dns", self.url("dns")))
        begun = time.monotonic()
        for name, board in boards.items():
            wall.until(lambda board=board: self.has(board, "second", 2), lambda name=name, board=board: f"{name}: {board.told()}", 60)
            wall.until(lambda board=board: board.checks()["program"].get("text", "") == "",
                       lambda name=name, board=board: f"{name}: {board.told()}")
        for name in DISPLAYS:
            wall.until(lambda name=name: boards[name].status().get("live_revision") == 2, boards[name].told)
        wall.until(lambda: wall.read_text(os.path.join(boards["cut"].top, "agent.log")).count("broker: connected") == 2,
                   boards["cut"].told, 60)
        print(f"all said after {said_s:.0f} s, all well again {time.monotonic() - begun:.0f} s after the servers")
        most = {name: wall.peak_kib(board.agent) for name, board in boards.items()}
        print("most memory of the agents, KiB:", ", ".join(f"{name} {kib}" for name, kib in sorted(most.items(), key=lambda kv: -kv[1])[:5]))
        # A body is at most 16 MiB, and grows in place; sanitizers keep what was given back for a while.
        for name, kib in most.items():
            self.assertLess(kib - started[name], 96 * 1024, name)


if __name__ == "__main__":
    if wall.lacking():
        print("not installed: " + ", ".join(wall.lacking()))
        sys.exit(77)
    unittest.main(argv=sys.argv[:1])
