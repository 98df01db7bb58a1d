#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Contrast of what ui/style.css makes of Adwaita's colours: 4.5:1 for text,
3:1 for what is drawn (WCAG 2.1, 1.4.3 and 1.4.11). The palette of the tracks
has its own test, tests/plot/test-palette.c.

usage: test_contrast.py STYLE_CSS
"""

import pathlib
import re
import sys

import tap

CSS = re.sub(r"/\*.*?\*/", "", pathlib.Path(sys.argv[1]).read_text(),
             flags=re.S)
# libadwaita 1.2, "Named Colors": light and dark.
NAMED = {
    "light": {"window_bg_color": "#fafafa", "window_fg_color": (0, 0, 0, 0.8),
              "view_bg_color": "#ffffff", "view_fg_color": "#000000",
              "card_bg_color": "#ffffff",
              "accent_color": "#1c71d8", "accent_bg_color": "#3584e4",
              "warning_bg_color": "#e5a50a", "error_bg_color": "#e01b24",
              "error_fg_color": "#ffffff"},
    "dark": {"window_bg_color": "#242424", "window_fg_color": "#ffffff",
             "view_bg_color": "#1e1e1e", "view_fg_color": "#ffffff",
             "card_bg_color": (255, 255, 255, 0.08),
             "accent_color": "#78aeed", "accent_bg_color": "#3584e4",
             "warning_bg_color": "#cd9309", "error_bg_color": "#c01c28",
             "error_fg_color": "#ffffff"},
}


def rgba(color):
    if isinstance(color, tuple):
        return color
    return tuple(int(color[i:i + 2], 16) for i in (1, 3, 5)) + (1.0,)


def over(top, ground):
    """What is seen of a translucent colour on an opaque one."""
    alpha = top[3]
    return tuple(alpha * t + (1 - alpha) * g
                 for t, g in zip(top[:3], ground[:3])) + (1.0,)


def faded(color, factor):
    return color[:3] + (color[3] * factor,)


def luminance(color):
    parts = [c / 255 for c in color[:3]]
    red, green, blue = [c / 12.92 if c <= 0.03928
                        else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(top, ground):
    a, b = sorted((luminance(over(top, ground)), luminance(ground)))
    return (b + 0.05) / (a + 0.05)


def names(style):
    return {name: rgba(color) for name, color in NAMED[style].items()}


def rule(selector):
    found = re.search(re.escape(selector) + r"(?:,[^{]*)?\s*\{([^}]*)\}", CSS)
    assert found, selector
    return found.group(1)


def value(selector, item):
    found = re.search(rf"(?:^|[;\s]){item}:\s*([^;]+);", rule(selector))
    assert found, f"{selector} {item}"
    return found.group(1).strip()


def number(selector, item, pattern):
    return float(re.search(pattern, value(selector, item)).group(1))


def both(check):
    for style in NAMED:
        check(style, names(style))


def at_least(least, style, what, top, ground):
    found = contrast(top, ground)
    assert found >= least, f"{style}, {what}: {found:.2f}, expected {least}"


def the_sum_is_right():
    black, white, grey = (0, 0, 0, 1), (255, 255, 255, 1), (119, 119, 119, 1)
    assert abs(contrast(black, white) - 21) < 1e-9
    assert abs(contrast(grey, white) - 4.48) < 0.01


def no_text_is_faded_below_what_text_needs():
    opacities = [float(number) for number
                 in re.findall(r"[;{\s]opacity:\s*([\d.]+)", CSS)]
    assert len(opacities) >= 4, opacities

    def check(style, color):
        for ground in ("window_bg_color", "view_bg_color", "card_bg_color"):
            under = over(color[ground], color["window_bg_color"])
            # Cards of questions and advice are tinted with the text itself.
            tinted = over(faded(color["window_fg_color"], 0.06), under)
            for opacity in opacities:
                text = faded(color["window_fg_color"], opacity)
                at_least(4.5, style, f"opacity {opacity} on {ground}", text,
                         under)
                at_least(4.5, style, f"opacity {opacity}, tinted", text,
                         tinted)
    both(check)


def dim_text_and_the_head_of_the_table_are_among_them():
    assert float(value(".dim-label", "opacity")) >= 0.7
    share = number("columnview.data-table > header > button", "color",
                   r"@view_fg_color, ([\d.]+)\)")

    def check(style, color):
        at_least(4.5, style, "head", faded(color["view_fg_color"], share),
                 color["view_bg_color"])
    both(check)


def the_boxes_of_urgency_can_be_read():
    def check(style, color):
        ground = color["window_bg_color"]
        text = color["window_fg_color"]
        rows = [("0", text), ("1", color["accent_bg_color"]),
                ("2", color["warning_bg_color"])]
        for level, tint in rows:
            share = number(f".urgency-{level}", "background-color",
                           r", ([\d.]+)\)")
            at_least(4.5, style, f"urgency {level}", text,
                     over(faded(tint, share), ground))
        assert value(".urgency-3", "background-color") == "@error_bg_color"
        at_least(4.5, style, "urgency 3", color["error_fg_color"],
                 color["error_bg_color"])
    both(check)


def the_call_button_of_an_emergency_can_be_read():
    assert value(".urgency-3 button", "background-color") == "white"
    text = rgba(value(".urgency-3 button", "color"))
    at_least(4.5, "both", "the button", text, (255, 255, 255, 1))


def links_of_the_findings_can_be_read():
    share = number("findingspanel link", "color",
                   r"mix\(@accent_color, @window_fg_color, ([\d.]+)\)")

    def check(style, color):
        ground = color["window_bg_color"]
        text = over(color["window_fg_color"], ground)
        link = tuple((1 - share) * a + share * b for a, b
                     in zip(color["accent_color"][:3], text[:3])) + (1.0,)
        at_least(4.5, style, "link", link, ground)
    both(check)


def the_bar_at_a_cause_that_fits_can_be_seen():
    assert value(".cause.band-fits", "border-left-color") == \
        "@accent_bg_color"

    def check(style, color):
        ground = over(color["card_bg_color"], color["window_bg_color"])
        at_least(3.0, style, "bar", color["accent_bg_color"], ground)
    both(check)


tap.run([
    the_sum_is_right,
    no_text_is_faded_below_what_text_needs,
    dim_text_and_the_head_of_the_table_are_among_them,
    the_boxes_of_urgency_can_be_read,
    the_call_button_of_an_emergency_can_be_read,
    links_of_the_findings_can_be_read,
    the_bar_at_a_cause_that_fits_can_be_seen,
])
