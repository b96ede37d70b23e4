#!/usr/bin/env python3
"""The rules of the house as tests.

    rules.py layers  ROOT             includes go only where firmware/layers.txt lets them
    rules.py symbols ROOT BUILD_DIR   the pure rooms link nothing but what firmware/pure-symbols.txt names
    rules.py names ROOT BUILD_DIR     no two rooms have a function of one name
    rules.py links   ROOT BUILD_DIR   programs and rooms are linked with nothing that firmware/must-not-link.txt names
    rules.py circles ROOT             no module (X.c with X.h) includes itself by way of modules of other rooms
    rules.py headers ROOT CC [FLAGS]  every header compiles first in an empty file
    rules.py mirror  ROOT             every source file has its test file, every test file its source
    rules.py breach  ROOT BUILD_DIR CC [FLAGS]   plants one breach of each rule in a copy, and expects it to be found

Each prints what it found, a line a finding, and exits with 1 if there was any.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile

C_HEADERS = set("assert ctype errno float inttypes iso646 limits locale math setjmp signal stdalign stdarg stdbool "
                "stddef stdint stdio stdlib stdnoreturn string tgmath time uchar wchar wctype".split())
EXTERNAL = {
    "cjson": r"cjson/",
    "expat": r"expat\.h",
    "libical": r"libical/",
    "SDL2": r"SDL",
    "unistring": r"uni(string/version|[a-z]+)\.h",
    "fribidi": r"fribidi\.h",
    "libthai": r"thai/",
    "libhyphen": r"hyphen\.h",
    "freetype": r"ft2build\.h",
    "harfbuzz": r"hb(-ft)?\.h",
    "fontconfig": r"fontconfig/",
    "qrencode": r"qrencode\.h",
    "libdrm": r"(xf86drm|xf86drmMode|drm_fourcc)\.h",
    "libmicrohttpd": r"microhttpd\.h",
    "libxcvt": r"libxcvt/",
    "sodium": r"sodium\.h",
    "resolv": r"(resolv|arpa/nameser)\.h",
    "posix": r"(unistd|fcntl|ftw|poll|dirent|strings|sched|spawn|getopt|libgen|pthread|termios|arpa/inet|netinet/in|sys/[a-z_]+)\.h",
    "curl": r"curl/",
    "openssl": r"openssl/",
    "mosquitto": r"mosquitto\.h",
}
# What a pure room may not even include, though C has it.
IMPURE_HEADERS = {"time", "signal", "locale", "setjmp", "wchar", "wctype"}


def sources(root, folders, endings=(".c", ".h")):
    for folder in folders:
        for path, _, names in os.walk(os.path.join(root, folder)):
            for name in sorted(names):
                if name.endswith(endings):
                    yield os.path.relpath(os.path.join(path, name), root)


def read_layers(root):
    layers = {}
    with open(os.path.join(root, "firmware/layers.txt"), encoding="utf-8") as file:
        for line in file:
            line = line.split("#")[0].strip()
            if not line:
                continue
            left, external, marks = (part.strip() for part in line.split("|"))
            name, *allowed = left.split()
            layers[name] = {
                "allowed": {name} | set(a for a in allowed if a != "-"),
                "external": set(e for e in external.split() if e != "-"),
                "pure": "pure" in marks.split(),
            }
    return layers


def layers(root):
    table = read_layers(root)
    boards = [name for name in os.listdir(os.path.join(root, "board"))
              if os.path.isdir(os.path.join(root, "board", name))]
    found = []
    for path in sources(root, ["firmware", "board"]):
        parts = path.split(os.sep)
        room = parts[1] if parts[0] == "firmware" else "board"
        if room not in table:
            found.append(f"{path}: the folder {room} is no room of firmware/layers.txt")
            continue
        rule = table[room]
        with open(os.path.join(root, path), encoding="utf-8") as file:
            lines = file.read().split("\n")
        for number, line in enumerate(lines, 1):
            match = re.match(r'\s*#\s*include\s+([<"])([^>"]+)[>"]', line)
            if not match:
                continue
            kind, header = match.groups()
            where = f"{path}:{number}"
            if kind == '"':
                target = header.split("/")[0]
                if "/" not in header:
                    if not os.path.exists(os.path.join(root, os.path.dirname(path), header)):
                        found.append(f"{where}: \"{header}\" names no room")
                    continue
                target = "board" if target in boards else target
                if target == "board" and os.path.basename(path) == "main.c":
                    continue  # a program chooses its board
                if target not in rule["allowed"]:
                    found.append(f"{where}: {room} may not include {target} (\"{header}\")")
                continue
            name = header[:-2]
            if name in C_HEADERS:
                if rule["pure"] and name in IMPURE_HEADERS:
                    found.append(f"{where}: {room} is pure and may not include <{header}>")
                continue
            if not any(re.match(EXTERNAL[e], header) for e in rule["external"]):
                found.append(f"{where}: {room} may not include <{header}>")
    return found


def symbols(root, build_dir):
    table = read_layers(root)
    pure = [name for name, rule in table.items() if rule["pure"]]
    with open(os.path.join(root, "firmware/pure-symbols.txt"), encoding="utf-8") as file:
        patterns = [line.split("#")[0].strip() for line in file]
    allowed = re.compile("|".join(f"(?:{p})" for p in patterns if p) + "$")
    defined, undefined, found = set(), [], []
    for room in pure:
        library = os.path.join(build_dir, f"libnn_{room}.a")
        if not os.path.exists(library):
            return [f"{library} is missing: build first"]
        listing = subprocess.run(["nm", "-A", library], check=True, capture_output=True, text=True).stdout
        for line in listing.split("\n"):
            match = re.match(r"\S*?:(\S+?):\s*[0-9a-fA-F]*\s+([A-Za-z])\s+(\S+)$", line)
            if not match:
                continue
            member, kind, name = match.groups()
            if kind in "Uw":
                undefined.append((room, member, name))
            else:
                defined.add(name)
    for room, member, name in undefined:
        if name not in defined and not allowed.match(name):
            found.append(f"{room}/{member}: uses {name}, which firmware/pure-symbols.txt does not allow")
    return found


def names(root, build_dir):
    """A function or an object of one name in two rooms: a program that has both gets one of them for both."""
    owners, found = {}, []
    for room in read_layers(root):
        library = os.path.join(build_dir, f"libnn_{room}.a")
        if not os.path.exists(library):
            continue
        listing = subprocess.run(["nm", "-g", "--defined-only", library], check=True, capture_output=True, text=True).stdout
        for name in sorted(set(re.findall(r"^[0-9a-fA-F]+ [A-VX-Z] (\S+)$", listing, re.M))):
            if name in owners:
                found.append(f"{name} is in {owners[name]} and in {room}")
            owners.setdefault(name, room)
    return found


def output_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def links(root, build_dir):
    found = []
    with open(os.path.join(root, "firmware/must-not-link.txt"), encoding="utf-8") as file:
        rows = [line.split("#")[0].split() for line in file]
    for name, *patterns in filter(None, rows):
        banned = re.compile("|".join(f"(?:{p})" for p in patterns) + "$")
        if os.path.exists(os.path.join(root, "firmware", name)):
            listing = output_of("nm", "-u", os.path.join(build_dir, f"libnn_{name}.a"))
            linked = re.findall(r"^\s+[Uw] (\w+)", listing, re.MULTILINE)
        else:
            listing = output_of("readelf", "-d", os.path.join(build_dir, "bin", name))
            linked = re.findall(r"\(NEEDED\).*\[(.+?)\.so", listing)
        if not linked:
            found.append(f"{name}: nothing of what it links could be read")
        found += [f"{name}: must not link {other}" for other in sorted(set(linked)) if banned.match(other)]
    return found


def circles(root):
    includes = {}
    for path in sources(root, ["firmware", "board"]):
        module = path.split(os.sep, 1)[1][:-2]
        with open(os.path.join(root, path), encoding="utf-8") as file:
            headers_of = re.findall(r'^\s*#\s*include\s+"([^"]+)\.h"', file.read(), re.MULTILINE)
        includes.setdefault(module, set()).update(
            h if "/" in h else os.path.join(os.path.dirname(module), h) for h in headers_of if h != module)
    found, done = set(), set()

    def walk(module, way):
        if module in way:
            circle = way[way.index(module):]
            start = circle.index(min(circle))
            if len({os.path.dirname(m) for m in circle}) > 1:  # inside a room, a module may be in two files
                found.add(" -> ".join(circle[start:] + circle[:start + 1]))
        elif module not in done:
            for other in sorted(includes.get(module, ())):
                if other != module:
                    walk(other, way + [module])
            done.add(module)

    for module in sorted(includes):
        walk(module, [])
    return [f"a circle: {circle}" for circle in sorted(found)]


def headers(root, compiler, flags):
    found = []
    for path in sources(root, ["firmware", "board"], (".h",)):
        include = path.split(os.sep, 1)[1]
        command = [compiler, "-std=c11", "-Wall", "-Wextra", "-Werror", "-Wno-unused-function", "-fsyntax-only",
                   "-D_POSIX_C_SOURCE=200809L", "-I", os.path.join(root, "firmware"), "-I",
                   os.path.join(root, "board"), *flags, "-x", "c", "-"]
        result = subprocess.run(command, input=f'#include "{include}"\n#include "{include}"\ntypedef int empty;\n',
                                capture_output=True, text=True)
        if result.returncode != 0:
            found.append(f"{path}: does not compile alone\n{result.stderr}")
    return found


def mirror(root):
    found = []
    for path in sources(root, ["firmware", "board"], (".c",)):
        folder, name = os.path.split(path)
        if name == "main.c":
            continue  # tested from outside, as programs
        test_folder = folder.split(os.sep, 1)[1] if folder.startswith("firmware") else folder
        test = os.path.join("tests", test_folder, f"test_{name}")
        if not os.path.exists(os.path.join(root, test)):
            found.append(f"{path}: has no {test}")
    for path in sources(root, ["tests"], (".c",)):
        folder, name = os.path.split(path)
        room = folder.split(os.sep, 1)[1] if os.sep in folder else ""
        if not name.startswith("test_") or not room:
            continue
        source_folder = room if room.startswith("board") else os.path.join("firmware", room)
        module = name[len("test_"):-2]
        # A module may have further test files: test_MODULE_WHAT.c.
        pieces = module.split("_")
        names = ["_".join(pieces[:count]) for count in range(len(pieces), 0, -1)]
        if not any(os.path.exists(os.path.join(root, source_folder, f"{n}.c")) for n in names):
            with open(os.path.join(root, path), encoding="utf-8") as file:
                if not re.search("tests: (assets|tests)/", file.read(2000)):
                    found.append(f"{path}: tests no file of {source_folder}")
    return found


def breach(root, build_dir, compiler, flags):
    """Plants a breach of each rule in a copy of the tree; a rule that does not see it is a finding."""
    found = []
    with tempfile.TemporaryDirectory() as copy:
        for folder in ("firmware", "board", "tests"):
            shutil.copytree(os.path.join(root, folder), os.path.join(copy, folder))

        def plant(path, text):
            with open(os.path.join(copy, path), "w", encoding="utf-8") as file:
                file.write(text)

        def expect(rule, findings, part):
            if not any(part in finding for finding in findings):
                found.append(f"{rule}: a planted breach was not found (looked for {part!r})")

        plant("firmware/base/planted_up.c", '#include "schedule/view.h"\n')
        plant("firmware/scene/planted_sdl.c", "#include <SDL.h>\n")
        plant("firmware/program/planted_time.c", "#include <time.h>\n")
        plant("firmware/schedule/planted_alone.h", "struct planted { uint32_t needs_stdint; };\n")
        os.makedirs(os.path.join(copy, "firmware/noroom"), exist_ok=True)
        plant("firmware/noroom/planted.c", "int planted;\n")
        plant("firmware/tool/planted_board.c", '#include "desktop/board_desktop.h"\n')
        plant("firmware/base/planted_a.h", '#include "program/planted_b.h"\n')
        plant("firmware/program/planted_b.c", '#include "base/planted_c.h"\n')
        plant("firmware/base/planted_c.c", '#include "base/planted_a.h"\n')
        plant("tests/base/test_planted_test.c", "int main(void) { return 0; }\n")
        now = layers(copy)
        expect("layers (upwards)", now, "base may not include schedule")
        expect("layers (external)", now, "scene may not include <SDL.h>")
        expect("layers (impure)", now, "program is pure and may not include <time.h>")
        expect("layers (unknown)", now, "noroom is no room")
        expect("layers (board)", now, "tool may not include board")
        expect("circles", circles(copy), "base/planted_a -> program/planted_b -> base/planted_c -> base/planted_a")
        expect("headers", headers(copy, compiler, flags), "planted_alone.h: does not compile alone")
        now = mirror(copy)
        expect("mirror (no test)", now, "firmware/base/planted_up.c: has no")
        expect("mirror (no source)", now, "tests/base/test_planted_test.c: tests no file")

        libraries = os.path.join(copy, "libraries")
        os.makedirs(libraries)
        for room, rule in read_layers(root).items():
            if rule["pure"]:
                shutil.copy(os.path.join(build_dir, f"libnn_{room}.a"), libraries)
        plant("planted.c", "#include <stdlib.h>\n#include <time.h>\nlong planted(void)\n"
                           "{ return (long)time(NULL) + (malloc(1) != NULL); }\n")
        subprocess.run([compiler, "-c", "planted.c", "-o", "planted.o"], cwd=copy, check=True)
        subprocess.run(["ar", "r", os.path.join(libraries, "libnn_schedule.a"), "planted.o"], cwd=copy, check=True,
                       capture_output=True)
        now = symbols(copy, libraries)
        expect("symbols (time)", now, "uses time,")
        expect("symbols (malloc)", now, "uses malloc,")
        subprocess.run(["ar", "rc", os.path.join(libraries, "libnn_changes.a"), "planted.o"], cwd=copy, check=True)
        expect("names", names(copy, libraries), "planted is in changes and in schedule")

        # Each name with each thing that the table forbids it. A planted library stands for the real one.
        os.makedirs(os.path.join(libraries, "bin"))
        plant("nothing.c", "int nothing(void);\nint nothing(void) { return 0; }\n")
        programs = {"nownext-display": ("expat", "ical", "curl", "mosquitto", "sodium"), "nownext-setup": ("sodium",)}
        plant("program.c", "int main(void) { return 0; }\n")
        for name in programs:
            subprocess.run([compiler, "program.c", "-o", f"libraries/bin/{name}"], cwd=copy, check=True)
        for name, banned in programs.items():
            for library in banned:
                plant("program.c", "int nothing(void);\nint main(void) { return nothing(); }\n")
                subprocess.run([compiler, "-shared", "-fPIC", f"-Wl,-soname,lib{library}.so.1", "nothing.c", "-o",
                                f"lib{library}.so"], cwd=copy, check=True)
                subprocess.run([compiler, "program.c", "-L.", f"-l{library}", "-o", f"libraries/bin/{name}"], cwd=copy,
                               check=True)
                for room in ("simulator", "player", "display"):
                    plant("planted.c", "int fork(void), vfork(void), posix_spawn(void), popen(void), system(void), "
                                       "drmOpen(void);\nint planted(void);\nint planted(void)\n{ return fork() + "
                                       "vfork() + posix_spawn() + popen() + system() + drmOpen(); }\n")
                    subprocess.run([compiler, "-w", "-fno-builtin", "-c", "planted.c", "-o", "planted.o"], cwd=copy,
                                   check=True)
                    subprocess.run(["ar", "rc", os.path.join(libraries, f"libnn_{room}.a"), "planted.o"], cwd=copy,
                                   check=True)
                now = links(copy, libraries)
                expect("links (program)", now, f"{name}: must not link lib{library}")
        for room in ("simulator", "player", "display"):
            allowed = ("drmOpen",) if room == "display" else ()
            for symbol in {"fork", "vfork", "posix_spawn", "popen", "system", "drmOpen"}.difference(allowed):
                expect("links (room)", now, f"{room}: must not link {symbol}")
    return found


def main(arguments):
    if len(arguments) < 2 or arguments[0] not in ("layers", "symbols", "names", "links", "circles", "headers", "mirror",
                                               "breach"):
        print(__doc__)
        return 2
    rule, root, *rest = arguments
    if rule == "headers":
        found = headers(root, rest[0], rest[1:])
    elif rule == "breach":
        found = breach(root, rest[0], rest[1], rest[2:])
    else:
        found = globals()[rule](root, *rest)
    for finding in found:
        print(finding)
    print(f"{rule}: {len(found)} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
