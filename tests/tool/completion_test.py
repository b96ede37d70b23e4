#!/usr/bin/env python3
"""Completion of calls of nownext in shells: assets/completion/.

    completion_test.py NOWNEXT ROOT

Each command and option that --help tells stands in each of the files; they are what toolchain/completion writes; and bash,
with its file, completes as it should.
"""
import os
import re
import subprocess
import sys
import tempfile

NOWNEXT, ROOT = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
FOLDER = os.path.join(ROOT, "assets/completion")
failures = 0


def check(condition, what):
    global failures
    if not condition:
        failures += 1
        print("FAILED:", what)


def run(*words, **more):
    return subprocess.run(words, capture_output=True, text=True, timeout=120, check=False, **more)


def complete(folder, *words):
    """What bash offers for the last of the words."""
    # As bash parts a line: at "=" and ":" too.
    parted = [part for word in words for part in (re.findall(r"[=:]|[^=:]+", word) or [""])]
    if words[-1].endswith("="):
        parted.append("")
    script = ('source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _nownext;'
              'printf "%s\\n" "${COMPREPLY[@]}"')
    result = run("bash", "-c", script, "bash", os.path.join(FOLDER, "nownext.bash"), *parted, cwd=folder)
    check(result.returncode == 0 and not result.stderr, f"{words}: {result.stderr}")
    return result.stdout.split()


def files_know_all():
    overview = run(NOWNEXT, "--help").stdout
    commands = sorted(set(re.findall(r"^  nownext ([a-z]+) ", overview, flags=re.M)))
    check(len(commands) >= 9, f"commands of --help: {commands}")
    for name in ("nownext.bash", "_nownext", "nownext.fish"):
        with open(os.path.join(FOLDER, name), encoding="utf-8") as file:
            text = file.read()
        for command in commands:
            options = set(re.findall(r"(?<![\w-])--([a-z][a-z-]+)", run(NOWNEXT, command, "--help").stdout))
            if name == "nownext.fish":
                lines = re.findall(rf"__fish_seen_subcommand_from {command}' -l ([a-z-]+)", text)
                known = re.search(rf"__fish_use_subcommand -a {command} ", text)
            else:
                part = " ".join(re.findall(rf"^ +{command}\)(.*?);;", text, flags=re.M | re.S))
                lines = re.findall(r"(?<![\w-])--([a-z][a-z-]+)", part)
                known = re.search(rf"\b{command}\b", text)
            check(known, f"{name}: the command {command}")
            missing = options - set(lines) - {"help"}
            check(not missing, f"{name}: {command}: options {sorted(missing)}")


def bash_completes():
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, "samples"))
        for name in ("schedule.json", "schedule of friday.xml"):
            with open(os.path.join(folder, name), "w", encoding="utf-8"):
                pass
        for words, wanted in (
                (("nownext", "ex"), ["explain"]),
                (("nownext", "he"), ["help"]),
                (("nownext", "help", "tr"), ["trace"]),
                (("nownext", "live", "de"), ["delay"]),
                (("nownext", "live", "a"), ["add", "adopt"]),
                (("nownext", "fleet", "a"), ["assign"]),
                (("nownext", "fleet", "--m"), ["--metrics", "--minutes"]),
                (("nownext", "live", "delay", "sam"), ["samples"]),
                (("nownext", "key", "n"), ["new"]),
                (("nownext", "render", "--ro"), ["--role", "--room", "--rotate"]),
                (("nownext", "trace", "--ro"), ["--room"]),
                (("nownext", "render", "--role", ""), ["door", "hallway"]),
                (("nownext", "render", "--role=", ), ["door", "hallway"]),
                (("nownext", "render", "--role=h"), ["hallway"]),
                (("nownext", "render", "--page", "r"), ["room:"]),
                (("nownext", "render", "--panel", "1080"), ["1080p", "1080p-portrait"]),
                (("nownext", "render", "--theme", "pa"), ["paper"]),
                (("nownext", "render", "--theme", "sched"), ["schedule.json", "schedule", "of", "friday.xml"]),
                (("nownext", "gallery", "-o", ""), ["samples"]),
                (("nownext", "render", "-o", "s"), ["samples", "schedule.json", "schedule", "of", "friday.xml"]),
                (("nownext", "render", "--room", "h"), []),
                (("nownext", "check", "schedule.j"), ["schedule.json"]),
                (("nownext", "check", "schedule.json", "--li"), ["--live"]),
                (("nownext", "render", "--language", "d"), ["de"])):
            found = complete(folder, *words)
            check(sorted(found) == sorted(wanted), f"{words}: {found}, not {wanted}")
        everything = complete(folder, "nownext", "")
        check("render" in everything and "import" in everything and "help" in everything, f"commands: {everything}")


result = run(sys.executable, os.path.join(ROOT, "toolchain/completion"), NOWNEXT, "--check")
check(result.returncode == 0, result.stdout + result.stderr)
files_know_all()
bash_completes()
sys.exit(1 if failures else 0)
