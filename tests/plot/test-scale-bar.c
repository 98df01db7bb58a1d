/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "plot-picture.h"
#include "soleus-scale-bar.h"

static const struct
{
  double most;
  double step;
} steps[] = {{1.0, 1.0}, {1.99, 1.0}, {2.0, 2.0}, {4.9, 2.0}, {5.0, 5.0},
    {9.99, 5.0}, {10.0, 10.0}, {0.034, 0.02}, {740.0, 500.0}, {0.0, 0.0},
    {-3.0, 0.0}, {NAN, 0.0}, {INFINITY, 0.0}};

START_TEST (a_bar_is_the_largest_round_number_that_fits)
  {
    ck_assert_double_eq_tol (
        soleus_scale_bar_step (steps[_i].most), steps[_i].step, 1e-12);
  }
END_TEST

/* Of the bars alone, drawn beside a trace of 120 by 100 points. */
static SoleusRect
bars_of (double range, double span_s)
{
  PlotPicture picture;
  SoleusRect plot = {0, 0, 120, 100}, margin = {120, 0, 60, 100};
  SoleusRect upright = {120, 0, 3, 100}, level = {120, 0, 60, 100};
  const SoleusTheme *theme = soleus_theme_get (SOLEUS_THEME_LIGHT);
  SoleusRect tall, wide;

  upright.height = 100.0 - 1.4 * theme->font_size + 1.0;
  level.y = 100.0 - 1.4 * theme->font_size - 1.0;
  level.height = 2.0;
  plot_picture_init (&picture, 180, 100);
  soleus_scale_bar_draw (
      picture.cr, theme, &plot, &margin, range, "µV", span_s);
  tall = plot_picture_bounds (&picture, &upright);
  wide = plot_picture_bounds (&picture, &level);
  plot_picture_clear (&picture);
  return (SoleusRect){wide.x, tall.y, wide.width, tall.height};
}

START_TEST (bars_are_as_long_as_they_say)
  {
    /* 100 µV over 100 points: 50 µV are 50. 1 s over 120: half a second would
     * not fit into 60 points but for rounding; it does. */
    SoleusRect bars = bars_of (100.0, 1.0);

    ck_assert_double_eq_tol (bars.height, 50.0, 3.0);
    ck_assert_double_eq_tol (bars.width, 60.0, 3.0);
    bars = bars_of (100.0, 1.1);
    ck_assert_double_eq_tol (bars.width, 120.0 * 0.5 / 1.1, 3.0);
    /* 2 of 9 s. */
    bars = bars_of (100.0, 9.0);
    ck_assert_double_eq_tol (bars.width, 120.0 * 2.0 / 9.0, 3.0);
  }
END_TEST

START_TEST (nothing_is_drawn_without_a_range)
  {
    ck_assert_double_eq (bars_of (0.0, 1.0).width, 0.0);
    ck_assert_double_eq (bars_of (NAN, 1.0).height, 0.0);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("scale-bar");
  TCase *tcase = tcase_create ("scale-bar");

  tcase_add_loop_test (tcase, a_bar_is_the_largest_round_number_that_fits, 0,
      G_N_ELEMENTS (steps));
  tcase_add_test (tcase, bars_are_as_long_as_they_say);
  tcase_add_test (tcase, nothing_is_drawn_without_a_range);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
