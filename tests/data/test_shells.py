#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual pages against --help, and what the shells complete.

usage: test_shells.py CLI FOLDER_OF_PAGES SOLEUS_1 [SOLEUS]
"""

import os
import pathlib
import pty
import re
import select
import shutil
import subprocess
import sys
import tempfile

import tap

CLI = sys.argv[1]
PAGES = pathlib.Path(sys.argv[2])
SOLEUS_1 = pathlib.Path(sys.argv[3])
SOLEUS = sys.argv[4] if len(sys.argv) > 4 else None
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
# A line of --help that begins an option: "       -q, --quiet".
HELP_OPTION = re.compile(r"^\s{2,}(?:-\w, )?(--[a-z-]+)", re.M)
ENVIRONMENT = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="")


def need(tool):
    if shutil.which(tool) is None:
        raise tap.Skip(f"{tool} is not installed")
    return tool


def run(*words, **options):
    return subprocess.run(words, capture_output=True, text=True,
                          env=ENVIRONMENT, **options)


def commands():
    text = run(CLI, "--help").stdout
    part = text.split("\nCOMMANDS\n")[1].split("\nOPTIONS\n")[0]
    return re.findall(r"^ {7}(\w+)", part, re.M)


def plain(page):
    """A manual page's troff as the words that it prints."""
    text = re.sub(r'^\.\\".*\n', "", page.read_text(encoding="utf-8"),
                  flags=re.M)
    return text.replace("\\fB", "").replace("\\fI", "").replace(
        "\\fR", "").replace("\\-", "-")


def sections(text, mark):
    found, name = {}, None
    for line in text.split("\n"):
        if line.startswith(mark + " "):
            name = line[len(mark) + 1:]
            found[name] = ""
        elif name is not None:
            found[name] += line + "\n"
    return found


def options_of_page(text):
    """The options that a .TP paragraph begins with."""
    found = set()
    for tag in re.findall(r"^\.TP\n(.*)$", text, re.M):
        if re.match(r"(?:\.B )?-", tag):
            found.update(OPTION.findall(tag))
    return found


def the_manual_has_each_option_of_each_command_and_no_other():
    text = plain(PAGES / "soleus-cli.1")
    headings = sections(text, ".SH")
    shared = options_of_page(headings["OPTIONS OF EVERY COMMAND"])
    recording = options_of_page(
        headings["OPTIONS OF EVERY COMMAND THAT OPENS A RECORDING"])
    parts = sections(headings["COMMANDS"], ".SS")
    assert list(parts) == commands(), list(parts)
    assert len(parts) >= 10
    for name, part in parts.items():
        told = set(HELP_OPTION.findall(run(CLI, name, "--help").stdout))
        written = options_of_page(part) | shared
        if "options of every command that" in part:
            written |= recording
        assert written == told, f"{name}: {written ^ told}"


def the_manual_of_the_window_has_each_of_its_options():
    if SOLEUS is None:
        raise tap.Skip("the window is not built")
    told = set(HELP_OPTION.findall(run(SOLEUS, "--help-all").stdout))
    told |= set(HELP_OPTION.findall(run(SOLEUS, "--help").stdout))
    assert "--library" in told, told
    written = options_of_page(plain(SOLEUS_1))
    assert written == told, written ^ told


def the_manuals_tell_every_exit_status():
    for page, states in ((PAGES / "soleus-cli.1", "012"), (SOLEUS_1, "01")):
        part = sections(plain(page), ".SH")["EXIT STATUS"]
        assert re.findall(r"^\.B (\d)$", part, re.M) == list(states), page


def the_manuals_are_sound():
    need("man")
    for page in (PAGES / "soleus-cli.1", SOLEUS_1):
        result = run("man", "--warnings", "-l", "-P", "cat", str(page))
        assert result.returncode == 0 and not result.stderr, result.stderr
        assert len(result.stdout) > 1000, page


def completed(*words):
    """What bash offers for the last of @words."""
    script = ('source "$1"; shift; COMP_WORDS=("$@"); '
              'COMP_CWORD=$(($# - 1)); _soleus_cli; '
              'printf "%s\\n" "${COMPREPLY[@]}"')
    result = run(need("bash"), "-c", script, "bash",
                 str(PAGES / "soleus-cli.bash"), "soleus-cli", *words)
    assert not result.stderr, result.stderr
    return result.stdout.split()


def bash_completes_commands_options_and_their_words():
    assert completed("") == ["--help", "--version"] + commands()
    assert completed("re") == ["report"]
    assert completed("report", "--fo") == ["--format", "--for"]
    assert completed("report", "--format", "") == ["pdf", "html", "md"]
    assert completed("report", "--format", "=", "h") == ["html"]
    assert completed("report", "--format", "=") == ["pdf", "html", "md"]
    assert completed("report", "-f", "p") == ["pdf"]
    assert completed("analyse", "x.edf", "--preset", "s") == [
        "standard", "sensitive", "strict"]
    assert completed("library", "e") == ["effects", "export"]
    assert "FASC" in completed("simulate", "F")
    # A file: bash looks by itself when nothing is offered.
    assert completed("info", "no-such") == []
    assert completed("report", "x.edf", "-o", "") == []


def bash_offers_exactly_the_options_of_the_help():
    for name in commands():
        told = set(HELP_OPTION.findall(run(CLI, name, "--help").stdout))
        offered = set(completed(name, "x", "--"))
        assert offered == told, f"{name}: {offered ^ told}"


def fish_completes_the_same():
    need("fish")

    def offered(line):
        with tempfile.TemporaryDirectory() as home:
            result = subprocess.run(
                ["fish", "--no-config", "-c",
                 f"source {PAGES / 'soleus-cli.fish'}; "
                 f"complete -C '{line}'"], capture_output=True, text=True,
                env=dict(ENVIRONMENT, HOME=home, XDG_CONFIG_HOME=home))
        assert not result.stderr, result.stderr
        return [row.split("\t")[0] for row in result.stdout.splitlines()]

    assert set(offered("soleus-cli ")) >= set(commands())
    assert offered("soleus-cli report --format ") == ["html", "md", "pdf"]
    assert "--sections" in offered("soleus-cli report --")
    assert "--sections" not in offered("soleus-cli info --")


def zsh_reads_its_file():
    result = run(need("zsh"), "-n", str(PAGES / "_soleus-cli"))
    assert result.returncode == 0 and not result.stderr, result.stderr


def run_on_terminal(*words):
    """Exit status, standard output, and what the terminal behind standard
    error saw."""
    try:
        mine, other = pty.openpty()
    except OSError as error:  # such as a container without /dev/pts
        raise tap.Skip(f"no terminal can be had: {error}")
    program = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=other,
                               env=ENVIRONMENT)
    os.close(other)
    seen, out = b"", b""
    while True:
        ready, _, _ = select.select([mine, program.stdout], [], [], 60)
        assert ready, "nothing in a minute"
        try:
            if mine in ready:
                seen += os.read(mine, 65536)
        except OSError:  # the other end was closed
            break
        if program.stdout in ready:
            out += os.read(program.stdout.fileno(), 65536)
    out += program.stdout.read()
    os.close(mine)
    return program.wait(), out, seen


def recording(folder):
    path = os.path.join(folder, "long.edf")
    run(CLI, "simulate", "FASC", "-o", path, "--duration", "240",
        "--seed", "3", check=True)
    return path


def a_bar_is_drawn_on_a_terminal_and_nowhere_else():
    with tempfile.TemporaryDirectory() as folder:
        path = recording(folder)
        status, out, seen = run_on_terminal(CLI, "analyse", path)
        assert status == 0
        assert b"%" in seen and b"\r" in seen, seen[-200:]
        assert b"\x1b" not in out and b"\r" not in out
        piped = run(CLI, "analyse", path)
        assert piped.stdout.encode() == out
        assert piped.stderr == "", piped.stderr
        _, quiet_out, quiet = run_on_terminal(CLI, "analyse", "-q", path)
        assert quiet == b"" and quiet_out == out, quiet


def the_version_is_that_of_the_manual():
    said = run(CLI, "--version").stdout.split()
    assert said[0] == "soleus-cli", said
    assert f'"Soleus {said[1]}"' in plain(PAGES / "soleus-cli.1")


tap.run([
    the_manual_has_each_option_of_each_command_and_no_other,
    the_manual_of_the_window_has_each_of_its_options,
    the_manuals_tell_every_exit_status,
    the_manuals_are_sound,
    bash_completes_commands_options_and_their_words,
    bash_offers_exactly_the_options_of_the_help,
    fish_completes_the_same,
    zsh_reads_its_file,
    a_bar_is_drawn_on_a_terminal_and_nowhere_else,
    the_version_is_that_of_the_manual,
])
