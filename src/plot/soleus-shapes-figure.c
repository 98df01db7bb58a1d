/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-figures.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-chart-frame.h"
#include "soleus-filtered-view.h"

#define MAX_FAMILIES 6
#define MAX_POTENTIALS 100
/* Seen around the peak: a motor unit potential lasts 5 to 20 ms, the muscle's
 * own swing a tenth of a second. */
#define EMG_BEFORE_S 0.015
#define EMG_AFTER_S 0.025
#define OTHER_BEFORE_S 0.10
#define OTHER_AFTER_S 0.20
/* Longer bursts are no single potentials. */
#define LONGEST_S 0.25

typedef struct
{
  int key; /* of the template, or of the pattern */
  guint n; /* all of them */
  GArray *peaks_s; /* of double */
  guint n_drawn;
  float *samples; /* [n_drawn][n_samples] */
  double *mean; /* [n_samples] */
  char *title;
} Family;

typedef struct
{
  GPtrArray *families; /* of Family, largest first */
  guint n_samples; /* of a potential */
  double rate_hz;
  double before_s;
  char *unit;
} Shapes;

static void
family_free (Family *family)
{
  g_array_unref (family->peaks_s);
  g_free (family->samples);
  g_free (family->mean);
  g_free (family->title);
  g_free (family);
}

static void
shapes_free (gpointer data)
{
  Shapes *shapes = data;

  g_ptr_array_unref (shapes->families);
  g_free (shapes->unit);
  g_free (shapes);
}

/* --- drawing --------------------------------------------------------------
 */

static double
time_ms (const Shapes *shapes, guint i)
{
  return 1000.0 * (i / shapes->rate_hz - shapes->before_s);
}

static void
set_ranges (SoleusChartFrame *frame, const Shapes *shapes, const Family *family)
{
  gsize n = (gsize)family->n_drawn * shapes->n_samples;

  frame->x_low = time_ms (shapes, 0);
  frame->x_high = time_ms (shapes, shapes->n_samples - 1);
  frame->y_low = INFINITY;
  frame->y_high = -INFINITY;
  for (gsize i = 0; i < n; i++)
    {
      frame->y_low = MIN (frame->y_low, family->samples[i]);
      frame->y_high = MAX (frame->y_high, family->samples[i]);
    }
  if (!(frame->y_high > frame->y_low))
    {
      frame->y_low = -1.0;
      frame->y_high = 1.0;
    }
}

static void
draw_family (cairo_t *cr, const SoleusTheme *theme, const SoleusRect *rect,
    const Shapes *shapes, const Family *family)
{
  SoleusChartFrame frame = {.cr = cr, .theme = theme};
  g_autofree char *title =
      /* TRANSLATORS: name of a family, how many, unit of the axis */
      g_strdup_printf (
          _ ("%s, n = %u, %s"), family->title, family->n, shapes->unit);

  set_ranges (&frame, shapes, family);
  soleus_chart_frame_draw (&frame, rect, _ ("ms"), title);
  cairo_new_path (cr);
  for (guint p = 0; p < family->n_drawn; p++)
    {
      const float *x = family->samples + (gsize)p * shapes->n_samples;

      for (guint i = 0; i < shapes->n_samples; i++)
        (i == 0 ? cairo_move_to : cairo_line_to) (cr,
            soleus_chart_frame_x (&frame, time_ms (shapes, i)),
            soleus_chart_frame_y (&frame, x[i]));
    }
  soleus_color_set_source_alpha (cr, &theme->hues[SOLEUS_HUE_ISOLATED], 0.35);
  cairo_set_line_width (cr, theme->line_width);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_FAST);
  cairo_stroke (cr);
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_DEFAULT);
  for (guint i = 0; i < shapes->n_samples; i++)
    cairo_line_to (cr, soleus_chart_frame_x (&frame, time_ms (shapes, i)),
        soleus_chart_frame_y (&frame, family->mean[i]));
  soleus_color_set_source (cr, &theme->trace);
  cairo_set_line_width (cr, 2.0 * theme->line_width);
  cairo_stroke (cr);
}

static void
draw (gconstpointer data, cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect)
{
  const Shapes *shapes = data;
  guint n = shapes->families->len;
  double width;

  if (n == 0)
    {
      soleus_chart_say (cr, theme, rect, _ ("No shape to show."));
      return;
    }
  /* As many as fit with room to be read. */
  n = MIN (n, (guint)MAX (rect->width / (14.0 * theme->font_size), 1.0));
  width = rect->width / n;
  for (guint i = 0; i < n; i++)
    {
      SoleusRect part = {rect->x + i * width, rect->y, width, rect->height};

      draw_family (
          cr, theme, &part, shapes, g_ptr_array_index (shapes->families, i));
    }
}

static void
write_csv (gconstpointer data, GString *out)
{
  const Shapes *shapes = data;
  char time[G_ASCII_DTOSTR_BUF_SIZE], value[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, "family,potential,time_ms,value\n");
  for (guint f = 0; f < shapes->families->len; f++)
    {
      const Family *family = g_ptr_array_index (shapes->families, f);
      gsize n = (gsize)family->n_drawn * shapes->n_samples;

      for (gsize i = 0; i < n; i++)
        g_string_append_printf (out, "%u,%u,%s,%s\n", f + 1,
            (guint)(i / shapes->n_samples) + 1,
            g_ascii_formatd (time, sizeof time, "%.3f",
                time_ms (shapes, (guint)(i % shapes->n_samples))),
            g_ascii_formatd (value, sizeof value, "%.6g", family->samples[i]));
    }
}

/* --- finding the potentials -----------------------------------------------
 */

static Family *
family_of (GPtrArray *families, int key)
{
  Family *family;

  for (guint i = 0; i < families->len; i++)
    if (((Family *)g_ptr_array_index (families, i))->key == key)
      return g_ptr_array_index (families, i);
  family = g_new0 (Family, 1);
  family->key = key;
  family->peaks_s = g_array_new (FALSE, FALSE, sizeof (double));
  g_ptr_array_add (families, family);
  return family;
}

/* Whether somebody said that this burst is none. */
static gboolean
is_rejected (const SoleusAnalysis *analysis, const SoleusBurst *burst)
{
  return burst->episode >= 0 && (guint)burst->episode < analysis->episodes->len
      && g_array_index (analysis->episodes, SoleusEpisode, burst->episode)
             .rejected;
}

static gboolean
has_templates (const SoleusAnalysis *analysis, guint channel)
{
  for (guint i = 0; i < analysis->templates->len; i++)
    if (((SoleusTemplate *)g_ptr_array_index (analysis->templates, i))->channel
        == channel)
      return TRUE;
  return FALSE;
}

static int
by_size (gconstpointer a, gconstpointer b)
{
  const Family *left = *(Family *const *)a;
  const Family *right = *(Family *const *)b;

  return (left->n < right->n) - (left->n > right->n);
}

static void
collect (Shapes *shapes, const SoleusAnalysis *analysis, guint channel)
{
  gboolean sorted = has_templates (analysis, channel);

  for (guint i = 0; i < analysis->bursts->len; i++)
    {
      const SoleusBurst *burst =
          &g_array_index (analysis->bursts, SoleusBurst, i);
      Family *family;

      if (!soleus_channel_set_has (&burst->channels, channel)
          || burst->duration_s > LONGEST_S
          || burst->pattern == SOLEUS_PATTERN_VOL
          || is_rejected (analysis, burst)
          || (sorted && burst->template_idx < 0))
        continue;
      family = family_of (
          shapes->families, sorted ? burst->template_idx : (int)burst->pattern);
      family->n++;
      g_array_append_val (family->peaks_s, burst->peak_s);
    }
  g_ptr_array_sort (shapes->families, by_size);
  if (shapes->families->len > MAX_FAMILIES)
    g_ptr_array_set_size (shapes->families, MAX_FAMILIES);
}

/* --- reading --------------------------------------------------------------
 */

/* FALSE: it lies at an edge, or cannot be read. */
static gboolean
read_potential (const Shapes *shapes, SoleusRecording *filtered, guint channel,
    double peak_s, float *out)
{
  const SoleusChannel *facts = soleus_recording_get_channel (filtered, channel);
  guint64 peak_idx = soleus_channel_idx (facts, peak_s);
  guint64 before = (guint64)(shapes->before_s * shapes->rate_hz);

  return peak_idx >= before
      && peak_idx - before + shapes->n_samples <= facts->n_samples
      && soleus_recording_read (
          filtered, channel, peak_idx - before, shapes->n_samples, out, NULL);
}

static gboolean
read_family (const Shapes *shapes, Family *family, SoleusRecording *filtered,
    guint channel, SoleusProgress *progress, GError **error)
{
  guint step = (family->n + MAX_POTENTIALS - 1) / MAX_POTENTIALS;

  family->samples =
      g_new (float, (gsize)MIN (family->n, MAX_POTENTIALS) * shapes->n_samples);
  family->mean = g_new0 (double, shapes->n_samples);
  for (guint i = 0; i < family->n; i += step)
    {
      float *x = family->samples + (gsize)family->n_drawn * shapes->n_samples;

      if (soleus_progress_stop (progress, error))
        return FALSE;
      if (!read_potential (shapes, filtered, channel,
              g_array_index (family->peaks_s, double, i), x))
        continue;
      for (guint k = 0; k < shapes->n_samples; k++)
        family->mean[k] += x[k];
      family->n_drawn++;
    }
  for (guint k = 0; k < shapes->n_samples; k++)
    family->mean[k] /= MAX (family->n_drawn, 1);
  return TRUE;
}

static char *
dup_title (const SoleusAnalysis *analysis, const Family *family,
    gboolean sorted, const char *(*pattern_words) (const char *id))
{
  if (sorted && (guint)family->key < analysis->templates->len)
    {
      const SoleusTemplate *row =
          g_ptr_array_index (analysis->templates, family->key);

      /* TRANSLATORS: number of a shape that came back */
      return g_strdup_printf (_ ("Shape %u"), row->id);
    }
  return g_strdup (
      pattern_words (soleus_pattern_id ((SoleusPattern)family->key)));
}

static char *
dup_summary (const Shapes *shapes)
{
  const Family *first;

  if (shapes->families->len == 0)
    return g_strdup (_ ("No single potentials on this channel."));
  first = g_ptr_array_index (shapes->families, 0);
  return g_strdup_printf (
      /* TRANSLATORS: largest family: its name and number, how many drawn */
      ngettext ("%u family: %s with n = %u, of which %u are drawn, and their "
                "mean",
          "%u families; the largest is %s with n = %u, of which %u are drawn, "
          "and their mean",
          shapes->families->len),
      shapes->families->len, first->title, first->n, first->n_drawn);
}

static Shapes *
shapes_new (const SoleusChannel *facts)
{
  Shapes *shapes = g_new0 (Shapes, 1);
  gboolean emg = facts->kind == SOLEUS_KIND_EMG;
  double after_s = emg ? EMG_AFTER_S : OTHER_AFTER_S;

  shapes->families =
      g_ptr_array_new_with_free_func ((GDestroyNotify)family_free);
  shapes->rate_hz = facts->rate_hz;
  shapes->before_s = emg ? EMG_BEFORE_S : OTHER_BEFORE_S;
  shapes->n_samples =
      (guint)MAX ((shapes->before_s + after_s) * facts->rate_hz, 4.0);
  shapes->unit =
      g_strdup (g_str_equal (facts->unit, "uV") ? "µV" : facts->unit);
  return shapes;
}

SoleusFigure *
soleus_shapes_figure_new (SoleusRecording *recording,
    const SoleusAnalysis *analysis, guint channel,
    const char *(*pattern_words) (const char *id), SoleusProgress *progress,
    GError **error)
{
  static const SoleusFigureClass figure_class = {draw, write_csv, shapes_free};
  guint n = soleus_recording_get_n_channels (recording);
  g_autofree SoleusViewFilter *filters = g_new0 (SoleusViewFilter, n);
  g_autoptr (SoleusRecording) filtered = NULL;
  Shapes *shapes =
      shapes_new (soleus_recording_get_channel (recording, channel));
  gboolean sorted = has_templates (analysis, channel);
  char *summary;

  soleus_view_filter_init (&filters[channel], analysis, recording, channel);
  filtered = soleus_filtered_recording_new (recording, filters);
  collect (shapes, analysis, channel);
  for (guint i = 0; i < shapes->families->len; i++)
    {
      Family *family = g_ptr_array_index (shapes->families, i);

      family->title = dup_title (analysis, family, sorted, pattern_words);
      if (!read_family (shapes, family, filtered, channel, progress, error))
        {
          shapes_free (shapes);
          return NULL;
        }
    }
  summary = dup_summary (shapes);
  return soleus_figure_new (&figure_class, shapes, summary);
}
