#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the desktop takes a file for, with our definitions beside its own.

usage: test_mime.py MIME_XML DESKTOP_FILE METAINFO DATA_FOLDER
"""

import base64
import configparser
import functools
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml

import tap

MIME_XML, DESKTOP, METAINFO, DATA = map(pathlib.Path, sys.argv[1:5])
SYSTEM = pathlib.Path("/usr/share/mime/packages/freedesktop.org.xml")
FOLDER = tempfile.TemporaryDirectory()
NAME = "{http://www.freedesktop.org/standards/shared-mime-info}"


def edf(version, reserved=b""):
    """The first 256 bytes of a recording."""
    return (version + b"X" * 80 + b"Y" * 80 + b"02.01.26" + b"22.15.00"
            + b"256     " + reserved.ljust(44) + b"1       1       0   ")


def guess(rows):
    """What GIO takes (name, bytes) rows for, asked in a process of its own,
    which reads our database."""
    script = ("import base64, json, sys\nfrom gi.repository import Gio\n"
              "for name, data in json.load(sys.stdin):\n"
              "    data = base64.b64decode(data) or None\n"
              "    print(Gio.content_type_guess(name, data)[0])")
    text = json.dumps([(name, base64.b64encode(data).decode())
                       for name, data in rows])
    result = subprocess.run([find_python(), "-c", script], text=True,
                            input=text, stdout=subprocess.PIPE, check=True,
                            env=dict(os.environ, XDG_DATA_HOME=database(),
                                     XDG_DATA_DIRS="/nonexistent"))
    return result.stdout.split()


@functools.lru_cache
def find_python():
    for python in (sys.executable, "/usr/bin/python3"):
        if subprocess.run([python, "-c", "from gi.repository import Gio"],
                          stderr=subprocess.DEVNULL).returncode == 0:
            return python
    raise tap.Skip("Python has no GIO")


@functools.lru_cache
def database():
    """A folder whose mime database knows the system's types and ours."""
    if not SYSTEM.exists() or not shutil.which("update-mime-database"):
        raise tap.Skip("shared-mime-info is not installed")
    packages = pathlib.Path(FOLDER.name) / "mime" / "packages"
    packages.mkdir(parents=True)
    shutil.copy(SYSTEM, packages)
    shutil.copy(MIME_XML, packages / "soleus.xml")
    subprocess.run(["update-mime-database", packages.parent], check=True,
                   stderr=subprocess.DEVNULL,
                   env=dict(os.environ, PKGSYSTEM_ENABLE_FSYNC="0"))
    return FOLDER.name


def check(rows):
    found = guess([(name, data) for name, data, _ in rows])
    wrong = [f"{row[0]}: {kind}, expected {row[2]}"
             for row, kind in zip(rows, found, strict=True) if kind != row[2]]
    assert not wrong, wrong


def a_bdf_font_stays_a_font():
    check([("x.bdf", b"", "application/x-font-bdf"),
           ("x.bdf", b"STARTFONT 2.1\nFONT -misc\n",
            "application/x-font-bdf")])


def a_bdf_recording_is_known_by_its_first_bytes():
    check([("x.bdf", edf(b"\xffBIOSEMI", b"24BIT"), "application/x-bdf"),
           ("x", edf(b"\xffBIOSEMI"), "application/x-bdf")])


def an_edf_recording_is_known_with_and_without_its_ending():
    check([("x.edf", b"", "application/x-edf"),
           ("night", edf(b"0       "), "application/x-edf"),
           ("night", edf(b"0       ", b"EDF+D"), "application/x-edf")])


def a_line_that_starts_with_a_zero_is_no_recording():
    check([("numbers", b"0       1.5\n" * 40, "text/plain")])


def the_other_recordings_are_known():
    header = b"Brain Vision Data Exchange Header File Version 1.0\r\n"
    check([("a.vhdr", header, "application/x-brainvision-header"),
           ("a", header, "application/x-brainvision-header"),
           ("a", b"XDF:\x01\x3a\x01\x00<?xml", "application/x-xdf"),
           ("a", b"MD\xfc\x03\x00\x31\x07", "application/x-axivity-cwa"),
           ("a.gt3x", b"", "application/x-actigraph-gt3x")])


def every_type_has_an_icon_that_is_there():
    for row in xml.parse(MIME_XML).getroot():
        icon = row.find(NAME + "icon").get("name")
        path = DATA / "icons/hicolor/scalable/mimetypes" / f"{icon}.svg"
        assert path.exists(), path


def desktop_entry():
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(DESKTOP, encoding="utf-8")
    return parser["Desktop Entry"]


def the_program_offers_to_open_what_it_defines():
    offered = set(desktop_entry()["MimeType"].strip(";").split(";"))
    ours = {row.get("type") for row in xml.parse(MIME_XML).getroot()}
    told = {row.text for row in xml.parse(METAINFO).iter("mediatype")}
    assert ours <= offered, ours - offered
    assert told == ours, told ^ ours
    for name in offered:
        assert "font" not in name, name


def types_of_others_exist():
    if not SYSTEM.exists():
        raise tap.Skip("shared-mime-info is not installed")
    text = SYSTEM.read_text(encoding="utf-8")
    known = set(re.findall(r'<(?:mime-type|alias) type="([^"]+)"', text))
    ours = {row.get("type") for row in xml.parse(MIME_XML).getroot()}
    for name in desktop_entry()["MimeType"].strip(";").split(";"):
        assert name in known | ours, name


def the_same_name_stands_everywhere():
    name = DESKTOP.stem
    root = xml.parse(METAINFO).getroot()
    assert root.findtext("id") == name
    assert root.findtext("launchable") == f"{name}.desktop"
    assert desktop_entry()["Icon"] == name
    assert desktop_entry()["DBusActivatable"] == "true"
    service = (DESKTOP.parent / f"{name}.service").read_text()
    assert f"Name={name}\n" in service, service
    assert "/soleus --gapplication-service\n" in service, service
    for icon in (f"scalable/apps/{name}.svg",
                 f"symbolic/apps/{name}-symbolic.svg"):
        assert (DATA / "icons/hicolor" / icon).exists(), icon


def the_pictures_of_the_metainfo_are_in_the_tree():
    images = [row.text for row in xml.parse(METAINFO).iter("image")]
    assert len(images) >= 3, images
    for image in images:
        path = DATA.parent / "screenshots" / image.rsplit("/", 1)[1]
        assert path.exists(), path


tap.run([
    a_bdf_font_stays_a_font,
    a_bdf_recording_is_known_by_its_first_bytes,
    an_edf_recording_is_known_with_and_without_its_ending,
    a_line_that_starts_with_a_zero_is_no_recording,
    the_other_recordings_are_known,
    every_type_has_an_icon_that_is_there,
    the_program_offers_to_open_what_it_defines,
    types_of_others_exist,
    the_same_name_stands_everywhere,
    the_pictures_of_the_metainfo_are_in_the_tree,
])
