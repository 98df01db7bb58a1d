#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `meson install` puts where, and that uninstalling takes it away.

usage: test_install.py MESON BUILD_FOLDER PREFIX WITH_WINDOW
"""

import os
import pathlib
import subprocess
import sys
import tempfile

import tap

MESON, BUILD, PREFIX, WITH_WINDOW = sys.argv[1:5]
EXPECTED = """
bin/soleus-cli
share/soleus/demonstration.edf
share/soleus/cohort/Snakefile
share/applications/org.soleus.Soleus.desktop
share/metainfo/org.soleus.Soleus.metainfo.xml
share/mime/packages/org.soleus.Soleus.xml
share/dbus-1/services/org.soleus.Soleus.service
share/glib-2.0/schemas/org.soleus.Soleus.gschema.xml
share/icons/hicolor/scalable/apps/org.soleus.Soleus.svg
share/icons/hicolor/symbolic/apps/org.soleus.Soleus-symbolic.svg
share/icons/hicolor/scalable/mimetypes/org.soleus.Soleus-recording.svg
share/help/C/soleus/index.page
share/help/C/soleus/figures/window.png
share/man/man1/soleus-cli.1
share/bash-completion/completions/soleus-cli.bash
share/zsh/site-functions/_soleus-cli
share/fish/vendor_completions.d/soleus-cli.fish
share/locale/de/LC_MESSAGES/soleus.mo
""".split()
FOLDER = tempfile.TemporaryDirectory()
ROOT = pathlib.Path(FOLDER.name)


def meson(*words):
    subprocess.run([MESON, *words], check=True, stdout=subprocess.DEVNULL,
                   env=dict(os.environ, DESTDIR=str(ROOT)))


def files():
    top = ROOT / PREFIX.lstrip("/")
    return {str(path.relative_to(top)) for path in top.rglob("*")
            if not path.is_dir()}


def everything_is_installed_and_nothing_of_the_tests():
    meson("install", "-C", BUILD, "--no-rebuild", "--quiet")
    found = files()
    expected = set(EXPECTED)
    if WITH_WINDOW == "yes":
        expected |= {"bin/soleus", "share/man/man1/soleus.1"}
    assert expected <= found, expected - found
    strange = [name for name in found if "soleus" not in name.lower()]
    assert not strange, strange
    assert not [name for name in found if "test" in name], found


def what_is_installed_stays_below_the_prefix():
    top = ROOT / PREFIX.lstrip("/")
    outside = [path for path in ROOT.rglob("*")
               if path.is_file() and top not in path.parents]
    assert not outside, outside


def uninstalling_leaves_no_file():
    # Meson's own uninstall reads the log of the last installation.
    subprocess.run(["ninja", "-C", BUILD, "uninstall"], check=True,
                   stdout=subprocess.DEVNULL)
    left = files()
    assert not left, left


tap.run([
    everything_is_installed_and_nothing_of_the_tests,
    what_is_installed_stays_below_the_prefix,
    uninstalling_leaves_no_file,
])
