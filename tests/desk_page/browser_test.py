#!/usr/bin/env python3
"""The desk's pages in a real browser: a volunteer's tasks on a phone and a laptop, with JavaScript and without.

    browser_test.py NOWNEXT SOURCE_DIR [PICTURES_DIR]

Skipped (77) without chromium, its driver or selenium. With PICTURES_DIR it leaves a picture of each kind of page there.
"""
import base64
import http.client
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

try:
    from selenium import webdriver
    from selenium.webdriver.common.by import By
    from selenium.webdriver.common.keys import Keys
    from selenium.webdriver.chrome.service import Service
    from selenium.webdriver.remote.remote_connection import RemoteConnection
except ImportError:
    webdriver = None

NOWNEXT, SOURCE = os.path.abspath(sys.argv[1]), sys.argv[2]
PICTURES = sys.argv[3] if len(sys.argv) > 3 else None
PROGRAM = os.path.join(SOURCE, "assets", "programs", "lpc-2024.json")
ROOM = "hall-n1"
MOMENT = "2024-09-18T10:42"
URL = "http://desk.example:8017"
PHONE, LAPTOP = (390, 844), (1280, 800)
MOST_TAPS = 3
failures = []


def check(what, ok, found=""):
    if not ok:
        failures.append(what)
        print(f"FAILED: {what} {found}", flush=True)


class Desk:
    """`nownext desk` in a folder, at a moment."""

    def __init__(self, folder, at, new=False, codes=None):
        words = [NOWNEXT, "desk", folder, *([PROGRAM] if new else []), "--listen", "127.0.0.1:0", "--at", at]
        if codes:
            words += ["--url", URL, "--qr", codes]
        self.folder, self.may_go_on = folder, 0
        self.process = subprocess.Popen(words, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
        said = ""
        for line in self.process.stdout:
            said += line
            if line.startswith("Listening"):
                break
        self.port = int(re.search(r"Listening at 127\.0\.0\.1:(\d+)", said).group(1))
        self.own = re.search(r"(/in/\w+)", said).group(1)

    def url(self, path):
        return f"http://127.0.0.1:{self.port}{path}"

    def log(self):
        with open(os.path.join(self.folder, "log.jsonl"), encoding="utf-8") as file:
            return [json.loads(line) for line in file][1:]

    def ask(self, path, cookie="", body=None, source="127.0.0.1", headers=None):
        """Without a browser: status and text."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20, source_address=(source, 0))
        connection.request("POST" if body is not None else "GET", path, body,
                           {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded", **(headers or {})})
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text

    def form(self, base, order, cookie):
        """The fields of a preview's form."""
        _, page = self.ask(f"{base}/preview?{order}", cookie)
        return {name: re.search(rf'name="{name}" value="([^"]*)"', page).group(1).replace("&amp;", "&")
                for name in ("order", "seen", "form")}

    def pause(self):
        """A person is not as quick as this, and who asks too often is held off: a page of an address is 1, a preview 5,
        and it has 20 a second."""
        self.may_go_on = max(self.may_go_on, time.monotonic() - 3) + 0.8
        time.sleep(max(0, self.may_go_on - time.monotonic()))

    def do(self, base, order, cookie):
        status, _ = self.ask(f"{base}/do", cookie, urllib.parse.urlencode(self.form(base, order, cookie)))
        check(f"{order} is done", status == 303, status)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        check("the desk ends by SIGTERM", self.process.wait(timeout=30) == 0, self.process.returncode)
        self.process.stdout.close()


def link_of(codes, room):
    """The path of a room's link on the page of codes."""
    with open(codes, encoding="utf-8") as file:
        return re.search(re.escape(URL) + rf"(/in/{room}/[\w-]+)", file.read()).group(1)


class Browser:
    def __init__(self, folder, size, javascript=True):
        self.folder = tempfile.mkdtemp(dir=folder)
        options = webdriver.ChromeOptions()
        for word in ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                     "--disable-background-networking", "--disable-component-update", "--disable-sync",
                     "--disable-dev-shm-usage", f"--user-data-dir={self.folder}", f"--window-size={size[0]},{size[1]}"):
            options.add_argument(word)
        if size == PHONE:
            options.add_experimental_option("mobileEmulation", {
                "deviceMetrics": {"width": size[0], "height": size[1], "pixelRatio": 2.0, "touch": True}})
        if not javascript:
            options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
        options.binary_location = shutil.which("chromium")
        self.driver = webdriver.Chrome(service=Service(shutil.which("chromedriver")), options=options)
        self.driver.set_page_load_timeout(60)
        self.cdp("DOM.enable")
        self.size, self.taps = size, 0

    def open(self, desk, path):
        """As a scanned code does: the browser is taken to an address without a token."""
        self.driver.get(desk.url(path))
        self.wait(lambda: "/in/" not in self.driver.current_url or "ended" in self.heading()
                  or "not of this desk" in self.heading(), "a link leads on")
        self.wait(self.is_whole, "the page comes")
        self.taps = 0

    @staticmethod
    def wait(condition, what):
        for _ in range(400):
            if condition():
                return
            time.sleep(0.025)
        check(what, False)

    def heading(self):
        found = self.driver.find_elements(By.TAG_NAME, "h1")
        return found[0].text if found else ""

    def text(self):
        return self.driver.find_element(By.TAG_NAME, "main").text

    def cdp(self, command, **values):
        return self.driver.execute_cdp_cmd(command, values)

    def press(self, query):
        """A tap where an XPath's first element is shown. By the browser's own protocol, since the driver's click
        waits for scripts, and there may be none."""
        self.taps += 1
        self.cdp("DOM.getDocument", depth=0)
        search = self.cdp("DOM.performSearch", query=query)
        if search["resultCount"] == 0:
            raise LookupError(f"there is no {query} at {self.driver.current_url}")
        node = self.cdp("DOM.getSearchResults", searchId=search["searchId"], fromIndex=0, toIndex=1)["nodeIds"][0]
        self.cdp("DOM.scrollIntoViewIfNeeded", nodeId=node)
        quad = self.cdp("DOM.getContentQuads", nodeId=node)["quads"][0]
        where = {"x": (quad[0] + quad[4]) / 2, "y": (quad[1] + quad[5]) / 2, "button": "left", "clickCount": 1}
        for kind in ("mousePressed", "mouseReleased"):
            self.cdp("Input.dispatchMouseEvent", type=kind, **where)

    def document(self):
        return self.cdp("Page.getFrameTree")["frameTree"]["frame"]["loaderId"]

    def is_whole(self):
        self.cdp("DOM.getDocument", depth=0)
        return self.cdp("DOM.performSearch", query="//footer/p")["resultCount"] > 0

    def tap(self, name, within=""):
        """A button or link whose name begins so; `within` is the id of a section's heading. Another page comes."""
        base = f"//section[@aria-labelledby='{within}']" if within else "//main"
        before = self.document()
        self.press(f"{base}//*[(self::button or self::a) and starts-with(normalize-space(.), \"{name}\")]")
        self.wait(lambda: self.document() != before and self.is_whole(), f"{name} leads on")

    def picture(self, name):
        if not PICTURES:
            return
        os.makedirs(PICTURES, exist_ok=True)
        metrics = self.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]
        clip = {"x": 0, "y": 0, "width": self.size[0], "height": min(metrics["height"], 3000), "scale": 1}
        data = self.driver.execute_cdp_cmd("Page.captureScreenshot", {"captureBeyondViewport": True, "clip": clip})["data"]
        with open(os.path.join(PICTURES, f"{name}-{self.size[0]}.png"), "wb") as file:
            file.write(base64.b64decode(data))

    def close(self):
        self.driver.quit()
        shutil.rmtree(self.folder, ignore_errors=True)


# ---- the tasks ----

def say_something(browser):
    browser.press("//*[@id='say-text']")
    browser.cdp("Input.insertText", text="The coffee is at the back")
    browser.tap("Show what would change", "say")


# Name, what is done before "Do it", the log's verb, what its entry says.
TASKS = [
    ("the next one starts ten minutes later", lambda b: b.tap("+10 min", "next"), "delay", '"delay_min": 10'),
    ("this one runs five minutes over", lambda b: b.tap("+5 min", "now"), "delay", '"delay_min": 5'),
    ("the next one is late, nobody knows how long", lambda b: b.tap("Starts later", "next"), "late", '"delayed": true'),
    ("it starts now", lambda b: b.tap("Starts now", "next"), "started", '"started": true'),
    ("the room is full", lambda b: b.tap("Room is full", "now"), "full", '"full": true'),
    ("there are seats again", lambda b: b.tap("Seats again", "now"), "open", '"full": false'),
    ("it moves to another room", lambda b: (b.tap("Move", "now"), b.tap("Room 1.85", "rooms")), "move", '"room": "room-1-85"'),
    ("it moves to another time", lambda b: (b.tap("Move", "next"), b.tap("15:15", "times")), "move", '"start":'),
    ("it does not take place", lambda b: b.tap("Cancel", "next"), "cancel", '"cancelled": true'),
    ("the screens say something", say_something, "notice", "The coffee is at the back"),
]


def cookie_of(link):
    return "nownext=" + link.rsplit("/", 1)[1]


def do_tasks(desk, browser, link, who):
    for name, steps, verb, says in TASKS:
        if verb == "open":
            desk.do(f"/room/{ROOM}", "do=full&s=11.2", cookie_of(link))
        before = len(desk.log())
        desk.pause()
        browser.open(desk, link)
        steps(browser)
        where = browser.driver.current_url
        check(f"{who}: {name}: a preview comes first", "/preview?" in where and len(desk.log()) == before, where)
        browser.tap("Do it")
        log = desk.log()
        check(f"{who}: {name}: is done", len(log) == before + 1 and browser.heading() == "Done", browser.text()[:300])
        entry = log[-1]
        check(f"{who}: {name}: the log says it", entry["do"] == verb and says in json.dumps(entry["says"])
              and entry["via"] == "page", json.dumps(entry))
        check(f"{who}: {name}: at most {MOST_TAPS} taps", browser.taps <= MOST_TAPS, browser.taps)
        # And is taken back, by one tap more.
        browser.tap("Undo")
        log = desk.log()
        check(f"{who}: {name}: undone", log[-1]["do"] == "undo" and log[-1]["undone"] == before + 1, log[-1])
        if verb == "open":
            desk.do(f"/room/{ROOM}", f"do=undo&n={before}", cookie_of(link))
        check(f"{who}: {name}: no token in the address", "/in/" not in browser.driver.current_url)


# ---- what every page has to be ----

NAMED = {"button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "spinbutton", "DateTime", "InputTime"}


def check_page(browser, what):
    nodes = browser.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    seen, names, headings = set(), [], []
    for node in nodes:
        role, name = node.get("role", {}).get("value"), node.get("name", {}).get("value", "")
        if node.get("ignored"):
            continue
        seen.add(role)
        if role in NAMED:
            check(f"{what}: a {role} has a name", name.strip() != "", node)
        if role == "button":
            names.append(name)
        if role == "heading":
            level = next((p["value"]["value"] for p in node.get("properties", []) if p["name"] == "level"), 0)
            headings.append(level)
    check(f"{what}: landmarks", {"main", "contentinfo", "banner"} <= seen, seen)
    check(f"{what}: one first heading", headings.count(1) == 1, headings)
    check(f"{what}: no level of headings is left out", all(b <= a + 1 for a, b in zip(headings, headings[1:])), headings)
    check(f"{what}: buttons have names of their own", len(names) == len(set(names)),
          sorted(n for n in names if names.count(n) > 1))
    width = browser.driver.execute_cdp_cmd("Page.getLayoutMetrics", {})["cssContentSize"]["width"]
    check(f"{what}: fits the screen's width", width <= browser.size[0], width)
    for element in browser.driver.find_elements(By.CSS_SELECTOR, "button, a, input:not([type=hidden]), select"):
        rect = element.rect
        if rect["x"] < 0 or element.get_attribute("class") == "skip":
            continue
        check(f"{what}: targets of 44 pixels", rect["height"] >= 44 and rect["width"] >= 44,
              f"{element.tag_name} {element.text[:40]!r} {rect}")


def look_at_pages(desk, browser, own):
    browser.open(desk, own)
    pages = {"start": "/", "room": f"/room/{ROOM}", "find": "/find?q=rust", "notices": "/notices", "emergency": "/emergency",
             "rehearsal": "/rehearsal", "history": "/history", "session": "/session?s=11", "move": "/move?s=11",
             "preview": "/preview?do=more&s=11&min=10", "refused": "/preview?do=delay&s=nothing&min=5"}
    for name, path in pages.items():
        desk.pause()
        browser.driver.get(desk.url(path))
        check_page(browser, f"{name} at {browser.size[0]}")
        browser.picture(name)


# ---- by the keyboard alone ----

def tab_to(browser, name):
    """Presses Tab until what has the focus is named so."""
    for _ in range(120):
        browser.driver.switch_to.active_element.send_keys(Keys.TAB)
        element = browser.driver.switch_to.active_element
        if " ".join(element.text.split()).startswith(name):
            return element
    check(f"Tab comes to {name}", False)
    return element


def enter(browser, name):
    """As tap, by the keyboard. Another page comes."""
    before = browser.document()
    tab_to(browser, name).send_keys(Keys.ENTER)
    browser.wait(lambda: browser.document() != before and browser.is_whole(), f"Enter on {name} leads on")


def by_keyboard(desk, browser, link):
    before = len(desk.log())
    desk.pause()
    browser.open(desk, link)
    enter(browser, "Room is full")
    enter(browser, "Do it")
    check("by the keyboard: done", browser.heading() == "Done" and len(desk.log()) == before + 1, browser.heading())
    enter(browser, "Undo")
    check("by the keyboard: undone", desk.log()[-1]["do"] == "undo")


# ---- two people, repeated and forged forms, the day after, too many requests ----

def two_at_once(desk, one, other, link):
    for browser in (one, other):
        desk.pause()
        browser.open(desk, link)
        browser.tap("+10 min", "next")
    before = len(desk.log())
    one.tap("Do it")
    other.tap("Do it")
    check("two at once: the second looks again", "meanwhile" in other.text() and len(desk.log()) == before + 1,
          other.text()[:200])
    other.picture("look-again")
    other.tap("Do it")
    log = desk.log()
    minutes = {entry["says"]["changes"][0]["delay_min"] for entry in log[before:]}
    check("two at once: ten minutes, not twenty", minutes == {10} and len(log) == before + 2, log[before:])


def repeat(desk, browser, link):
    desk.pause()
    browser.open(desk, link)
    browser.tap("Room is full", "now")
    browser.tap("Do it")
    before = len(desk.log())
    browser.picture("done")
    browser.driver.back()
    browser.tap("Do it")
    check("a form that is sent again", browser.heading() == "Already done" and len(desk.log()) == before, browser.heading())
    browser.driver.get(desk.url(f"/room/{ROOM}"))
    browser.tap("Undo")


def forge(desk, link):
    cookie = cookie_of(link)
    base = f"/room/{ROOM}"
    before = len(desk.log())
    fields = desk.form(base, "do=cancel&s=11.2", cookie)
    for what, changed, headers in (("another order", {"order": "do=full&s=11"}, {}), ("no token", {"form": ""}, {}),
                                   ("a made up one", {"form": "1-1-" + "0" * 32}, {}),
                                   ("from another site", {}, {"Origin": "http://evil.example"}),
                                   ("across sites", {}, {"Sec-Fetch-Site": "cross-site"})):
        status, _ = desk.ask(f"{base}/do", cookie, urllib.parse.urlencode({**fields, **changed}), headers=headers)
        check(f"forged: {what} is refused", status == 403, status)
    for what, kept in (("no cookie", ""), ("a forged one", cookie[:-1] + ("0" if cookie[-1] != "0" else "1"))):
        status, _ = desk.ask(f"{base}/do", kept, urllib.parse.urlencode(fields))
        check(f"forged: {what} is refused", status == 403, status)
    status, _ = desk.ask("/room/hall-n2/", cookie)
    check("forged: the link of another room", status == 403, status)
    status, _ = desk.ask("/", cookie)
    check("forged: a room's link as the desk's", status == 403, status)
    check("forged: nothing was done", len(desk.log()) == before)


def same_log(root, desk, link):
    """What the command line says is the same entry as what the page says."""
    folder = os.path.join(root, "by-command-line")
    subprocess.run([NOWNEXT, "live", "begin", PROGRAM, "--desk", folder, "--to", os.path.join(folder, "public")], check=True,
                   stdin=subprocess.DEVNULL, capture_output=True)
    for order, words in (("do=full&s=11.2", ["full", "Rust and DRM"]), ("do=delay&s=11.2&min=15", ["delay", "Rust and DRM", "15"]),
                         ("do=late&s=11.2", ["late", "Rust and DRM"]), ("do=cancel&s=11.2", ["cancel", "Rust and DRM"]),
                         ("do=move&s=11.2&room=hall-n2", ["move", "Rust and DRM", "Hall N2"]),
                         ("do=started&s=11.2", ["started", "Rust and DRM"]), ("do=open&s=11.2", ["open", "Rust and DRM"]),
                         ("do=title&s=11.2&text=Rust", ["title", "Rust and DRM", "Rust"])):
        desk.do(f"/room/{ROOM}", order, cookie_of(link))
        desk.do(f"/room/{ROOM}", f"do=undo&n={len(desk.log())}", cookie_of(link))
        done = subprocess.run([NOWNEXT, "live", *words, "--desk", folder, "--by", "Anna", "--yes"], stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, check=False)
        with open(os.path.join(folder, "log.jsonl"), encoding="utf-8") as file:
            theirs = [json.loads(line) for line in file][-1]
        ours = desk.log()[-2]
        says = [(entry.get("do"), [{name: value for name, value in change.items() if name not in ("made", "by")}
                                   for change in entry.get("says", {}).get("changes", [])]) for entry in (ours, theirs)]
        check(f"command line and page: {words[0]}", done.returncode == 0 and says[0] == says[1], f"{says} {done.stderr}")


def hold_off(desk, browser, link):
    """Another address asks a thousand times in a second; meanwhile the browser is served."""
    browser.open(desk, link)
    statuses, ends = [], time.monotonic() + 60

    def storm():
        connection = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=20, source_address=("127.0.0.2", 0))
        while len(statuses) < 1000 and time.monotonic() < ends:
            connection.request("GET", f"/room/{ROOM}")
            answer = connection.getresponse()
            answer.read()
            statuses.append(answer.status)
        connection.close()

    threads = [threading.Thread(target=storm) for _ in range(8)]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    browser.driver.get(desk.url(f"/room/{ROOM}"))
    served = time.monotonic() - began
    for thread in threads:
        thread.join()
    took = time.monotonic() - began
    print(f"  {len(statuses)} requests in {took:.1f} s; {statuses.count(429)} held off; a browser was served in {served:.1f} s")
    check("a storm is held off", statuses.count(429) >= len(statuses) - 120 - 20 * (took + 1) and len(statuses) >= 1000,
          statuses.count(429))
    check("others are served", browser.heading() == "Hall N1" and served < 10, browser.heading())


def read_codes(root, browser, codes):
    """The page of codes as a browser shows it, read as a phone's camera would."""
    if not shutil.which("zbarimg"):
        print("  reading the codes: skipped, zbar-tools is not here")
        return
    browser.driver.get("file://" + codes)
    picture = os.path.join(root, "codes.png")
    metrics = browser.cdp("Page.getLayoutMetrics")["cssContentSize"]
    clip = {"x": 0, "y": 0, "width": metrics["width"], "height": min(metrics["height"], 2000), "scale": 1}
    with open(picture, "wb") as file:
        file.write(base64.b64decode(browser.cdp("Page.captureScreenshot", captureBeyondViewport=True, clip=clip)["data"]))
    said = subprocess.run(["zbarimg", "-q", "--raw", picture], capture_output=True, text=True, check=False).stdout.split()
    with open(codes, encoding="utf-8") as file:
        links = re.findall(r"<small>(http[^<]+)</small>", file.read())
    check("codes are the links", len(said) > 0 and set(said) <= set(links), said)
    browser.picture("codes")


def day_after(folder, codes, browser, link):
    desk = Desk(folder, "2024-09-19T03:59")
    browser.open(desk, link)
    check("a minute before the end of its day a link holds", browser.heading() == "Hall N1", browser.heading())
    desk.stop()
    desk = Desk(folder, "2024-09-19T04:00", codes=codes)
    browser.open(desk, link)
    check("a link after its day says so", browser.heading() == "This link has ended", browser.heading())
    check("and of which day it was", "2024-09-18" in browser.text(), browser.text())
    browser.picture("ended")
    browser.open(desk, link_of(codes, ROOM))
    check("the next day has links of its own", browser.heading() == "Hall N1", browser.heading())
    desk.stop()


def main():
    if webdriver is None or not shutil.which("chromium") or not shutil.which("chromedriver"):
        print("skipped: chromium, chromium-driver or python3-selenium is not here")
        sys.exit(77)
    RemoteConnection.set_timeout(90)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as root:
        folder, codes = os.path.join(root, "desk"), os.path.join(root, "codes.html")
        desk = Desk(folder, MOMENT, new=True, codes=codes)
        link = link_of(codes, ROOM)
        phone, plain, laptop = Browser(root, PHONE), Browser(root, PHONE, javascript=False), Browser(root, LAPTOP)
        try:
            read_codes(root, laptop, codes)
            do_tasks(desk, plain, link, "a phone without JavaScript")
            do_tasks(desk, laptop, link, "a laptop with JavaScript")
            two_at_once(desk, phone, laptop, link)
            repeat(desk, phone, link)
            by_keyboard(desk, laptop, link)
            forge(desk, link)
            same_log(root, desk, link)
            look_at_pages(desk, phone, desk.own)
            look_at_pages(desk, laptop, desk.own)
            hold_off(desk, plain, link)
            desk.stop()
            day_after(folder, codes, plain, link)
        finally:
            for browser in (phone, plain, laptop):
                browser.close()
            if desk.process.poll() is None:
                desk.process.kill()
                desk.process.wait()
    print(f"{len(failures)} failed")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
