#!/usr/bin/env python3
"""board/image/root/usr/lib/nownext/stick with folders of ours and a file system as a stick has it: what it copies, and that
nothing else comes through. And what the units and rules around it must never say.

    stick_test.py ROOT
"""
import fnmatch
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "."
SCRIPT = os.path.join(ROOT, "board/image/root/usr/lib/nownext/stick")
RULES = "board/image/root/usr/lib/udev/rules.d/59-nownext-stick.rules"
os.environ["PATH"] += ":/usr/sbin:/sbin"


def read(path, mode="r"):
    with open(os.path.join(ROOT, path), mode) as file:
        return file.read()


class Copying(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        self.stick, self.to, self.bin = (os.path.join(self.folder, name) for name in ("stick", "to", "bin"))
        for path in (self.stick, self.to, self.bin):
            os.mkdir(path)

    def put(self, name, content):
        with open(os.path.join(self.stick, name), "wb") as file:
            file.write(content)

    def program(self, name, text):
        path = os.path.join(self.bin, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"#!/bin/sh\n{text}\n")
        os.chmod(path, 0o755)

    def run_it(self):
        """What was copied, {name: bytes}, and what is told."""
        subprocess.run([SCRIPT, self.stick, self.to], check=True, timeout=60, stdin=subprocess.DEVNULL,
                       env={**os.environ, "PATH": self.bin + ":" + os.environ["PATH"]})
        found = {name: read(os.path.join(self.to, name), "rb") for name in os.listdir(self.to)}
        return found, found.pop("found").decode()

    def test_the_three_names(self):
        self.put("program.json", b"the program")
        self.put("live.json", b"")
        self.put("venue.json", bytes(range(256)))
        for name in ("display.json", "authorized_keys", "found", "live.json.new", "program.json.txt", "$(id).json"):
            self.put(name, b"not this")
        self.assertEqual(self.run_it(), ({"program.json": b"the program", "live.json": b"", "venue.json": bytes(range(256))},
                                         ""))

    def test_what_the_last_stick_had_is_gone(self):
        self.put("program.json", b"a")
        self.put("venue.json", b"v")
        self.run_it()
        os.unlink(os.path.join(self.stick, "venue.json"))
        self.put("program.json", b"b")
        self.assertEqual(self.run_it(), ({"program.json": b"b"}, ""))

    def test_sizes(self):
        self.put("live.json", b"x" * (4 << 20))
        self.put("venue.json", b"x" * ((4 << 20) + 1))
        self.put("program.json", b"x" * ((16 << 20) + 1))
        copied, told = self.run_it()
        self.assertEqual({name: len(data) for name, data in copied.items()}, {"live.json": 4 << 20})
        self.assertEqual(told, "venue.json has more than 4 MiB\nprogram.json has more than 16 MiB\n")

    def test_nothing_to_take(self):
        said = "no program.json, live.json or venue.json can be read on it\n"
        self.assertEqual(self.run_it(), ({}, said))
        self.put("a word for passers-by.json", b"x")
        self.assertEqual(self.run_it(), ({}, said), "no name of the stick's is told")
        shutil.rmtree(self.stick)
        self.assertEqual(self.run_it(), ({}, said), "it could not be mounted")

    def test_no_files(self):
        os.mkdir(os.path.join(self.stick, "program.json"))
        os.symlink("/etc/passwd", os.path.join(self.stick, "live.json"))
        os.mkfifo(os.path.join(self.stick, "venue.json"))
        self.assertEqual(self.run_it()[0], {})

    def test_pulled_out_meanwhile(self):
        self.put("program.json", b"the program")
        self.put("live.json", b"live")
        self.program("head", f'case $3 in *program*) echo half; exit 1 ;; esac; exec {shutil.which("head")} "$@"')
        copied, told = self.run_it()
        self.assertEqual(copied, {"live.json": b"live"})
        self.assertIn("program.json can't be read", told)

    def test_found_comes_last(self):
        self.put("program.json", b"the program")
        self.put("live.json", b"live")
        self.run_it()
        real = shutil.which("mv")
        self.program("mv", f'[ ! -e "{self.to}/found" ] || exit 9; echo "$2" >>"{self.folder}/moved"; exec {real} "$@"')
        self.run_it()
        self.assertEqual([os.path.basename(line) for line in read(os.path.join(self.folder, "moved")).split()],
                         ["live.json", "program.json", "found"])

    def test_a_stick(self):
        """A file system as an organiser's laptop makes it; without the kernel's help, by mtools."""
        make = shutil.which("mkfs.vfat", path=os.environ["PATH"] + ":/usr/sbin")
        if not shutil.which("mcopy") or not make:
            self.skipTest("mtools or dosfstools is not installed")
        image = os.path.join(self.folder, "image")
        subprocess.run([make, "-C", "-n", "NOWNEXT", image, "8192"], check=True, stdout=subprocess.DEVNULL)
        with open(os.path.join(ROOT, "assets/programs/lpc-2024.json"), "rb") as file:
            program = file.read()
        for name, data in (("program.json", program), ("live.json", b"{}"), ("Holiday.jpg", b"x")):
            subprocess.run(["mcopy", "-i", image, "-", f"::{name}"], check=True, input=data)
        subprocess.run(["mmd", "-i", image, "::System Volume Information"], check=True)
        subprocess.run(["mcopy", "-s", "-n", "-i", image, "::*", self.stick], check=True)
        self.assertIn("Holiday.jpg", os.listdir(self.stick))
        self.assertEqual(self.run_it(), ({"program.json": program, "live.json": b"{}"}, ""))


class Around(unittest.TestCase):
    def test_mount(self):
        unit = read("board/units/run-stick.mount")
        options = re.search(r"(?m)^Options=(.*)$", unit)[1].split(",")
        self.assertLessEqual({"ro", "nosuid", "nodev", "noexec"}, set(options))
        self.assertIn("\nType=vfat,exfat\n", unit)
        self.assertIn("\nStopWhenUnneeded=yes\n", unit)

    def test_service(self):
        unit = read("board/units/nownext-stick.service")
        self.assertIn("\nUser=nownext-stick\n", unit)
        self.assertEqual(re.findall(r"(?m)^ReadWritePaths=(.*)$", unit), ["/run/nownext/stick"])
        if not shutil.which("systemd-analyze"):
            self.skipTest("systemd-analyze is not installed")
        said = subprocess.run(["systemd-analyze", "security", "--offline=true", "--no-pager",
                               os.path.join(ROOT, "board/units/nownext-stick.service")], stdout=subprocess.PIPE, check=False)
        level = re.search(r"Overall exposure level.*: ([0-9.]+)", said.stdout.decode())
        if not level:
            self.skipTest("systemd-analyze can't judge units offline")
        self.assertLessEqual(float(level[1]), 1.0)

    def test_nothing_on_a_stick_has_a_name_of_the_cards(self):
        self.assertLess(os.path.basename(RULES), "60-persistent-storage.rules")
        lines = [line for line in read(RULES).split("\n") if line and not line.startswith("#")]
        self.assertEqual(lines[:4], [
            'SUBSYSTEM=="block", ACTION!="remove", SUBSYSTEMS=="usb", GOTO="nownext_stick"', 'GOTO="nownext_stick_end"',
            'LABEL="nownext_stick"', 'ENV{UDEV_DISABLE_PERSISTENT_STORAGE_RULES_FLAG}="1"'])
        # What others look at (71-nownext-setup.rules) is taken away again.
        self.assertIn('ENV{ID_FS_LABEL}=""', lines[-2])
        self.assertEqual(lines[-1], 'LABEL="nownext_stick_end"')

    def test_its_name(self):
        kinds, label = re.search(r'ENV\{ID_FS_TYPE\}=="([^"]*)", ENV\{ID_FS_LABEL\}=="([^"]*)", SYMLINK', read(RULES)).groups()
        self.assertEqual(kinds, "vfat|exfat")
        for name in ("NOWNEXT", "nownext", "NowNext"):
            self.assertTrue(fnmatch.fnmatchcase(name, label), name)
        for name in ("SETUP", "STATE", "nownext-root", "NOWNEXT2", ""):
            self.assertFalse(fnmatch.fnmatchcase(name, label), name)

    def test_modules(self):
        for board in ("rpi", "qemu-virt"):
            names = [name for line in read(f"board/{board}/modules").split("\n") for name in line.split("#")[0].split()]
            self.assertLessEqual({"usb-storage", "sd_mod", "vfat", "exfat"}, set(names), board)
            self.assertEqual([name for name in names if re.search("hid|kbd|mouse|evdev|snd|btusb|uvc", name)], [], board)
            # The root and the state partition are found by label before anything on a stick could be.
            early = read(f"board/{board}/modules-early")
            self.assertNotRegex(early, "usb-storage|uas|sd_mod")


if __name__ == "__main__":
    unittest.main()
