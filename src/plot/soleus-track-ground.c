/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-plot-text.h"
#include "soleus-track-paint.h"

/* The part of @span that is seen, as a rectangle over the plot's height; at
 * least one hairline wide. FALSE: nothing of it is seen. */
static gboolean
part_of_plot (const SoleusTrackPaint *paint, SoleusSpan span, SoleusRect *part)
{
  const SoleusRect *plot = &paint->layout->plot;
  SoleusSpan seen = paint->track->span;
  double left, right;

  if (span.end_s < seen.start_s || span.start_s > seen.end_s)
    return FALSE;
  left = soleus_track_x (
      paint->layout, paint->track, MAX (span.start_s, seen.start_s));
  right = soleus_track_x (
      paint->layout, paint->track, MIN (span.end_s, seen.end_s));
  *part = (SoleusRect){left, plot->y,
      MAX (right - left, paint->theme->line_width), plot->height};
  return TRUE;
}

static void
hatch_part (const SoleusTrackPaint *paint, const SoleusRect *part,
    SoleusHatch hatch, const SoleusColor *color)
{
  const SoleusTheme *theme = paint->theme;

  soleus_hatch_fill (paint->cr, hatch, color, part->x, part->y, part->width,
      part->height, theme->font_size / 1.7, theme->line_width);
}

/* Stretches of time in which this channel has no samples. */
static void
paint_gaps (const SoleusTrackPaint *paint)
{
  double from_s = -INFINITY;

  for (guint i = 0; i <= paint->facts->n_runs; i++)
    {
      const SoleusRun *run = &paint->facts->runs[i];
      double to_s = i < paint->facts->n_runs ? run->start_s : INFINITY;
      SoleusRect part;

      if (to_s - from_s > 1e-9
          && part_of_plot (paint, (SoleusSpan){from_s, to_s}, &part)
          && part.width > paint->theme->line_width)
        {
          cairo_rectangle (paint->cr, part.x, part.y, part.width, part.height);
          soleus_color_set_source_alpha (paint->cr, &paint->theme->gap, 0.08);
          cairo_fill (paint->cr);
          hatch_part (paint, &part, SOLEUS_HATCH_UP, &paint->theme->zero_line);
        }
      if (i < paint->facts->n_runs)
        from_s = run->start_s + (double)run->n / paint->facts->rate_hz;
    }
}

static void
paint_unusable (const SoleusTrackPaint *paint)
{
  const GArray *states = paint->track->analysis->states;

  for (guint i = 0; i < states->len; i++)
    {
      const SoleusStateSpan *row = &g_array_index (states, SoleusStateSpan, i);
      SoleusSpan span = {row->onset_s, row->onset_s + row->duration_s};
      SoleusRect part;

      if (row->state == SOLEUS_STATE_UNUSABLE
          && part_of_plot (paint, span, &part))
        hatch_part (paint, &part, SOLEUS_HATCH_CROSS, &paint->theme->zero_line);
    }
}

static void
paint_artefacts (const SoleusTrackPaint *paint)
{
  const GArray *artefacts = paint->track->analysis->artefacts;
  const SoleusTheme *theme = paint->theme;
  double free_x = -INFINITY;

  for (guint i = 0; i < artefacts->len; i++)
    {
      const SoleusArtefact *row = &g_array_index (artefacts, SoleusArtefact, i);
      SoleusSpan span = {row->onset_s, row->onset_s + row->duration_s};
      SoleusRect part;

      if (!soleus_channel_set_has (&row->channels, paint->track->channel)
          || !part_of_plot (paint, span, &part))
        continue;
      hatch_part (
          paint, &part, SOLEUS_HATCH_DOWN, &theme->hues[SOLEUS_HUE_ARTEFACT]);
      if (part.x < free_x)
        continue;
      soleus_plot_text_draw (paint->cr, theme,
          soleus_palette_artefact_mark (row->kind),
          &(SoleusPlotText){
              .color = &theme->text_dim,
              .x = part.x + theme->line_width,
              .y = part.y + part.height,
              .align_y = 1.0,
              .halo = TRUE,
          });
      free_x = part.x + 2.5 * theme->font_size;
    }
}

/* What lies behind the trace: gaps, unusable time, disturbances. */
void
soleus_track_paint_ground (const SoleusTrackPaint *paint)
{
  SoleusRect part;

  paint_gaps (paint);
  if (paint->track->analysis != NULL)
    {
      paint_unusable (paint);
      paint_artefacts (paint);
    }
  if (paint->track->has_selection
      && part_of_plot (paint, paint->track->selection, &part))
    {
      cairo_rectangle (paint->cr, part.x, part.y, part.width, part.height);
      soleus_color_set_source (paint->cr, &paint->theme->selection);
      cairo_fill (paint->cr);
      cairo_set_line_width (paint->cr, paint->theme->line_width);
      soleus_color_set_source (paint->cr, &paint->theme->accent);
      cairo_move_to (paint->cr, part.x, part.y);
      cairo_line_to (paint->cr, part.x, part.y + part.height);
      cairo_move_to (paint->cr, part.x + part.width, part.y);
      cairo_line_to (paint->cr, part.x + part.width, part.y + part.height);
      cairo_stroke (paint->cr);
    }
}
