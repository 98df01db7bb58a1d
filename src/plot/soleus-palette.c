/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-palette.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define HEX(rgb) \
  { \
    ((rgb) >> 16 & 255) / 255.0, ((rgb) >> 8 & 255) / 255.0, \
        ((rgb)&255) / 255.0, 1.0 \
  }
#define HEX_ALPHA(rgb, alpha) \
  { \
    ((rgb) >> 16 & 255) / 255.0, ((rgb) >> 8 & 255) / 255.0, \
        ((rgb)&255) / 255.0, alpha \
  }

/* What WCAG 2 asks of text, and how finely a hue is darkened to have it. */
#define LETTER_CONTRAST 4.5
#define LETTER_STEPS 20

/* Okabe and Ito's colours for readers of every colour vision [okabe2008],
 * made darker on white and lighter on black where they miss a contrast of
 * 3:1. */
static const SoleusTheme themes[SOLEUS_N_THEMES] = {
    [SOLEUS_THEME_LIGHT] =
        {
            .background = HEX (0xffffff),
            .text = HEX (0x2e3436),
            .text_dim = HEX (0x5e6468),
            .grid = HEX (0xeceef0),
            .zero_line = HEX (0xb8bcc0),
            .trace = HEX (0x30363a),
            .gap = HEX (0x8a8f94),
            .selection = HEX_ALPHA (0x0072b2, 0.16),
            .accent = HEX (0x0072b2),
            .hues =
                {
                    [SOLEUS_HUE_ISOLATED] = HEX (0x0072b2),
                    [SOLEUS_HUE_GROUPED] = HEX (0x2a8fce),
                    [SOLEUS_HUE_RHYTHMIC] = HEX (0xb97a00),
                    [SOLEUS_HUE_SUSTAINED] = HEX (0xd04f00),
                    [SOLEUS_HUE_MOVEMENT] = HEX (0x00875f),
                    [SOLEUS_HUE_OTHER] = HEX (0x5e6468),
                    [SOLEUS_HUE_ARTEFACT] = HEX (0x84898e),
                    [SOLEUS_HUE_MINE] = HEX (0xa8497f),
                },
            .font_family = "Cantarell, Inter, sans-serif",
            .font_size = 12.0,
            .line_width = 1.0,
            .columns_per_unit = 1.0,
        },
    [SOLEUS_THEME_DARK] =
        {
            .background = HEX (0x1e1e1e),
            .text = HEX (0xeeeeec),
            .text_dim = HEX (0xa9adb0),
            .grid = HEX (0x2b2d2f),
            .zero_line = HEX (0x5a5e62),
            .trace = HEX (0xd8dcdf),
            .gap = HEX (0x85898d),
            .selection = HEX_ALPHA (0x56b4e9, 0.22),
            .accent = HEX (0x56b4e9),
            .hues =
                {
                    [SOLEUS_HUE_ISOLATED] = HEX (0x3d9bd9),
                    [SOLEUS_HUE_GROUPED] = HEX (0x7cc7f0),
                    [SOLEUS_HUE_RHYTHMIC] = HEX (0xe69f00),
                    [SOLEUS_HUE_SUSTAINED] = HEX (0xf07a3a),
                    [SOLEUS_HUE_MOVEMENT] = HEX (0x1fb98e),
                    [SOLEUS_HUE_OTHER] = HEX (0xb4b8bb),
                    [SOLEUS_HUE_ARTEFACT] = HEX (0x85898d),
                    [SOLEUS_HUE_MINE] = HEX (0xda8fb8),
                },
            .font_family = "Cantarell, Inter, sans-serif",
            .font_size = 12.0,
            .line_width = 1.0,
            .columns_per_unit = 1.0,
        },
    [SOLEUS_THEME_PRINT] =
        {
            .background = HEX (0xffffff),
            .text = HEX (0x1d2326),
            .text_dim = HEX (0x596064),
            .grid = HEX (0xe8eaec),
            .zero_line = HEX (0xb0b5b9),
            .trace = HEX (0x1d2326),
            .gap = HEX (0x8a8f94),
            .selection = HEX_ALPHA (0x0072b2, 0.14),
            .accent = HEX (0x0b5d8a),
            .hues =
                {
                    [SOLEUS_HUE_ISOLATED] = HEX (0x0072b2),
                    [SOLEUS_HUE_GROUPED] = HEX (0x2a8fce),
                    [SOLEUS_HUE_RHYTHMIC] = HEX (0xb97a00),
                    [SOLEUS_HUE_SUSTAINED] = HEX (0xd04f00),
                    [SOLEUS_HUE_MOVEMENT] = HEX (0x00875f),
                    [SOLEUS_HUE_OTHER] = HEX (0x596064),
                    [SOLEUS_HUE_ARTEFACT] = HEX (0x84898e),
                    [SOLEUS_HUE_MINE] = HEX (0xa8497f),
                },
            .font_family = "Cantarell, Inter, sans-serif",
            .font_size = 7.5,
            .line_width = 0.5,
            .columns_per_unit = 2.5,
        },
    [SOLEUS_THEME_GREY] =
        {
            .background = HEX (0xffffff),
            .text = HEX (0x101010),
            .text_dim = HEX (0x555555),
            .grid = HEX (0xe8e8e8),
            .zero_line = HEX (0xb0b0b0),
            .trace = HEX (0x202020),
            .gap = HEX (0x8a8a8a),
            .selection = HEX_ALPHA (0x000000, 0.12),
            .accent = HEX (0x303030),
            .hues =
                {
                    [SOLEUS_HUE_ISOLATED] = HEX (0x202020),
                    [SOLEUS_HUE_GROUPED] = HEX (0x505050),
                    [SOLEUS_HUE_RHYTHMIC] = HEX (0x3a3a3a),
                    [SOLEUS_HUE_SUSTAINED] = HEX (0x101010),
                    [SOLEUS_HUE_MOVEMENT] = HEX (0x686868),
                    [SOLEUS_HUE_OTHER] = HEX (0x7a7a7a),
                    [SOLEUS_HUE_ARTEFACT] = HEX (0x8a8a8a),
                    [SOLEUS_HUE_MINE] = HEX (0x484848),
                },
            .font_family = "Cantarell, Inter, sans-serif",
            .font_size = 7.5,
            .line_width = 0.5,
            .columns_per_unit = 2.5,
        },
};

static const struct
{
  SoleusHue hue;
  const char *mark;
} looks[SOLEUS_N_PATTERNS] = {
    [SOLEUS_PATTERN_FASC] = {SOLEUS_HUE_ISOLATED, "F"},
    [SOLEUS_PATTERN_DBL] = {SOLEUS_HUE_ISOLATED, "D"},
    [SOLEUS_PATTERN_MULT] = {SOLEUS_HUE_ISOLATED, "M"},
    [SOLEUS_PATTERN_FBURST] = {SOLEUS_HUE_GROUPED, "B"},
    [SOLEUS_PATTERN_MYOK] = {SOLEUS_HUE_GROUPED, "K"},
    [SOLEUS_PATTERN_NMT] = {SOLEUS_HUE_SUSTAINED, "N"},
    [SOLEUS_PATTERN_CRAMP] = {SOLEUS_HUE_SUSTAINED, "C"},
    [SOLEUS_PATTERN_MYOT] = {SOLEUS_HUE_SUSTAINED, "Y"},
    [SOLEUS_PATTERN_CRD] = {SOLEUS_HUE_SUSTAINED, "R"},
    [SOLEUS_PATTERN_SCMUSD] = {SOLEUS_HUE_SUSTAINED, "Su"},
    [SOLEUS_PATTERN_MYOC] = {SOLEUS_HUE_MOVEMENT, "J"},
    [SOLEUS_PATTERN_MYOC_P] = {SOLEUS_HUE_RHYTHMIC, "Jp"},
    [SOLEUS_PATTERN_FM] = {SOLEUS_HUE_MOVEMENT, "Fm"},
    [SOLEUS_PATTERN_EFM] = {SOLEUS_HUE_MOVEMENT, "Em"},
    [SOLEUS_PATTERN_TREM] = {SOLEUS_HUE_RHYTHMIC, "T"},
    [SOLEUS_PATTERN_TREM_R] = {SOLEUS_HUE_RHYTHMIC, "Tr"},
    [SOLEUS_PATTERN_TREM_E] = {SOLEUS_HUE_RHYTHMIC, "Te"},
    [SOLEUS_PATTERN_TREM_P] = {SOLEUS_HUE_RHYTHMIC, "Tp"},
    [SOLEUS_PATTERN_TREM_O] = {SOLEUS_HUE_RHYTHMIC, "To"},
    [SOLEUS_PATTERN_TREM_H] = {SOLEUS_HUE_RHYTHMIC, "Th"},
    [SOLEUS_PATTERN_CLON] = {SOLEUS_HUE_RHYTHMIC, "O"},
    [SOLEUS_PATTERN_SHIV] = {SOLEUS_HUE_RHYTHMIC, "S"},
    [SOLEUS_PATTERN_GTCS] = {SOLEUS_HUE_SUSTAINED, "G"},
    [SOLEUS_PATTERN_GTCS_SLOWING] = {SOLEUS_HUE_SUSTAINED, "Gs"},
    [SOLEUS_PATTERN_TIC] = {SOLEUS_HUE_MOVEMENT, "I"},
    [SOLEUS_PATTERN_LM] = {SOLEUS_HUE_MOVEMENT, "L"},
    [SOLEUS_PATTERN_CLM] = {SOLEUS_HUE_MOVEMENT, "Lc"},
    [SOLEUS_PATTERN_PLM] = {SOLEUS_HUE_MOVEMENT, "P"},
    [SOLEUS_PATTERN_HFT] = {SOLEUS_HUE_MOVEMENT, "H"},
    [SOLEUS_PATTERN_ALMA] = {SOLEUS_HUE_MOVEMENT, "A"},
    [SOLEUS_PATTERN_HFLM] = {SOLEUS_HUE_MOVEMENT, "Lh"},
    [SOLEUS_PATTERN_LMM] = {SOLEUS_HUE_MOVEMENT, "Lm"},
    [SOLEUS_PATTERN_VOL] = {SOLEUS_HUE_MOVEMENT, "V"},
    [SOLEUS_PATTERN_UNCLASSIFIED] = {SOLEUS_HUE_OTHER, "?"},
    [SOLEUS_PATTERN_TOO_FEW] = {SOLEUS_HUE_OTHER, "??"},
};

static const char *const artefact_marks[SOLEUS_N_ARTEFACTS] = {
    [SOLEUS_ARTEFACT_MAINS] = "xm",
    [SOLEUS_ARTEFACT_POP] = "xp",
    [SOLEUS_ARTEFACT_CABLE] = "xc",
    [SOLEUS_ARTEFACT_CLIP] = "xl",
    [SOLEUS_ARTEFACT_ECG] = "xe",
    [SOLEUS_ARTEFACT_GAIT] = "xg",
    [SOLEUS_ARTEFACT_FLAT] = "xf",
    [SOLEUS_ARTEFACT_TAP] = "xt",
    [SOLEUS_ARTEFACT_STIM] = "xs",
    [SOLEUS_ARTEFACT_LINE] = "xi",
};

static const struct
{
  SoleusHatch hatch;
  const char *name;
} hue_rows[SOLEUS_N_HUES] = {
    [SOLEUS_HUE_ISOLATED] = {SOLEUS_HATCH_NONE, N_ ("single twitches")},
    [SOLEUS_HUE_GROUPED] = {SOLEUS_HATCH_UP, N_ ("grouped twitches")},
    [SOLEUS_HUE_RHYTHMIC] = {SOLEUS_HATCH_UPRIGHT, N_ ("rhythmic")},
    [SOLEUS_HUE_SUSTAINED] = {SOLEUS_HATCH_CROSS, N_ ("sustained")},
    [SOLEUS_HUE_MOVEMENT] = {SOLEUS_HATCH_LEVEL, N_ ("movements")},
    [SOLEUS_HUE_OTHER] = {SOLEUS_HATCH_DOTS, N_ ("not classified")},
    [SOLEUS_HUE_ARTEFACT] = {SOLEUS_HATCH_DOWN, N_ ("disturbances")},
    [SOLEUS_HUE_MINE] = {SOLEUS_HATCH_NONE, N_ ("your marks")},
};

const SoleusTheme *
soleus_theme_get (SoleusThemeId id)
{
  g_return_val_if_fail (id >= 0 && id < SOLEUS_N_THEMES, &themes[0]);
  return &themes[id];
}

SoleusHue
soleus_palette_hue (SoleusPattern pattern)
{
  if (pattern < 0 || pattern >= SOLEUS_N_PATTERNS)
    return SOLEUS_HUE_OTHER;
  return looks[pattern].hue;
}

const char *
soleus_palette_mark (SoleusPattern pattern)
{
  if (pattern < 0 || pattern >= SOLEUS_N_PATTERNS)
    return "";
  return looks[pattern].mark;
}

const char *
soleus_palette_artefact_mark (SoleusArtefactKind kind)
{
  if ((int)kind < 0 || kind >= SOLEUS_N_ARTEFACTS)
    return "";
  return artefact_marks[kind];
}

SoleusHatch
soleus_palette_hatch (SoleusHue hue)
{
  g_return_val_if_fail (hue >= 0 && hue < SOLEUS_N_HUES, SOLEUS_HATCH_NONE);
  return hue_rows[hue].hatch;
}

const char *
soleus_palette_hue_name (SoleusHue hue)
{
  g_return_val_if_fail (hue >= 0 && hue < SOLEUS_N_HUES, "");
  return _ (hue_rows[hue].name);
}

/* sRGB to linear light, and the relative luminance of it [wcag2]. */
static double
linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92
                            : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (const SoleusColor *color)
{
  return 0.2126 * linear (color->red) + 0.7152 * linear (color->green)
      + 0.0722 * linear (color->blue);
}

double
soleus_color_contrast (const SoleusColor *a, const SoleusColor *b)
{
  double la = luminance (a) + 0.05;
  double lb = luminance (b) + 0.05;

  return la > lb ? la / lb : lb / la;
}

SoleusColor
soleus_theme_letters (const SoleusTheme *theme, SoleusHue hue)
{
  SoleusColor color = theme->hues[hue];

  /* The text alone has 7:1 in every theme: this ends. */
  for (int i = 1; i <= LETTER_STEPS
       && soleus_color_contrast (&theme->background, &color) < LETTER_CONTRAST;
       i++)
    {
      const double share = (double)i / LETTER_STEPS;
      const SoleusColor *own = &theme->hues[hue];

      color.red = (1.0 - share) * own->red + share * theme->text.red;
      color.green = (1.0 - share) * own->green + share * theme->text.green;
      color.blue = (1.0 - share) * own->blue + share * theme->text.blue;
    }
  return color;
}

void
soleus_color_set_source (cairo_t *cr, const SoleusColor *color)
{
  cairo_set_source_rgba (
      cr, color->red, color->green, color->blue, color->alpha);
}

void
soleus_color_set_source_alpha (
    cairo_t *cr, const SoleusColor *color, double alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, alpha);
}
