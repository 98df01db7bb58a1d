/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

#include "soleus-pattern.h"

G_BEGIN_DECLS

/* What a mark looks like: colour, letter and hatch say the same thing, so
 * that none of the three is needed to read a picture. */

typedef struct
{
  double red; /* 0 to 1, sRGB */
  double green;
  double blue;
  double alpha;
} SoleusColor;

/* Groups of patterns that share a colour and a hatch. */
typedef enum
{
  SOLEUS_HUE_ISOLATED,
  SOLEUS_HUE_GROUPED,
  SOLEUS_HUE_RHYTHMIC,
  SOLEUS_HUE_SUSTAINED,
  SOLEUS_HUE_MOVEMENT,
  SOLEUS_HUE_OTHER, /* unclassified, too few */
  SOLEUS_HUE_ARTEFACT,
  SOLEUS_HUE_MINE,
  SOLEUS_N_HUES
} SoleusHue;

typedef enum
{
  SOLEUS_HATCH_NONE,
  SOLEUS_HATCH_UP, /* / */
  SOLEUS_HATCH_DOWN, /* \ */
  SOLEUS_HATCH_CROSS,
  SOLEUS_HATCH_UPRIGHT, /* | */
  SOLEUS_HATCH_LEVEL, /* - */
  SOLEUS_HATCH_DOTS
} SoleusHatch;

typedef enum
{
  SOLEUS_THEME_LIGHT,
  SOLEUS_THEME_DARK,
  SOLEUS_THEME_PRINT,
  SOLEUS_THEME_GREY, /* print without colour */
  SOLEUS_N_THEMES
} SoleusThemeId;

/* Colours and sizes of a drawing. Lengths are in user units of the cairo_t:
 * pixels on the screen, points on paper. A caller may copy a theme and
 * change it. */
typedef struct
{
  SoleusColor background;
  SoleusColor text;
  SoleusColor text_dim; /* still 4.5:1 on background */
  SoleusColor grid;
  SoleusColor zero_line;
  SoleusColor trace;
  SoleusColor gap; /* hatch of gaps and unusable stretches */
  SoleusColor selection; /* translucent */
  SoleusColor accent;
  SoleusColor hues[SOLEUS_N_HUES];
  const char *font_family;
  double font_size; /* of axis text */
  double line_width; /* of hairlines */
  double columns_per_unit; /* of a trace: 1 a pixel, finer on paper */
} SoleusTheme;

/* Static. */
const SoleusTheme *soleus_theme_get (SoleusThemeId id);

SoleusHue soleus_palette_hue (SoleusPattern pattern);
/* One or two letters, different for every pattern: "F", "Tr". "" for
 * SOLEUS_PATTERN_NONE. */
const char *soleus_palette_mark (SoleusPattern pattern);
const char *soleus_palette_artefact_mark (SoleusArtefactKind kind);
SoleusHatch soleus_palette_hatch (SoleusHue hue);
/* Plain name of a hue for legends, translated. */
const char *soleus_palette_hue_name (SoleusHue hue);

/* The colour of letters in @hue: the hue itself where it has 4.5:1 on the
 * background, as text needs, else as much of the text's colour mixed in as
 * makes it so. */
SoleusColor soleus_theme_letters (const SoleusTheme *theme, SoleusHue hue);

/* Contrast ratio by WCAG 2: 1 to 21; alpha is not looked at. */
double soleus_color_contrast (const SoleusColor *a, const SoleusColor *b);

void soleus_color_set_source (cairo_t *cr, const SoleusColor *color);
/* With @alpha in place of the colour's own. */
void soleus_color_set_source_alpha (
    cairo_t *cr, const SoleusColor *color, double alpha);

/* Hatches a rectangle with lines @spacing apart, clipped to it. */
void soleus_hatch_fill (cairo_t *cr, SoleusHatch hatch,
    const SoleusColor *color, double x, double y, double width, double height,
    double spacing, double line_width);

G_END_DECLS
