#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The main job without a mouse, as somebody with a screen reader does it, and
what the screen reader is told on the way. The session bus starts the program,
as the desktop does.

usage: test_keyboard.py PROGRAM RECORDING
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

from soleus_driver import (Tap, Window, need_tools, run_inside, scratch_dir,
                           wait_for, walk, watched)

TABLE = "List of episodes"
REPORT = "Muscle twitch report"
# More stops than this means that the focus goes round without arriving.
MAX_STOPS = 150
# What somebody has to know the name of to use it.
NAMED_ROLES = ("push button", "toggle button", "text", "slider", "spin button",
               "check box", "radio button", "combo box", "image", "entry",
               "tree table", "table", "list", "password text", "link")


def told(name):
    """Whether it is a name: GTK says the kind of a widget that has none."""
    return name and not re.match("(Gtk|Adw|Soleus)[A-Z]", name)


class Keyboard(Window):
    """The same window; whoever reaches for the mouse fails."""

    def xdo(self, *words):
        assert not {"mousemove", "mousedown", "mouseup",
                    "click"} & set(map(str, words)), words
        super().xdo(*words)

    def dialog(self):
        """The focus goes where the last window opened: there is nobody here
        to manage windows."""
        out = subprocess.run(["xdotool", "search", "--onlyvisible", "--class",
                              "soleus"], capture_output=True,
                             text=True).stdout.split()
        self.xdo("windowfocus", out[-1])
        time.sleep(0.5)
        return out

    def back(self):
        self.xdo("windowfocus", self.xid)
        time.sleep(0.3)

    def n_windows(self):
        return len(subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--class", "soleus"],
            capture_output=True, text=True).stdout.split())

    def choose_file(self, path):
        """In the file chooser a slash begins a path."""
        wait_for(lambda: self.n_windows() > 1, "the file chooser")
        time.sleep(1)
        self.dialog()
        self.key("ctrl+a")
        self.type(path)
        time.sleep(1)
        self.key("Return")
        wait_for(lambda: self.n_windows() == 1, "the file chooser to go")
        self.back()

    def tab_to(self, wanted, within):
        """Tab after Tab until a node whose name begins with @wanted has the
        focus; how many it took, and the node."""
        import pyatspi
        nodes = [node for node in walk(self._root(within))
                 if node.name.startswith(wanted)]
        for stop in range(MAX_STOPS):
            for node in nodes:
                if node.getState().contains(pyatspi.STATE_FOCUSED):
                    return stop, node
            self.key("Tab")
            time.sleep(0.15)
        raise RuntimeError("Tab did not come to one of %d “%s”"
                           % (len(nodes), wanted))


def service_folder(program):
    """Where the session bus finds the service, with the real program."""
    folder = tempfile.mkdtemp(prefix="soleus-bus-")
    services = os.path.join(folder, "dbus-1", "services")
    os.makedirs(services)
    with open(os.path.join(services, "org.soleus.Soleus.service"), "w") as out:
        out.write("[D-BUS Service]\nName=org.soleus.Soleus\n"
                  "Exec=%s --gapplication-service\n" % os.path.abspath(program))
    return folder


def start_over_the_bus(tap):
    subprocess.run(
        ["gdbus", "call", "--session", "--dest", "org.soleus.Soleus",
         "--object-path", "/org/soleus/Soleus", "--method",
         "org.freedesktop.Application.Activate", "{}"],
        check=True, stdout=subprocess.DEVNULL)

    def visible():
        return subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "^Soleus$"],
            capture_output=True, text=True).stdout.split()

    tap.check(bool(wait_for(visible, "a window that the bus opened")),
              "the session bus starts the program and a window opens")
    subprocess.run(
        ["gdbus", "call", "--session", "--dest", "org.soleus.Soleus",
         "--object-path", "/org/soleus/Soleus", "--method",
         "org.freedesktop.Application.ActivateAction", "quit", "[]", "{}"],
        check=True, stdout=subprocess.DEVNULL)
    wait_for(lambda: not visible(), "the window to go")

    def gone():
        names = subprocess.run(
            ["gdbus", "call", "--session", "--dest", "org.freedesktop.DBus",
             "--object-path", "/org/freedesktop/DBus", "--method",
             "org.freedesktop.DBus.NameHasOwner", "org.soleus.Soleus"],
            capture_output=True, text=True).stdout
        return "false" in names

    wait_for(gone, "the program to leave the bus")
    tap.check(True, "and it ends when it is told to")


def open_with_keys(tap, program, path, library):
    window = Keyboard(program, "--library", library)
    window.wait(role="push button", name="Open a Recording…")
    window.key("ctrl+o")
    window.choose_file(path)
    window.wait(role="frame", pattern="^recording.edf")
    wait_for(lambda: window.find(
        pattern="^(Usable|Partly usable|Not usable)", within="Findings")
        is not None, "the analysis")
    tap.check(True, "a file is opened and analysed by keys alone")
    return window


def tracks(window):
    return window.find(name="Tracks", role="panel").description


def look_and_mark(tap, window):
    window.key("n")
    told = wait_for(lambda: "Chosen" in tracks(window) and tracks(window),
                    "the tracks to tell of the episode", 20)
    tap.check(True, "N goes to an episode and says so: %s" % told)
    window.key("n")
    wait_for(lambda: "Chosen" in tracks(window) and tracks(window) != told,
             "the tracks to tell of the next", 20)
    tap.check(True, "and N again to the next")
    window.key("4")
    label = window.wait(role="label", pattern="^(tremor|trembling|Tremor)",
                        within=TABLE)
    tap.check(label is not None, "4 calls it a tremor, and the list says so")
    name = label.name
    window.key("ctrl+z")
    tap.check(window.gone(role="label", name=name, within=TABLE),
              "Ctrl+Z takes it back")


def answer(tap, window):
    import pyatspi
    stops, node = window.tab_to("Yes: ", within="Findings")
    tap.check(True, "Tab comes to a question, after %d stops: %s"
              % (stops, node.name))
    window.key("space")
    wait_for(lambda: node.getState().contains(pyatspi.STATE_PRESSED)
             or node.getState().contains(pyatspi.STATE_CHECKED)
             or window.find(name=node.name, within="Findings") is None,
             "the answer to be taken")
    tap.check(True, "the space bar answers it")


def n_pages(path):
    out = subprocess.run(["pdfinfo", path], capture_output=True,
                         text=True).stdout
    return re.search(r"Pages: +([0-9]+)", out).group(1)


def is_dated(path):
    """A report without a date is of 1970."""
    out = subprocess.run(["pdfinfo", "-isodates", path], capture_output=True,
                         text=True).stdout
    made = re.search(r"CreationDate: +([0-9]{4})", out)
    return made is not None and int(made.group(1)) > 1970


def pages_of_the_report(window):
    import pyatspi
    return wait_for(
        lambda: window.find(name="Save…", within=REPORT).getState()
        .contains(pyatspi.STATE_SENSITIVE)
        and window.find(role="label", pattern="^[0-9]+ pages?$",
                        within=REPORT), "the pages of the report")


def report(tap, window):
    path = os.path.join(scratch_dir(), "by-keys.pdf")
    printed = os.path.join(scratch_dir(), "printed.pdf")
    window.key("ctrl+p")
    wait_for(lambda: window.n_windows() > 1, "the window of the report")
    time.sleep(1)
    window.dialog()
    shown = pages_of_the_report(window).name.split()[0]
    tap.check(window.find(pattern="^Page 1 of %s$" % shown, within=REPORT)
              is not None, "the pages of the report are shown and named")
    window.bus_action("print-report", "'%s'" % printed)
    wait_for(lambda: os.path.exists(printed) and os.path.getsize(printed)
             > 1000, "the printed report")
    window.key("alt+s")
    wait_for(lambda: window.n_windows() > 2, "a dialog for the file")
    time.sleep(1)
    window.dialog()
    window.key("ctrl+a")
    window.type(path)
    time.sleep(1)
    window.key("Return")
    wait_for(lambda: os.path.exists(path) and os.path.getsize(path) > 1000,
             "the report")
    with open(path, "rb") as file:
        tap.check(file.read(5) == b"%PDF-", "Ctrl+P writes the report")
    tap.check(is_dated(path), "with the date that the window showed")
    tap.check(n_pages(path) == n_pages(printed) == shown,
              "file, printer and window have the same pages")
    wait_for(lambda: window.n_windows() == 2, "the file chooser to go")
    window.dialog()
    window.key("Escape")
    wait_for(lambda: window.n_windows() == 1, "the report's window to go")
    window.back()


def help_and_keys(tap, window):
    for key, what in (("F1", "the help"), ("ctrl+question", "the keys")):
        window.key(key)
        wait_for(lambda: window.n_windows() > 1, what)
        tap.check(True, "%s opens %s" % (key, what))
        if key == "F1":
            heading = window.wait(role="label", name="When not to wait")
            tap.check(heading is not None, "red flags come first in it")
        window.dialog()
        window.key("Escape")
        wait_for(lambda: window.n_windows() == 1, what + " to go")
        window.back()


def everything_has_a_name(tap, window):
    import pyatspi
    n, nameless = 0, []
    for node in walk(window.app):
        try:
            if node.getRoleName() not in NAMED_ROLES \
                    or not node.getState().contains(pyatspi.STATE_VISIBLE):
                continue
            n += 1
            # A button around a label or a picture is named by it.
            names = [node.name] + [inner.name for inner in walk(node)]
            if node.getRoleName() == "table":
                names = [node.name]
            # The arrow and the list of a row that unfolds are libadwaita's.
            own = node.getRoleName() not in ("image", "list")
            if not any(map(told, names) if own else names):
                nameless.append("%s “%s” in %s" % (
                    node.getRoleName(), node.name, " in ".join(
                        above.name or above.getRoleName()
                        for above in (node.parent, node.parent.parent))))
        except Exception:  # it went while it was looked at
            continue
    tap.check(n > 25, "a screen reader sees %d things to use" % n)
    tap.check(not nameless, "each of them has a name"
              + (", but for: " + "; ".join(sorted(set(nameless)))
                 if nameless else ""))


def main():
    program = sys.argv[1]
    need_tools("gdbus")
    folder = None
    if not os.environ.get("SOLEUS_E2E_INSIDE"):
        folder = service_folder(program)
        os.environ["XDG_DATA_DIRS"] = ":".join(
            (folder, "/usr/local/share", "/usr/share"))
        here = os.path.dirname(os.path.abspath(__file__))
        os.environ["SOLEUS_HELP_DIR"] = os.path.join(
            here, "..", "..", "..", "help")
    try:
        run_inside(os.path.abspath(__file__), sys.argv[1:])
    finally:
        if folder:
            shutil.rmtree(folder, ignore_errors=True)

    tap = Tap()
    library = os.path.join(scratch_dir(), "library.db")
    path = os.path.join(scratch_dir(), "recording.edf")
    shutil.copy(sys.argv[2], path)
    with watched(tap):
        start_over_the_bus(tap)
        window = open_with_keys(tap, program, path, library)
        look_and_mark(tap, window)
        everything_has_a_name(tap, window)
        answer(tap, window)
        report(tap, window)
        help_and_keys(tap, window)
        tap.check(window.close() == 0, "Ctrl+W ends the program")
        window.check_quiet(tap)
    sys.exit(tap.end())


if __name__ == "__main__":
    main()
