/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "plot-picture.h"
#include "soleus-leg-charts.h"

static const SoleusRect whole = {0, 0, 400, 240};

/* As the frame lays a chart of `whole` out. */
static SoleusRect
plot_of (const SoleusTheme *theme)
{
  double size = theme->font_size;

  return (SoleusRect){
      4.0 * size, 1.8 * size, 400.0 - 4.8 * size, 240.0 - 5.0 * size};
}

static guint
ink_at (PlotPicture *picture, double x, const SoleusRect *plot)
{
  SoleusRect column = {x, plot->y, 3, plot->height - 2.0};

  return plot_picture_of_color (picture, &column,
      &soleus_theme_get (SOLEUS_THEME_LIGHT)->hues[SOLEUS_HUE_MOVEMENT], 0.35);
}

START_TEST (intervals_stand_at_their_octave)
  {
    PlotPicture picture;
    const SoleusTheme *theme = soleus_theme_get (SOLEUS_THEME_LIGHT);
    SoleusRect plot = plot_of (theme);
    guint aasm[SOLEUS_PLM_N_BINS] = {0}, wasm[SOLEUS_PLM_N_BINS] = {0};
    double bin = plot.width / SOLEUS_PLM_N_BINS;

    /* 22.6 to 26.9 s. */
    aasm[14] = 20;
    aasm[3] = 5;
    plot_picture_init (&picture, 400, 240);
    soleus_leg_interval_chart_draw (picture.cr, theme, &whole, aasm, wasm);
    ck_assert_uint_gt (ink_at (&picture, plot.x + 14.5 * bin, &plot), 250);
    ck_assert_uint_eq (ink_at (&picture, plot.x + 13.5 * bin, &plot), 0);
    ck_assert_uint_gt (ink_at (&picture, plot.x + 3.5 * bin, &plot), 40);
    plot_picture_clear (&picture);
  }
END_TEST

/* Halves of a movement are not counted: up to two there is one line between. */
START_TEST (marks_of_counts_are_whole_numbers)
  {
    PlotPicture picture;
    const SoleusTheme *theme = soleus_theme_get (SOLEUS_THEME_LIGHT);
    SoleusRect plot = plot_of (theme);
    guint aasm[SOLEUS_PLM_N_BINS] = {0}, wasm[SOLEUS_PLM_N_BINS] = {0};
    gboolean was_line = FALSE;
    guint n_lines = 0;

    aasm[0] = 1;
    plot_picture_init (&picture, 400, 240);
    soleus_leg_interval_chart_draw (picture.cr, theme, &whole, aasm, wasm);
    /* Left of the tinted ground and right of the bar. */
    for (double y = plot.y + 2.0; y < plot.y + plot.height - 4.0; y += 1.0)
      {
        SoleusRect row = {plot.x + 40.0, y, 30.0, 1.0};
        gboolean line = plot_picture_ink (&picture, &row) >= 28;

        n_lines += line && !was_line;
        was_line = line;
      }
    /* The axis and the upper edge are outside. */
    ck_assert_uint_eq (n_lines, 1);
    plot_picture_clear (&picture);
  }
END_TEST

START_TEST (the_line_is_wasm_and_the_bars_are_aasm)
  {
    PlotPicture picture;
    const SoleusTheme *theme = soleus_theme_get (SOLEUS_THEME_LIGHT);
    SoleusRect plot = plot_of (theme);
    guint aasm[SOLEUS_PLM_N_BINS] = {0}, wasm[SOLEUS_PLM_N_BINS] = {0};
    double bin = plot.width / SOLEUS_PLM_N_BINS;
    SoleusRect top = {plot.x + 14.2 * bin, plot.y, 0.6 * bin, 40};

    wasm[14] = 20;
    plot_picture_init (&picture, 400, 240);
    soleus_leg_interval_chart_draw (picture.cr, theme, &whole, aasm, wasm);
    /* Only the soft edge of the line. */
    ck_assert_uint_le (ink_at (&picture, plot.x + 14.5 * bin, &plot), 10);
    ck_assert_uint_gt (
        plot_picture_of_color (&picture, &top, &theme->text, 0.2), 3);
    plot_picture_clear (&picture);
  }
END_TEST

static const struct
{
  double duration_s;
  double bin_s;
} nights[] = {{600.0, 300.0}, {9600.0, 300.0}, {9601.0, 600.0},
    {8.0 * 3600.0, 1200.0}, {86400.0, 3600.0}};

START_TEST (bins_grow_with_the_night)
  {
    ck_assert_double_eq (
        soleus_night_bin_s (nights[_i].duration_s), nights[_i].bin_s);
  }
END_TEST

/* Two bins of an hour: 6 left and 2 right, then none; asleep in the second. */
static void
draw_night (PlotPicture *picture, gboolean asleep)
{
  guint counts[] = {6, 2, 0, 0, 0, 0};
  SoleusStateSpan sleep = {3600.0, 3600.0, SOLEUS_STATE_SLEEP};
  g_autoptr (GArray) states =
      g_array_new (FALSE, FALSE, sizeof (SoleusStateSpan));
  SoleusNightChart chart = {
      .span = {0.0, 7200.0},
      .bin_s = 3600.0,
      .counts = counts,
      .n_bins = 2,
      .states = states,
  };

  if (asleep)
    g_array_append_val (states, sleep);
  plot_picture_init (picture, 400, 240);
  soleus_night_chart_draw (
      picture->cr, soleus_theme_get (SOLEUS_THEME_LIGHT), &whole, &chart);
}

START_TEST (legs_are_stacked_by_their_number)
  {
    PlotPicture picture;
    const SoleusTheme *theme = soleus_theme_get (SOLEUS_THEME_LIGHT);
    SoleusRect plot = plot_of (theme);
    SoleusRect column = {plot.x + plot.width / 4.0, plot.y, 4, plot.height};
    guint left, right;

    draw_night (&picture, FALSE);
    left = plot_picture_of_color (
        &picture, &column, &theme->hues[SOLEUS_HUE_ISOLATED], 0.25);
    right = plot_picture_of_color (
        &picture, &column, &theme->hues[SOLEUS_HUE_RHYTHMIC], 0.25);
    /* The right leg is hatched: some of its ink is the ground's. */
    ck_assert_uint_gt (left, 2 * right);
    ck_assert_uint_gt (right, 40);
    plot_picture_clear (&picture);
  }
END_TEST

START_TEST (sleep_is_a_bar_on_top)
  {
    PlotPicture awake, asleep;
    SoleusRect plot = plot_of (soleus_theme_get (SOLEUS_THEME_LIGHT));
    SoleusRect strip = {
        plot.x + 0.6 * plot.width, plot.y + 1.0, 0.3 * plot.width, 10};

    draw_night (&awake, FALSE);
    draw_night (&asleep, TRUE);
    ck_assert_uint_gt (plot_picture_ink (&asleep, &strip),
        plot_picture_ink (&awake, &strip) + 500);
    strip.x = plot.x + 0.1 * plot.width;
    ck_assert_uint_eq (
        plot_picture_ink (&asleep, &strip), plot_picture_ink (&awake, &strip));
    plot_picture_clear (&awake);
    plot_picture_clear (&asleep);
  }
END_TEST

START_TEST (charts_without_movements_say_so)
  {
    PlotPicture picture;
    guint none[SOLEUS_PLM_N_BINS] = {0};
    SoleusNightChart night = {.span = {0.0, 600.0}, .bin_s = 300.0};

    plot_picture_init (&picture, 400, 240);
    soleus_leg_interval_chart_draw (
        picture.cr, soleus_theme_get (SOLEUS_THEME_LIGHT), &whole, none, none);
    ck_assert_uint_gt (plot_picture_ink (&picture, &whole), 50);
    plot_picture_clear (&picture);
    plot_picture_init (&picture, 400, 240);
    soleus_night_chart_draw (
        picture.cr, soleus_theme_get (SOLEUS_THEME_LIGHT), &whole, &night);
    ck_assert_uint_gt (plot_picture_ink (&picture, &whole), 50);
    plot_picture_clear (&picture);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("leg-charts");
  TCase *tcase = tcase_create ("leg-charts");

  tcase_add_test (tcase, intervals_stand_at_their_octave);
  tcase_add_test (tcase, marks_of_counts_are_whole_numbers);
  tcase_add_test (tcase, the_line_is_wasm_and_the_bars_are_aasm);
  tcase_add_loop_test (
      tcase, bins_grow_with_the_night, 0, G_N_ELEMENTS (nights));
  tcase_add_test (tcase, legs_are_stacked_by_their_number);
  tcase_add_test (tcase, sleep_is_a_bar_on_top);
  tcase_add_test (tcase, charts_without_movements_say_so);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
