/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-match.h"

#include <math.h>

/* Half, as science.md 5 has it: "bursts overlap >= 50 %". */
#define HALF 0.5
/* Rounding of times in files: 0.1 ms and less. */
#define TIME_ROUNDING_S 1e-9

static const char *const rule_ids[SOLEUS_N_MATCH_RULES] = {
    [SOLEUS_MATCH_ONSET] = "onset",
    [SOLEUS_MATCH_HALF] = "half",
    [SOLEUS_MATCH_TOUCH] = "touch",
};

const char *
soleus_match_rule_id (SoleusMatchRule rule)
{
  return rule < SOLEUS_N_MATCH_RULES ? rule_ids[rule] : NULL;
}

int
soleus_match_rule_from_id (const char *id)
{
  for (int rule = 0; rule < SOLEUS_N_MATCH_RULES; rule++)
    if (g_strcmp0 (id, rule_ids[rule]) == 0)
      return rule;
  return -1;
}

typedef struct
{
  SoleusMatchPair pair;
  double unlike; /* 0: the same; smaller is taken first */
} Candidate;

static double
end_s (const SoleusMatchEvent *event)
{
  return event->onset_s + MAX (event->duration_s, 0.0);
}

/* Seconds in common; below 0: seconds between them. */
static double
common_s (const SoleusMatchEvent *a, const SoleusMatchEvent *b)
{
  return MIN (end_s (a), end_s (b)) - MAX (a->onset_s, b->onset_s);
}

/* 0 for the same span, towards 1 for a small common part, above 1 for spans
 * that lie apart. */
static double
unlikeness (const SoleusMatchEvent *a, const SoleusMatchEvent *b)
{
  double common = common_s (a, b);
  double joint = MAX (end_s (a), end_s (b)) - MIN (a->onset_s, b->onset_s);

  if (common < 0.0)
    return 1.0 - common;
  return joint > 0.0 ? 1.0 - common / joint : 0.0;
}

static gboolean
is_near_onset (
    const SoleusMatchEvent *a, const SoleusMatchEvent *b, double tolerance_s)
{
  return fabs (a->onset_s - b->onset_s) <= tolerance_s + TIME_ROUNDING_S;
}

static gboolean
is_half (const SoleusMatchEvent *a, const SoleusMatchEvent *b)
{
  double longer = MAX (a->duration_s, b->duration_s);

  return longer > 0.0 && common_s (a, b) >= HALF * longer;
}

static gboolean
may_be_same (const SoleusMatchEvent *a, const SoleusMatchEvent *b,
    const SoleusMatchOptions *options)
{
  static const SoleusChannelSet any = {{0}};

  if (options->same_label
      && g_strcmp0 (
             a->label != NULL ? a->label : "", b->label != NULL ? b->label : "")
          != 0)
    return FALSE;
  if (options->same_channels && !soleus_channel_set_equal (&a->channels, &any)
      && !soleus_channel_set_equal (&b->channels, &any)
      && !soleus_channel_set_overlaps (&a->channels, &b->channels))
    return FALSE;
  switch (options->rule)
    {
    case SOLEUS_MATCH_ONSET:
      return is_near_onset (a, b, options->tolerance_s);
    case SOLEUS_MATCH_HALF:
      return is_half (a, b) || is_near_onset (a, b, options->tolerance_s);
    default:
      return common_s (a, b) >= -options->tolerance_s - TIME_ROUNDING_S;
    }
}

static int
by_onset (gconstpointer a, gconstpointer b, gpointer events)
{
  guint i = *(const guint *)a, j = *(const guint *)b;
  const SoleusMatchEvent *x = (const SoleusMatchEvent *)events + i;
  const SoleusMatchEvent *y = (const SoleusMatchEvent *)events + j;

  if (x->onset_s != y->onset_s)
    return x->onset_s < y->onset_s ? -1 : 1;
  return i < j ? -1 : i > j;
}

static guint *
rows_by_onset (const SoleusMatchEvent *events, guint n)
{
  guint *rows = g_new (guint, MAX (n, 1));

  for (guint i = 0; i < n; i++)
    rows[i] = i;
  g_qsort_with_data (rows, (gint)n, sizeof *rows, by_onset, (gpointer)events);
  return rows;
}

static int
by_likeness (gconstpointer a, gconstpointer b)
{
  const Candidate *x = a, *y = b;

  if (x->unlike != y->unlike)
    return x->unlike < y->unlike ? -1 : 1;
  if (x->pair.reference != y->pair.reference)
    return x->pair.reference < y->pair.reference ? -1 : 1;
  return x->pair.test < y->pair.test ? -1 : x->pair.test > y->pair.test;
}

static int
by_reference (gconstpointer a, gconstpointer b)
{
  const SoleusMatchPair *x = a, *y = b;

  return x->reference < y->reference ? -1 : x->reference > y->reference;
}

static double
longest_s (const SoleusMatchEvent *events, guint n)
{
  double longest = 0.0;

  for (guint i = 0; i < n; i++)
    longest = MAX (longest, events[i].duration_s);
  return longest;
}

/* All pairs that may be the same. Both lists are walked in time: a test event
 * that begins more than the longest span and the tolerance away cannot be. */
static GArray *
candidates_of (const SoleusMatchEvent *reference, guint n_reference,
    const SoleusMatchEvent *test, guint n_test,
    const SoleusMatchOptions *options)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  g_autofree guint *r = rows_by_onset (reference, n_reference);
  g_autofree guint *t = rows_by_onset (test, n_test);
  double reach_s = options->tolerance_s + TIME_ROUNDING_S;
  double back_s = reach_s + longest_s (test, n_test);
  guint first = 0;

  for (guint i = 0; i < n_reference; i++)
    {
      const SoleusMatchEvent *a = &reference[r[i]];

      while (first < n_test && test[t[first]].onset_s < a->onset_s - back_s)
        first++;
      for (guint j = first; j < n_test; j++)
        {
          const SoleusMatchEvent *b = &test[t[j]];
          Candidate candidate = {.pair = {r[i], t[j]}};

          if (b->onset_s > end_s (a) + reach_s)
            break;
          if (!may_be_same (a, b, options))
            continue;
          candidate.unlike = options->rule == SOLEUS_MATCH_ONSET
              ? fabs (a->onset_s - b->onset_s)
              : unlikeness (a, b);
          g_array_append_val (candidates, candidate);
        }
    }
  return candidates;
}

GArray *
soleus_match (const SoleusMatchEvent *reference, guint n_reference,
    const SoleusMatchEvent *test, guint n_test,
    const SoleusMatchOptions *options)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (SoleusMatchPair));
  g_autoptr (GArray) candidates =
      candidates_of (reference, n_reference, test, n_test, options);
  g_autofree gboolean *reference_taken =
      g_new0 (gboolean, MAX (n_reference, 1));
  g_autofree gboolean *test_taken = g_new0 (gboolean, MAX (n_test, 1));

  g_array_sort (candidates, by_likeness);
  for (guint i = 0; i < candidates->len; i++)
    {
      SoleusMatchPair pair = g_array_index (candidates, Candidate, i).pair;

      if (reference_taken[pair.reference] || test_taken[pair.test])
        continue;
      reference_taken[pair.reference] = test_taken[pair.test] = TRUE;
      g_array_append_val (pairs, pair);
    }
  g_array_sort (pairs, by_reference);
  return pairs;
}
