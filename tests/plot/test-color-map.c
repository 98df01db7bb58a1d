/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "soleus-color-map.h"

static double
linear (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

/* CIE L*, from 0 to 100. */
static double
lightness (double share)
{
  SoleusColor color = soleus_color_map (share);
  double y = 0.2126 * linear (color.red) + 0.7152 * linear (color.green)
      + 0.0722 * linear (color.blue);

  return y > 0.008856 ? 116.0 * cbrt (y) - 16.0 : 903.3 * y;
}

START_TEST (equal_steps_are_equally_much_lighter)
  {
    double step = (lightness (1.0) - lightness (0.0)) / 20.0;

    /* from nearly black to nearly white */
    ck_assert_double_lt (lightness (0.0), 20.0);
    ck_assert_double_gt (lightness (1.0), 88.0);
    for (int i = 0; i < 20; i++)
      {
        double here = lightness ((i + 1) / 20.0) - lightness (i / 20.0);

        /* the polynomial is one hundredth off the table, 1 of L* */
        ck_assert_double_eq_tol (here, step, 1.0);
      }
  }
END_TEST

START_TEST (the_ends_are_blue_and_yellow)
  {
    SoleusColor low = soleus_color_map (0.0);
    SoleusColor high = soleus_color_map (1.0);

    ck_assert_double_gt (low.blue, low.green);
    ck_assert_double_gt (high.green, 2.0 * high.blue);
    ck_assert_double_gt (high.red, 0.9);
  }
END_TEST

START_TEST (shares_outside_are_cut_off)
  {
    ck_assert_uint_eq (
        soleus_color_map_pixel (-INFINITY), soleus_color_map_pixel (0.0));
    ck_assert_uint_eq (
        soleus_color_map_pixel (7.0), soleus_color_map_pixel (1.0));
  }
END_TEST

START_TEST (a_pixel_is_the_opaque_color)
  {
    SoleusColor color = soleus_color_map (0.4);
    guint32 pixel = soleus_color_map_pixel (0.4);

    ck_assert_uint_eq (pixel >> 24, 0xff);
    ck_assert_uint_eq (pixel >> 16 & 0xff, (guint)lrint (255.0 * color.red));
    ck_assert_uint_eq (pixel >> 8 & 0xff, (guint)lrint (255.0 * color.green));
    ck_assert_uint_eq (pixel & 0xff, (guint)lrint (255.0 * color.blue));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("color-map");
  TCase *tcase = tcase_create ("color-map");

  tcase_add_test (tcase, equal_steps_are_equally_much_lighter);
  tcase_add_test (tcase, the_ends_are_blue_and_yellow);
  tcase_add_test (tcase, shares_outside_are_cut_off);
  tcase_add_test (tcase, a_pixel_is_the_opaque_color);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
