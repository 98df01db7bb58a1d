# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real window: its own X server, its own session bus, real mouse
and keys, and what a screen reader is told. Checks are printed as TAP."""

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time

WIDTH = 1600
HEIGHT = 900
# A loaded machine with two cores and a sanitizer build is slow.
PATIENCE_S = 60
# Each look at the window costs both programs; this often is often enough.
POLL_S = 0.3
# After so long without success what is known of the window is forgotten.
FORGET_S = 8


class EarlyEnd(Exception):
    """The program ended before it was told to."""


class Tap:
    """Counts checks; the plan comes last."""

    def __init__(self):
        self.n = 0
        self.n_failed = 0
        # The services of the session bus write on standard output as well.
        fd = os.environ.get("SOLEUS_E2E_TAP")
        self.out = os.fdopen(int(fd), "w") if fd else sys.stdout

    def check(self, passed, text):
        self.n += 1
        if not passed:
            self.n_failed += 1
        # One line a check, whatever the window says in it.
        print("%sok %d - %s" % ("" if passed else "not ", self.n,
                                " ".join(text.split())),
              file=self.out, flush=True)
        return passed

    def end(self):
        print("1..%d" % self.n, file=self.out, flush=True)
        return 1 if self.n_failed else 0


def skip(reason):
    """Skips with the reason, or fails where the judges are required."""
    if os.environ.get("SOLEUS_REQUIRE_JUDGES"):
        print("not ok 1 - %s" % reason)
        print("1..1")
        sys.exit(1)
    print("1..0 # SKIP %s" % reason)
    sys.exit(0)


def need_tools(*tools):
    for tool in ("Xvfb", "dbus-run-session", "xdotool") + tools:
        if shutil.which(tool) is None:
            skip("%s is not installed" % tool)
    try:
        import pyatspi  # noqa: F401
    except ImportError as error:
        skip("pyatspi is missing: %s" % error)


def recording(*parts):
    """Path of a real recording, or a skip."""
    here = os.path.dirname(os.path.abspath(__file__))
    folder = os.environ.get(
        "SOLEUS_RECORDINGS",
        os.path.join(here, "..", "..", "..", "..", "shared", "recordings"))
    path = os.path.abspath(os.path.join(folder, *parts))
    if not os.path.exists(path):
        if os.environ.get("SOLEUS_REQUIRE_RECORDINGS"):
            print("not ok 1 - %s is missing" % path)
            print("1..1")
            sys.exit(1)
        skip("%s is missing" % path)
    return path


def shed_preload():
    """A sanitizer is preloaded for the program, not for Python: starts
    again without, and keeps it for the program."""
    preload = os.environ.get("LD_PRELOAD")
    if not preload:
        return
    environment = dict(os.environ, SOLEUS_E2E_PRELOAD=preload)
    del environment["LD_PRELOAD"]
    os.execve(sys.executable, [sys.executable] + sys.argv, environment)


def run_inside(script, arguments):
    """Starts @script again inside an X server and a session bus of its own;
    does not return. Inside it returns at once."""
    if os.environ.get("SOLEUS_E2E_INSIDE"):
        return
    shed_preload()
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write_end), "-screen", "0",
         "%dx%dx24" % (WIDTH, HEIGHT), "-nolisten", "tcp", "-noreset"],
        pass_fds=[write_end], stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    os.close(write_end)
    number = os.fdopen(read_end).readline().strip()
    environment = dict(os.environ)
    for name in ("GTK_A11Y", "GDK_BACKEND", "WAYLAND_DISPLAY",
                 "DBUS_SESSION_BUS_ADDRESS"):
        environment.pop(name, None)
    scratch = tempfile.mkdtemp(prefix="soleus-e2e-")
    environment.update(
        SOLEUS_E2E_INSIDE=scratch, DISPLAY=":" + number,
        GSK_RENDERER="cairo", GSETTINGS_BACKEND="memory",
        ADW_DISABLE_PORTAL="1", HOME=scratch,
        XDG_DATA_HOME=os.path.join(scratch, "data"),
        XDG_CONFIG_HOME=os.path.join(scratch, "config"),
        XDG_CACHE_HOME=os.path.join(scratch, "cache"))
    tap = os.dup(1)
    environment["SOLEUS_E2E_TAP"] = str(tap)
    try:
        status = subprocess.call(
            ["dbus-run-session", "--", sys.executable, script] + arguments,
            env=environment, pass_fds=[tap], stdout=2)
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(scratch, ignore_errors=True)
    sys.exit(status)


def scratch_dir():
    return os.environ["SOLEUS_E2E_INSIDE"]


def walk(node):
    """The node and all below that are not hidden. (GTK 4.8 tells which
    widgets are visible, not which are on the screen.)"""
    import pyatspi
    yield node
    try:
        n = node.childCount
        if n > 0 and node.getRole() != pyatspi.ROLE_APPLICATION \
                and not node.getState().contains(pyatspi.STATE_VISIBLE):
            return
    except Exception:  # it went while it was looked at
        return
    for i in range(n):
        try:
            child = node.getChildAtIndex(i)
        except Exception:
            continue
        if child is not None:
            yield from walk(child)


def wait_for(ask, what, patience_s=PATIENCE_S):
    """The first true value of @ask, or a RuntimeError that says what."""
    end = time.time() + patience_s
    while time.time() < end:
        try:
            answer = ask()
        except EarlyEnd:
            raise
        except Exception:  # a widget went while it was looked at
            answer = None
        if answer:
            return answer
        time.sleep(POLL_S)
    raise RuntimeError("waited %d s for %s" % (patience_s, what))


@contextlib.contextmanager
def watched(tap):
    """For the checks of a test: what was waited for and did not come is a
    check that failed, with a picture where SOLEUS_E2E_PICTURE names one. No
    window outlives them."""
    try:
        yield
    except Exception as error:
        tap.check(False, "%s: %s" % (type(error).__name__, error))
        if Window.opened and os.environ.get("SOLEUS_E2E_PICTURE"):
            Window.opened[-1].picture(os.environ["SOLEUS_E2E_PICTURE"])
    finally:
        for window in Window.opened:
            if window.process.poll() is None:
                window.process.kill()


class Window:
    """One run of the program."""

    opened = []

    def __init__(self, program, *arguments, size=(WIDTH, HEIGHT)):
        self.errors_path = os.path.join(scratch_dir(), "stderr.txt")
        self.errors = open(self.errors_path, "ab")
        self.roots = {}
        environment = dict(os.environ)
        # GTK 4.8 leaks a list of its own when a screen reader asks for its
        # cache: whole stacks are needed to tell that leak from ours.
        if "lsan.supp" in environment.get("LSAN_OPTIONS", ""):
            environment["LSAN_OPTIONS"] = environment["LSAN_OPTIONS"].replace(
                "lsan.supp", "lsan-window.supp")
            environment["ASAN_OPTIONS"] = ":".join(filter(None, (
                environment.get("ASAN_OPTIONS"), "fast_unwind_on_malloc=0")))
        if "SOLEUS_E2E_PRELOAD" in environment:
            environment["LD_PRELOAD"] = environment["SOLEUS_E2E_PRELOAD"]
        self.process = subprocess.Popen(
            [program] + list(arguments), stderr=self.errors, env=environment)
        Window.opened.append(self)
        self.app = wait_for(self._find_app, "the program on the bus")
        self.xid = wait_for(self._find_xid, "a window on the screen")
        self.xdo("windowmove", self.xid, "0", "0",
                 "windowsize", self.xid, str(size[0]), str(size[1]))
        # Folding lets it be smaller: once more after that.
        for _ in range(2):
            time.sleep(0.4)
            self.xdo("windowsize", self.xid, size[0], size[1])
        self.xdo("windowfocus", self.xid)

    def _find_app(self):
        import pyatspi
        from gi.repository import Atspi
        # A program that a sanitizer watches answers slowly.
        Atspi.set_timeout(10000, 60000)
        if self.process.poll() is not None:
            with open(self.errors_path, errors="replace") as text:
                raise EarlyEnd("the program ended with %d: %s" % (
                    self.process.returncode, text.read().strip()))
        desktop = pyatspi.Registry.getDesktop(0)
        for i in range(desktop.childCount):
            app = desktop.getChildAtIndex(i)
            if app is not None and app.name == "soleus":
                return app
        return None

    def _find_xid(self):
        out = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "Soleus"],
            capture_output=True, text=True).stdout.split()
        return out[0] if out else None

    # what all tests ask

    def analysed(self):
        """Waits until the recording is judged."""
        self.wait(pattern="^(Usable|Partly usable|Not usable)",
                  within="Findings")

    def check_quiet(self, tap):
        complaints = self.complaints()
        tap.check(not complaints, "nothing was complained of"
                  + (": " + complaints[0] if complaints else ""))

    # what a screen reader sees

    def find(self, role=None, name=None, pattern=None, within=None):
        """The first visible node with that role and name; @within: only
        below the node of that name, which is asked for once and kept."""
        root = self._root(within) if within else self.app
        # Windows are the program's own children: no need to look deeper.
        nodes = ([root.getChildAtIndex(i) for i in range(root.childCount)]
                 if role == "frame" else walk(root))
        for node in nodes:
            try:
                if name is not None and node.name != name:
                    continue
                if pattern is not None and not re.search(pattern, node.name):
                    continue
                if role is not None and node.getRoleName() != role:
                    continue
                return node
            except Exception:  # it went while it was looked at
                continue
        return None

    def _root(self, name):
        if name not in self.roots:
            self.roots[name] = self.wait(name=name)
        return self.roots[name]

    def wait(self, role=None, name=None, pattern=None, within=None,
             patience_s=PATIENCE_S):
        forget_s = FORGET_S
        forget_at = time.time() + forget_s

        def ask():
            nonlocal forget_at, forget_s
            node = self.find(role, name, pattern, within)
            if node is None and time.time() > forget_at:
                # A look that starts from nothing is slow itself.
                forget_s *= 2
                forget_at = time.time() + forget_s
                self._forget()
            return node

        return wait_for(ask,
                        "%s “%s”" % (role or "anything", name or pattern),
                        patience_s)

    def _forget(self):
        """On a busy machine news of a changed widget may be lost, and the
        reader's side then keeps what was there before: it looks anew."""
        self.roots.clear()
        try:
            self.app.clear_cache()
        except Exception:  # the program is just ending
            pass

    def gone(self, role=None, name=None, pattern=None, within=None,
             patience_s=PATIENCE_S):
        return wait_for(
            lambda: self.find(role, name, pattern, within) is None,
            "“%s” to go" % (name or pattern), patience_s)

    def click(self, role=None, name=None, pattern=None, within=None):
        """The accessible action of a button; of nested ones the inner."""
        node = self.wait(role, name, pattern, within)
        for inner in walk(node):
            try:
                action = inner.queryAction()
            except NotImplementedError:
                continue
            for i in range(action.nActions):
                if action.getName(i) == "click":
                    action.doAction(i)
                    return inner
        raise RuntimeError("%s cannot be clicked" % (name or pattern))

    def turn_on(self, role=None, name=None, pattern=None, within=None):
        """Clicks a toggle and waits until it is on: GTK shows a button
        pressed for a quarter of a second before it acts."""
        import pyatspi
        node = self.click(role, name, pattern, within)
        wait_for(lambda: node.getState().contains(pyatspi.STATE_PRESSED)
                 or node.getState().contains(pyatspi.STATE_CHECKED),
                 "“%s” to be on" % (name or pattern))

    def activate(self, name, title=None):
        """An action of the window, "win.zoom-in"."""
        frame = self.wait(role="frame", name=title,
                          pattern=None if title else "Soleus$")
        action = frame.queryAction()
        for i in range(action.nActions):
            if action.getName(i) == name:
                return action.doAction(i)
        raise RuntimeError("the window has no action %s" % name)

    def extents(self, node):
        import pyatspi
        box = node.queryComponent().getExtents(pyatspi.WINDOW_COORDS)
        return box.x, box.y, box.width, box.height

    def follow_link(self, label, done, what):
        """Presses along the lines of a label, in reading order, until the
        first link in it was met: GTK 4.8 tells no reader where links are."""
        x, y, width, height = self.extents(label)
        for top in range(8, max(int(height), 9), 14):
            for left in range(6, int(width), 16):
                self.press(round(x + left), round(y + top))
                if done():
                    return
        raise RuntimeError("no link led to %s" % what)

    # mouse and keys

    def xdo(self, *words):
        subprocess.run(["xdotool"] + [str(word) for word in words],
                       check=True, stdout=subprocess.DEVNULL)

    def drag(self, x, y, to_x, to_y, button=1):
        self.xdo("mousemove", x, y, "mousedown", button)
        for part in (0.1, 0.4, 0.7, 1.0):
            time.sleep(0.08)
            self.xdo("mousemove", round(x + part * (to_x - x)),
                     round(y + part * (to_y - y)))
        time.sleep(0.1)
        self.xdo("mouseup", button)

    def press(self, x, y):
        self.xdo("mousemove", x, y)
        time.sleep(0.1)
        self.xdo("click", 1)

    def key(self, *keys):
        self.xdo("key", *keys)

    def type(self, text):
        self.xdo("type", "--delay", "15", text)

    # over the bus

    def bus_action(self, name, *parameters):
        subprocess.run(
            ["gdbus", "call", "--session", "--dest", "org.soleus.Soleus",
             "--object-path", "/org/soleus/Soleus/window/1", "--method",
             "org.gtk.Actions.Activate", name,
             "[<%s>]" % parameters[0] if parameters else "[]", "{}"],
            check=True, stdout=subprocess.DEVNULL)

    def export(self, kind, path):
        if os.path.exists(path):
            os.remove(path)
        self.bus_action("export-to", "('%s', '%s')" % (kind, path))
        return wait_for(lambda: os.path.exists(path)
                        and os.path.getsize(path) > 0 and path,
                        "%s to be written" % path)

    def close(self):
        """As a person does; the program ends by itself."""
        self.key("ctrl+w")
        self.process.wait(PATIENCE_S)
        self.errors.close()
        return self.process.returncode

    def complaints(self):
        """Warnings and criticals the program printed."""
        with open(self.errors_path, errors="replace") as lines:
            return [line.strip() for line in lines
                    if re.search(r"CRITICAL|WARNING|ERROR", line)]

    def picture(self, path, size=(WIDTH, HEIGHT)):
        subprocess.run(["import", "-window", "root", "-crop",
                        "%dx%d+0+0" % size, "+repage", path], check=False)
