/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-words.h"

#include "soleus-class.h"
#include "soleus-format.h"
#include "soleus-ticks.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* An ending this short is the abbreviation people use. */
#define ABBREVIATION_LETTERS 4
/* Of a second: a sample at 10 kHz. */
#define RULER_DECIMALS 4

/* The document: "almost any muscle group on the body can be affected". The
 * calf is where people look first, the rest follows from foot to face. */
const char *const soleus_words_muscles[] = {
    N_ ("calf"),
    N_ ("gastrocnemius"),
    N_ ("soleus"),
    N_ ("tibialis anterior"),
    N_ ("peroneus longus"),
    N_ ("foot"),
    N_ ("abductor hallucis"),
    N_ ("thigh"),
    N_ ("quadriceps"),
    N_ ("hamstrings"),
    N_ ("buttock"),
    N_ ("back"),
    N_ ("belly"),
    N_ ("chest"),
    N_ ("shoulder"),
    N_ ("deltoid"),
    N_ ("biceps"),
    N_ ("triceps"),
    N_ ("forearm"),
    N_ ("hand"),
    N_ ("first dorsal interosseous"),
    N_ ("neck"),
    N_ ("jaw"),
    N_ ("eyelid"),
    N_ ("face"),
    N_ ("tongue"),
    NULL,
};

const char *const soleus_words_labels[] = {"FASC", "FBURST", "CRAMP", "TREM",
    "MYOC", "VOL", "felt-one", "moved-on-purpose", "rest", "posture",
    "posture+load", "kinetic", "standing", "walking", "drowsy", "asleep",
    "awake", "medication", "sport", NULL};

const char *
soleus_words_key_label (const char *chosen, guint key)
{
  static const char *const labels[] = {"FASC", "FBURST", "CRAMP", "TREM",
      "MYOC", "moved-on-purpose", "rest", "asleep", "felt-one"};

  if (chosen != NULL && chosen[0] != '\0')
    return chosen;
  return key >= 1 && key <= G_N_ELEMENTS (labels) ? labels[key - 1] : "";
}

const char *
soleus_words_kind (SoleusKind kind)
{
  static const char *const names[] = {
      N_ ("EMG"), N_ ("Accelerometer"), N_ ("Other")};

  return _ (names[kind]);
}

const char *
soleus_words_side (SoleusSide side)
{
  switch (side)
    {
    case SOLEUS_SIDE_LEFT:
      return _ ("left");
    case SOLEUS_SIDE_RIGHT:
      return _ ("right");
    case SOLEUS_SIDE_UNKNOWN:
    default:
      return "";
    }
}

const char *
soleus_words_origin (SoleusOrigin origin)
{
  static const char *const names[] = {
      N_ ("found"), N_ ("mine"), N_ ("imported")};

  return _ (names[origin]);
}

const char *
soleus_words_condition (SoleusCondition condition)
{
  static const char *const names[SOLEUS_N_CONDITIONS] = {
      N_ ("At rest"),
      N_ ("Holding a position"),
      N_ ("Holding a weight"),
      N_ ("Moving"),
      N_ ("Standing"),
      N_ ("Drowsy"),
      N_ ("Asleep"),
      N_ ("Awake"),
      N_ ("Walking"),
      N_ ("Moved on purpose"),
      N_ ("Felt a twitch"),
      N_ ("Took medicine"),
      N_ ("After sport"),
  };

  return condition >= 0 ? _ (names[condition]) : "";
}

const char *
soleus_words_label (const char *label)
{
  const SoleusClass *row = soleus_class_get (soleus_pattern_from_id (label));
  SoleusCondition condition = soleus_condition_from_id (label);

  if (row != NULL)
    return _ (row->plain);
  if (condition != SOLEUS_CONDITION_NONE)
    return soleus_words_condition (condition);
  return label;
}

char *
soleus_words_dup_place (const SoleusChannel *channel)
{
  const char *side = soleus_words_side (channel->side);
  gboolean assumed = FALSE;
  const char *muscle = soleus_channel_get_muscle (channel, &assumed);
  g_autofree char *place = NULL;

  if (muscle == NULL)
    return g_strdup (side);
  place = side[0] == '\0'
      ? g_strdup (_ (muscle))
      /* Translators: side and muscle, "left calf". */
      : g_strdup_printf (C_ ("place", "%s %s"), side, _ (muscle));
  /* Translators: %s is a muscle that nobody told, "calf". */
  return assumed ? g_strdup_printf (_ ("%s (assumed)"), place)
                 : g_steal_pointer (&place);
}

char *
soleus_words_dup_channel (const SoleusChannel *channel)
{
  g_autofree char *place = soleus_words_dup_place (channel);

  if (place[0] == '\0')
    return g_strdup_printf (
        "%s, %s", channel->label, soleus_words_kind (channel->kind));
  return g_strdup_printf (
      "%s, %s, %s", channel->label, soleus_words_kind (channel->kind), place);
}

static char *
dup_rate (double rate_hz)
{
  if (rate_hz >= 1000.0)
    /* Translators: sampling rate in kilohertz. */
    return g_strdup_printf (_ ("%.3g kHz"), rate_hz / 1000.0);
  return g_strdup_printf (_ ("%.4g Hz"), rate_hz);
}

static char *
dup_group (SoleusKind kind, double rate_hz, guint n)
{
  g_autofree char *rate = dup_rate (rate_hz);

  switch (kind)
    {
    case SOLEUS_KIND_EMG:
      /* Translators: number of channels, sampling rate: "2 EMG 2 kHz". */
      return g_strdup_printf (_ ("%u EMG %s"), n, rate);
    case SOLEUS_KIND_ACCELEROMETER:
      return g_strdup_printf (_ ("%u accelerometer %s"), n, rate);
    case SOLEUS_KIND_OTHER:
    default:
      return g_strdup_printf (_ ("%u other %s"), n, rate);
    }
}

/* Channels of one kind and rate are told together, in order of kind. */
static char *
dup_channels (const SoleusRecording *recording)
{
  guint n = soleus_recording_get_n_channels (recording);
  g_autofree gboolean *told = g_new0 (gboolean, MAX (n, 1));
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (int kind = SOLEUS_KIND_EMG; kind <= SOLEUS_KIND_OTHER; kind++)
    for (guint i = 0; i < n; i++)
      {
        const SoleusChannel *first =
            soleus_recording_get_channel (recording, i);
        guint n_alike = 0;

        if (told[i] || (int)first->kind != kind)
          continue;
        for (guint j = i; j < n; j++)
          {
            const SoleusChannel *other =
                soleus_recording_get_channel (recording, j);

            if (other->kind != first->kind || other->rate_hz != first->rate_hz)
              continue;
            told[j] = TRUE;
            n_alike++;
          }
        g_ptr_array_add (
            parts, dup_group (first->kind, first->rate_hz, n_alike));
      }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **)parts->pdata);
}

/* People know "EDF" and "CSV" from the file's name, better than what the
 * letters stand for. */
static char *
dup_format (const SoleusRecording *recording)
{
  const char *name = soleus_recording_get_name (recording);
  const char *dot = name != NULL ? strrchr (name, '.') : NULL;
  const char *id = soleus_recording_get_format_id (recording);
  const SoleusFormat *row = id != NULL ? soleus_format_from_id (id) : NULL;

  if (dot != NULL && dot != name && dot[1] != '\0'
      && strlen (dot + 1) <= ABBREVIATION_LETTERS)
    return g_ascii_strup (dot + 1, -1);
  return row != NULL ? g_strdup (_ (row->name)) : NULL;
}

char *
soleus_words_dup_facts (const SoleusRecording *recording)
{
  g_autofree char *channels = dup_channels (recording);
  g_autofree char *format = dup_format (recording);
  g_autofree char *duration =
      soleus_duration_dup_text (soleus_recording_get_duration_s (recording));

  if (format == NULL)
    return g_strdup_printf ("%s · %s", channels, duration);
  return g_strdup_printf ("%s · %s · %s", format, channels, duration);
}

/* Digits that tell the two ends of a span apart. */
static guint
decimals_for (double length_s)
{
  if (length_s >= 60.0)
    return 0;
  return length_s >= 2.0 ? 1 : 3;
}

GDateTime *
soleus_words_get_clock (
    SoleusViewState *state, const SoleusRecording *recording)
{
  return recording == NULL
          || soleus_view_state_get_time_axis (state) != SOLEUS_TIME_CLOCK
      ? NULL
      : soleus_recording_get_start (recording);
}

char *
soleus_words_dup_time (SoleusViewState *state, const SoleusRecording *recording,
    double time_s, guint n_decimals)
{
  return soleus_time_dup_text (time_s - soleus_view_state_get_zero_s (state),
      soleus_words_get_clock (state, recording), n_decimals);
}

char *
soleus_words_dup_visible (
    SoleusViewState *state, const SoleusRecording *recording)
{
  SoleusSpan visible = soleus_view_state_get_visible (state);
  SoleusSpan selection;
  guint n_decimals = decimals_for (soleus_span_duration_s (visible));
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *shown = NULL;

  if (recording == NULL)
    return g_strdup ("");
  from = soleus_words_dup_time (state, recording, visible.start_s, n_decimals);
  to = soleus_words_dup_time (state, recording, visible.end_s, n_decimals);
  whole =
      soleus_duration_dup_text (soleus_recording_get_duration_s (recording));
  shown = g_strdup_printf (_ ("Showing %s to %s of %s."), from, to, whole);
  if (soleus_view_state_has_ruler (state))
    {
      g_autofree char *ruler = soleus_words_dup_ruler (state, recording);
      char *both = g_strdup_printf (_ ("%s Cursors: %s."), shown, ruler);

      g_free (shown);
      shown = both;
    }
  if (soleus_view_state_get_selection (state, &selection, NULL))
    {
      g_autofree char *first =
          soleus_words_dup_time (state, recording, selection.start_s, 3);
      g_autofree char *length =
          soleus_duration_dup_text (soleus_span_duration_s (selection));
      g_autofree char *selected =
          g_strdup_printf (_ ("Selected %s from %s."), length, first);

      return g_strdup_printf ("%s %s", shown, selected);
    }
  return g_steal_pointer (&shown);
}

char *
soleus_words_dup_value (double value, const char *unit)
{
  double size = fabs (value);
  const char *shown = g_strcmp0 (unit, "uV") == 0 ? "µV" : unit;
  int n_decimals;
  g_autofree char *number = NULL;

  if (isnan (value))
    return g_strdup ("–");
  if (size >= 100.0 || size == 0.0)
    n_decimals = 0;
  else
    n_decimals = CLAMP (2 - (int)floor (log10 (size)), 0, 6);
  number = g_strdup_printf ("%.*f", n_decimals, value);
  if (shown == NULL || shown[0] == '\0')
    return g_steal_pointer (&number);
  return g_strdup_printf ("%s %s", number, shown);
}

char *
soleus_words_dup_filter (const SoleusViewFilter *filter)
{
  if (filter->low_hz == 0.0)
    return g_strdup (_ ("as recorded"));
  if (isnan (filter->mains_hz))
    return g_strdup_printf (_ ("%g to %g Hz"), filter->low_hz, filter->high_hz);
  return g_strdup_printf (_ ("%g to %g Hz, without %g Hz hum"), filter->low_hz,
      filter->high_hz, filter->mains_hz);
}

/* Milliseconds as long as they can be read. */
static char *
dup_difference (double by_s)
{
  if (fabs (by_s) < 1.0)
    return g_strdup_printf (_ ("%.1f ms"), 1000.0 * by_s);
  if (fabs (by_s) < 10.0)
    return g_strdup_printf (_ ("%.0f ms"), 1000.0 * by_s);
  return g_strdup_printf (_ ("%.3f s"), by_s);
}

char *
soleus_words_dup_ruler (
    SoleusViewState *state, const SoleusRecording *recording)
{
  double first_s = soleus_view_state_get_cursor_s (state);
  double second_s = soleus_view_state_get_second_s (state);
  gboolean second_moves = soleus_view_state_get_second_moves (state);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *between = NULL;
  g_autofree char *lines = NULL;

  if (recording == NULL || !soleus_view_state_has_ruler (state))
    return g_strdup ("");
  first = soleus_words_dup_time (state, recording, first_s, RULER_DECIMALS);
  second = soleus_words_dup_time (state, recording, second_s, RULER_DECIMALS);
  between = dup_difference (second_s - first_s);
  /* Translators: two cursors, their times and the time between them; the one
   * in pointed brackets is moved by keys. */
  lines = g_strdup_printf (
      second_moves ? _ ("A %s · ‹B› %s · %s") : _ ("‹A› %s · B %s · %s"), first,
      second, between);
  if (second_s == first_s)
    return g_steal_pointer (&lines);
  /* Translators: what recurs once in that time. */
  return g_strdup_printf (
      _ ("%s · %.3g Hz"), lines, 1.0 / fabs (second_s - first_s));
}

char *
soleus_words_dup_reading (double first, double second, const char *unit)
{
  g_autofree char *a = soleus_words_dup_value (first, unit);
  g_autofree char *b = soleus_words_dup_value (second, unit);
  g_autofree char *by = soleus_words_dup_value (second - first, unit);

  /* Translators: values at the two cursors and their difference. */
  return g_strdup_printf (_ ("A %s · B %s · B − A %s"), a, b, by);
}

char *
soleus_words_dup_division (double value, const char *unit, double time_s)
{
  const char *shown = g_strcmp0 (unit, "uV") == 0 ? "µV" : unit;

  if (time_s < 1.0)
    /* Translators: a box of the grid: height with unit, width. */
    return g_strdup_printf (
        _ ("%g %s, %g ms a division"), value, shown, 1000.0 * time_s);
  return g_strdup_printf (_ ("%g %s, %g s a division"), value, shown, time_s);
}
