/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>
#include <string.h>

#include "report-case.h"

static SoleusPlm *
plm_of (ReportCase *made)
{
  return made->example.analysis->plm;
}

/* Row @row of the first table, by AASM (1) and WASM (2). */
static const char *
cell (const ReportCase *made, guint row, guint column)
{
  return soleus_table_get_cell (
      report_case_first (made, SOLEUS_BLOCK_TABLE)->table, row, column);
}

START_TEST (both_rule_sets_stand_side_by_side)
  {
    ReportCase made;

    report_case_init (&made, SOLEUS_READER_FILE);
    plm_of (&made)->aasm.n_plm = 9;
    plm_of (&made)->wasm.n_plm = 7;
    plm_of (&made)->wasm.periodicity_index = NAN;
    plm_of (&made)->wasm.n_plm_clear = 5;
    plm_of (&made)->wasm.index_clear = 4.25;
    plm_of (&made)->aasm.interval_log_mean = log (24.0);
    plm_of (&made)->aasm.interval_log_sd = log (2.0);
    soleus_section_legs (&made.build);
    ck_assert_str_eq (cell (&made, 0, 1), "12");
    ck_assert_str_eq (cell (&made, 0, 2), "11");
    ck_assert_str_eq (cell (&made, 2, 1), "9");
    ck_assert_str_eq (cell (&made, 2, 2), "7");
    ck_assert_str_eq (cell (&made, 5, 1), "8.5");
    /* Sleep is not known: nothing is in it. */
    ck_assert_str_eq (cell (&made, 6, 1), "–");
    ck_assert_str_eq (cell (&made, 8, 2), "5 (4.2)");
    ck_assert_str_eq (cell (&made, 9, 2), "–");
    ck_assert_str_eq (cell (&made, 10, 1), "24.0 s (12.0–48.0)");
    ck_assert_ptr_nonnull (report_case_first (&made, SOLEUS_BLOCK_FIGURE));
    report_case_clear (&made);
  }
END_TEST

static const struct
{
  gboolean accelerometer, tibialis, standard;
  const char *says;
} ways[] = {
    {FALSE, TRUE, TRUE, "is the muscle that the rules ask for"},
    {FALSE, FALSE, TRUE, "from another muscle the count is only like PLM"},
    {TRUE, FALSE, FALSE, "From an accelerometer the count is only like PLM"},
    {FALSE, TRUE, TRUE, "8 µV above rest and ends below 2 µV, as the rules"},
    {TRUE, FALSE, FALSE, "multiples of its rest were taken instead"},
};

START_TEST (how_it_was_counted_is_said)
  {
    ReportCase made;

    report_case_init (&made, SOLEUS_READER_DOCTOR);
    plm_of (&made)->accelerometer = ways[_i].accelerometer;
    plm_of (&made)->tibialis = ways[_i].tibialis;
    plm_of (&made)->standard = ways[_i].standard;
    soleus_section_legs (&made.build);
    ck_assert_msg (
        report_case_says (&made, ways[_i].says), "%s", ways[_i].says);
    ck_assert (report_case_says (&made, "resting level is 1.2\u00a0µV"));
    /* On the page of its table. */
    ck_assert (report_case_first (&made, SOLEUS_BLOCK_TEXT)->keep);
    report_case_clear (&made);
  }
END_TEST

START_TEST (too_few_movements_are_a_sentence_and_no_table)
  {
    ReportCase made;

    report_case_init (&made, SOLEUS_READER_FILE);
    plm_of (&made)->aasm.n_lm = 3;
    plm_of (&made)->wasm.n_lm = 2;
    soleus_section_legs (&made.build);
    ck_assert (report_case_says (&made, "3 by the rules of the AASM, 2 by"));
    ck_assert_ptr_null (report_case_first (&made, SOLEUS_BLOCK_TABLE));
    ck_assert_ptr_null (report_case_first (&made, SOLEUS_BLOCK_FIGURE));
    report_case_clear (&made);
    report_case_init (&made, SOLEUS_READER_FILE);
    plm_of (&made)->aasm.n_lm = 4;
    plm_of (&made)->wasm.n_lm = 2;
    soleus_section_legs (&made.build);
    ck_assert_ptr_nonnull (report_case_first (&made, SOLEUS_BLOCK_TABLE));
    report_case_clear (&made);
  }
END_TEST

START_TEST (without_movements_there_is_no_page)
  {
    ReportCase made;

    report_case_init (&made, SOLEUS_READER_FILE);
    plm_of (&made)->aasm.n_lm = plm_of (&made)->wasm.n_lm = 0;
    soleus_section_legs (&made.build);
    ck_assert_uint_eq (made.build.document->blocks->len, 0);
    g_clear_pointer (&made.example.analysis->plm, g_free);
    soleus_section_legs (&made.build);
    ck_assert_uint_eq (made.build.document->blocks->len, 0);
    report_case_clear (&made);
  }
END_TEST

/* What the figure of @blocks looks like; free with g_bytes_unref(). */
static GBytes *
picture_of (const ReportCase *made)
{
  const SoleusBlock *block = report_case_first (made, SOLEUS_BLOCK_FIGURE);
  SoleusRect rect = {0, 0, 480, block->figure_height};
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, 480, (int)block->figure_height);
  cairo_t *cr = cairo_create (surface);
  GBytes *bytes;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  block->draw (
      cr, soleus_theme_get (SOLEUS_THEME_LIGHT), &rect, block->draw_data);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
      (gsize)(cairo_image_surface_get_stride (surface)
          * (int)block->figure_height));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return bytes;
}

/* Of bursts of @length_s by the rules; of none, where it is 0. */
static GBytes *
night_of (double length_s)
{
  ReportCase made;
  GBytes *bytes;

  report_case_init (&made, SOLEUS_READER_FILE);
  for (guint i = 0; i < made.example.analysis->bursts->len; i++)
    {
      SoleusBurst *burst =
          &g_array_index (made.example.analysis->bursts, SoleusBurst, i);

      burst->onset_rule_s = length_s > 0.0 ? burst->onset_s : NAN;
      burst->offset_rule_s = burst->onset_rule_s + length_s;
    }
  soleus_section_legs (&made.build);
  bytes = picture_of (&made);
  report_case_clear (&made);
  return bytes;
}

START_TEST (the_night_shows_no_movement_that_is_too_short_to_count)
  {
    g_autoptr (GBytes) none = night_of (0.0);
    g_autoptr (GBytes) shorter = night_of (0.49);
    g_autoptr (GBytes) enough = night_of (0.5);

    ck_assert (g_bytes_equal (shorter, none));
    ck_assert (!g_bytes_equal (enough, none));
  }
END_TEST

/* The resting level is in the file's unit, also where the amplitudes of
 * bursts are multiples of the noise. */
START_TEST (the_resting_level_has_the_unit_of_the_file)
  {
    ReportCase made;
    SoleusChannel *channel;

    report_case_init (&made, SOLEUS_READER_FILE);
    channel = (SoleusChannel *)soleus_recording_get_channel (
        made.example.recording, 0);
    channel->calibrated = FALSE;
    soleus_section_legs (&made.build);
    ck_assert (report_case_says (&made, "resting level is 1.2\u00a0µV."));
    report_case_clear (&made);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("section-legs");
  TCase *tcase = tcase_create ("section-legs");

  tcase_add_test (tcase, both_rule_sets_stand_side_by_side);
  tcase_add_loop_test (
      tcase, how_it_was_counted_is_said, 0, G_N_ELEMENTS (ways));
  tcase_add_test (tcase, too_few_movements_are_a_sentence_and_no_table);
  tcase_add_test (tcase, without_movements_there_is_no_page);
  tcase_add_test (
      tcase, the_night_shows_no_movement_that_is_too_short_to_count);
  tcase_add_test (tcase, the_resting_level_has_the_unit_of_the_file);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
