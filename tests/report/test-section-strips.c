/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "report-case.h"

static SoleusEpisode *
episode_at (ReportCase *made, guint i)
{
  return &g_array_index (made->example.analysis->episodes, SoleusEpisode, i);
}

/* Each way in which an episode is no example of what was found. */
static void
put_away (SoleusEpisode *episode, int way)
{
  switch (way)
    {
    case 0:
      episode->origin = SOLEUS_ORIGIN_MINE;
      break;
    case 1:
      episode->rejected = TRUE;
      break;
    default:
      episode->pattern = SOLEUS_PATTERN_VOL;
    }
}

static void
make_all_examples (ReportCase *made)
{
  for (guint i = 0; i < made->example.analysis->episodes->len; i++)
    {
      SoleusEpisode *episode = episode_at (made, i);

      episode->origin = SOLEUS_ORIGIN_FOUND;
      episode->rejected = FALSE;
      episode->pattern = SOLEUS_PATTERN_FASC;
    }
}

START_TEST (marks_rejected_and_voluntary_are_no_examples)
  {
    ReportCase made;

    report_case_init (&made, SOLEUS_READER_FILE);
    make_all_examples (&made);
    for (guint i = 0; i < made.example.analysis->episodes->len; i++)
      put_away (episode_at (&made, i), _i);
    soleus_section_strips (&made.build);
    ck_assert_uint_eq (made.build.document->blocks->len, 0);
    report_case_clear (&made);
  }
END_TEST

START_TEST (one_found_episode_is_one_row_of_examples)
  {
    ReportCase made;
    double one_height, all_height;

    report_case_init (&made, SOLEUS_READER_FILE);
    make_all_examples (&made);
    for (guint i = 1; i < made.example.analysis->episodes->len; i++)
      put_away (episode_at (&made, i), 1);
    soleus_section_strips (&made.build);
    one_height = report_case_first (&made, SOLEUS_BLOCK_FIGURE)->figure_height;
    report_case_clear (&made);

    report_case_init (&made, SOLEUS_READER_FILE);
    report_example_add_episodes (&made.example, 20);
    make_all_examples (&made);
    soleus_section_strips (&made.build);
    all_height = report_case_first (&made, SOLEUS_BLOCK_FIGURE)->figure_height;
    ck_assert_double_eq_tol (all_height, 3.0 * one_height, 1e-9);
    report_case_clear (&made);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("section-strips");
  TCase *tcase = tcase_create ("section-strips");

  tcase_add_loop_test (
      tcase, marks_rejected_and_voluntary_are_no_examples, 0, 3);
  tcase_add_test (tcase, one_found_episode_is_one_row_of_examples);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
