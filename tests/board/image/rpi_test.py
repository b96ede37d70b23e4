#!/usr/bin/env python3
"""The Raspberry Pi's image, where board/build-image has built it, against what the Raspberry Pi's boot documents ask for
(www.raspberrypi.com/documentation/computers: "The boot folder", "config.txt", "Boot sequence").

    rpi_test.py ROOT [IMAGE]
"""
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "."
IMAGE = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else os.path.join(
    ROOT, "build/image/rpi/nownext-rpi.img")

# What the firmware of each board loads; with upstream_kernel=1, by the names of kernel.org's device trees.
BOARDS = {
    "3 B": (["bootcode.bin", "start.elf", "fixup.dat"], "bcm2837-rpi-3-b.dtb", "raspberrypi,3-model-b"),
    "3 B+": (["bootcode.bin", "start.elf", "fixup.dat"], "bcm2837-rpi-3-b-plus.dtb", "raspberrypi,3-model-b-plus"),
    "3 A+": (["bootcode.bin", "start.elf", "fixup.dat"], "bcm2837-rpi-3-a-plus.dtb", "raspberrypi,3-model-a-plus"),
    "Zero 2 W": (["bootcode.bin", "start.elf", "fixup.dat"], "bcm2837-rpi-zero-2-w.dtb", "raspberrypi,model-zero-2-w"),
    "4 B": (["start4.elf", "fixup4.dat"], "bcm2711-rpi-4-b.dtb", "raspberrypi,4-model-b"),
    "400": (["start4.elf", "fixup4.dat"], "bcm2711-rpi-400.dtb", "raspberrypi,400"),
}
# Where the root is: the card's controllers, as the device trees name them.
CARDS = [b"brcm,bcm2835-sdhost", b"brcm,bcm2835-sdhci", b"brcm,bcm2711-emmc2"]


def run(*command):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


class Image(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        with open(IMAGE, "rb") as file:
            cls.head = file.read(512)
        cls.table = [struct.unpack_from("<B3xB3xII", cls.head, 446 + 16 * i) for i in range(4)]
        cls.boot = os.path.join(cls.folder, "boot")
        os.mkdir(cls.boot)
        run("mcopy", "-s", "-i", f"{IMAGE}@@{cls.table[0][2] * 512}", "::*", cls.boot)
        cls.config, cls.section = {}, "all"
        with open(os.path.join(cls.boot, "config.txt"), encoding="ascii") as file:
            cls.lines = file.read().split("\n")
        for line in cls.lines:
            if line.startswith("["):
                cls.section = line
            elif "=" in line and not line.startswith("#"):
                name, _, value = line.partition("=")
                cls.config[name if cls.section in ("all", "[all]") else cls.section + name] = value
        cls.root = os.path.join(cls.folder, "root.ext4")
        with open(IMAGE, "rb") as file, open(cls.root, "wb") as out:
            file.seek(cls.table[1][2] * 512)
            left = cls.table[1][3] * 512
            while left:
                data = file.read(min(left, 1 << 24))
                out.write(data)
                left -= len(data)

    def read(self, name):
        with open(os.path.join(self.boot, name), "rb") as file:
            return file.read()

    def at(self, partition, offset, size):
        with open(IMAGE, "rb") as file:
            file.seek(self.table[partition][2] * 512 + offset)
            return file.read(size)

    def in_root(self, command):
        return run("debugfs", "-R", command, self.root).decode()

    def test_partitions(self):
        self.assertEqual(self.head[510:], b"\x55\xaa")
        self.assertEqual([kind for _, kind, _, _ in self.table], [0x0c, 0x83, 0x0c, 0x83])
        self.assertEqual([flag for flag, _, _, _ in self.table], [0x80, 0, 0, 0])
        end = 1
        for _, _, start, size in self.table:
            self.assertEqual(start % 8192, 0, "partitions begin on whole 4 MiB, where cards erase")
            self.assertGreaterEqual(start, end)
            end = start + size
        self.assertEqual(end * 512, os.path.getsize(IMAGE), "the last one ends with the image, and can grow")
        for number, label in ((0, b"BOOT       "), (2, b"SETUP      ")):
            sector = self.at(number, 0, 512)
            self.assertEqual(sector[82:90], b"FAT32   ")
            self.assertEqual(sector[71:82], label)
            per_sector, per_cluster, reserved, fats = struct.unpack_from("<HBHB", sector, 11)
            total, fat_size = struct.unpack_from("<II", sector, 32)
            self.assertEqual(per_sector, 512)
            self.assertGreaterEqual((total - reserved - fats * fat_size) // per_cluster, 65525, "clusters of a FAT32")
        for number, label in ((1, b"nownext-root"), (3, b"STATE")):
            block = self.at(number, 1024, 1024)
            self.assertEqual(block[56:58], b"\x53\xef")
            self.assertEqual(block[120:136].rstrip(b"\0"), label)

    def test_firmware(self):
        for board, (files, _, _) in BOARDS.items():
            for name in files:
                self.assertTrue(os.path.exists(os.path.join(self.boot, name)), f"{board}: {name}")
        for name in ("start.elf", "start4.elf"):
            self.assertEqual(self.read(name)[:4], b"\x7fELF")
        # With gpu_mem=16 the firmware would ask for start_cd.elf and fixup_cd.dat.
        self.assertGreater(int(self.config["gpu_mem"]), 16)
        self.assertNotIn("start_file", self.config)
        self.assertIn("Broadcom", self.read("LICENCE.broadcom").decode())

    def test_device_trees(self):
        for board, (_, name, model) in BOARDS.items():
            tree = self.read(name)
            self.assertEqual(tree[:4], b"\xd0\x0d\xfe\xed", board)
            self.assertIn(model.encode() + b"\0", tree, board)
        # By these names the firmware looks first only with this, and only as long as there is no folder "upstream".
        self.assertEqual(self.config["upstream_kernel"], "1")
        self.assertFalse(os.path.exists(os.path.join(self.boot, "upstream")))
        for name in ("os_prefix", "device_tree"):
            self.assertNotIn(name, self.config)

    def test_config(self):
        for line in self.lines:
            self.assertLessEqual(len(line) if not line.startswith("#") else 0, 98, "the firmware reads 98 characters")
        self.assertEqual(self.config["arm_64bit"], "1")
        self.assertEqual(self.config["enable_uart"], "0")
        # An overlay that is asked for must be there.
        for line in self.lines:
            match = re.match(r"dtoverlay=([^,\s]+)", line)
            if match:
                self.assertTrue(os.path.exists(os.path.join(self.boot, "overlays", match[1] + ".dtbo")), line)
        for line in self.lines:
            self.assertTrue(not line or line[0] in "#[" or "=" in line or line.startswith("initramfs "), line)

    def test_kernel(self):
        kernel = self.read(self.config["kernel"])
        self.assertEqual(kernel[56:60], b"ARM\x64", "an arm64 Image, not compressed")
        version = re.search(rb"Linux version (\S+)", kernel)[1].decode()
        self.assertIn("vc4.ko", self.in_root(f"ls -p /usr/lib/modules/{version}/kernel/drivers/gpu/drm/vc4"))
        self.assertIn("modules.dep", self.in_root(f"ls -p /usr/lib/modules/{version}"))

    def test_initramfs(self):
        lines = [line.split() for line in self.lines if line.startswith("initramfs")]
        self.assertEqual([(len(words), words[2]) for words in lines], [(3, "followkernel")])
        data = run("zstd", "-dc", os.path.join(self.boot, lines[0][1]))
        files, at = {}, 0
        while True:
            self.assertEqual(data[at:at + 6], b"070701")
            fields = [int(data[at + 6 + 8 * i:at + 14 + 8 * i], 16) for i in range(13)]
            mode, size, length = fields[1], fields[6], fields[11]
            name = data[at + 110:at + 110 + length - 1].decode()
            body = (at + 110 + length + 3) & ~3
            if name == "TRAILER!!!":
                break
            files[name] = (mode, data[body:body + size])
            at = (body + size + 3) & ~3
        self.assertEqual(files["init"][0] & 0o777, 0o755)
        self.assertTrue(files["init"][1].startswith(b"#!/bin/busybox sh\n"))
        self.assertEqual(files["bin/busybox"][1][18:20], b"\xb7\0", "busybox is for arm64")
        order = files["modules"][1].decode().split()
        drivers = b"".join(files[path.lstrip("/")][1] for path in order)
        for name in CARDS:
            self.assertIn(name, drivers, f"no driver for {name.decode()} among {order}")
        self.assertIn("/lib/ext4.ko", order)
        self.assertNotIn("test/start", files)

    def test_command_line(self):
        text = self.read("cmdline.txt").decode("ascii")
        self.assertEqual(text.count("\n"), 1)
        words = text.split()
        self.assertIn("root=LABEL=nownext-root", words)
        self.assertIn("ro", words)
        self.assertLess(len(text), 1024)

    def test_root(self):
        for path in ("bin/nownext-display", "bin/nownext-setup", "lib/nownext/network", "share/nownext/manifest.txt",
                     "lib/systemd/system/nownext-display.service", "sbin/wpa_supplicant"):
            self.assertIn("Type: regular", self.in_root(f"stat /usr/{path}"), path)
        self.assertIn("brcmfmac43430-sdio.bin", self.in_root("ls -p /usr/lib/firmware/brcm"))
        shadow = self.in_root("cat /etc/shadow")
        self.assertRegex(shadow, r"(?m)^root:\*:")
        self.assertFalse([line for line in shadow.splitlines() if not re.match(r"[^:]+:[*!]", line)])

    def test_setup(self):
        names = run("mdir", "-b", "-i", f"{IMAGE}@@{self.table[2][2] * 512}", "::").decode()
        self.assertEqual(sorted(names.split()), ["::/README.txt", "::/examples/"])


if __name__ == "__main__":
    if not os.path.exists(IMAGE):
        print(f"{os.path.relpath(IMAGE, ROOT)} is not built: skipped")
        sys.exit(77)
    for tool in ("mcopy", "debugfs", "zstd"):
        if not shutil.which(tool, path=os.environ["PATH"] + ":/usr/sbin:/sbin"):
            print(f"{tool} is not installed: skipped")
            sys.exit(77)
    unittest.main()
