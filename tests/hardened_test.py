#!/usr/bin/env python3
"""Whether programs are built as a board's should be: a position of their own in memory, a guard on each stack frame and on
what is below it, checked copies, and relocations that nothing can write to once it runs.

    hardened_test.py PROGRAM...     exits with 1 where one lacks something, with 77 where there is none to look at
    hardened_test.py --breach CC    builds a program without each, and expects it to be found

Whether -fstack-clash-protection was used stands in the debug information alone: it is not asked of a program without any.
"""
import os
import re
import subprocess
import sys
import tempfile


def read(program, *options):
    result = subprocess.run(["readelf", "-W", *options, program], check=True, capture_output=True, text=True,
                            errors="replace", env={**os.environ, "LC_ALL": "C"})
    return result.stdout


def lacks(program):
    """What a program lacks, a text for each."""
    found = []
    dynamic, symbols = read(program, "-d"), read(program, "--dyn-syms")
    if not re.search(r"Type:\s+DYN", read(program, "-h")):
        found.append("is not position independent (PIE)")
    if "BIND_NOW" not in dynamic and not re.search(r"FLAGS_1.*\bNOW\b", dynamic):
        found.append("binds lazily (no -z now)")
    if "GNU_RELRO" not in read(program, "-l"):
        found.append("has relocations that stay writable (no -z relro)")
    if "__stack_chk_fail" not in symbols:
        found.append("has no guard on stack frames (-fstack-protector-strong)")
    if not re.search(r"__\w+_chk\b(?<!__stack_chk)", symbols.replace("__stack_chk_fail", "").replace("__longjmp_chk", "")):
        found.append("has no checked copies (_FORTIFY_SOURCE)")
    producers = [line for line in read(program, "--debug-dump=info", "--dwarf-depth=1").split("\n")
                 if "DW_AT_producer" in line and "GNU C" in line]
    if any("-fstack-clash-protection" not in line for line in producers):
        found.append("has frames that can jump over the guard page (-fstack-clash-protection)")
    return found


SOURCE = """#include <stdio.h>
#include <string.h>
int main(int argc, char **argv)
{ char text[64]; strcpy(text, argv[argc - 1]); snprintf(text + argc, sizeof text - 1, "%s", argv[0]); return puts(text); }
"""
GOOD = ["-g", "-O2", "-fPIE", "-pie", "-fstack-protector-strong", "-fstack-clash-protection", "-U_FORTIFY_SOURCE",
        "-D_FORTIFY_SOURCE=2", "-Wl,-z,relro,-z,now"]
BREACHES = {
    "PIE": ["-fno-PIE", "-no-pie"],
    "-z now": ["-Wl,-z,lazy"],
    "-z relro": ["-Wl,-z,norelro"],
    "-fstack-protector": ["-fno-stack-protector"],
    "_FORTIFY_SOURCE": ["-U_FORTIFY_SOURCE", "-D_FORTIFY_SOURCE=0"],
    "-fstack-clash-protection": ["-fno-stack-clash-protection"],
}


def breach(compiler):
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        def found_in(flags):
            program = os.path.join(folder, "program")
            subprocess.run([compiler, "-x", "c", "-", "-o", program, *GOOD, *flags], input=SOURCE, text=True, check=True,
                           stderr=subprocess.DEVNULL)
            return lacks(program)

        good = found_in([])
        if good:
            print(f"a hardened program: {good}")
            failed += 1
        for name, flags in BREACHES.items():
            found = found_in(flags)
            if not any(name in text for text in found):
                print(f"built without {name}: not found, only {found}")
                failed += 1
    print(f"breach: {failed} failures")
    return 1 if failed else 0


def main(arguments):
    if len(arguments) == 2 and arguments[0] == "--breach":
        return breach(arguments[1])
    programs = [program for program in arguments if os.path.exists(program)]
    if not programs or len(programs) < len(arguments):
        print(f"skipped: not built: {' '.join(p for p in arguments if p not in programs)}")
        return 77
    failed = 0
    for program in programs:
        for text in lacks(program):
            print(f"{program}: {text}")
            failed += 1
    print(f"hardened: {len(programs)} programs, {failed} failures")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
