/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "plot-picture.h"
#include "soleus-spectrogram-chart.h"

#define N_TIMES 40
#define N_BINS 41 /* 0 to 20 Hz */

static const SoleusRect whole = {0, 0, 400, 240};

typedef struct
{
  float power[N_TIMES * N_BINS];
  SoleusSpectrogramChart chart;
  PlotPicture picture;
} Case;

/* Weak everywhere, strong at 5 Hz. */
static void
case_init (Case *made)
{
  for (guint i = 0; i < G_N_ELEMENTS (made->power); i++)
    made->power[i] = i % N_BINS == 10 ? 1.0f : 1e-5f;
  made->chart = (SoleusSpectrogramChart){
      .power = made->power,
      .n_times = N_TIMES,
      .n_bins = N_BINS,
      .bin_hz = 0.5,
      .span = {0.0, 40.0},
      .low_hz = 0.5,
      .high_hz = 20.0,
      .peak_hz = NAN,
  };
  plot_picture_init (&made->picture, 400, 240);
}

static void
draw (Case *made)
{
  soleus_spectrogram_chart_draw (made->picture.cr,
      soleus_theme_get (SOLEUS_THEME_LIGHT), &whole, &made->chart);
}

/* Dark pixels in a stretch of one column of the picture. */
static guint
dark (Case *made, double x, double y, double height)
{
  SoleusRect part = {x, y, 1, height};

  return plot_picture_of_color (&made->picture, &part,
      &soleus_theme_get (SOLEUS_THEME_LIGHT)->trace, 0.1);
}

START_TEST (a_rhythm_is_a_dark_line_at_its_frequency)
  {
    Case made;
    const SoleusTheme *theme = soleus_theme_get (SOLEUS_THEME_LIGHT);
    /* As the frame lays out: 1.8 and 3.2 times the font above and below. */
    double top = 1.8 * theme->font_size;
    double height = 240.0 - 5.0 * theme->font_size;
    double bin = height * 0.5 / 19.5;
    double y = top + height * 15.0 / 19.5;

    case_init (&made);
    draw (&made);
    ck_assert_uint_ge (dark (&made, 200, y - bin, 2.0 * bin), 3);
    ck_assert_uint_eq (dark (&made, 200, top, height / 2.0), 0);
    ck_assert_uint_le (dark (&made, 200, top, height), (guint)(2.0 * bin) + 2);
    plot_picture_clear (&made.picture);
  }
END_TEST

START_TEST (what_was_not_observed_is_hatched_and_not_white)
  {
    Case made;
    SoleusRect left = {60, 30, 100, 60}, right = {260, 30, 100, 60};

    case_init (&made);
    for (guint i = 0; i < N_TIMES / 2 * N_BINS; i++)
      made.power[i] = NAN;
    draw (&made);
    ck_assert_uint_gt (plot_picture_ink (&made.picture, &left),
        plot_picture_ink (&made.picture, &right) + 200);
    plot_picture_clear (&made.picture);
  }
END_TEST

START_TEST (the_peak_is_pointed_at_from_outside)
  {
    Case made;
    SoleusRect edge = {392, 20, 8, 180};
    guint without, with;

    case_init (&made);
    draw (&made);
    without = plot_picture_ink (&made.picture, &edge);
    plot_picture_clear (&made.picture);
    case_init (&made);
    made.chart.peak_hz = 5.0;
    draw (&made);
    with = plot_picture_ink (&made.picture, &edge);
    plot_picture_clear (&made.picture);
    ck_assert_uint_gt (with, without + 5);
  }
END_TEST

START_TEST (too_little_says_so)
  {
    Case made;

    case_init (&made);
    made.chart.n_times = 1;
    draw (&made);
    ck_assert_uint_gt (plot_picture_ink (&made.picture, &whole), 50);
    ck_assert_uint_eq (dark (&made, 380, 0, 240), 0);
    plot_picture_clear (&made.picture);
    case_init (&made);
    for (guint i = 0; i < G_N_ELEMENTS (made.power); i++)
      made.power[i] = 0.0f;
    draw (&made);
    ck_assert_uint_gt (plot_picture_ink (&made.picture, &whole), 50);
    plot_picture_clear (&made.picture);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("spectrogram-chart");
  TCase *tcase = tcase_create ("spectrogram-chart");

  tcase_add_test (tcase, a_rhythm_is_a_dark_line_at_its_frequency);
  tcase_add_test (tcase, what_was_not_observed_is_hatched_and_not_white);
  tcase_add_test (tcase, the_peak_is_pointed_at_from_outside);
  tcase_add_test (tcase, too_little_says_so);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
