"""A venue's web server and broker on loopback, for toolchain/test-board's cases."""
import glob
import http.server
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import threading
import time

from emulator import TOP, Failure


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


class Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass


class Heard:
    """Of a broker on loopback: `words` are what mosquitto_sub has to be told of it."""

    def heard(self, topic):
        return subprocess.run(["mosquitto_sub", "-h", "127.0.0.1", *self.words(), "-q", "1", "-C", "1", "-W", "2", "-t",
                               "nownext/lpc/" + topic], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=30,
                              check=False).stdout

    def until(self, topic, piece, what, seconds=60):
        end = time.monotonic() + seconds
        while piece not in self.heard(topic):
            if time.monotonic() > end:
                raise Failure(what)
            time.sleep(0.2)


class VenueServers(Heard):
    """A folder that is served, and mosquitto; both on ports of their own, which stay."""

    def __init__(self, folder):
        self.folder = folder
        self.files = os.path.join(folder, "files")
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(self.files)
        self.http_port, self.mqtt_port = free_port(), free_port()
        self.broker = None

    def __enter__(self):
        handler = lambda *args: Quiet(*args, directory=self.files)
        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", self.http_port), handler)
        self.http.daemon_threads = True
        threading.Thread(target=self.http.serve_forever, daemon=True).start()
        self.start_broker()
        return self

    def __exit__(self, *_):
        self.stop_broker()
        self.http.shutdown()
        self.http.server_close()

    def start_broker(self):
        config = os.path.join(self.folder, "mosquitto.conf")
        with open(config, "w", encoding="utf-8") as file: # it keeps what it holds, as board/venue's does
            file.write(f"listener {self.mqtt_port} 127.0.0.1\nallow_anonymous true\nlog_dest none\npersistence true\n"
                       f"persistence_location {self.folder}/\nautosave_interval 5\nuser root\n")
        self.broker = subprocess.Popen(["/usr/sbin/mosquitto", "-c", config], stdin=subprocess.DEVNULL,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def stop_broker(self, is_killed=False):
        """Where it ends by itself, it says of each display that it is gone; where it is killed, it says nothing."""
        if self.broker:
            self.broker.send_signal(signal.SIGKILL if is_killed else signal.SIGTERM)
            self.broker.wait()
            self.broker = None

    def publish(self, name, text):
        path = os.path.join(self.files, name)
        with open(path + ".new", "w", encoding="utf-8") as file:
            file.write(text)
        os.rename(path + ".new", path)

    def say(self, topic, text):
        subprocess.run(["mosquitto_pub", "-h", "127.0.0.1", "-p", str(self.mqtt_port), "-q", "1", "-r", "-t",
                        "nownext/lpc/" + topic, "-s" if text else "-n"], input=text.encode(), check=True, timeout=30)

    def words(self):
        return ["-p", str(self.mqtt_port)]


class MadeVenue(Heard):
    """A venue as board/venue/make-venue makes it: nginx, mosquitto, certificates, passwords, the desk's key. Boards find it
    at `host`, by the ports that `reaches` says."""

    def __init__(self, folder, nownext, host, venue, program):
        self.folder = os.path.join(folder, "made")
        self.top = folder
        self.nownext = nownext
        self.processes = []
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        given = os.path.join(folder, "venue.json")
        with open(given, "w", encoding="utf-8") as file:
            json.dump(venue, file)
        self.environment = {**os.environ, "PATH": f"{os.path.dirname(nownext)}:{os.environ['PATH']}:/usr/sbin"}
        self.run(os.path.join(TOP, "board/venue/make-venue"), given, host, self.folder)
        self.published = glob.glob(os.path.join(self.folder, "publish/*"))[0]
        with open(os.path.join(self.published, "program.json"), "w", encoding="utf-8") as file:
            file.write(program)
        self.https, self.mqtts = free_port(), free_port()
        self.reaches = {8443: self.https, 8883: self.mqtts}

    def run(self, *command):
        return subprocess.run(command, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=60, check=True).stdout

    def words(self): # the broker's certificate is for the name that boards know
        password = re.search(r"^desk:(.*)$", self.read("state/passwords"), re.M)[1]
        return ["-p", str(self.mqtts), "--cafile", os.path.join(self.folder, "tls/ca.pem"), "--insecure", "-u", "desk",
                "-P", password]

    def read(self, name):
        with open(os.path.join(self.folder, name), encoding="utf-8") as file:
            return file.read()

    def desk(self, *words):
        """`nownext live`, as the venue's desk."""
        desk = os.path.join(self.top, "desk")
        if words[0] == "begin":
            words += ("--to", self.published, "--venue", os.path.join(self.published, "venue.json"), "--key",
                      os.path.join(self.folder, "desk.key"))
        return self.run(self.nownext, "live", *words, "--desk", desk, "--by", "test-board", "--yes")

    def __enter__(self):
        # The configurations as they were made, on other ports, and not as other users.
        broker, site, server = (os.path.join(self.top, name) for name in ("mosquitto.conf", "site.conf", "nginx.conf"))
        with open(broker, "w", encoding="utf-8") as file:
            file.write(self.read("mosquitto.conf").replace("8883", f"{self.mqtts} 127.0.0.1") + "user root\n")
        with open(site, "w", encoding="utf-8") as file:
            file.write(re.sub(r"listen \[::\].*", "", self.read("nginx.conf")).replace("8443", f"127.0.0.1:{self.https}"))
        with open(server, "w", encoding="utf-8") as file:
            file.write(f"daemon off; user root; worker_processes 1; pid {self.top}/nginx.pid; "
                       f"error_log {self.top}/nginx.log; events {{}} http {{ "
                       + "".join(f"{kind}_temp_path {self.top}/{kind}; "
                                 for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
                       + f"log_format polls '$time_iso8601 $connection $request_time $status $request $bytes_sent'; "
                       f"include {site}; }}\n")
        for command in (["mosquitto", "-c", broker], ["nginx", "-c", server, "-p", self.top]):
            self.processes.append(subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL,
                                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
        return self

    def __exit__(self, *_):
        for process in self.processes:
            process.terminate()
            process.wait()
