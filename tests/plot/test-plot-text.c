/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "plot-picture.h"
#include "soleus-chart-frame.h"
#include "soleus-plot-text.h"

static const SoleusRect whole = {0, 0, 300, 100};

static SoleusRect
bounds_of (const char *text, const SoleusPlotText *place)
{
  PlotPicture picture;
  SoleusRect bounds;

  plot_picture_init (&picture, 300, 100);
  soleus_plot_text_draw (
      picture.cr, soleus_theme_get (SOLEUS_THEME_LIGHT), text, place);
  bounds = plot_picture_bounds (&picture, &whole);
  plot_picture_clear (&picture);
  return bounds;
}

START_TEST (text_stands_where_its_alignment_says)
  {
    SoleusPlotText left = {.x = 150, .y = 50};
    SoleusPlotText middle = {.x = 150, .y = 50, .align_x = 0.5, .align_y = 0.5};
    SoleusPlotText right = {.x = 150, .y = 50, .align_x = 1.0, .align_y = 1.0};
    SoleusRect at = bounds_of ("Calf 12", &left);

    ck_assert_double_ge (at.x, 149.0);
    ck_assert_double_ge (at.y, 49.0);
    at = bounds_of ("Calf 12", &middle);
    ck_assert_double_eq_tol (at.x + at.width / 2.0, 150.0, 2.0);
    ck_assert_double_eq_tol (at.y + at.height / 2.0, 50.0, 4.0);
    at = bounds_of ("Calf 12", &right);
    ck_assert_double_le (at.x + at.width, 151.0);
    ck_assert_double_le (at.y + at.height, 51.0);
  }
END_TEST

static const char *const long_texts[] = {
    "a label that is far too long for the place it is given here",
    "عضلة الساق اليسرى عضلة الساق اليسرى عضلة الساق اليسرى",
    "中文标签中文标签中文标签中文标签中文标签中文标签中文标签",
};

START_TEST (text_that_is_too_long_ends_inside_its_place)
  {
    SoleusPlotText place = {.x = 20, .y = 20, .max_width = 90};
    SoleusRect at = bounds_of (long_texts[_i], &place);

    ck_assert_double_gt (at.width, 40.0);
    ck_assert_double_ge (at.x, 18.0);
    ck_assert_double_le (at.x + at.width, 112.0);
  }
END_TEST

START_TEST (figures_are_as_wide_as_each_other)
  {
    PlotPicture picture;
    const SoleusTheme *theme = soleus_theme_get (SOLEUS_THEME_PRINT);
    double ones, eights;

    plot_picture_init (&picture, 10, 10);
    ones = soleus_plot_text_width (picture.cr, theme, "11:11:11");
    eights = soleus_plot_text_width (picture.cr, theme, "88:88:88");
    ck_assert_double_eq_tol (ones, eights, 0.01);
    ck_assert_double_gt (
        soleus_plot_text_width (picture.cr, theme, "888:88:88"), eights);
    plot_picture_clear (&picture);
  }
END_TEST

START_TEST (a_frame_maps_its_corners_and_its_middle)
  {
    PlotPicture picture;
    SoleusChartFrame frame = {
        .theme = soleus_theme_get (SOLEUS_THEME_LIGHT),
        .x_low = 1.0,
        .x_high = 100.0,
        .y_low = -2.0,
        .y_high = 6.0,
        .x_log = _i == 1,
    };

    plot_picture_init (&picture, 300, 100);
    frame.cr = picture.cr;
    soleus_chart_frame_draw (&frame, &whole, "x", "y");
    ck_assert_double_eq_tol (
        soleus_chart_frame_x (&frame, 1.0), frame.plot.x, 1e-9);
    ck_assert_double_eq_tol (soleus_chart_frame_x (&frame, 100.0),
        frame.plot.x + frame.plot.width, 1e-9);
    /* The middle of a logarithmic axis is the geometric mean. */
    ck_assert_double_eq_tol (
        soleus_chart_frame_x (&frame, _i == 1 ? 10.0 : 50.5),
        frame.plot.x + frame.plot.width / 2.0, 1e-9);
    ck_assert_double_eq_tol (
        soleus_chart_frame_y (&frame, 6.0), frame.plot.y, 1e-9);
    ck_assert_double_eq_tol (soleus_chart_frame_y (&frame, 0.0),
        frame.plot.y + 0.75 * frame.plot.height, 1e-9);
    ck_assert_uint_gt (plot_picture_ink (&picture, &whole), 100);
    plot_picture_clear (&picture);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("plot-text");
  TCase *tcase = tcase_create ("plot-text");

  tcase_add_test (tcase, text_stands_where_its_alignment_says);
  tcase_add_loop_test (tcase, text_that_is_too_long_ends_inside_its_place, 0,
      G_N_ELEMENTS (long_texts));
  tcase_add_test (tcase, figures_are_as_wide_as_each_other);
  tcase_add_loop_test (tcase, a_frame_maps_its_corners_and_its_middle, 0, 2);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
