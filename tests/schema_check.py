#!/usr/bin/python3
"""Holds the project's native files against their JSON Schemas (Debian's python3-jsonschema).

    schema_check.py ROOT

Every file of assets/emergency/, assets/programs/, assets/samples/, assets/themes/, assets/words/ and tests/data/native/ must pass the schema of the format that it names; every
program-, display-, venue-, live-, changes-, emergency-, theme- and words- file of tests/data/bad/ must fail its own, so that the schemas say no less than the
readers do. Prints a line a finding and exits with 1 if there was any; with 77 when the library is not installed.
"""
import glob
import json
import os
import sys

try:
    from jsonschema import Draft202012Validator, RefResolver
except ImportError:
    print("skipped: python3-jsonschema is not installed")
    sys.exit(77)

FORMATS = {"nownext-program/1": "program", "nownext-display/1": "display", "nownext-live/1": "live", "nownext-changes/1": "changes",
           "nownext-signed/1": "signed", "nownext-theme/1": "theme", "nownext-words/1": "words",
           "nownext-venue/1": "venue", "nownext-emergency/1": "emergency"}


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def findings(validator, document):
    for error in sorted(validator.iter_errors(document), key=lambda error: list(map(str, error.absolute_path))):
        where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in error.absolute_path)
        yield f"{where.lstrip('.') or 'document'}: {error.message[:200]}"


def main():
    root = sys.argv[1]
    found, passed, failed = [], 0, 0
    validators = {}
    for kind in FORMATS.values():
        path = os.path.abspath(os.path.join(root, "assets", "schema", f"{kind}.schema.json"))
        schema = load(path)
        Draft202012Validator.check_schema(schema)
        # Schemas name each other by their files.
        validators[kind] = Draft202012Validator(schema, resolver=RefResolver(f"file://{path}", schema))

    assets = [glob.glob(os.path.join(root, "assets", folder, "*.json")) for folder in ("emergency", "programs", "samples", "themes", "words")]
    for path in sorted(sum(assets, []) + glob.glob(os.path.join(root, "tests", "data", "native", "*.json"))):
        name = os.path.relpath(path, root)
        document = load(path)
        kind = FORMATS.get(document.get("format"))
        if not kind:
            found.append(f"{name}: names no format of ours")
            continue
        found += [f"{name}: {text}" for text in findings(validators[kind], document)]
        passed += 1

    listed = set()
    with open(os.path.join(root, "tests", "data", "bad", "expected.txt"), encoding="utf-8") as file:
        listed = {line.split(": ")[0] for line in file if not line.startswith("#")}
    for path in sorted(glob.glob(os.path.join(root, "tests", "data", "bad", "*.json"))):
        base = os.path.basename(path)
        name = os.path.relpath(path, root)
        if base not in listed:
            found.append(f"{name}: is not in expected.txt")
        kind = base.split("-")[0]
        if kind not in validators:
            continue  # what no parser of JSON should take is the reader's test
        if not list(findings(validators[kind], load(path))):
            found.append(f"{name}: passes the schema, but must not")
        failed += 1

    print("\n".join(found) or f"{passed} files pass their schema, {failed} bad ones fail it")
    if passed < 12 or failed < 20:
        found.append("")
        print("too few files: is the folder right?")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
