#!/usr/bin/env python3
"""board/image/root/usr/lib/nownext/network against folders of ours: what it writes for good files, and that it lets
nothing of bad ones through. Clock and services are stand-ins on the PATH that write down what they were asked for.

    network_test.py ROOT
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else "."
SCRIPT = os.path.join(ROOT, "board/image/root/usr/lib/nownext/network")
GOOD = {"format": "nownext-network/1", "wifi": {"ssid": "Fön & Co", "psk": "it's \"quoted\" $(id)", "country": "AT"},
        "address": {"ip": "192.0.2.20/24", "gateway": "192.0.2.1", "dns": ["192.0.2.1", "2001:db8::1"]},
        "ntp": ["ntp.example.org", "192.0.2.5"]}


class Network(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)
        for name in ("setup", "run", "state/state", "bin"):
            os.makedirs(os.path.join(self.folder, name))
        # `date -s` is written down; anything else is the real one's.
        real = shutil.which("date")
        self.program("date", f'[ "$1" = -s ] && echo "$2" >>"{self.folder}/clock" && exit; exec {real} "$@"')
        self.program("mountpoint", f'[ ! -e "{self.folder}/unreadable" ]')
        self.program("systemctl", f'echo "$@" >>"{self.folder}/services"')

    def program(self, name, text):
        path = os.path.join(self.folder, "bin", name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(f"#!/bin/sh\n{text}\n")
        os.chmod(path, 0o755)

    def put(self, name, content):
        if not isinstance(content, (str, bytes)):
            content = json.dumps(content, ensure_ascii=False)
        with open(os.path.join(self.folder, "setup", name), "wb") as file:
            file.write(content if isinstance(content, bytes) else content.encode())

    def run_it(self):
        path = os.path.join(self.folder, "bin") + ":" + os.environ["PATH"]
        subprocess.run([SCRIPT] + [os.path.join(self.folder, n) for n in ("setup", "run", "state", "root")], check=True,
                       env={**os.environ, "PATH": path, "TZ": "UTC"})
        return self.read("run/nownext/network.txt")

    def read(self, name):
        try:
            with open(os.path.join(self.folder, name), encoding="utf-8") as file:
                return file.read()
        except FileNotFoundError:
            return None

    def test_nothing_is_fine(self):
        self.assertEqual(self.run_it(), "")
        self.assertIsNone(self.read("clock"))
        self.assertEqual(os.listdir(os.path.join(self.folder, "run")), ["nownext"])

    def test_example(self):
        with open(os.path.join(ROOT, "board/image/setup/examples/network.json"), "rb") as file:
            self.put("network.json", file.read())
        self.assertEqual(self.run_it(), "")
        self.assertIn("country=AT", self.read("run/nownext/wifi/wlan0.conf"))

    def test_all_of_it(self):
        self.put("network.json", GOOD)
        self.assertEqual(self.run_it(), "")
        self.assertEqual(self.read("run/systemd/network/10-nownext.network"),
                         "[Match]\nName=wlan*\n[Network]\nAddress=192.0.2.20/24\nGateway=192.0.2.1\nDNS=192.0.2.1\n"
                         "DNS=2001:db8::1\nLLMNR=no\nMulticastDNS=no\n")
        self.assertEqual(self.read("run/nownext/wifi/wlan0.conf"),
                         "country=AT\nnetwork={\n    ssid=46c3b66e202620436f\n    psk=\"it's \"quoted\" $(id)\"\n"
                         "    key_mgmt=WPA-PSK SAE\n    ieee80211w=1\n    scan_ssid=1\n}\n")
        self.assertEqual(self.read("run/systemd/timesyncd.conf.d/nownext.conf"),
                         "[Time]\nNTP=ntp.example.org 192.0.2.5\n")
        mode = os.stat(os.path.join(self.folder, "run/nownext/wifi/wlan0.conf")).st_mode
        self.assertEqual(mode & 0o777, 0o600)

    def test_where_the_venue_is(self):
        data = {"format": "nownext-network/1", "venue": "https://venue.example.org/v.json?a=b"}
        self.put("network.json", data)
        self.assertEqual(self.run_it(), "")
        self.assertEqual(self.read("run/nownext/venue"), "https://venue.example.org/v.json?a=b\n")
        self.assertIsNone(self.read("run/nownext/proxy"))
        self.put("network.json", {**data, "venue": ["http://192.0.2.7/v", "file:///v"],
                                  "proxy": "http://proxy.example.org:3128"})
        self.assertEqual(self.run_it(), "")
        self.assertEqual(self.read("run/nownext/venue"), "http://192.0.2.7/v\nfile:///v\n")
        self.assertEqual(self.read("run/nownext/proxy"),
                         "http_proxy=http://proxy.example.org:3128\nhttps_proxy=http://proxy.example.org:3128\n")
        certificate = "-----BEGIN CERTIFICATE-----\nMIIB+/=\n-----END CERTIFICATE-----\n"
        self.put("network.json", {"format": "nownext-network/1", "ca": certificate})
        self.assertEqual(self.run_it(), "")
        self.assertIsNone(self.read("run/nownext/venue"))
        self.assertEqual(self.read("run/nownext/ca.pem"), certificate + "\n")

    def test_cable_and_open_wifi(self):
        self.put("network.json", {"format": "nownext-network/1", "address": {"ip": "192.0.2.9/24"}})
        self.assertEqual(self.run_it(), "")
        self.assertIn("Name=eth*\n", self.read("run/systemd/network/10-nownext.network"))
        self.put("network.json", {"format": "nownext-network/1", "wifi": {"ssid": "open", "country": "FR"}})
        self.assertEqual(self.run_it(), "")
        self.assertIn("key_mgmt=NONE", self.read("run/nownext/wifi/wlan0.conf"))
        self.assertIsNone(self.read("run/systemd/network/10-nownext.network"))

    def test_wrong_values_leave_nothing(self):
        def but(**changes):
            data = json.loads(json.dumps(GOOD))
            for key, value in changes.items():
                part, _, member = key.partition("__")
                if member:
                    data[part][member] = value
                else:
                    data[part] = value
            return data
        wrong = [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 9000, b"x" * 70000, "{} {}", but(format="nownext-network/2"),
                 but(wifi=[]), but(wifi__ssid=""), but(wifi__ssid="x" * 33), but(wifi__ssid="ö" * 17),
                 but(wifi__ssid="a\nb"), but(wifi__psk="short"), but(wifi__psk="x" * 64),
                 but(wifi__psk="12345678\"\n}"), but(wifi__psk="12345678\n"), but(wifi__psk=12345678),
                 but(wifi__country="at"), but(wifi__country="AT\n"), but(wifi__country=None), but(address="192.0.2.1"),
                 but(address__ip="192.0.2.20"), but(address__ip="192.0.2.20/24\nDHCP=yes"), but(address__gateway="a b"),
                 but(address__dns="192.0.2.1"), but(address__dns=["x\n"]), but(ntp="a"), but(ntp=["a b"]),
                 but(ntp=["a\nFallbackNTP=b"]), but(ntp=["a"] * 9), but(ntp=[1]),
                 but(venue="venue.example.org"), but(venue=[]), but(venue=["https://a/"] * 5), but(venue=["https://a/\nb"]),
                 but(venue="https://a/'b"), but(venue=7), but(proxy="proxy:3128"), but(proxy="http://a/ b"),
                 but(proxy=["http://a/"]), but(ca="x"), but(ca="-----BEGIN CERTIFICATE-----\n$(id)\n"), but(ca=1)]
        for data in wrong:
            self.put("network.json", data)
            report = self.run_it()
            self.assertRegex(report, r"\Anetwork\.json: [^\n]+\n\Z", data)
            for name in ("systemd/network/10-nownext.network", "nownext/wifi/wlan0.conf",
                         "systemd/timesyncd.conf.d/nownext.conf", "nownext/venue", "nownext/proxy", "nownext/ca.pem"):
                self.assertIsNone(self.read("run/" + name), data)

    def test_last_good_settings_stay(self):
        self.put("network.json", GOOD)
        self.put("authorized_keys", "ssh-ed25519 AAAA organiser\n")
        self.assertEqual(self.run_it(), "")
        wifi = self.read("run/nownext/wifi/wlan0.conf")
        for name in ("network.json", "authorized_keys"):
            self.assertEqual(os.stat(os.path.join(self.folder, "state/system", name)).st_mode & 0o777, 0o600)
        # A comma too many.
        self.put("network.json", "{,")
        self.assertRegex(self.run_it(), r"\Anetwork\.json: [^\n]+; the last good one stays in force\n\Z")
        self.assertEqual(self.read("run/nownext/wifi/wlan0.conf"), wifi)
        # The partition can't be read, after a power-off too.
        shutil.rmtree(os.path.join(self.folder, "run"))
        for name in ("network.json", "authorized_keys"):
            os.unlink(os.path.join(self.folder, "setup", name))
        with open(os.path.join(self.folder, "unreadable"), "w", encoding="utf-8"):
            pass
        self.assertRegex(self.run_it(), r"\Athis card: its partition SETUP can't be read: [^\n]+\n\Z")
        self.assertEqual(self.read("run/nownext/wifi/wlan0.conf"), wifi)
        self.assertEqual(self.read("run/nownext/ssh/authorized_keys"), "ssh-ed25519 AAAA organiser\n")
        # It can, and there is neither: then that is what is wanted.
        os.unlink(os.path.join(self.folder, "unreadable"))
        self.assertEqual(self.run_it(), "")
        self.assertIsNone(self.read("run/nownext/wifi/wlan0.conf"))
        self.assertIsNone(self.read("run/nownext/ssh/authorized_keys"))
        self.assertEqual(os.listdir(os.path.join(self.folder, "state/system")), [])

    def test_file_that_changes_meanwhile(self):
        # Empty when it is read; the rest of it comes when the system's clock is asked for.
        self.put("time.txt", "2024-09-20 10:42 UTC")
        self.put("network.json", "")
        whole = os.path.join(self.folder, "whole.json")
        with open(whole, "w", encoding="utf-8") as file:
            json.dump(GOOD, file)
        self.program("date", f'cp "{whole}" "{self.folder}/setup/network.json"; [ "$1" = -s ] && exit; echo 1726828920')
        self.assertEqual(self.run_it(), "")
        self.assertIn("country=", self.read("run/nownext/wifi/wlan0.conf"))

    def test_kept_settings_that_are_wrong(self):
        os.makedirs(os.path.join(self.folder, "state/system"))
        with open(os.path.join(self.folder, "state/system/network.json"), "w", encoding="utf-8") as file:
            file.write("{")
        self.put("network.json", "[")
        self.run_it()
        self.assertIsNone(self.read("run/nownext/wifi/wlan0.conf"))

    def test_encodings(self):
        text = json.dumps(GOOD, ensure_ascii=False, indent=1).replace("\n", "\r\n")
        for data in (b"\xef\xbb\xbf" + text.encode(), b"\xff\xfe" + text.encode("utf-16-le"), b"\xfe\xff" + text.encode("utf-16-be")):
            self.put("network.json", data)
            self.assertEqual(self.run_it(), "", data)
            self.assertIn("ssid=46c3b66e202620436f", self.read("run/nownext/wifi/wlan0.conf"))
            os.unlink(os.path.join(self.folder, "run/nownext/wifi/wlan0.conf"))

    def test_secrets_by_another_name(self):
        for member in ("password", "Password", "pass", "passphrase", "wifi_password", "key", "wpa_key", "wpa-psk", "secret", "pwd",
                       "PSK", "pskey"):
            for data, where in (({"ssid": "Conf", "country": "AT", member: "passphrase1"}, "wifi."), (None, "")):
                whole = {"format": "nownext-network/1", "wifi": data or {"ssid": "Conf", "country": "AT"}}
                if not data:
                    whole[member] = "passphrase1"
                self.put("network.json", whole)
                self.assertEqual(self.run_it(), f'network.json: {where}{member}: is not known: the password of a Wi-Fi is called '
                                                '"psk" here, within "wifi"\n')
                self.assertIsNone(self.read("run/nownext/wifi/wlan0.conf"), member)
        with open(os.path.join(ROOT, "tests/data/found/15-misspelt-settings/network.json"), "rb") as file:
            self.put("network.json", file.read())
        self.assertTrue(self.run_it().startswith("network.json: wifi.password: is not known"))

    def test_members_that_are_not_known(self):
        def told(*lines):
            return "".join(f"network.json: {line}\n" for line in lines)
        with open(os.path.join(ROOT, "tests/data/found/15-misspelt-settings/wlan/network.json"), "rb") as file:
            self.put("network.json", file.read())
        self.assertEqual(self.run_it(), told('wlan: not known and not read; did you mean "wifi"?'))
        self.put("network.json", {**GOOD, "hostnam": "a", "Adress": {}, "x\ny": 1})
        self.assertEqual(self.run_it(), told('hostnam: not known and not read; did you mean "hostname"?',
                                             'Adress: not known and not read; did you mean "address"?',
                                             'x?y: not known and not read'))
        self.assertIn("country=AT", self.read("run/nownext/wifi/wlan0.conf"))
        self.put("network.json", {"format": "nownext-network/1", "wifi": {"ssid": "a", "country": "AT", "psk": "12345678", "contry": "DE"},
                                  "address": {"ip": "192.0.2.9/24", "Gateway": "192.0.2.1", "router": 1}})
        self.assertEqual(self.run_it(), told('wifi.contry: not known and not read; did you mean "country"?',
                                             'address.Gateway: not known and not read; did you mean "gateway"?',
                                             'address.router: not known and not read; did you mean "gateway"?'))

    def test_name(self):
        self.run_it()
        self.assertEqual(self.read("run/nownext/hostname"), "nownext\n")
        for name, content, expected in (("etc/machine-id", b"0123456789abcdef0123456789abcdef\n", "nownext-abcdef\n"),
                                        ("sys/firmware/devicetree/base/serial-number", b"10000000a1b2c3d4\0", "nownext-b2c3d4\n")):
            path = os.path.join(self.folder, "root", name)
            os.makedirs(os.path.dirname(path))
            with open(path, "wb") as file:
                file.write(content)
            self.run_it()
            self.assertEqual(self.read("run/nownext/hostname"), expected)
        self.put("network.json", {"format": "nownext-network/1", "hostname": "door-hall-1"})
        self.assertEqual(self.run_it(), "")
        self.assertEqual(self.read("run/nownext/hostname"), "door-hall-1\n")
        self.assertIn("restart nownext-hostname", self.read("services"))
        for wrong in ("", "Door", "-a", "a-", "a b", "a\nb", "a.b", "x" * 64, 7):
            os.unlink(os.path.join(self.folder, "setup/network.json"))
            self.run_it()
            self.put("network.json", {"format": "nownext-network/1", "hostname": wrong})
            self.assertRegex(self.run_it(), r"\Anetwork\.json: hostname: ", wrong)
            self.assertEqual(self.read("run/nownext/hostname"), "nownext-b2c3d4\n")

    def test_clock(self):
        for text, seconds in (("2024-09-20 10:42 Europe/Vienna", 1726821720), ("2024-09-20 10:42:30 UTC", 1726821750 + 7200),
                              ("2024-09-20T10:42Z\r\n", 1726821720 + 7200), ("\n2024-09-20 10:42:00 +02:00\n", 1726821720),
                              ("  2024-09-20 10:42 Europe/Vienna \t\r\n", 1726821720)):
            self.put("time.txt", text)
            before = self.read("clock") or ""
            self.assertEqual(self.run_it(), "", text)
            self.assertEqual(self.read("clock"), before + f"@{seconds}\n")
            os.unlink(os.path.join(self.folder, "run/nownext/clock-set"))
            # Once for each content.
            self.assertEqual(self.run_it(), "")
            self.assertEqual(self.read("clock"), before + f"@{seconds}\n")
            self.assertIsNone(self.read("run/nownext/clock-set"))

    def test_clock_as_editors_save_it(self):
        found = os.path.join(ROOT, "tests/data/found/09-time-txt-as-windows-saves-it")
        for folder, seconds in (("bom", 1796463720), ("utf16", 1796463720), ("tab", 1796463720), ("two-blanks", 1796463720),
                                ("lower", 1796463720), ("offset", 1796463720), ("one-digit", 1796457900)):
            with open(os.path.join(found, folder, "time.txt"), "rb") as file:
                self.put("time.txt", file.read())
            before = self.read("clock") or ""
            self.assertEqual(self.run_it(), "", folder)
            self.assertEqual(self.read("clock"), before + f"@{seconds}\n", folder)
        with open(os.path.join(found, "cest", "time.txt"), "rb") as file:
            self.put("time.txt", file.read())
        before = self.read("clock")
        self.assertRegex(self.run_it(), r'\Atime\.txt: "CEST" is no time zone: ')
        self.assertEqual(self.read("clock"), before)

    def test_clock_of_other_forms(self):
        for text, seconds in (("2026-12-05 10:42 +01", 1796463720), ("2026-12-05 9:42 utc", 1796463720),
                              ("2026-12-05 10:42 vienna", 1796463720), ("2026-12-05T10:42 europe/VIENNA", 1796463720),
                              ("2026-12-05 4:42 America/New York", 1796463720), ("2026-12-05 17:42 Singapore", 1796463720),
                              ("2026-12-05 10:42 Europe/Vienna".encode("utf-16-be").join((b"\xfe\xff", b"")), 1796463720),
                              ("2026-12-05\u00a010:42 Europe/Vienna", 1796463720)):
            self.put("time.txt", text)
            before = self.read("clock") or ""
            self.assertEqual(self.run_it(), "", text)
            self.assertEqual(self.read("clock"), before + f"@{seconds}\n", text)

    def test_wrong_clock_says_what(self):
        for text, says in (("5.12.2026 10:42 Europe/Vienna", '"5.12.2026" is no date'), ("2026-02-30 10:42 UTC", '"2026-02-30" is no date'),
                           ("2026-12-05 10.42 UTC", '"10.42" is no time of day'), ("2026-12-05 25:42 UTC", '"25:42" is no time of day'),
                           ("2026-12-05 10:42", "lacks the time zone"), ("2026-12-05 10:42 MESZ", '"MESZ" is no time zone'),
                           ("", "says nothing"),
                           ("2026-12-05 10:42 Eastern", '"Eastern" is no time zone')):
            self.put("time.txt", text)
            said = self.run_it()
            self.assertTrue(said.startswith("time.txt: ") and says in said, said)
            self.assertEqual(said.count("\n"), 1)
            self.assertIsNone(self.read("clock"), text)

    def test_clock_as_people_write_it(self):
        vienna = "2026-12-05 10:42 Europe/Vienna\r\n"
        for text, seconds in ((b"\xef\xbb\xbf" + vienna.encode(), 1796463720), (b"\xff\xfe" + vienna.encode("utf-16-le"), 1796463720),
                              (b"\xfe\xff" + vienna.encode("utf-16-be"), 1796463720), ("2026-12-05\t10:42\tEurope/Vienna", 1796463720),
                              ("2026-12-05   10:42  Europe/Vienna", 1796463720), ("2026-12-5 9:05 Europe/Vienna", 1796457900),
                              ("2026-2-5 9:05 europe/VIENNA", 1770278700), ("2026-12-05 10:42 +0100", 1796463720),
                              ("2026-12-05 10:42 +01", 1796463720), ("2026-12-05 10:42 +1", 1796463720),
                              ("2026-12-05 10:42+01:00", 1796463720), ("2026-12-05T09:42z", 1796463720),
                              ("2026-12-05 9:42 utc", 1796463720), ("2026-12-05 4:42 america/new_york", 1796463720),
                              ("2026-12-05 10:42 CET", 1796463720), ("2026-12-05 6:12 -0330", 1796463720)):
            self.put("time.txt", text)
            self.assertEqual(self.run_it(), "", text)
            self.assertEqual(self.read("clock").split("\n")[-2], f"@{seconds}", text)

    def test_clock_says_which_part_is_wrong(self):
        for text, part in (("2026-07-05 10:42 CEST", '"CEST" is no time zone'), ("2026-07-05 10:42 Wien", '"Wien" is no time zone'),
                           ("12/05/2026 10:42 UTC", '"12/05/2026" is no date'), ("2026-12-05 10:42pm UTC", '"10:42pm" is no time of day'),
                           ("2026-12-05 24:10 UTC", '"24:10" is no time of day'), ("10:42 Europe/Vienna", '"10:42" is no date'),
                           ("2026-12-05 10:42 +25:00", "there is no offset"), ("2026-12-05 10:42 leapseconds", '"leapseconds" is no'),
                           ("2026-12-05 10:42 UTC+1", '"UTC+1" is no time zone'), ("\n \n", "says nothing"),
                           ("2026-12-05 10:42 Europe/\u00d6", '"Europe/" is no time zone')):
            self.put("time.txt", text)
            report = self.run_it()
            self.assertTrue(report.startswith("time.txt: " + part) and report.count("\n") == 1, (text, report))
            self.assertIsNone(self.read("clock"), text)

    def test_zone_with_the_other_sign(self):
        for text, seconds, part in (("2026-12-05 10:42 Etc/GMT+1", 1796470920, "1 h behind UTC: for 1 h ahead write +01:00"),
                                    ("2026-12-05 10:42 etc/gmt-10", 1796431320, "10 h ahead of UTC: for 10 h behind write -10:00")):
            self.put("time.txt", text)
            self.assertIn(part, self.run_it())
            self.assertEqual(self.read("clock").split("\n")[-2], f"@{seconds}", text)
        self.put("time.txt", "2026-12-05 10:42 Etc/GMT+0")
        self.assertEqual(self.run_it(), "")

    def test_wrong_clock(self):
        for text in ("", "now", "2024-09-20", "2024-09-20 10:42", "10:42 Europe/Vienna", "2024-09-20 10:42 Europe/Nowhere",
                     "2024-13-45 10:42 UTC", "2024-09-20 25:99 UTC", "2024-09-20 10:42 ../../etc/passwd",
                     "2024-09-20 10:42 $(touch x)", "1999-01-01 10:00 UTC", b"\0\xff" * 100, b"x" * 70000):
            self.put("time.txt", text)
            self.assertRegex(self.run_it(), r"\Atime\.txt: ", text)
            self.assertIsNone(self.read("clock"), text)
            self.assertIsNone(self.read("run/nownext/clock-set"))

    def built(self, seconds):
        path = os.path.join(self.folder, "root/usr/lib/nownext/built")
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8"):
            pass
        os.utime(path, (seconds, seconds))

    def program_of(self, published, writer="setup"):
        os.makedirs(os.path.join(self.folder, "state", writer), exist_ok=True)
        with open(os.path.join(self.folder, "state", writer, "program.json"), "w", encoding="utf-8") as file:
            file.write('{\n  "format": "nownext-program/1",\n' + published + '  "event": {}\n}\n')

    def test_clock_before_the_image(self):
        self.built(1796463720)  # 2026-12-05 10:42 in Vienna
        self.put("README.txt", "as in: 2024-09-20 10:42 Europe/Vienna")
        for text, seconds in (("2024-09-20 10:42 Europe/Vienna", None), ("2026-12-05 10:41:59 Europe/Vienna", None),
                              ("2026-12-05 10:42 Europe/Vienna", 1796463720), ("2026-12-05 10:43 +01:00", 1796463780)):
            before = self.read("clock")
            self.put("time.txt", text)
            said = self.run_it()
            if seconds is None:
                self.assertRegex(said, r"\Atime\.txt: 20\d\d-\d\d-\d\d [\d:]+ is over: this image was made on 2026-12-05; ")
                self.assertEqual(said.count("\n"), 1)
                self.assertEqual(self.read("clock"), before, text)
            else:
                self.assertEqual(said, "", text)
                self.assertEqual(self.read("clock"), (before or "") + f"@{seconds}\n")

    def test_clock_before_the_schedule(self):
        self.built(1000000000)
        self.program_of('  "published": "2026-12-01T08:00:00+00:00",\n')
        self.put("time.txt", "2026-11-30 10:42 UTC")
        self.assertIn("2026-11-30 10:42 is over: the schedule was published on 2026-12-01;", self.run_it())
        self.assertIsNone(self.read("clock"))
        self.put("time.txt", "2026-12-02 10:42 UTC")
        self.assertEqual(self.run_it(), "")
        # One that was set counts no more: the schedule is published anew later.
        self.program_of('  "published": "2026-12-03T08:00:00+00:00",\n')
        self.assertEqual(self.run_it(), "")
        for published in ("", '  "published": "soon",\n', '  "published": "",\n'):
            self.program_of(published)
            self.put("time.txt", "2026-11-30 10:42 UTC\n" + published)
            self.assertEqual(self.run_it(), "", published)

    def test_clock_before_the_schedule_of_another_writer(self):
        self.built(1000000000)
        self.program_of('  "published": "2026-12-01T08:00:00+00:00",\n')
        self.program_of('  "published": "2026-12-03T08:00:00+00:00",\n', "feed")
        self.put("time.txt", "2026-12-02 10:42 UTC")
        self.assertIn("2026-12-02 10:42 is over: the schedule was published on 2026-12-03;", self.run_it())
        self.put("time.txt", "2026-12-04 10:42 UTC")
        self.assertEqual(self.run_it(), "")

    def test_clock_on_a_day_of_a_past_event_of_a_writer(self):
        self.built(1796463720)
        for writer in ("setup", "feed"):
            self.program_of('  "title": "2024-09-20",\n', writer)
            self.put("time.txt", "2024-09-20 10:42 Europe/Vienna\n" + writer)
            self.assertEqual(self.run_it(), "", writer)
            os.unlink(os.path.join(self.folder, "state", writer, "program.json"))

    def test_clock_on_a_day_of_a_past_event(self):
        self.built(1796463720)
        for name, content in (("schedule.json", '{"date": "2024-09-20T09:00:00"}'), ("OLD.ICS", "DTSTART:20240920T090000"),
                              ("a b.xml", "<date>2024-09-20")):
            self.put(name, content)
            self.put("time.txt", "2024-09-20 10:42 Europe/Vienna\n" + name)
            self.assertEqual(self.run_it(), "", name)
            self.put("time.txt", "2024-09-21 10:42 Europe/Vienna\n" + name)
            self.assertIn(" is over: ", self.run_it(), name)
            os.unlink(os.path.join(self.folder, "setup", name))

    def test_last_known_time(self):
        mark = os.path.join(self.folder, "state/state/clock")
        with open(mark, "w", encoding="utf-8"):
            pass
        os.utime(mark, (4000000000, 4000000000))
        self.run_it()
        self.assertEqual(self.read("clock"), "@4000000000\n")
        os.utime(mark, (1000000000, 1000000000))
        self.run_it()
        self.assertEqual(self.read("clock"), "@4000000000\n")
        self.assertIsNone(self.read("run/nownext/clock-set"))

    def test_keys_and_services(self):
        self.run_it()
        self.assertIsNone(self.read("services"))
        self.put("authorized_keys", "ssh-ed25519 AAAA organiser\r\n")
        self.run_it()
        self.assertEqual(self.read("run/nownext/ssh/authorized_keys"), "ssh-ed25519 AAAA organiser\n")
        self.assertIn("restart nownext-ssh", self.read("services"))
        asked = self.read("services")
        self.run_it()
        self.assertEqual(self.read("services"), asked)
        for text, part in (("# nobody\n", "holds no public key"), ("", "holds no public key"), ("my key", "holds no public key"),
                           ("# ssh-ed25519 AAAA a\n", "holds no public key"), ("AAAAC3NzaC1lZDI1NTE5 me", "holds no public key"),
                           ("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n", "holds a private key")):
            self.put("authorized_keys", text)
            self.assertRegex(self.run_it(), r"\Aauthorized_keys: " + part + r"[^\n]+\n\Z", text)
            self.assertIsNone(self.read("run/nownext/ssh/authorized_keys"))
        line = "from=\"192.0.2.1\" ecdsa-sha2-nistp256 AAAAE2Vj me\r\n"
        for data in (b"\xff\xfe" + line.encode("utf-16-le"), b"\xef\xbb\xbf" + line.encode(), b"# mine\n" + line.encode()):
            self.put("authorized_keys", data)
            self.assertEqual(self.run_it(), "", data)
            self.assertTrue(self.read("run/nownext/ssh/authorized_keys").endswith(line.replace("\r", "")), data)
            self.assertFalse(self.read("run/nownext/ssh/authorized_keys").startswith("\ufeff"), data)


if __name__ == "__main__":
    if not shutil.which("jq"):
        print("jq is not installed: skipped")
        sys.exit(77)
    unittest.main()
