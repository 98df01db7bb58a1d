/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <string.h>

#include "plot-picture.h"
#include "soleus-error.h"
#include "soleus-figure.h"

static int n_freed;

static void
draw (gconstpointer data, cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect)
{
  soleus_color_set_source (cr, &theme->trace);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_fill (cr);
  /* What a figure leaves behind must not reach the next one. */
  cairo_translate (cr, 1000.0, 1000.0);
}

static void
write_csv (gconstpointer data, GString *out)
{
  g_string_append_printf (out, "value\n%d\n", *(const int *)data);
}

static void
count_free (gpointer data)
{
  n_freed++;
  g_free (data);
}

static const SoleusFigureClass box_class = {draw, write_csv, count_free};

static SoleusFigure *
new_box (void)
{
  int *value = g_new (int, 1);

  *value = 42;
  return soleus_figure_new (&box_class, value, g_strdup ("a black box"));
}

START_TEST (a_figure_fills_its_rectangle_and_nothing_else)
  {
    g_autoptr (SoleusFigure) figure = new_box ();
    SoleusRect inside = {20, 10, 50, 30}, next = {80, 50, 20, 20};
    SoleusRect all = {0, 0, 120, 80};
    PlotPicture picture;

    plot_picture_init (&picture, 120, 80);
    soleus_figure_draw (
        figure, picture.cr, soleus_theme_get (SOLEUS_THEME_PRINT), &inside);
    ck_assert_uint_eq (plot_picture_ink (&picture, &all), 50 * 30);
    soleus_figure_draw (
        figure, picture.cr, soleus_theme_get (SOLEUS_THEME_PRINT), &next);
    ck_assert_uint_eq (plot_picture_ink (&picture, &all), 50 * 30 + 20 * 20);
    plot_picture_clear (&picture);
  }
END_TEST

START_TEST (every_format_begins_as_its_readers_expect)
  {
    static const char *const starts[] = {
        "\x89PNG", "<?xml", "%PDF", "value\n42\n"};
    const SoleusFigureFormat *format = &soleus_figure_formats[_i];
    g_autoptr (SoleusFigure) figure = new_box ();
    g_autoptr (GError) error = NULL;
    g_autoptr (GBytes) bytes = soleus_figure_render (
        figure, format->id, "Title", 300.0, 200.0, &error);
    gsize size;
    const char *data = g_bytes_get_data (bytes, &size);

    ck_assert_ptr_null (error);
    ck_assert_uint_ge (size, strlen (starts[_i]));
    ck_assert_mem_eq (data, starts[_i], strlen (starts[_i]));
    ck_assert (g_strrstr (format->mime, "/") != NULL);
  }
END_TEST

START_TEST (an_unknown_format_is_named)
  {
    g_autoptr (SoleusFigure) figure = new_box ();
    g_autoptr (GError) error = NULL;

    ck_assert_ptr_null (
        soleus_figure_render (figure, "gif", "", 10.0, 10.0, &error));
    ck_assert (g_error_matches (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID));
    ck_assert (strstr (error->message, "gif") != NULL);
  }
END_TEST

START_TEST (a_figure_lives_as_long_as_somebody_holds_it)
  {
    SoleusFigure *figure = new_box ();

    n_freed = 0;
    soleus_figure_ref (figure);
    soleus_figure_unref (figure);
    ck_assert_int_eq (n_freed, 0);
    ck_assert_str_eq (soleus_figure_get_summary (figure), "a black box");
    soleus_figure_unref (figure);
    ck_assert_int_eq (n_freed, 1);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("figure");
  TCase *tcase = tcase_create ("figure");

  tcase_add_test (tcase, a_figure_fills_its_rectangle_and_nothing_else);
  tcase_add_loop_test (tcase, every_format_begins_as_its_readers_expect, 0, 4);
  tcase_add_test (tcase, an_unknown_format_is_named);
  tcase_add_test (tcase, a_figure_lives_as_long_as_somebody_holds_it);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
