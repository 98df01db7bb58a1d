/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <stdlib.h>
#include <string.h>

#include "plot-picture.h"
#include "soleus-body-map.h"

static const SoleusRect whole = {20, 10, 304, 424};

START_TEST (the_middle_of_a_place_is_that_place)
  {
    for (guint i = 0; i < soleus_body_get_n_places (); i++)
      {
        double x, y;

        soleus_body_place_middle (i, &whole, &x, &y);
        ck_assert_int_eq (soleus_body_place_at (&whole, x, y), (int)i);
      }
    ck_assert_int_eq (soleus_body_place_at (&whole, 21.0, 11.0), -1);
  }
END_TEST

START_TEST (left_and_right_are_the_bodys_own)
  {
    for (guint i = 0; i < soleus_body_get_n_places (); i++)
      {
        double x, y, middle;
        gboolean back;

        soleus_body_place_middle (i, &whole, &x, &y);
        back = x > whole.x + whole.width / 2.0;
        middle = whole.x + whole.width * (back ? 0.75 : 0.25);
        if (soleus_body_place_side (i) == SOLEUS_SIDE_UNKNOWN)
          ck_assert_double_eq_tol (x, middle, 1e-6);
        else
          /* seen from behind, left is left */
          ck_assert_int_eq (soleus_body_place_side (i) == SOLEUS_SIDE_LEFT,
              back == (x < middle));
      }
  }
END_TEST

START_TEST (a_muscle_is_found_by_its_word_and_side)
  {
    int left = soleus_body_find ("soleus", SOLEUS_SIDE_LEFT);
    int right = soleus_body_find ("soleus", SOLEUS_SIDE_RIGHT);

    ck_assert_int_ge (left, 0);
    ck_assert_int_ne (left, right);
    ck_assert_str_eq (soleus_body_place_muscle ((guint)left), "soleus");
    ck_assert_int_eq (soleus_body_place_side ((guint)right), SOLEUS_SIDE_RIGHT);
    ck_assert_int_eq (soleus_body_find ("soleus", SOLEUS_SIDE_UNKNOWN), -1);
    ck_assert_int_ge (soleus_body_find ("belly", SOLEUS_SIDE_LEFT), 0);
    ck_assert_int_eq (soleus_body_find ("tongue", SOLEUS_SIDE_LEFT), -1);
    ck_assert_int_eq (soleus_body_find (NULL, SOLEUS_SIDE_LEFT), -1);
    ck_assert_int_eq (soleus_body_find ("calf", SOLEUS_SIDE_LEFT),
        soleus_body_find ("gastrocnemius", SOLEUS_SIDE_LEFT));
  }
END_TEST

START_TEST (the_keyboard_begins_at_the_calf_and_reaches_every_place)
  {
    guint n = soleus_body_get_n_places ();
    g_autofree gboolean *seen = g_new0 (gboolean, n);
    g_autofree guint *queue = g_new0 (guint, n);
    static const int steps[][2] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
    guint head = 0, tail = 0;

    ck_assert_int_eq (soleus_body_step (-1, 1, 0), 0);
    ck_assert_str_eq (soleus_body_place_muscle (0), "gastrocnemius");
    seen[0] = TRUE;
    queue[tail++] = 0;
    while (head < tail)
      {
        guint at = queue[head++];

        for (guint k = 0; k < G_N_ELEMENTS (steps); k++)
          {
            int to = soleus_body_step ((int)at, steps[k][0], steps[k][1]);

            if (!seen[to])
              {
                seen[to] = TRUE;
                queue[tail++] = (guint)to;
              }
          }
      }
    for (guint i = 0; i < n; i++)
      ck_assert_msg (
          seen[i], "%s is not reached", soleus_body_place_muscle (i));
  }
END_TEST

START_TEST (a_step_goes_where_it_says)
  {
    for (guint i = 0; i < soleus_body_get_n_places (); i++)
      {
        double x, y, to_x, to_y;

        soleus_body_place_middle (i, &whole, &x, &y);
        soleus_body_place_middle (
            (guint)soleus_body_step ((int)i, 1, 0), &whole, &to_x, &to_y);
        ck_assert_double_ge (to_x, x);
        soleus_body_place_middle (
            (guint)soleus_body_step ((int)i, 0, -1), &whole, &to_x, &to_y);
        ck_assert_double_le (to_y, y);
      }
  }
END_TEST

START_TEST (what_is_chosen_is_filled_on_both_figures)
  {
    const SoleusTheme *theme = soleus_theme_get (SOLEUS_THEME_LIGHT);
    int chosen = soleus_body_find ("hand", SOLEUS_SIDE_LEFT);
    PlotPicture picture;
    SoleusRect front = {whole.x, whole.y, whole.width / 2.0, whole.height};
    SoleusRect back = front;
    SoleusRect left_half = front;

    back.x += back.width;
    left_half.width /= 2.0;
    plot_picture_init (&picture, 350, 450);
    soleus_body_draw (picture.cr, theme, &whole, chosen, -1, "Left", "Right");
    ck_assert_uint_gt (
        plot_picture_of_color (&picture, &front, &theme->accent, 0.02), 50);
    ck_assert_uint_gt (
        plot_picture_of_color (&picture, &back, &theme->accent, 0.02), 50);
    ck_assert_uint_eq (
        plot_picture_of_color (&picture, &left_half, &theme->accent, 0.02), 0);
    if (g_getenv ("SOLEUS_TEST_PICTURE") != NULL)
      cairo_surface_write_to_png (
          picture.surface, g_getenv ("SOLEUS_TEST_PICTURE"));
    plot_picture_clear (&picture);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("body-map");
  TCase *tcase = tcase_create ("body-map");

  tcase_add_test (tcase, the_middle_of_a_place_is_that_place);
  tcase_add_test (tcase, left_and_right_are_the_bodys_own);
  tcase_add_test (tcase, a_muscle_is_found_by_its_word_and_side);
  tcase_add_test (
      tcase, the_keyboard_begins_at_the_calf_and_reaches_every_place);
  tcase_add_test (tcase, a_step_goes_where_it_says);
  tcase_add_test (tcase, what_is_chosen_is_filled_on_both_figures);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
