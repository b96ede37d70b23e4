"""The emulated board, as toolchain/test-board drives it: qemu, its screen by QMP, and a shell in the guest.

The image is what would be flashed, byte for byte. What the tests add comes in by a second initramfs that only qemu is
given: a unit under /run that reads commands from a virtio port and answers. No network is in between; where a board gets
one, it leads to the ports of this machine's loopback that are named, and nowhere else.
"""
import base64
import json
import os
import re
import signal
import socket
import struct
import subprocess
import sys
import time
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
TOP = os.path.dirname(HERE)

# Run by the initramfs (board/image/init) when it is there.
START = """#!/bin/sh
mkdir -p /run/nownext-test /run/systemd/system/sysinit.target.wants
cp /test/agent /run/nownext-test/agent
cp /test/nownext-test.service /run/systemd/system/
ln -s ../nownext-test.service /run/systemd/system/sysinit.target.wants/
"""
UNIT = """[Unit]
DefaultDependencies=no
[Service]
ExecStart=/bin/sh /run/nownext-test/agent
Restart=always
StandardOutput=null
StandardError=null
"""
AGENT = """
cd /run/nownext-test
until [ -e /dev/virtio-ports/nownext.test ]; do sleep 0.1; done
exec 3<>/dev/virtio-ports/nownext.test
echo hello >&3
while read -r number command <&3; do
    echo "$command" | base64 -d >command
    sh ./command >answer 2>&1 </dev/null 3<&-
    printf '%s %s %s\\n' "$number" "$?" "$(base64 -w0 answer)" >&3
done
"""


# A board whose time is counted does an instruction each 2 ^ this nanoseconds: 500 million a second, one each second cycle
# of the slowest board (a Zero 2 W, 1 GHz).
COUNTED_SHIFT = 1


class Failure(Exception):
    """What a test found."""


def run(*command, **options):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, **options).stdout


def partitions(image):
    """[(start, size)] in bytes, from the image's table."""
    with open(image, "rb") as file:
        head = file.read(512)
    entries = [struct.unpack_from("<B3xB3xII", head, 446 + 16 * i) for i in range(4)]
    return [(start * 512, size * 512) for _, _, start, size in entries]


def read_ppm(path):
    """(width, height, RGB bytes)"""
    with open(path, "rb") as file:
        data = file.read()
    match = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", data)
    if not match:
        raise Failure("no picture from qemu")
    return int(match[1]), int(match[2]), data[match.end():]


def read_png(path):
    """The same from a PNG, which may have an alpha channel (all opaque)."""
    ppm = path + ".ppm"
    with open(ppm, "wb") as file:
        subprocess.run(["pngtopnm", path], check=True, stdout=file)
    picture = read_ppm(ppm)
    os.unlink(ppm)
    return picture


def write_png(path, picture):
    width, height, rgb = picture
    rows = b"".join(b"\0" + rgb[y * width * 3:(y + 1) * width * 3] for y in range(height))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
                   chunk(b"IDAT", zlib.compress(rows, 1)) + chunk(b"IEND", b""))


class Card:
    """A card flashed with the image, in a file."""

    def __init__(self, image, path, extra_mib=64):
        self.path = path
        if os.path.exists(path):
            os.unlink(path)
        run("cp", "--sparse=always", image, path)
        # A real card is larger than the image.
        os.truncate(path, os.path.getsize(path) + (extra_mib << 20))
        self.setup_offset = partitions(path)[2][0]

    def put(self, files):
        """Files onto the setup partition, as an organiser's laptop would: {name: text, bytes, or a path to copy}."""
        for name, content in files.items():
            if isinstance(content, str) and content.startswith("/"):
                with open(content, "rb") as file:
                    content = file.read()
            if isinstance(content, str):
                content = content.encode()
            run("mcopy", "-o", "-i", f"{self.path}@@{self.setup_offset}", "-", f"::{name}", input=content)


class Emulator:
    """A board that is switched on. Its clock is this machine's, and goes on while that is busy with other things; where
    it is `counted`, it tells the instructions done, nearly the same at every run (and skips times when there are none). With
    `edid` "off" its panel says nothing of itself. `reaches`: ports that it finds at 10.0.2.100, each with that of loopback
    which it leads to; None: it has no network. With `usb` it has ports for sticks."""

    def __init__(self, folder, disk, kind, work, append="", width=1920, height=1080, rtc="1980-01-01T00:00:00",
                 counted=False, edid="on", reaches=None, usb=False):
        self.work = work
        self.number = 0
        self.rest = b""
        self.sockets = []
        os.makedirs(work, exist_ok=True)
        extra = self.make_extra(folder)
        with open(os.path.join(folder, "cmdline.txt"), encoding="utf-8") as file:
            cmdline = file.read().strip()
        self.log = open(os.path.join(work, "console.log"), "ab")
        processors = ["-accel", "tcg,thread=single", "-smp", "1", "-icount", f"shift={COUNTED_SHIFT},sleep=off"] if counted \
            else ["-accel", "tcg,thread=multi", "-smp", "2"]
        network = ["-nic", "none"]
        if reaches:
            relay = os.path.join(TOP, "toolchain/relay.py") # qemu's own would be one connection for all of the guest's
            leads = ",".join(f"guestfwd=tcp:10.0.2.100:{port}-cmd:{sys.executable} {relay} {ours}"
                             for port, ours in reaches.items())
            network = ["-netdev", f"user,id=net,restrict=on,{leads}", "-device", "virtio-net-pci,netdev=net,id=cable,romfile="]
        self.process = subprocess.Popen([
            "qemu-system-aarch64", "-M", "virt", "-cpu", "cortex-a72", *processors,
            "-m", "1024", "-display", "none", "-serial", "stdio", "-monitor", "none", *network, "-no-reboot",
            "-nodefaults", "-qmp", f"unix:{work}/qmp.socket,server=on,wait=off",
            "-device", f"virtio-gpu-pci,id=gpu,xres={width},yres={height},edid={edid}",
            "-rtc", f"base={rtc},clock=vm", "-device", "i6300esb", "-watchdog-action", "reset",
            "-device", "virtio-rng-pci",
            "-drive", f"if=none,id=card,file={disk},format={kind},cache=writeback,discard=unmap",
            "-device", "virtio-blk-pci,drive=card",
            "-device", "virtio-serial-pci", "-chardev", f"socket,id=agent,path={work}/agent.socket,server=on,wait=off",
            "-device", "virtserialport,chardev=agent,name=nownext.test",
            "-kernel", os.path.join(folder, "vmlinuz"), "-initrd", extra, "-append", f"{cmdline} {append}".strip(),
            *(["-device", "qemu-xhci,id=usb"] if usb else [])],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        self.qmp = self.connect("qmp.socket")
        self.qmp_file = self.qmp.makefile("rb")
        self.qmp_file.readline()
        self.command("qmp_capabilities")
        self.agent = self.connect("agent.socket")

    def make_extra(self, folder):
        parts = {"start": START, "agent": AGENT, "nownext-test.service": UNIT}
        pairs = []
        for name, text in parts.items():
            path = os.path.join(self.work, name)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            os.chmod(path, 0o755 if name == "start" else 0o644)
            pairs.append(f"test/{name}={path}")
        archive = os.path.join(self.work, "extra.cpio")
        run(os.path.join(TOP, "board/image/kernel.py"), "archive", archive, *pairs)
        out = os.path.join(self.work, "initrd")
        with open(out, "wb") as file:
            with open(os.path.join(folder, "initrd.img"), "rb") as first:
                data = first.read()
            file.write(data + b"\0" * (-len(data) % 512))
            with open(archive, "rb") as second:
                file.write(second.read())
        return out

    def connect(self, name):
        path = os.path.join(self.work, name)
        deadline = time.monotonic() + 30
        while True:
            channel = socket.socket(socket.AF_UNIX)
            try:
                channel.connect(path)
                self.sockets.append(channel)
                return channel
            except OSError:
                channel.close()
                if time.monotonic() > deadline or self.process.poll() is not None:
                    raise Failure("qemu does not start; see " + os.path.join(self.work, "console.log")) from None
                time.sleep(0.05)

    # ---- from outside

    def command(self, command, **arguments):
        self.qmp.sendall(json.dumps({"execute": command, "arguments": arguments}).encode() + b"\n")
        while True:
            line = self.qmp_file.readline()
            if not line:
                raise Failure(f"qemu is gone at {command}")
            answer = json.loads(line)
            if "error" in answer:
                raise Failure(f"qemu: {command}: {answer['error']['desc']}")
            if "return" in answer:
                return answer["return"]

    def plug_in(self, name, path):
        """A USB stick, whose bytes are the file's."""
        self.command("blockdev-add", driver="raw", file={"driver": "file", "filename": path}, **{"node-name": name})
        self.command("device_add", driver="usb-storage", id=name, drive=name, bus="usb.0")

    def pull_out(self, name):
        self.command("device_del", id=name)
        self.sh("i=0; while ls /dev/sd* >/dev/null 2>&1; do i=$((i + 1)); [ $i -lt 100 ] || exit 1; sleep 0.1; done")
        self.command("blockdev-del", **{"node-name": name})

    def monitor(self, line):
        answer = self.command("human-monitor-command", **{"command-line": line}).strip()
        if answer:
            raise Failure(f"qemu: {line}: {answer}")

    def save(self, name):
        self.monitor(f"savevm {name}")

    def load(self, name):
        self.monitor(f"loadvm {name}")
        self.command("cont")

    def screen(self, head=0):
        """What the panel shows: (width, height, RGB bytes)"""
        path = os.path.join(self.work, "screen.ppm")
        self.command("screendump", filename=path, device="gpu", head=head)
        return read_ppm(path)

    def kill(self):
        """The power is cut."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.close()

    def wait_for_end(self, seconds):
        self.process.wait(timeout=seconds)
        self.close()

    def close(self):
        for channel in self.sockets:
            channel.close()
        self.sockets = []
        self.log.close()

    # ---- in the guest

    def line(self, seconds):
        deadline = time.monotonic() + seconds
        while b"\n" not in self.rest:
            left = deadline - time.monotonic()
            if left <= 0:
                raise Failure("no answer from the guest; see " + os.path.join(self.work, "console.log"))
            self.agent.settimeout(left)
            try:
                data = self.agent.recv(1 << 16)
            except socket.timeout:
                continue
            if not data:
                raise Failure("the guest is gone; see " + os.path.join(self.work, "console.log"))
            self.rest += data
        line, self.rest = self.rest.split(b"\n", 1)
        return line.decode()

    def wait_for_agent(self, seconds=240):
        while self.line(seconds) != "hello":
            pass

    def sh(self, script, seconds=120, check=True):
        """What the script prints in the guest, as root."""
        self.number += 1
        number = str(self.number)
        self.agent.sendall(f"{number} {base64.b64encode(script.encode()).decode()}\n".encode())
        while True:
            parts = self.line(seconds).split(" ")
            if parts[0] == number and len(parts) == 3:
                break
        output = base64.b64decode(parts[2]).decode(errors="replace")
        if check and parts[1] != "0":
            raise Failure(f"in the guest: {script.strip()}: exit {parts[1]}: {output.strip()}")
        return output

    def until(self, script, seconds=60, what=None):
        """Asks until the script succeeds in the guest."""
        self.sh(f"i=0; until {{ {script}\n}}; do i=$((i + 1)); [ $i -lt {seconds * 5} ] || "
                f"{{ echo '{what or 'not within the time'}'; exit 1; }}; sleep 0.2; done", seconds=seconds * 6 + 60)

    def show(self, unit, *names):
        text = self.sh(f"systemctl show {unit} " + " ".join(f"-p {n}" for n in names))
        return dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
