#!/usr/bin/env python3
"""An emergency in a real browser: its test, the real one and its end, two taps away each; and a phone with a room's link
that asks for the desk's own page.

    browser_alarm_test.py NOWNEXT SOURCE_DIR [PICTURES_DIR]

Skipped (77) as browser_test.py is.
"""
import os
import shutil
import sys
import tempfile

import browser_test as base
from browser_test import Browser, Desk, check


def go(browser, name):
    """A tap in the desk's navigation."""
    before = browser.document()
    browser.press(f"//nav//a[normalize-space(.) = '{name}']")
    browser.wait(lambda: browser.document() != before and browser.is_whole(), f"{name} leads on")


def raise_and_lift(desk, browser, own, who):
    desk.pause()
    browser.open(desk, own)
    go(browser, "Emergency")
    main = browser.text()
    check(f"{who}: TEST first is offered", 0 <= main.find("A test first") < main.find("The real one"), main)
    check(f"{who}: that nobody knows who will see it is said", "is not known here" in main, main)
    browser.tap("A real emergency")
    check(f"{who}: the real one has a page, two taps away", browser.taps == 2 and browser.heading() == "A real emergency",
          browser.heading())
    check(f"{who}: there too", "is not known here" in browser.text() and "no alarm system" in browser.text())
    base.check_page(browser, f"the real one at {browser.size[0]}")
    browser.picture("alarm")
    desk.pause()
    browser.tap("Fire")
    before = len(desk.log())
    check(f"{who}: a preview comes first", "/preview?" in browser.driver.current_url, browser.driver.current_url)
    check(f"{who}: which says so again", "is not known here" in browser.text(), browser.text())
    browser.picture("alarm-preview")
    browser.tap("Raise the emergency")
    check(f"{who}: raised", len(desk.log()) == before + 1 and desk.log()[-1]["do"] == "emergency"
          and "EMERGENCY" in browser.text(), browser.text())
    browser.picture("alarm-done")
    desk.pause()
    browser.taps = 0
    browser.tap("It is over")
    browser.tap("Do it")
    check(f"{who}: lifted by two taps", browser.taps == 2 and desk.log()[-1]["do"] == "lift", desk.log()[-1])
    check(f"{who}: no page says it any more", "since" not in browser.text(), browser.text())


def ask_for_the_desk(desk, browser, link):
    desk.pause()
    browser.open(desk, link)
    for path in ("/", "/history"):
        browser.driver.get(desk.url(path))
        check(f"{path} leads a room's phone back to its room", browser.heading() == "Hall N1", browser.heading())
    base.check_page(browser, "back in the room")


def minutes(desk, browser, link):
    """Minutes are added, and the page says to what."""
    desk.pause()
    browser.open(desk, link)
    browser.tap("+5 min", "next")
    browser.tap("Do it")
    check("Undo and its small print are two", "Undo without a question" in " ".join(browser.text().split()), browser.text())
    desk.pause()
    browser.open(desk, link)
    check("+5 says what it comes to", "then 10 min late" in browser.text(), browser.text())
    base.check_page(browser, "a room with one that is late")
    browser.picture("late")
    browser.tap("+5 min", "next")
    check("and so does its preview", "It is 5 min late now, and 10 min then." in browser.text(), browser.text())
    browser.picture("late-preview")


def main():
    if base.webdriver is None or not shutil.which("chromium") or not shutil.which("chromedriver"):
        print("skipped: chromium, chromium-driver or python3-selenium is not here")
        sys.exit(77)
    base.RemoteConnection.set_timeout(90)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as root:
        folder, codes = os.path.join(root, "desk"), os.path.join(root, "codes.html")
        desk = Desk(folder, base.MOMENT, new=True, codes=codes)
        check("who asks for live.json finds it before the first command", not desk.log()
              and os.path.exists(os.path.join(folder, "public", "live.json")))
        link = base.link_of(codes, base.ROOM)
        phone, laptop = Browser(root, base.PHONE, javascript=False), Browser(root, base.LAPTOP)
        try:
            ask_for_the_desk(desk, phone, link)
            minutes(desk, phone, link)
            raise_and_lift(desk, phone, desk.own, "a phone")
            raise_and_lift(desk, laptop, desk.own, "a laptop")
            desk.stop()
        finally:
            for browser in (phone, laptop):
                browser.close()
            if desk.process.poll() is None:
                desk.process.kill()
                desk.process.wait()
    print(f"{len(base.failures)} failed")
    sys.exit(1 if base.failures else 0)


if __name__ == "__main__":
    main()
