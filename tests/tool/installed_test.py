#!/usr/bin/env python3
"""nownext as it is installed, and its manuals.

    installed_test.py tree CMAKE BUILD_DIR ROOT   installed into an empty folder, it finds its themes, words and programs
    installed_test.py manuals CMAKE BUILD_DIR ROOT   each manual names the options that --help names, and no other
"""
import os
import re
import subprocess
import sys
import tempfile

failures = 0


def check(condition, what):
    global failures
    if not condition:
        failures += 1
        print("FAILED:", what)


def run(*words):
    environment = {name: value for name, value in os.environ.items() if name != "NOWNEXT_ASSETS"}
    return subprocess.run(words, capture_output=True, text=True, cwd="/", env=environment, timeout=300, check=False)


def tree(cmake, build, root):
    call = ["--role", "door", "--room", "Hall L1", "--at", "2024-09-20 10:42", "--theme", "paper", "--language", "de",
            "--scene"]
    with tempfile.TemporaryDirectory() as prefix:
        installed = run(cmake, "--install", build, "--prefix", prefix)
        check(installed.returncode == 0, f"cmake --install: {installed.stderr}")
        share = os.path.join(prefix, "share/nownext")
        for kind in ("themes", "words", "schema", "programs", "samples", "emergency"):
            wanted = os.listdir(os.path.join(root, "assets", kind))
            check(wanted and sorted(os.listdir(os.path.join(share, kind))) == sorted(wanted), f"files of {kind}")
        for path in ("bash-completion/completions/nownext", "zsh/vendor-completions/_nownext",
                     "fish/vendor_completions.d/nownext.fish"):
            check(os.path.isfile(os.path.join(prefix, "share", path)), f"completion: {path}")
        sample = run(os.path.join(prefix, "bin/nownext"), "check", f"{share}/programs/lpc-2024.json",
                     "--venue", f"{share}/samples/venue.json", "--live", f"{share}/samples/live.json")
        check(sample.returncode == 0 and sample.stdout.count("0 errors, 0 warnings") == 3, f"samples: {sample.stdout}")
        own = run(os.path.join(prefix, "bin/nownext"), "render", f"{share}/programs/lpc-2024.json", *call)
        check(own.returncode == 0, f"render as installed: {own.stderr}")
        here = run(os.path.join(build, "bin/nownext"), "render", f"{root}/assets/programs/lpc-2024.json", *call)
        check(own.stdout and own.stdout == here.stdout, "it draws what the build tree's draws")
        # It is these files that are read.
        os.remove(os.path.join(share, "themes/paper.json"))
        own = run(os.path.join(prefix, "bin/nownext"), "render", f"{share}/programs/lpc-2024.json", *call)
        check(own.returncode != 0 and "paper" in own.stderr, f"without the theme's file: {own.returncode} {own.stderr}")


def options(text):
    """The long options that a text names. In a manual they are "Fl -name"."""
    return set(re.findall(r"(?<![\w-])--([a-z][a-z-]+)", re.sub(r"\bFl -", "--", text)))


def manuals(_cmake, build, root):
    folder = os.path.join(root, "assets/man")
    pages = sorted(os.listdir(folder))
    programs = ["nownext", "nownext-agent", "nownext-display", "nownext-merge", "nownext-setup"]
    check(sorted(page.split(".")[0] for page in pages) == programs, f"a manual for each program: {pages}, {programs}")
    for page in pages:
        with open(os.path.join(folder, page), encoding="utf-8") as file:
            text = file.read()
        program = os.path.join(build, "bin", page.split(".")[0])
        commands = re.split(r"^\.Ss (\w+)$", text.split("\n.Sh ENVIRONMENT")[0], flags=re.M)
        help_text = run(program, "--help").stdout
        if len(commands) == 1:
            check(options(text) == options(help_text) - {"help"}, f"{page}: {options(text) ^ options(help_text)}")
            continue
        sections = dict(zip(commands[1::2], commands[2::2]))
        names = re.findall(r"^  nownext ([a-z]+) ", help_text, flags=re.M)
        check(sorted(sections) == sorted(set(names)), f"{page}: commands {sorted(sections)}, {sorted(set(names))}")
        for name in sections:
            there, told = options(sections[name]), options(run(program, name, "--help").stdout)
            check(there == told, f"{page}: {name}: {sorted(there ^ told)}")


part, *arguments = sys.argv[1:]
{"tree": tree, "manuals": manuals}[part](*map(os.path.abspath, arguments))
sys.exit(1 if failures else 0)
