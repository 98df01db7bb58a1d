/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "soleus-charts.h"

#define WIDTH 400
#define HEIGHT 240

static const SoleusRect whole = {0, 0, WIDTH, HEIGHT};

typedef struct
{
  cairo_surface_t *surface;
  cairo_t *cr;
  const SoleusTheme *theme;
} Page;

static void
page_init (Page *page)
{
  page->surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  page->cr = cairo_create (page->surface);
  page->theme = soleus_theme_get (SOLEUS_THEME_LIGHT);
  cairo_set_source_rgb (page->cr, 1.0, 1.0, 1.0);
  cairo_paint (page->cr);
}

static void
page_clear (Page *page)
{
  ck_assert_int_eq (cairo_status (page->cr), CAIRO_STATUS_SUCCESS);
  cairo_destroy (page->cr);
  cairo_surface_destroy (page->surface);
}

/* Pixels of column @x, between @top and @bottom, that are not white. */
static guint
count_ink (Page *page, int x, int top, int bottom)
{
  const guchar *data;
  int stride = cairo_image_surface_get_stride (page->surface);
  guint n = 0;

  cairo_surface_flush (page->surface);
  data = cairo_image_surface_get_data (page->surface);
  for (int y = top; y < bottom; y++)
    n += data[y * stride + 4 * x + 1] < 200;
  return n;
}

static guint
count_all (Page *page)
{
  guint n = 0;

  for (int x = 0; x < WIDTH; x++)
    n += count_ink (page, x, 0, HEIGHT);
  return n;
}

START_TEST (equal_intervals_are_one_tall_bar)
  {
    Page page;
    double intervals_s[50];
    guint tall = 0;

    for (int i = 0; i < 50; i++)
      intervals_s[i] = 2.0;
    page_init (&page);
    soleus_interval_chart_draw (page.cr, page.theme, &whole, intervals_s, 50);
    for (int x = 60; x < WIDTH - 12; x++)
      tall += count_ink (&page, x, 30, 190) > 120;
    /* Three bins are shown, the middle one is full. */
    ck_assert_uint_ge (tall, 70);
    ck_assert_uint_le (tall, 140);
    page_clear (&page);
  }
END_TEST

START_TEST (charts_with_nothing_to_show_say_so)
  {
    Page page;
    SoleusSpectrumChart none = {.peak_hz = NAN, .floor = NAN};
    SoleusTemplate shape = {0};
    double interval_s = 1.0;

    page_init (&page);
    soleus_interval_chart_draw (page.cr, page.theme, &whole, &interval_s, 1);
    ck_assert_uint_gt (count_all (&page), 50);
    page_clear (&page);
    page_init (&page);
    soleus_spectrum_chart_draw (page.cr, page.theme, &whole, &none);
    ck_assert_uint_gt (count_all (&page), 50);
    page_clear (&page);
    page_init (&page);
    soleus_trend_chart_draw (page.cr, page.theme, &whole, NULL, 0, 60.0, NULL);
    soleus_shape_chart_draw (page.cr, page.theme, &whole, &shape, "uV");
    ck_assert_uint_gt (count_all (&page), 50);
    page_clear (&page);
  }
END_TEST

START_TEST (bars_of_a_trend_are_as_high_as_their_rates)
  {
    Page page;
    SoleusTrendBin bins[] = {{0.0, 60.0, 20, 12.2, 30.9},
        {60.0, 60.0, 5, 1.6, 11.7}, {120.0, 0.0, 0, NAN, NAN}};
    guint first, second;

    page_init (&page);
    soleus_trend_chart_draw (page.cr, page.theme, &whole, bins, 3, 60.0, NULL);
    /* A fourth into each bin: bar, no whisker. */
    first = count_ink (&page, 48 + 340 / 12, 22, 202);
    second = count_ink (&page, 48 + 340 * 5 / 12, 22, 202);
    ck_assert_uint_gt (second, 15);
    ck_assert_double_eq_tol ((double)first / second, 4.0, 0.5);
    page_clear (&page);
  }
END_TEST

/* 95 % of the time one event is from 0.025 to 5.57 of them. */
START_TEST (the_interval_of_a_single_event_is_not_cut)
  {
    Page page;
    SoleusTrendBin bin = {0.0, 60.0, 1, 0.025, 5.57};
    guint widest = 0;

    page_init (&page);
    soleus_trend_chart_draw (page.cr, page.theme, &whole, &bin, 1, 60.0, NULL);
    /* In the upper half, where no bar is: the end of the whisker lies across.
     * The row of a grid line is as wide as the chart. */
    for (int y = 30; y < 100; y++)
      {
        guint n = 0;
        for (int x = 48 + 150; x < 48 + 190; x++)
          n += count_ink (&page, x, y, y + 1);
        if (n < 39)
          widest = MAX (widest, n);
      }
    ck_assert_uint_ge (widest, 6);
    page_clear (&page);
  }
END_TEST

START_TEST (a_peak_of_a_spectrum_is_where_it_was_put)
  {
    Page page;
    float power[201];
    SoleusSpectrumChart chart = {power, 201, 0.1, 0.0, 20.0, 40.0, NAN, 1e-3};
    int highest_x = 0, top = HEIGHT;

    for (int k = 0; k < 201; k++)
      power[k] = (float)(1e-3 + exp (-(k - 60.0) * (k - 60.0) / 18.0));
    page_init (&page);
    soleus_spectrum_chart_draw (page.cr, page.theme, &whole, &chart);
    for (int x = 52; x < WIDTH - 14; x++)
      for (int y = 22; y < top; y++)
        if (count_ink (&page, x, y, y + 1) > 0)
          {
            highest_x = x;
            top = y;
          }
    /* 6 Hz of 20 over the 342 pixels of the plot. */
    ck_assert_int_ge (highest_x, 48 + 342 * 6 / 20 - 8);
    ck_assert_int_le (highest_x, 48 + 342 * 6 / 20 + 8);
    page_clear (&page);
  }
END_TEST

START_TEST (a_shape_is_drawn_over_its_spread)
  {
    Page page;
    float mean[40], sd[40];
    SoleusTemplate shape = {.id = 1,
        .n = 9,
        .rate_hz = 2000.0,
        .n_samples = 40,
        .mean = mean,
        .sd = sd};

    for (int i = 0; i < 40; i++)
      {
        mean[i] = (float)sin (0.3 * i);
        sd[i] = 0.2f;
      }
    page_init (&page);
    soleus_shape_chart_draw (page.cr, page.theme, &whole, &shape, "µV");
    for (int x = 60; x < WIDTH - 16; x += 7)
      {
        guint ink = count_ink (&page, x, 22, 200);

        /* Line and spread: 0.4 of the 2.4 that the plot is high, and what a
         * steep part adds; no wedge from a stray point. */
        ck_assert_uint_ge (ink, 1);
        ck_assert_uint_le (ink, 75);
      }
    page_clear (&page);
  }
END_TEST

START_TEST (differences_lie_over_their_means_between_the_limits)
  {
    /* One pair far to the right and high, the rest together on the left. */
    const double reference[] = {1, 1.1, 0.9, 1, 10};
    const double test[] = {1, 1.1, 0.9, 1, 14};
    const SoleusAgreementLines none = {NAN, NAN, NAN};
    const SoleusAgreementLines limits = {0.8, -2.7, 4.3};
    Page page;
    guint right, bare;

    page_init (&page);
    soleus_agreement_chart_draw (
        page.cr, page.theme, &whole, reference, test, 5, &none);
    right = 0;
    for (int x = WIDTH * 3 / 4; x < WIDTH; x++)
      right += count_ink (&page, x, 0, HEIGHT / 3);
    ck_assert_uint_gt (right, 3);
    bare = count_all (&page);
    page_clear (&page);
    page_init (&page);
    soleus_agreement_chart_draw (
        page.cr, page.theme, &whole, reference, test, 5, &limits);
    ck_assert_uint_gt (count_all (&page), bare + WIDTH / 2);
    page_clear (&page);
    page_init (&page);
    soleus_agreement_chart_draw (
        page.cr, page.theme, &whole, reference, test, 0, &none);
    ck_assert_uint_gt (count_all (&page), 50);
    page_clear (&page);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("charts");
  TCase *tcase = tcase_create ("charts");

  tcase_add_test (tcase, equal_intervals_are_one_tall_bar);
  tcase_add_test (tcase, charts_with_nothing_to_show_say_so);
  tcase_add_test (tcase, bars_of_a_trend_are_as_high_as_their_rates);
  tcase_add_test (tcase, the_interval_of_a_single_event_is_not_cut);
  tcase_add_test (tcase, a_peak_of_a_spectrum_is_where_it_was_put);
  tcase_add_test (tcase, a_shape_is_drawn_over_its_spread);
  tcase_add_test (tcase, differences_lie_over_their_means_between_the_limits);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
