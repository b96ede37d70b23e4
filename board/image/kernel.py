#!/usr/bin/env python3
"""The kernel's part of an image: which modules, in which order, and the archive that is loaded beside the kernel.

    kernel.py modules TREE LIST DEST     copies the modules named in the file LIST, and what they need, from TREE
                                         (/lib/modules/VERSION of a package) to DEST, with the files that depmod reads
    kernel.py initramfs TREE LIST OUT [PATH=FILE ...]
                                         an archive (cpio, newc) with the modules of LIST under /lib, /modules
                                         (their order), and files (executable where FILE is); times are 0
    kernel.py archive OUT [PATH=FILE ...]    the same without modules

LIST: module names, one or more a line; # begins a comment. A name that TREE does not have is an error.
"""
import os
import re
import shutil
import stat
import sys


def wanted(path):
    with open(path, encoding="utf-8") as file:
        return [name for line in file for name in line.split("#")[0].split()]


class Tree:
    """A kernel's modules, as depmod has described them."""

    def __init__(self, path):
        self.path = path
        self.needs = {}
        self.by_name = {}
        with open(os.path.join(path, "modules.dep"), encoding="utf-8") as file:
            for line in file:
                module, _, needs = line.partition(":")
                self.needs[module] = needs.split()
                self.by_name[self.name(module)] = module
        with open(os.path.join(path, "modules.builtin"), encoding="utf-8") as file:
            self.builtin = {self.name(line.strip()) for line in file}
        # Needed softly, before: crc32c for ext4, ...
        self.soft = {}
        with open(os.path.join(path, "modules.softdep"), encoding="utf-8") as file:
            for line in file:
                match = re.match(r"softdep (\S+) pre: (.*?)( post:.*)?$", line.strip())
                if match:
                    self.soft.setdefault(match[1].replace("-", "_"), []).extend(match[2].split())
        self.aliases = {}
        with open(os.path.join(path, "modules.alias"), encoding="utf-8") as file:
            for line in file:
                parts = line.split()
                if len(parts) == 3 and parts[0] == "alias":
                    self.aliases.setdefault(parts[1].replace("-", "_"), []).append(parts[2].replace("-", "_"))

    @staticmethod
    def name(path):
        return re.sub(r"\.ko(\.\w+)?$", "", os.path.basename(path)).replace("-", "_")

    def closure(self, names):
        """The modules' paths, each after what it needs."""
        order = []

        def add(name, must):
            name = name.replace("-", "_")
            if name in self.by_name:
                module = self.by_name[name]
                if module in order:
                    return
                for soft in self.soft.get(name, []):
                    add(soft, False)
                for need in reversed(self.needs[module]):
                    if need not in order:
                        order.append(need)
                if module not in order:
                    order.append(module)
            elif name in self.aliases and not must:
                for alias in self.aliases[name]:
                    add(alias, False)
            elif must and name not in self.builtin:
                sys.exit(f"kernel.py: the kernel has no module {name}")

        for name in names:
            add(name, True)
        return order


def copy_modules(tree_path, list_path, dest):
    tree = Tree(tree_path)
    modules = tree.closure(wanted(list_path))
    for module in modules:
        to = os.path.join(dest, module)
        os.makedirs(os.path.dirname(to), exist_ok=True)
        shutil.copyfile(os.path.join(tree_path, module), to)
    for name in ("modules.builtin", "modules.builtin.modinfo", "modules.order"):
        shutil.copyfile(os.path.join(tree_path, name), os.path.join(dest, name))
    print(f"{len(modules)} modules, {sum(os.path.getsize(os.path.join(dest, m)) for m in modules) >> 10} KiB")


class Archive:
    """A cpio archive as the kernel unpacks it."""

    def __init__(self, out):
        self.out = out
        self.number = 0
        self.folders = set()

    def entry(self, path, mode, data=b""):
        self.number += 1
        name = path.encode() + b"\0"
        fields = [self.number, mode, 0, 0, 1, 0, len(data), 0, 0, 0, 0, len(name), 0]
        head = b"070701" + b"".join(b"%08X" % field for field in fields) + name
        self.out.write(head + b"\0" * (-len(head) % 4) + data + b"\0" * (-len(data) % 4))

    def add(self, path, data, mode):
        folder = ""
        for part in path.split("/")[:-1]:
            folder = f"{folder}/{part}".lstrip("/")
            if folder not in self.folders:
                self.folders.add(folder)
                self.entry(folder, stat.S_IFDIR | 0o755)
        self.entry(path, stat.S_IFREG | mode, data)

    def add_file(self, path, source):
        with open(source, "rb") as file:
            self.add(path, file.read(), 0o755 if os.access(source, os.X_OK) else 0o644)

    def end(self):
        self.entry("TRAILER!!!", 0)
        self.out.write(b"\0" * (-self.out.tell() % 512))


def write_archive(out_path, files, tree_path=None, list_path=None):
    with open(out_path, "wb") as out:
        archive = Archive(out)
        if tree_path:
            order = []
            for module in Tree(tree_path).closure(wanted(list_path)):
                path = "lib/" + os.path.basename(module)
                archive.add_file(path, os.path.join(tree_path, module))
                order.append(f"/{path}\n")
            archive.add("modules", "".join(order).encode(), 0o644)
        for pair in files:
            path, _, source = pair.partition("=")
            archive.add_file(path, source)
        archive.end()


def main(arguments):
    if len(arguments) == 4 and arguments[0] == "modules":
        copy_modules(*arguments[1:])
    elif len(arguments) >= 4 and arguments[0] == "initramfs":
        write_archive(arguments[3], arguments[4:], arguments[1], arguments[2])
    elif len(arguments) >= 2 and arguments[0] == "archive":
        write_archive(arguments[1], arguments[2:])
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
