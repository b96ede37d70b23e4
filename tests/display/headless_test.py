#!/usr/bin/env python3
"""nownext-display without a panel, from outside: what it shows, when asked; what comes while it runs; its end.

    headless_test.py BIN_DIR ROOT     77 where the fonts are not installed
"""
import os
import signal
import struct
import subprocess
import sys
import tempfile

BIN, ROOT = map(os.path.abspath, sys.argv[1:])
sys.path.insert(0, os.path.join(ROOT, "tests/agent"))
sys.dont_write_bytecode = True
import wall


def main():
    for wrong in ("", "x", "0x5", "640", "640x480x2", "-5x5", "640x480 "):
        said = subprocess.run([os.path.join(BIN, "nownext-display"), "--headless", wrong], capture_output=True, text=True,
                              timeout=60, check=False)
        assert said.returncode == 2 and "--headless wants a size" in said.stderr, (wrong, said)
    processes = wall.Processes()
    with tempfile.TemporaryDirectory() as top:
        board = wall.Board(top, "door-a", BIN, processes, {"role": "door", "rooms": ["a"]})
        wall.write(os.path.join(board.data, "setup/program.json"), wall.program("first"))
        display = board.start_display("480x270")
        try:
            wall.until(lambda: board.status() or display.poll() is not None, "it says nothing")
            if display.poll() == 1 and "font" in board.told():
                print("skipped:", board.told())
                return 77
            status = wall.until(lambda: board.status() if board.status().get("program") else None, board.told)
            assert status["displays"][0]["name"] == "door-a", status
            assert status["clock"] != "untrusted", status
            panel = status["displays"][0]["panel"]
            assert (panel["width"], panel["height"], panel["fault"]) == (480, 270, ""), panel
            before = board.frame()
            assert before[:8] == b"\x89PNG\r\n\x1a\n" and struct.unpack(">II", before[16:24]) == (480, 270)
            emergency = {"kind": "fire", "text": {"en": "Leave by the stairs"}, "rooms": ["*"], "test": False,
                         "raised": "2030-01-01T00:00:00Z", "until": "2030-01-01T10:00:00Z", "lifted": None}
            # In the agent's folder in RAM first, as it comes; then its own folder, and it is lifted.
            live = {"format": "nownext-live/1", "revision": 1, "changes": [], "emergency": emergency}
            wall.write(os.path.join(board.run, "agent/live.json"), live)
            wall.until(lambda: board.status().get("live_revision") == 1, board.told)
            status = wall.until(lambda: board.status() if board.status().get("has_emergency") else None, board.told)
            frames = status["frames"]
            live = {**live, "revision": 2, "emergency": {**emergency, "lifted": "2030-01-01T00:05:00Z"}}
            wall.write(os.path.join(board.data, "feed/live.json"), live)
            wall.until(lambda: board.status().get("live_revision") == 2, board.told)
            assert board.status()["frames"] >= frames, board.told()
            display.send_signal(signal.SIGTERM)
            assert display.wait(30) == 0
        finally:
            processes.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
