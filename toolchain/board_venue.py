"""A venue's web server and broker on loopback, for toolchain/test-board's cases."""
import http.server
import os
import shutil
import socket
import subprocess
import threading
import time

from emulator import Failure


def free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


class Quiet(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass


class VenueServers:
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
        with open(config, "w", encoding="utf-8") as file:
            file.write(f"listener {self.mqtt_port} 127.0.0.1\nallow_anonymous true\nlog_dest none\n")
        self.broker = subprocess.Popen(["/usr/sbin/mosquitto", "-c", config], stdin=subprocess.DEVNULL,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def stop_broker(self):
        if self.broker:
            self.broker.terminate()
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

    def heard(self, topic):
        return subprocess.run(["mosquitto_sub", "-h", "127.0.0.1", "-p", str(self.mqtt_port), "-q", "1", "-C", "1", "-W", "2",
                               "-t", "nownext/lpc/" + topic], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=30, check=False).stdout

    def until(self, topic, piece, what, seconds=60):
        end = time.monotonic() + seconds
        while piece not in self.heard(topic):
            if time.monotonic() > end:
                raise Failure(what)
            time.sleep(0.2)
