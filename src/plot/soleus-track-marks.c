/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-plot-text.h"
#include "soleus-track-paint.h"

/* Score under which the outline is dashed: "low" of CONF_LOW [D]. */
#define LOW_SCORE 0.40

typedef struct
{
  double drawn_x; /* brackets of one hue are not drawn twice on a pixel */
  SoleusHue drawn_hue;
  double free_x; /* where the next letters may begin */
} FoundPen;

static void
letters_of (const SoleusEpisode *episode, char *out, gsize size)
{
  const char *mark = soleus_palette_mark (episode->pattern);

  if (episode->ambiguous_with != SOLEUS_PATTERN_NONE)
    g_snprintf (out, size, "%s/%s", mark,
        soleus_palette_mark (episode->ambiguous_with));
  else
    g_strlcpy (out, mark, size);
}

static void
stroke_bracket (const SoleusTrackPaint *paint, const SoleusEpisode *episode,
    double left, double right, gboolean strong)
{
  const SoleusRect *lane = &paint->layout->found;
  double foot = lane->y + lane->height;
  double size = paint->theme->font_size;
  double top = foot - size / 2.5;
  double dash[] = {size / 4.0, size / 5.0};
  const SoleusColor *color =
      &paint->theme->hues[soleus_palette_hue (episode->pattern)];

  soleus_hatch_fill (paint->cr,
      soleus_palette_hatch (soleus_palette_hue (episode->pattern)), color, left,
      top, right - left, foot - top, size / 3.0, paint->theme->line_width);
  soleus_color_set_source_alpha (
      paint->cr, color, episode->rejected ? 0.45 : 1.0);
  cairo_set_line_width (
      paint->cr, (strong ? 3.0 : 1.6) * paint->theme->line_width);
  if (episode->score < LOW_SCORE && episode->origin == SOLEUS_ORIGIN_FOUND
      && !episode->accepted)
    cairo_set_dash (paint->cr, dash, 2, 0.0);
  cairo_move_to (paint->cr, left, foot);
  cairo_line_to (paint->cr, left, top);
  cairo_line_to (paint->cr, right, top);
  cairo_line_to (paint->cr, right, foot);
  cairo_stroke (paint->cr);
  cairo_set_dash (paint->cr, NULL, 0, 0.0);
}

/* A light ground under the bracket, over the height of the plot. */
static void
tint_plot (const SoleusTrackPaint *paint, const SoleusEpisode *episode,
    double left, double right, gboolean strong)
{
  const SoleusRect *plot = &paint->layout->plot;

  cairo_rectangle (paint->cr, left, plot->y, right - left, plot->height);
  soleus_color_set_source_alpha (paint->cr,
      &paint->theme->hues[soleus_palette_hue (episode->pattern)],
      strong ? 0.22 : 0.10);
  cairo_fill (paint->cr);
}

static void
letter_bracket (const SoleusTrackPaint *paint, const SoleusEpisode *episode,
    double left, double right, FoundPen *pen)
{
  const SoleusRect *lane = &paint->layout->found;
  double size = paint->theme->font_size;
  char letters[8];
  SoleusColor color = soleus_theme_letters (
      paint->theme, soleus_palette_hue (episode->pattern));
  double width, x;

  letters_of (episode, letters, sizeof letters);
  width = soleus_plot_text_width (paint->cr, paint->theme, letters);
  x = CLAMP ((left + right) / 2.0, lane->x + width / 2.0,
      lane->x + lane->width - width / 2.0);
  if (x - width / 2.0 < pen->free_x)
    return;
  soleus_plot_text_draw (paint->cr, paint->theme, letters,
      &(SoleusPlotText){
          .color = &color,
          .x = x,
          .y = lane->y + lane->height - size / 2.0,
          .align_x = 0.5,
          .align_y = 1.0,
          .bold = TRUE,
      });
  if (episode->rejected)
    {
      double y = lane->y + lane->height - 1.05 * size;
      cairo_set_line_width (paint->cr, 1.5 * paint->theme->line_width);
      cairo_move_to (paint->cr, x - width, y);
      cairo_line_to (paint->cr, x + width, y);
      cairo_stroke (paint->cr);
    }
  pen->free_x = x + width / 2.0 + size / 4.0;
}

static void
paint_episode (
    const SoleusTrackPaint *paint, const SoleusEpisode *episode, FoundPen *pen)
{
  const SoleusRect *lane = &paint->layout->found;
  gboolean strong = paint->track->current_episode == (gint64)episode->id;
  SoleusHue hue = soleus_palette_hue (episode->pattern);
  double least = 3.0 * paint->theme->line_width;
  double left = soleus_track_x (paint->layout, paint->track, episode->onset_s);
  double right = soleus_track_x (
      paint->layout, paint->track, episode->onset_s + episode->duration_s);

  left = MAX (left, lane->x - least);
  right = MIN (MAX (right, left + least), lane->x + lane->width + least);
  if (!strong && hue == pen->drawn_hue && right <= pen->drawn_x + least / 2.0)
    return;
  pen->drawn_x = right;
  pen->drawn_hue = hue;
  tint_plot (paint, episode, left, right, strong);
  stroke_bracket (paint, episode, left, right, strong);
  letter_bracket (paint, episode, left, right, pen);
}

void
soleus_track_paint_found (const SoleusTrackPaint *paint)
{
  const GArray *episodes = paint->track->analysis->episodes;
  FoundPen pen = {-INFINITY, SOLEUS_N_HUES, -INFINITY};

  for (guint i = 0; i < episodes->len; i++)
    {
      const SoleusEpisode *episode =
          &g_array_index (episodes, SoleusEpisode, i);

      if (episode->onset_s > paint->track->span.end_s)
        break;
      if (soleus_track_shows_episode (paint->track, episode))
        paint_episode (paint, episode, &pen);
    }
}

/* Small ticks under the trace, one a burst. */
void
soleus_track_paint_bursts (const SoleusTrackPaint *paint)
{
  const GArray *bursts = paint->track->analysis->bursts;
  const SoleusRect *plot = &paint->layout->plot;
  double size = paint->theme->font_size / 3.0;
  double last_x = -INFINITY;

  cairo_set_line_width (paint->cr, 1.4 * paint->theme->line_width);
  for (guint i = 0; i < bursts->len; i++)
    {
      const SoleusBurst *burst = &g_array_index (bursts, SoleusBurst, i);
      double x;

      if (burst->onset_s > paint->track->span.end_s)
        break;
      if (burst->onset_s + burst->duration_s < paint->track->span.start_s
          || !soleus_channel_set_has (&burst->channels, paint->track->channel))
        continue;
      x = soleus_track_x (paint->layout, paint->track, burst->peak_s);
      if (x < last_x + paint->theme->line_width)
        continue;
      last_x = x;
      soleus_color_set_source (
          paint->cr, &paint->theme->hues[soleus_palette_hue (burst->pattern)]);
      cairo_move_to (paint->cr, x, plot->y + plot->height);
      cairo_line_to (paint->cr, x, plot->y + plot->height - size);
      cairo_stroke (paint->cr);
    }
}

static gboolean
is_strong (const SoleusTrack *track, guint64 id)
{
  gboolean strong = track->current_mark == id;

  for (guint i = 0; i < track->n_also; i++)
    strong = strong || track->also[i] == id;
  return strong;
}

static void
paint_mark (const SoleusTrackPaint *paint, const SoleusMark *mark,
    const SoleusRect *lane)
{
  const SoleusTheme *theme = paint->theme;
  const SoleusColor *color = &theme->hues[SOLEUS_HUE_MINE];
  const SoleusTrack *track = paint->track;
  gboolean strong = is_strong (paint->track, mark->id);
  double left = soleus_track_x (paint->layout, paint->track, mark->onset_s);
  double right = soleus_track_x (
      paint->layout, paint->track, mark->onset_s + mark->duration_s);
  double inset = theme->line_width;

  left = MAX (left, lane->x - 2.0);
  right = MIN (right, lane->x + lane->width + 2.0);
  right = MAX (right, left + 3.0 * theme->line_width);
  cairo_rectangle (paint->cr, left, paint->layout->plot.y, right - left,
      paint->layout->plot.height);
  soleus_color_set_source_alpha (paint->cr, color, strong ? 0.18 : 0.07);
  cairo_fill (paint->cr);
  cairo_rectangle (paint->cr, left, lane->y + inset, right - left,
      lane->height - 2.0 * inset);
  soleus_color_set_source_alpha (paint->cr, color, strong ? 0.45 : 0.25);
  cairo_fill_preserve (paint->cr);
  soleus_color_set_source (paint->cr, color);
  cairo_set_line_width (paint->cr, (strong ? 2.5 : 1.2) * theme->line_width);
  cairo_stroke (paint->cr);
  /* The label stays in the part that is seen. */
  if (right - left > 1.5 * theme->font_size)
    soleus_plot_text_draw (paint->cr, theme,
        track->label_words != NULL ? track->label_words (mark->label)
                                   : mark->label,
        &(SoleusPlotText){
            .color = &theme->text,
            .x = (MAX (left, lane->x) + MIN (right, lane->x + lane->width))
                / 2.0,
            .y = lane->y + lane->height / 2.0,
            .align_x = 0.5,
            .align_y = 0.5,
            .max_width = right - left - theme->font_size / 2.0,
        });
}

/* Nothing of @mark would be seen beside what is drawn in its row already. */
static gboolean
is_hidden (const SoleusTrackPaint *paint, const SoleusMark *mark,
    double drawn_x[SOLEUS_TRACK_MAX_ROWS], guint row)
{
  double left = soleus_track_x (paint->layout, paint->track, mark->onset_s);
  double right = soleus_track_x (
      paint->layout, paint->track, mark->onset_s + mark->duration_s);

  if (right <= drawn_x[row])
    return TRUE;
  drawn_x[row] = MAX (right, left + 3.0 * paint->theme->line_width);
  return FALSE;
}

void
soleus_track_paint_mine (const SoleusTrackPaint *paint)
{
  const SoleusDecisions *decisions = paint->track->decisions;
  const SoleusMark *chosen = NULL;
  g_autofree guint8 *rows =
      g_new (guint8, soleus_decisions_get_n_marks (decisions) + 1);
  double drawn_x[SOLEUS_TRACK_MAX_ROWS] = {
      -INFINITY, -INFINITY, -INFINITY, -INFINITY};
  SoleusRect lane;

  soleus_track_stack (paint->track, rows);
  for (guint i = 0; i < soleus_decisions_get_n_marks (decisions); i++)
    {
      const SoleusMark *mark = soleus_decisions_get_mark (decisions, i);

      if (mark->onset_s > paint->track->span.end_s)
        break;
      if (!soleus_track_shows_mark (paint->track, mark))
        continue;
      if (mark->id == paint->track->current_mark)
        {
          chosen = mark;
          lane = soleus_track_row_rect (paint->layout, rows[i]);
        }
      else if (rows[i] == SOLEUS_TRACK_MAX_ROWS - 1
          || !is_hidden (paint, mark, drawn_x, rows[i]))
        {
          SoleusRect own = soleus_track_row_rect (paint->layout, rows[i]);
          paint_mark (paint, mark, &own);
        }
    }
  /* Over the others. */
  if (chosen != NULL)
    paint_mark (paint, chosen, &lane);
}

void
soleus_track_paint_draft (const SoleusTrackPaint *paint)
{
  const SoleusRect *found = &paint->layout->found;
  const SoleusTheme *theme = paint->theme;
  SoleusSpan current;
  double left, right;

  if (!soleus_track_get_current (paint->track, &current))
    return;
  left =
      soleus_track_x (paint->layout, paint->track, paint->track->draft.start_s);
  right =
      soleus_track_x (paint->layout, paint->track, paint->track->draft.end_s);
  right = MAX (right, left + 3.0 * theme->line_width);
  cairo_rectangle (paint->cr, left, found->y, right - left,
      found->height + paint->layout->plot.height + paint->layout->mine.height);
  soleus_color_set_source_alpha (paint->cr, &theme->accent, 0.12);
  cairo_fill_preserve (paint->cr);
  soleus_color_set_source (paint->cr, &theme->accent);
  cairo_set_line_width (paint->cr, 1.5 * theme->line_width);
  cairo_stroke (paint->cr);
}
