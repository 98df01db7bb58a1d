#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The packages: what they need, what they may, and which version they are.

usage: test_packages.py SOURCE_ROOT VERSION
"""

import json
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

import tap

ROOT = pathlib.Path(sys.argv[1])
VERSION = sys.argv[2]
# The parts of "build" that the tests or the look of the window need, or that
# every Debian build root has.
NOT_TO_BUILD = {"gcc", "libc6-dev", "ninja-build", "check",
                "gstreamer1.0-plugins-base", "gstreamer1.0-plugins-good",
                "adwaita-icon-theme", "librsvg2-common", "fonts-cantarell"}


def text(path):
    return (ROOT / path).read_text(encoding="utf-8")


def manifest():
    return json.loads(text("build-aux/flatpak/org.soleus.Soleus.json"))


def the_flatpak_has_no_network_and_no_files():
    allowed = {"--share=ipc", "--socket=wayland", "--socket=fallback-x11",
               "--socket=pulseaudio", "--device=dri"}
    arguments = set(manifest()["finish-args"])
    assert arguments <= allowed, arguments - allowed


def every_source_of_the_flatpak_is_pinned():
    for module in manifest()["modules"]:
        for source in module["sources"]:
            if source["type"] == "dir":
                top = ROOT / "build-aux/flatpak" / source["path"]
                assert (top / "meson.build").exists(), top
                continue
            assert source["type"] == "archive", source
            assert source["url"].startswith("https://"), source
            assert re.fullmatch("[0-9a-f]{64}", source["sha256"]), source


def debian_builds_with_what_the_build_needs():
    control = text("debian/control").split("\n\n")[0]
    field = re.search(r"^Build-Depends:(.*?)^\S", control, re.M | re.S)
    named = {re.split(r"[ (:]", part.strip())[0]
             for part in field.group(1).split(",")}
    rows = re.findall(r"^build (\S+) ", text("build-aux/install"), re.M)
    needed = set(rows) - NOT_TO_BUILD
    assert len(needed) > 15, needed
    assert needed <= named, needed - named


def debian_ships_every_folder_that_is_installed():
    shipped = " ".join(text(f"debian/{name}.install")
                       for name in ("soleus", "soleus-cli"))
    for path in ("bin/soleus-cli", "share/help", "share/icons", "share/locale",
                 "share/man/man1/soleus.1", "share/mime/packages"):
        assert f"usr/{path}" in shipped, path


def every_paper_names_the_same_version():
    release = xml.parse(ROOT / "data/org.soleus.Soleus.metainfo.xml.in").find(
        "releases/release")
    assert release.get("version") == VERSION
    heading = re.search(r"^## (\S+) - (\S+)$", text("CHANGELOG.md"), re.M)
    assert heading.groups() == (VERSION, release.get("date")), heading.groups()
    debian = re.match(r"soleus \(([^)-]+)", text("debian/changelog")).group(1)
    assert debian == VERSION, debian


tap.run([
    the_flatpak_has_no_network_and_no_files,
    every_source_of_the_flatpak_is_pinned,
    debian_builds_with_what_the_build_needs,
    debian_ships_every_folder_that_is_installed,
    every_paper_names_the_same_version,
])
