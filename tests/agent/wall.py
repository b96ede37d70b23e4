"""Boards on a desk, for tests: each the folders of one board, with a real nownext-agent and a nownext-display without a
panel, and the servers that they ask, on loopback."""
import json
import os
import shutil
import signal
import socket
import subprocess
import time

SERVERS = ("mosquitto", "mosquitto_pub", "nginx", "openssl")
PATH = os.environ["PATH"] + ":/usr/sbin"
ENV = {**os.environ, "PATH": PATH, "LC_ALL": "C.UTF-8"}
for _name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
    ENV.pop(_name, None)


def lacking(names=SERVERS):
    return [name for name in names if not shutil.which(name, path=PATH)]


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def until(condition, what, seconds=30):
    """Waits for what another process does; gives what the condition gave."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.02)
    raise AssertionError(what() if callable(what) else what)


def answers(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def read_text(path):
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        return ""


def read_json(path):
    return json.loads(read_text(path) or "{}")


def write(path, data):
    """A file as writers leave them: whole, or as it was."""
    data = data if isinstance(data, (bytes, str)) else json.dumps(data)
    with open(path + ".new", "wb") as file:
        file.write(data if isinstance(data, bytes) else data.encode())
    os.chmod(path + ".new", 0o644)
    os.rename(path + ".new", path)


def program(title, sessions=3):
    """A program of one room on a day in 2025, told apart by its first session's title."""
    return {"format": "nownext-program/1", "event": {"title": "E", "timezone": "UTC"}, "rooms": [{"id": "a", "name": "A"}],
            "sessions": [{"id": str(number + 1), "title": title if number == 0 else f"session {number}", "room": "a",
                          "start": f"2025-03-29T{9 + number:02}:00:00Z", "end": f"2025-03-29T{9 + number:02}:45:00Z"}
                         for number in range(sessions)]}


class Processes:
    """What a test starts, and ends."""

    def __init__(self):
        self.all = []

    def start(self, *words, **options):
        process = subprocess.Popen(words, env=ENV, stdin=subprocess.DEVNULL, **options)
        self.all.append(process)
        return process

    def end(self):
        for process in self.all: # nginx ends its workers itself
            if process.poll() is None:
                process.terminate()
        for process in self.all:
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    def nginx(self, top, server):
        """With the text of its server blocks."""
        as_root = "user root;\n" if os.getuid() == 0 else ""
        temporary = " ".join(f"{name}_temp_path {top}/nginx-{name};"
                             for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        write(os.path.join(top, "nginx.conf"),
              f"daemon off; pid {top}/nginx.pid; error_log {top}/nginx.log; worker_processes 1; {as_root}"
              f"worker_rlimit_nofile 8192;\nevents {{ worker_connections 4096; }}\nhttp {{ access_log off; {temporary}\n{server}\n}}\n")
        return self.start("nginx", "-c", os.path.join(top, "nginx.conf"), "-p", top, stderr=subprocess.DEVNULL)

    def mosquitto(self, top, port, more=""):
        as_root = "user root\n" if os.getuid() == 0 else ""
        folder = os.path.join(top, f"mosquitto-{port}")
        os.makedirs(folder, exist_ok=True)
        conf = os.path.join(folder, "mosquitto.conf")
        write(conf, f"listener {port} 127.0.0.1\nallow_anonymous true\npersistence true\npersistence_location {folder}/\n"
                    f"autosave_interval 1\nlog_dest none\n{as_root}{more}")
        return self.start("mosquitto", "-c", conf, stderr=subprocess.DEVNULL)


class Board:
    """The folders of a board called `name`, set up with display.json."""

    def __init__(self, top, name, bin_dir, processes, display=None):
        self.name, self.top, self.bin, self.processes = name, os.path.join(top, "board-" + name), bin_dir, processes
        self.data, self.run = os.path.join(self.top, "data"), os.path.join(self.top, "run")
        for folder in ("data/setup", "data/feed", "data/state", "run/setup", "run/agent", "run/display"):
            os.makedirs(os.path.join(self.top, folder))
        write(os.path.join(self.run, "clock-set"), "")
        if display:
            self.set_up(display)

    def set_up(self, display):
        write(os.path.join(self.data, "setup/display.json"), {"format": "nownext-display/1", "name": self.name, **display})

    def start_agent(self, *more):
        with open(os.path.join(self.top, "agent.log"), "a", encoding="utf-8") as log:
            return self.processes.start(os.path.join(self.bin, "nownext-agent"), "--data", self.data, "--run", self.run,
                                        "--name", self.name, *more, stderr=log)

    def start_display(self, size="480x270"):
        with open(os.path.join(self.top, "display.log"), "a", encoding="utf-8") as log:
            return self.processes.start(os.path.join(self.bin, "nownext-display"), "--headless", size, "--data", self.data,
                                        "--run", self.run, stderr=log)

    def status(self):
        return read_json(os.path.join(self.run, "display/status.json"))

    def checks(self):
        return read_json(os.path.join(self.run, "agent/polls/checks.json"))

    def told(self):
        """All that it says, for a failure."""
        return "\n".join(f"{name}: {read_text(os.path.join(self.top, name))[-3000:]}" for name in
                         ("agent.log", "display.log", "run/agent/polls/checks.json", "run/display/status.json"))

    def first_title(self):
        """Of the program that is held."""
        sessions = read_json(os.path.join(self.data, "feed/program.json")).get("sessions", [{}])
        return sessions[0].get("title", {}).get("und") if isinstance(sessions[0].get("title"), dict) else sessions[0].get("title")

    def frame(self):
        """What its panel would show, as PNG, asked for now."""
        path = os.path.join(self.run, "display/frame.png")
        if os.path.exists(path):
            os.remove(path)
        write(os.path.join(self.run, "frame.request"), "")
        until(lambda: os.path.exists(path), lambda: "no picture comes: " + self.told())
        with open(path, "rb") as file:
            return file.read()


def peak_kib(process):
    """The most memory that it has had, in KiB."""
    for line in read_text(f"/proc/{process.pid}/status").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
    return 0


def pause(process):
    process.send_signal(signal.SIGSTOP)


def go_on(process):
    process.send_signal(signal.SIGCONT)
