/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <string.h>

#include "soleus-palette.h"

START_TEST (text_has_4_5_to_1_and_marks_3_to_1_in_every_theme)
  {
    for (int id = 0; id < SOLEUS_N_THEMES; id++)
      {
        const SoleusTheme *theme = soleus_theme_get ((SoleusThemeId)id);
        const SoleusColor *ground = &theme->background;

        ck_assert_double_ge (soleus_color_contrast (ground, &theme->text), 7.0);
        ck_assert_double_ge (
            soleus_color_contrast (ground, &theme->text_dim), 4.5);
        ck_assert_double_ge (
            soleus_color_contrast (ground, &theme->trace), 3.0);
        ck_assert_double_ge (soleus_color_contrast (ground, &theme->gap), 3.0);
        ck_assert_double_ge (
            soleus_color_contrast (ground, &theme->accent), 4.5);
        for (int hue = 0; hue < SOLEUS_N_HUES; hue++)
          ck_assert_msg (
              soleus_color_contrast (ground, &theme->hues[hue]) >= 3.0,
              "theme %d hue %d", id, hue);
      }
  }
END_TEST

START_TEST (letters_have_4_5_to_1_and_keep_as_much_hue_as_that_leaves)
  {
    guint n_kept = 0, n_mixed = 0;

    for (int id = 0; id < SOLEUS_N_THEMES; id++)
      for (int hue = 0; hue < SOLEUS_N_HUES; hue++)
        {
          const SoleusTheme *theme = soleus_theme_get ((SoleusThemeId)id);
          const SoleusColor *own = &theme->hues[hue];
          SoleusColor letters = soleus_theme_letters (theme, (SoleusHue)hue);
          double has = soleus_color_contrast (&theme->background, &letters);
          double had = soleus_color_contrast (&theme->background, own);

          ck_assert_msg (has >= 4.5, "theme %d hue %d: %g", id, hue, has);
          if (had >= 4.5)
            {
              ck_assert_mem_eq (&letters, own, sizeof letters);
              n_kept++;
            }
          else
            {
              /* A twentieth of the way changes it by less than 0.8. */
              ck_assert_msg (has < 5.3, "theme %d hue %d: %g", id, hue, has);
              n_mixed++;
            }
        }
    ck_assert_uint_gt (n_kept, 8);
    ck_assert_uint_gt (n_mixed, 4);
  }
END_TEST

START_TEST (contrast_of_black_on_white_is_21)
  {
    SoleusColor black = {0.0, 0.0, 0.0, 1.0};
    SoleusColor white = {1.0, 1.0, 1.0, 1.0};
    SoleusColor grey = {119 / 255.0, 119 / 255.0, 119 / 255.0, 1.0};

    ck_assert_double_eq_tol (
        soleus_color_contrast (&black, &white), 21.0, 1e-9);
    ck_assert_double_eq_tol (
        soleus_color_contrast (&white, &black), 21.0, 1e-9);
    /* #777 on white, the example everybody knows: 4.48. */
    ck_assert_double_eq_tol (soleus_color_contrast (&grey, &white), 4.48, 0.01);
  }
END_TEST

START_TEST (every_pattern_has_its_own_letters)
  {
    g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

    for (int i = 0; i < SOLEUS_N_PATTERNS; i++)
      {
        const char *mark = soleus_palette_mark ((SoleusPattern)i);
        ck_assert (mark != NULL && mark[0] != '\0' && strlen (mark) <= 2);
        ck_assert_msg (g_hash_table_add (seen, (gpointer)mark), "%s", mark);
      }
    for (int i = 0; i < SOLEUS_N_ARTEFACTS; i++)
      {
        const char *mark = soleus_palette_artefact_mark ((SoleusArtefactKind)i);
        ck_assert_msg (g_hash_table_add (seen, (gpointer)mark), "%s", mark);
      }
    ck_assert_str_eq (soleus_palette_mark (SOLEUS_PATTERN_NONE), "");
  }
END_TEST

START_TEST (hues_of_findings_differ_in_their_hatch)
  {
    for (int a = SOLEUS_HUE_ISOLATED; a <= SOLEUS_HUE_ARTEFACT; a++)
      for (int b = a + 1; b <= SOLEUS_HUE_ARTEFACT; b++)
        ck_assert_int_ne (soleus_palette_hatch ((SoleusHue)a),
            soleus_palette_hatch ((SoleusHue)b));
    ck_assert_int_eq (
        soleus_palette_hue (SOLEUS_PATTERN_FASC), SOLEUS_HUE_ISOLATED);
    ck_assert_int_eq (
        soleus_palette_hue (SOLEUS_PATTERN_CRAMP), SOLEUS_HUE_SUSTAINED);
    ck_assert_int_eq (
        soleus_palette_hue (SOLEUS_PATTERN_NONE), SOLEUS_HUE_OTHER);
  }
END_TEST

/* Painted pixels of a hatched 40 x 40 rectangle in a 60 x 60 picture. */
static guint
painted (SoleusHatch hatch, gboolean inside)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_A8, 60, 60);
  cairo_t *cr = cairo_create (surface);
  SoleusColor black = {0.0, 0.0, 0.0, 1.0};
  guint n = 0;

  soleus_hatch_fill (cr, hatch, &black, 10, 10, 40, 40, 5.0, 1.0);
  cairo_surface_flush (surface);
  for (int y = 0; y < 60; y++)
    for (int x = 0; x < 60; x++)
      {
        const guchar *row = cairo_image_surface_get_data (surface)
            + y * cairo_image_surface_get_stride (surface);
        gboolean in = x >= 10 && x < 50 && y >= 10 && y < 50;
        n += row[x] > 0 && in == inside;
      }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return n;
}

START_TEST (a_hatch_stays_inside_and_covers_less_than_three_quarters)
  {
    for (int hatch = SOLEUS_HATCH_UP; hatch <= SOLEUS_HATCH_DOTS; hatch++)
      {
        ck_assert_uint_eq (painted ((SoleusHatch)hatch, FALSE), 0);
        ck_assert_uint_gt (painted ((SoleusHatch)hatch, TRUE), 60);
        ck_assert_uint_lt (painted ((SoleusHatch)hatch, TRUE), 1200);
      }
    ck_assert_uint_eq (painted (SOLEUS_HATCH_NONE, TRUE), 0);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("palette");
  TCase *tcase = tcase_create ("palette");

  tcase_add_test (tcase, text_has_4_5_to_1_and_marks_3_to_1_in_every_theme);
  tcase_add_test (
      tcase, letters_have_4_5_to_1_and_keep_as_much_hue_as_that_leaves);
  tcase_add_test (tcase, contrast_of_black_on_white_is_21);
  tcase_add_test (tcase, every_pattern_has_its_own_letters);
  tcase_add_test (tcase, hues_of_findings_differ_in_their_hatch);
  tcase_add_test (
      tcase, a_hatch_stays_inside_and_covers_less_than_three_quarters);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
