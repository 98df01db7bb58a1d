/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-leg-night.h"

#include <string.h>

#include "soleus-spans.h"

/* Words of the annotations of sleep laboratories, as EDF+, NSRR and the
 * scorers' text lists have them; lower case, without "sleep stage". */
static const char *const sleep_words[] = {"n1", "n2", "n3", "n4", "1", "2", "3",
    "4", "s1", "s2", "s3", "s4", "r", "rem", "nrem", "nrem1", "nrem2", "nrem3"};
static const char *const wake_words[] = {
    "w", "wake", "movement", "movement time", "mt", "?"};
static const char *const breathing_words[] = {
    "apnea", "apnoea", "hypopnea", "hypopnoea", "rera"};
static const char stage_prefix[] = "sleep stage ";
/* Numbers and letters alone are stages only after the prefix. */
#define SHORTEST_ALONE 2

static gboolean
is_among (const char *word, const char *const *words, guint n)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (word, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Whether @text tells a stage of sleep or of being awake. */
static gboolean
is_stage (const char *text, gboolean *sleeps)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  const char *word = g_strstrip (lower);

  if (g_str_has_prefix (word, stage_prefix))
    word += strlen (stage_prefix);
  else if (strlen (word) < SHORTEST_ALONE)
    return FALSE;
  *sleeps = is_among (word, sleep_words, G_N_ELEMENTS (sleep_words));
  return *sleeps || is_among (word, wake_words, G_N_ELEMENTS (wake_words));
}

typedef struct
{
  SoleusSpan span;
  gboolean sleeps;
} Stage;

static int
by_start (gconstpointer a, gconstpointer b)
{
  const Stage *x = a;
  const Stage *y = b;

  return (x->span.start_s > y->span.start_s)
      - (x->span.start_s < y->span.start_s);
}

/* What is written in the recording and what a person marked in it. */
typedef void (*Read) (
    GArray *rows, const char *text, double onset_s, double duration_s);

static GArray *
read_all (const SoleusRecording *recording, const SoleusMark *const *marks,
    guint n_marks, gsize row_size, Read read)
{
  GArray *rows = g_array_new (FALSE, FALSE, (guint)row_size);

  for (guint i = 0; i < soleus_recording_get_n_annotations (recording); i++)
    {
      const SoleusAnnotation *row =
          soleus_recording_get_annotation (recording, i);
      read (rows, row->text, row->onset_s, MAX (row->duration_s, 0.0));
    }
  for (guint i = 0; i < n_marks; i++)
    read (rows, marks[i]->label, marks[i]->onset_s,
        MAX (marks[i]->duration_s, 0.0));
  return rows;
}

static void
read_stage (GArray *rows, const char *text, double onset_s, double duration_s)
{
  Stage stage = {.span = {onset_s, onset_s + duration_s}};

  if (is_stage (text, &stage.sleeps))
    g_array_append_val (rows, stage);
}

GArray *
soleus_leg_sleep (const SoleusRecording *recording,
    const SoleusMark *const *marks, guint n_marks)
{
  g_autoptr (GArray) stages =
      read_all (recording, marks, n_marks, sizeof (Stage), read_stage);
  double end_s = soleus_recording_get_duration_s (recording);
  GArray *sleep;

  if (stages->len == 0)
    return NULL;
  g_array_sort (stages, by_start);
  sleep = soleus_spans_new ();
  for (guint i = 0; i < stages->len; i++)
    {
      Stage stage = g_array_index (stages, Stage, i);
      if (stage.span.end_s <= stage.span.start_s)
        stage.span.end_s = i + 1 < stages->len
            ? g_array_index (stages, Stage, i + 1).span.start_s
            : end_s;
      stage.span.start_s = MAX (stage.span.start_s, 0.0);
      stage.span.end_s = MIN (stage.span.end_s, end_s);
      if (stage.sleeps && stage.span.end_s > stage.span.start_s)
        g_array_append_val (sleep, stage.span);
    }
  soleus_spans_normalise (sleep, 0.0);
  return sleep;
}

static void
read_breathing (
    GArray *rows, const char *text, double onset_s, double duration_s)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  SoleusSpan span = {onset_s, onset_s + duration_s};
  gboolean breathing = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (breathing_words); i++)
    breathing |= strstr (lower, breathing_words[i]) != NULL;
  if (breathing)
    g_array_append_val (rows, span);
}

GArray *
soleus_leg_respiratory (const SoleusRecording *recording,
    const SoleusMark *const *marks, guint n_marks)
{
  return read_all (
      recording, marks, n_marks, sizeof (SoleusSpan), read_breathing);
}
