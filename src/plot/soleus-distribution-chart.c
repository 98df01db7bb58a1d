/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-distribution-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-chart-frame.h"

#define N_MIN 3
/* Air beside the outermost values, as a factor. */
#define AIR 1.15
/* Panels stand side by side from this width on, in multiples of the font. */
#define WIDE 40.0
#define GAP 1.5
#define DASH 0.5

static int
compare_values (gconstpointer a, gconstpointer b)
{
  const double x = *(const double *)a, y = *(const double *)b;

  return x < y ? -1 : x > y;
}

/* Those above 0, in order; an array of double. */
static GArray *
dup_sorted (const double *values, guint n)
{
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < n; i++)
    if (isfinite (values[i]) && values[i] > 0.0)
      g_array_append_val (sorted, values[i]);
  g_array_sort (sorted, compare_values);
  return sorted;
}

static void
draw_steps (const SoleusChartFrame *frame, const GArray *sorted, SoleusHue hue,
    gboolean dashed)
{
  const double dash = DASH * frame->theme->font_size;

  cairo_save (frame->cr);
  cairo_new_path (frame->cr);
  cairo_move_to (frame->cr, frame->plot.x, soleus_chart_frame_y (frame, 0.0));
  for (guint i = 0; i < sorted->len; i++)
    {
      const double x =
          soleus_chart_frame_x (frame, g_array_index (sorted, double, i));
      cairo_line_to (
          frame->cr, x, soleus_chart_frame_y (frame, 100.0 * i / sorted->len));
      cairo_line_to (frame->cr, x,
          soleus_chart_frame_y (frame, 100.0 * (i + 1) / sorted->len));
    }
  cairo_line_to (frame->cr, frame->plot.x + frame->plot.width,
      soleus_chart_frame_y (frame, 100.0));
  if (dashed)
    cairo_set_dash (frame->cr, &dash, 1, 0.0);
  soleus_color_set_source (frame->cr, &frame->theme->hues[hue]);
  cairo_set_line_width (frame->cr, 2.0 * frame->theme->line_width);
  cairo_stroke (frame->cr);
  cairo_restore (frame->cr);
}

/* The names, in the corner that the curves leave free. */
static void
draw_names (const SoleusChartFrame *frame, const SoleusDistributions *pair)
{
  const char *names[] = {pair->first_name, pair->second_name};
  const SoleusHue hues[] = {SOLEUS_HUE_ISOLATED, SOLEUS_HUE_SUSTAINED};
  const double size = frame->theme->font_size;
  const double foot = frame->plot.y + frame->plot.height - size / 3.0;

  for (guint i = 0; i < 2; i++)
    {
      const SoleusColor letters = soleus_theme_letters (frame->theme, hues[i]);
      soleus_plot_text_draw (frame->cr, frame->theme, names[i],
          &(SoleusPlotText){
              .color = &letters,
              .x = frame->plot.x + frame->plot.width - size / 3.0,
              .y = foot - (1 - i) * 1.3 * size,
              .align_x = 1.0,
              .align_y = 1.0,
              .max_width = 0.7 * frame->plot.width,
              .halo = TRUE,
          });
    }
}

void
soleus_distribution_chart_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, const SoleusDistributions *pair)
{
  SoleusChartFrame frame = {
      .cr = cr, .theme = theme, .x_log = TRUE, .y_high = 100.0};
  g_autoptr (GArray) first = dup_sorted (pair->first, pair->n_first);
  g_autoptr (GArray) second = dup_sorted (pair->second, pair->n_second);

  if (first->len < N_MIN || second->len < N_MIN)
    {
      soleus_chart_say (cr, theme, rect, _ ("Too few of both to show."));
      return;
    }
  frame.x_low =
      MIN (g_array_index (first, double, 0), g_array_index (second, double, 0))
      / AIR;
  frame.x_high = MAX (g_array_index (first, double, first->len - 1),
                     g_array_index (second, double, second->len - 1))
      * AIR;
  soleus_chart_frame_draw (&frame, rect, pair->x_title,
      /* xgettext:no-c-format */ _ ("share up to this value, %"));
  draw_steps (&frame, first, SOLEUS_HUE_ISOLATED, FALSE);
  draw_steps (&frame, second, SOLEUS_HUE_SUSTAINED, TRUE);
  draw_names (&frame, pair);
}

/* --- the figure ------------------------------------------------------------
 */

typedef struct
{
  SoleusDistributions panels[2]; /* own everything in them */
} Copy;

static void
draw (gconstpointer data, cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect)
{
  const Copy *copy = data;
  const double gap = GAP * theme->font_size;
  const gboolean wide = rect->width >= WIDE * theme->font_size;
  SoleusRect part = *rect;

  if (wide)
    part.width = (rect->width - gap) / 2.0;
  else
    part.height = (rect->height - gap) / 2.0;
  soleus_distribution_chart_draw (cr, theme, &part, &copy->panels[0]);
  if (wide)
    part.x += part.width + gap;
  else
    part.y += part.height + gap;
  soleus_distribution_chart_draw (cr, theme, &part, &copy->panels[1]);
}

static void
write_values (GString *out, const char *what, const char *which,
    const double *values, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      char text[G_ASCII_DTOSTR_BUF_SIZE];
      g_string_append_printf (out, "\"%s\",%s,%s\n", what, which,
          g_ascii_formatd (text, sizeof text, "%.6g", values[i]));
    }
}

static void
write_csv (gconstpointer data, GString *out)
{
  const Copy *copy = data;

  g_string_append (out, "measure,recording,value\n");
  for (guint p = 0; p < 2; p++)
    {
      const SoleusDistributions *panel = &copy->panels[p];
      write_values (out, panel->x_title, "first", panel->first, panel->n_first);
      write_values (
          out, panel->x_title, "second", panel->second, panel->n_second);
    }
}

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  for (guint p = 0; p < 2; p++)
    {
      g_free ((char *)copy->panels[p].x_title);
      g_free ((char *)copy->panels[p].first_name);
      g_free ((char *)copy->panels[p].second_name);
      g_free ((double *)copy->panels[p].first);
      g_free ((double *)copy->panels[p].second);
    }
  g_free (copy);
}

SoleusFigure *
soleus_distribution_figure_new (
    const SoleusDistributions pair[2], char *summary)
{
  static const SoleusFigureClass figure_class = {draw, write_csv, copy_free};
  Copy *copy = g_new0 (Copy, 1);

  for (guint p = 0; p < 2; p++)
    copy->panels[p] = (SoleusDistributions){
        .x_title = g_strdup (pair[p].x_title),
        .first = g_memdup2 (pair[p].first, pair[p].n_first * sizeof (double)),
        .n_first = pair[p].n_first,
        .second =
            g_memdup2 (pair[p].second, pair[p].n_second * sizeof (double)),
        .n_second = pair[p].n_second,
        .first_name = g_strdup (pair[p].first_name),
        .second_name = g_strdup (pair[p].second_name)};
  return soleus_figure_new (&figure_class, copy, summary);
}
