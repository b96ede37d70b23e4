#!/usr/bin/env python3
"""preflight over real programs: type that always fits.

    preflight_real_test.py NOWNEXT ROOT [--all]    77 where ../shared/data is absent; LPC 2024 is looked at always

With NOWNEXT_RELEASE in the environment, that program is taken in place of NOWNEXT: a sanitizer's takes a quarter of an hour.

Each program on three panels: no title of up to 190 characters is cut on a panel of 1080 lines, under 0.5 % of the
sessions at 800x480; nothing overlaps, leaves the picture, is too small or lacks a glyph; no name is cut.

With --all, which takes ten minutes: every file there is, at 1920x1080 and 800x480, with what was found of each kind.
No fault but a title that is cut at 800x480; what is no schedule is refused.
"""
import json
import os
import subprocess
import sys

PANELS = ["1920x1080", "1080x1920", "800x480"]
LONGEST = 190  # code points that a panel of 1080 lines must hold
NEVER = {"glyph-missing", "text-small", "overlap", "outside", "people-cut"}

failures = 0


def check(condition, what):
    global failures
    if not condition:
        failures += 1
        print("FAILED:", what)


def look(name, path):
    words = [NOWNEXT, "preflight", path, "--json"]
    for panel in PANELS:
        words += ["--panel", panel]
    result = subprocess.run(words, capture_output=True, cwd=ROOT, timeout=3000, check=False)
    if result.returncode not in (0, 1) or not result.stdout:
        check(False, f"{name}: exit code {result.returncode}: {result.stderr.decode()}")
        return
    report = json.loads(result.stdout)
    check(report["screens"] > 1000 and report["sessions"] > 10, f"{name}: {report['screens']} screens")
    cut = {}
    for finding in report["findings"]:
        rule, panel = finding["rule"], finding.get("panel")
        where = f"{name} {panel} {finding.get('display')} {finding.get('first')}: {rule}: {finding['text']}"
        check(rule not in NEVER, where)
        if rule != "title-cut":
            continue
        check("title" in finding, where)
        title = finding.get("title", "")
        if panel == "800x480":
            cut[finding.get("session")] = title
        else:
            check(len(title) > LONGEST, f"{where} (of {len(title)} characters)")
    for title in cut.values():
        print(f"{name} 800x480: cut: {title}")
    check(len(cut) * 200 < report["sessions"], f"{name}: {len(cut)} titles of {report['sessions']} cut at 800x480")
    print(f"{name}: {report['screens']} screens, {report['sessions']} sessions, {len(cut)} cut at 800x480, "
          f"{report['faults']} faults, {report['notes']} notes")


def look_at_all():
    """Every real file; whether what is left is a fault of the file is for people to judge, by what is printed."""
    data = os.path.join(ROOT, "..", "shared", "data")
    paths = [os.path.join(data, folder, name) for folder in ("schedules", "more", "seed")
             for name in sorted(os.listdir(os.path.join(data, folder)))]
    for path, panel in ((path, panel) for path in paths for panel in ("1920x1080", "800x480")):
        name = os.path.basename(path)
        result = subprocess.run([NOWNEXT, "preflight", path, "--panel", panel, "--json"], capture_output=True, cwd=ROOT,
                                timeout=3000, check=False)
        if not result.stdout:
            check(result.returncode == 1 and (b": this is " in result.stderr), f"{name}: {result.stderr.decode()}")
            print(f"{name}: refused")
            continue
        report = json.loads(result.stdout)
        found = {}
        for finding in report["findings"]:
            found[finding["rule"]] = found.get(finding["rule"], 0) + 1
            check(finding["level"] == "note" or (finding["rule"] == "title-cut" and panel == "800x480"),
                  f"{name} {panel} {finding['rule']}: {finding['text']}")
        print(f"{name} {panel}: {report['screens']} screens, {report['sessions']} sessions: "
              f"{', '.join(f'{count} {rule}' for rule, count in sorted(found.items())) or 'nothing'}", flush=True)


def main():
    if sys.argv[3:] == ["--all"]:
        look_at_all()
        return 1 if failures else 0
    folder = os.path.join(ROOT, "..", "shared", "data", "schedules")
    look("LPC 2024", os.path.join("assets", "programs", "lpc-2024.json"))
    if not os.path.isdir(folder):
        print("skipped: ../shared/data is not here")
        return 1 if failures else 77
    look("36C3", os.path.join(folder, "c3_36c3_everything.schedule.json"))
    look("39C3", os.path.join(folder, "c3_39c3_everything.schedule.json"))
    look("FOSDEM 2024", os.path.join(folder, "fosdem2024_schedule.xml"))
    look("COSCUP 2024", os.path.join(folder, "coscup2024_session.json"))
    return 1 if failures else 0


if __name__ == "__main__":
    NOWNEXT, ROOT = os.path.abspath(os.environ.get("NOWNEXT_RELEASE") or sys.argv[1]), os.path.abspath(sys.argv[2])
    sys.exit(main())
