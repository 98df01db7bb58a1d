#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pictures of the running program, one a state: `ninja -C build screenshots`.

usage: make_screenshots.py PROGRAM RECORDING FOLDER [NAME...]

Each state is a row of STATES: a name, a size, light or dark, and what is done
before the picture is taken.
"""

import os
import subprocess
import sys
import tempfile
import time

from soleus_driver import Window, need_tools, run_inside, scratch_dir, wait_for

# Settled: the toast is gone and nothing is analysed any more.
SETTLE_S = 1.5
REPORT_DPI = "100"
PAGE_DPI = "75"
REPORT_DATE = "1795478400"  # 24 November 2026


def nothing(window):
    pass


def first_episode(window):
    window.key("n", "ctrl+plus", "ctrl+plus")
    time.sleep(0.5)


def annotate(window):
    plot = window.wait(role="image", pattern="EMG", within="Tracks")
    x, y, width, height = window.extents(plot)
    window.drag(x + width * 0.4, y + height / 2, x + width * 0.55,
                y + height / 2)
    window.key("a")
    window.wait(role="label", name="Annotate this span", within="Tracks")


def cause(window):
    row = window.wait(pattern="^Magnesium deficiency: ", within="Findings")
    x, y, _, _ = window.extents(window.find(name="Findings"))
    scroll_to(window, x, y, row)
    rx, ry, width, height = window.extents(row)
    window.press(rx + width / 2, ry + 20)


def scroll_to(window, x, y, node):
    for _ in range(40):
        _, top, _, _ = window.extents(node)
        if top < y + 300:
            return
        window.xdo("mousemove", x + 100, y + 300, "click", 5)
        time.sleep(0.05)


def doctor(window):
    answer(window, ("Yes", "Do the twitches come often"))


def urgent(window):
    answer(window, ("Yes", "Does the calf hurt when you walk, or is it cold"),
           ("Yes", "Is one calf swollen, warm or red"),
           ("No", "Is the leg cold, pale and numb"))


def emergency(window):
    answer(window, ("Yes", "Did one of these start all at once"),
           ("Yes", "Does the face droop"))


def presumed(window):
    answer(window, ("Yes", "Is there trouble with speaking"))


def answer(window, *answers):
    window.click(role="push button", name="All Questions…", within="Findings")
    window.wait(role="frame", name="All questions")
    window.roots.pop("All questions", None)
    for word, question in answers:
        window.turn_on(role="push button",
                       pattern="^%s: .*(%s)" % (word, question),
                       within="All questions")
    window.activate("window.close", "All questions")
    window.gone(role="frame", name="All questions")
    # The toast has said its word.
    time.sleep(5.5)


def questions(window):
    window.click(role="push button", name="All Questions…", within="Findings")
    window.wait(role="frame", name="All questions")


def read_log(window):
    window.key("ctrl+i")
    window.wait(role="frame", name="What was read from the file")


def keys(window):
    window.key("ctrl+question")
    time.sleep(1)


def measure(window):
    """Two cursors about a twitch."""
    first_episode(window)
    plot = window.wait(role="image", pattern="EMG", within="Tracks")
    x, y, width, height = window.extents(plot)
    window.press(round(x + width * 0.4), round(y + height * 0.6))
    window.key("c")


def grid(window):
    first_episode(window)
    window.key("g")


def tab(number, do=first_episode):
    def go(window):
        do(window)
        window.key("alt+%d" % number)
        time.sleep(2)
    return go


def select(window):
    plot = window.wait(role="image", pattern="EMG", within="Tracks")
    x, y, width, height = window.extents(plot)
    window.drag(round(x + width * 0.3), round(y + height / 2),
                round(x + width * 0.6), round(y + height / 2))


def review(window):
    window.key("d")
    window.wait(role="label", pattern="not checked yet")


def play(window):
    select(window)
    window.key("space")
    time.sleep(0.5)


def preferences(window):
    window.key("ctrl+comma")
    window.wait(role="frame", name="Preferences")


def lights_off(window):
    window.key("ctrl+0", "t")
    plot = window.wait(role="image", pattern="EMG", within="Tracks")
    x, y, width, height = window.extents(plot)
    window.press(round(x + width * 0.5), round(y + height * 0.6))
    window.key("l")


def page(name):
    def go(window):
        window.turn_on(role="push button", name=name)
    return go


def narrow(do):
    """The same where the findings are a page of their own."""
    def go(window):
        page("Findings")(window)
        do(window)
    return go


def why(window):
    paragraph = window.wait(role="label", pattern=r"twitches in .* Why\?",
                            within="Findings")
    window.follow_link(
        paragraph, lambda: window.find(role="label", pattern="^Shown: ",
                                       within="Findings"), "the twitches")


def about(window):
    x, y, _, _ = window.extents(window.find(name="Findings"))
    node = window.wait(pattern="^About you", within="Findings")
    scroll_to(window, x, y, node)
    rx, ry, _, _ = window.extents(node)
    window.press(rx + 20, ry + 10)


# name, width, height, dark, with a recording, what is done
STATES = (
    ("window", 1600, 900, False, True, first_episode),
    ("window-dark", 1600, 900, True, True, first_episode),
    ("empty", 1280, 800, False, False, nothing),
    ("empty-dark", 1280, 800, True, False, nothing),
    ("annotate", 1600, 900, False, True, annotate),
    ("cause", 1600, 900, False, True, cause),
    ("cause-dark", 1600, 900, True, True, cause),
    ("doctor", 1600, 900, False, True, doctor),
    ("urgent", 1600, 900, False, True, urgent),
    ("emergency", 1600, 900, False, True, emergency),
    ("emergency-dark", 1600, 900, True, True, emergency),
    ("urgent-dark", 1600, 900, True, True, urgent),
    ("doctor-dark", 1600, 900, True, True, doctor),
    ("narrow-doctor", 700, 900, False, True, narrow(doctor)),
    ("narrow-urgent", 700, 900, True, True, narrow(urgent)),
    ("narrow-emergency", 700, 900, False, True, narrow(emergency)),
    ("phone-emergency", 380, 720, True, True, narrow(emergency)),
    ("presumed", 1600, 900, False, True, presumed),
    ("why", 1600, 900, False, True, why),
    ("about", 1600, 900, False, True, about),
    ("questions", 1600, 900, False, True, questions),
    ("read-log", 1600, 900, False, True, read_log),
    ("keys", 1600, 900, False, True, keys),
    ("medium", 1000, 700, False, True, first_episode),
    ("narrow", 700, 900, False, True, first_episode),
    ("narrow-episodes", 700, 900, False, True, page("Episodes")),
    ("narrow-findings", 700, 900, True, True, page("Findings")),
    ("phone", 380, 720, False, True, first_episode),
    ("measure", 1600, 900, False, True, measure),
    ("grid", 1600, 900, False, True, grid),
    ("lights-off", 1600, 900, False, True, lights_off),
    ("select", 1600, 900, False, True, select),
    ("review", 1600, 900, False, True, review),
    ("play", 1600, 900, False, True, play),
    ("preferences", 1600, 900, False, True, preferences),
    ("spectrum", 1600, 900, False, True, tab(3, select)),
    ("intervals", 1600, 900, False, True, tab(4)),
    ("rate", 1600, 900, False, True, tab(5)),
    ("shapes", 1600, 900, False, True, tab(6)),
    ("measure-dark", 1600, 900, True, True, measure),
    ("preferences-dark", 1600, 900, True, True, preferences),
    ("review-dark", 1600, 900, True, True, review),
    ("spectrum-dark", 1600, 900, True, True, tab(3, select)),
    ("narrow-measure", 700, 900, False, True, measure),
    ("phone-measure", 360, 720, True, True, measure),
    ("phone-episodes", 360, 720, False, True, page("Episodes")),
    ("phone-findings", 380, 720, False, True, page("Findings")),
)
# Pages of reports: name, pattern and seconds of a made recording, sections,
# options.
PAGES = (
    ("report-results", None, None, "results,figures", ()),
    ("report-examples", None, None, "examples,limits", ()),
    ("report-causes", None, None, "causes", ("--for", "doctor")),
    ("report-quality", None, None, "quality,log,method", ()),
    ("report-rhythm", "TREM-R", "60", "rhythm", ()),
    ("report-legs", "PLM", "3600", "legs", ()),
    ("report-person", None, None, None, ("--for", "person")),
    ("report-short", None, None, None, ("--for", "doctor", "--short")),
    ("report-seizure-grey", "GTCS", "240", None, ("--grey",)),
)
# What stands in the README; the rest on demand, by name or "all".
USUAL = ("window", "measure", "preferences-dark", "review", "spectrum",
         "phone-measure", "why", "about", "doctor", "urgent-dark", "emergency",
         "emergency-dark", "narrow-doctor", "narrow-urgent",
         "phone-emergency", "window-dark", "report-page-1")


def make_small(path):
    """Few colours are in a window: a palette keeps every one that counts."""
    subprocess.run(["convert", path, "-strip", "+dither", "-colors", "200",
                    "PNG8:" + path], check=False)


def take(state, program, recording, folder):
    name, width, height, dark, opened, do = state
    os.environ["ADW_DEBUG_COLOR_SCHEME"] = (
        "prefer-dark" if dark else "prefer-light")
    library = os.path.join(scratch_dir(), name + ".db")
    window = Window(program, "--library", library,
                    *([recording] if opened else []), size=(width, height))
    try:
        if opened:
            wait_for(lambda: window.find(
                pattern="^(Usable|Partly usable|Not usable)",
                within="Findings"), "the analysis")
        do(window)
        window.xdo("mousemove", width - 2, height - 2)
        time.sleep(SETTLE_S)
        path = os.path.join(folder, name + ".png")
        window.picture(path, (width, height))
        make_small(path)
    finally:
        window.process.kill()
        window.process.wait()


def take_report(program, recording, folder):
    window = Window(program, "--library", ":memory:", recording)
    try:
        wait_for(lambda: window.find(
            pattern="^(Usable|Partly usable|Not usable)", within="Findings"),
            "the analysis")
        path = os.path.join(scratch_dir(), "report.pdf")
        window.export("pdf", path)
        subprocess.run(
            ["pdftoppm", "-r", REPORT_DPI, "-f", "1", "-l", "1", "-png",
             "-singlefile", path, os.path.join(folder, "report-page-1")],
            check=True)
    finally:
        window.process.kill()
        window.process.wait()


def take_pages(program, recording, folder, names):
    """Pages of reports, one a kind: of the demonstration where no pattern is
    named, else of a made recording."""
    cli = os.path.join(os.path.dirname(program), "..", "cli", "soleus-cli")
    env = {**os.environ, "SOURCE_DATE_EPOCH": REPORT_DATE}
    for name, pattern, seconds, sections, options in PAGES:
        if name not in names:
            continue
        source = recording
        if pattern is not None:
            source = os.path.join(scratch_dir(), pattern.lower() + ".edf")
            subprocess.run([cli, "simulate", pattern, "-q", "-o", source,
                            "--seed", "11", "--duration", seconds], check=True)
        path = os.path.join(scratch_dir(), name + ".pdf")
        chosen = ["--sections", sections] if sections else []
        subprocess.run([cli, "report", source, "-q", "-o", path, *chosen,
                        *options], env=env, check=True)
        picture = os.path.join(folder, name)
        subprocess.run(["pdftoppm", "-r", PAGE_DPI, "-f", "1", "-l", "1",
                        "-png", "-singlefile", path, picture], check=True)
        make_small(picture + ".png")
        print("wrote %s.png" % name, flush=True)


def use_desktop_font():
    """What the desktop would say; without it the pictures differ by host."""
    folder = os.path.join(os.environ["XDG_CONFIG_HOME"], "gtk-4.0")
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, "settings.ini"), "w") as out:
        out.write("[Settings]\ngtk-font-name=Cantarell 11\n")


def main():
    program, recording, folder = sys.argv[1:4]
    names = sys.argv[4:] or list(USUAL) + [row[0] for row in PAGES]
    if names == ["all"]:
        names = ([state[0] for state in STATES] + ["report-page-1"]
                 + [row[0] for row in PAGES])
    need_tools("import", "pdftoppm", "gdbus")
    os.makedirs(folder, exist_ok=True)
    run_inside(os.path.abspath(__file__), sys.argv[1:])
    use_desktop_font()
    if subprocess.run(["which", "xcompmgr"],
                      stdout=subprocess.DEVNULL).returncode == 0:
        subprocess.Popen(["xcompmgr"])  # shadows; goes with the server
    for state in STATES:
        if state[0] in names:
            take(state, program, recording, folder)
            print("wrote %s.png" % state[0], flush=True)
    if "report-page-1" in names:
        take_report(program, recording, folder)
        print("wrote report-page-1.png", flush=True)
    take_pages(program, recording, folder, names)


if __name__ == "__main__":
    main()
