/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "soleus-voices.h"

/* Marks of 0.1 s in channel 0 unless told. */
typedef struct
{
  const char *rater;
  double onset_s;
  const char *label;
  guint channel;
  gboolean counts;
} Row;

static SoleusDecisions *
decide (const Row *rows, guint n)
{
  SoleusDecisions *decisions = soleus_decisions_new ();

  for (guint i = 0; i < n; i++)
    {
      const SoleusMark values = {.id = i + 1,
          .onset_s = rows[i].onset_s,
          .duration_s = 0.1,
          .channels = soleus_channel_set_of (rows[i].channel),
          .label = (char *)rows[i].label,
          .note = (char *)"",
          .rater = (char *)rows[i].rater,
          .confidence = NAN,
          .origin = SOLEUS_ORIGIN_MINE};
      g_autoptr (SoleusMark) mark = soleus_mark_new (&values);
      SoleusDecisions *next = soleus_decisions_with_mark (decisions, mark);
      soleus_decisions_unref (decisions);
      decisions = next;
    }
  return decisions;
}

static void
check (const Row *rows, guint n)
{
  g_autoptr (SoleusDecisions) decisions = decide (rows, n);
  g_autofree gboolean *counting = soleus_voices_dup_counting (decisions);

  for (guint i = 0; i < n; i++)
    {
      const SoleusMark *mark = soleus_decisions_get_mark (decisions, i);
      ck_assert_msg (counting[i] == rows[mark->id - 1].counts,
          "the mark of %s at %g s", mark->rater, mark->onset_s);
    }
}

START_TEST (all_marks_of_one_rater_count)
  {
    static const Row rows[] = {
        {"ann", 1.00, "FASC", 0, TRUE},
        {"ann", 1.02, "FASC", 0, TRUE},
        {"ann", 1.00, "rest", 0, TRUE},
    };

    check (rows, G_N_ELEMENTS (rows));
  }
END_TEST

START_TEST (what_two_marked_counts_for_the_first_of_them)
  {
    static const Row rows[] = {
        {"bob", 1.05, "FASC", 0, TRUE},
        {"ann", 1.00, "MYOC", 0, FALSE},
        {"ann", 1.50, "FASC", 0, TRUE}, /* bob has nothing there */
        {"ann", 1.05, "FASC", 1, TRUE}, /* nor on this channel */
        {"ann", 1.05, "rest", 0, TRUE}, /* no count is made of this */
        {"eve", 1.06, "FASC", 0, FALSE},
        {"eve", 1.51, "FASC", 0, FALSE},
        {"eve", 2.50, "FASC", 0, TRUE},
    };

    check (rows, G_N_ELEMENTS (rows));
  }
END_TEST

START_TEST (the_consensus_has_the_last_word)
  {
    static const Row rows[] = {
        {"ann", 1.00, "FASC", 0, FALSE},
        {"bob", 1.05, "FASC", 0, FALSE},
        {"consensus", 1.05, "FASC", 0, TRUE},
        /* There is nothing at 2 s. */
        {"ann", 2.00, "FASC", 0, FALSE},
        {"bob", 2.05, "FASC", 0, FALSE},
        {"consensus", 2.00, "neither", 0, TRUE},
        /* Not decided yet. */
        {"ann", 3.00, "FASC", 0, TRUE},
        {"bob", 3.05, "FASC", 0, FALSE},
    };

    check (rows, G_N_ELEMENTS (rows));
  }
END_TEST

static void
find (GArray *episodes, double onset_s, gboolean rejected)
{
  SoleusEpisode row = {.onset_s = onset_s,
      .duration_s = 0.1,
      .channels = soleus_channel_set_of (0),
      .pattern = SOLEUS_PATTERN_FASC,
      .rejected = rejected};

  g_array_append_val (episodes, row);
}

START_TEST (the_consensus_judges_what_was_found)
  {
    static const Row rows[] = {
        {"consensus", 1.00, "FASC", 0, FALSE}, /* counts by what was found */
        {"consensus", 2.00, "MYOC", 0, TRUE},
        {"consensus", 3.00, "neither", 0, TRUE},
        {"consensus", 4.00, "ART-POP", 0, TRUE},
        {"consensus", 5.00, "FASC", 0, TRUE}, /* rejected by a verdict */
        {"consensus", 6.50, "FASC", 0, TRUE}, /* was not found */
        {"ann", 7.00, "FASC", 0, TRUE}, /* judges nothing */
    };
    static const struct
    {
      gboolean accepted;
      gboolean rejected;
    } wanted[] = {{TRUE, FALSE}, {FALSE, TRUE}, {FALSE, TRUE}, {FALSE, TRUE},
        {FALSE, TRUE}, {FALSE, FALSE}, {FALSE, FALSE}};
    g_autoptr (SoleusDecisions) decisions = decide (rows, G_N_ELEMENTS (rows));
    g_autofree gboolean *counting = soleus_voices_dup_counting (decisions);
    g_autoptr (GArray) episodes =
        g_array_new (FALSE, TRUE, sizeof (SoleusEpisode));

    for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
      find (episodes, i + 1.05, i == 4);
    soleus_voices_settle (decisions, episodes, counting);
    for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
      {
        const SoleusEpisode *row = &g_array_index (episodes, SoleusEpisode, i);
        ck_assert_msg (row->accepted == wanted[i].accepted
                && row->rejected == wanted[i].rejected,
            "the episode at %g s", row->onset_s);
        ck_assert_msg (counting[i] == rows[i].counts, "mark %u", i);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("voices");
  TCase *tc = tcase_create ("voices");

  tcase_add_test (tc, all_marks_of_one_rater_count);
  tcase_add_test (tc, what_two_marked_counts_for_the_first_of_them);
  tcase_add_test (tc, the_consensus_has_the_last_word);
  tcase_add_test (tc, the_consensus_judges_what_was_found);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
