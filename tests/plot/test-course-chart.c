/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>
#include <string.h>

#include "soleus-course-chart.h"

#define WIDTH 500
#define HEIGHT 300
#define DAY_S 86400.0
/* 2026-05-01 (a Friday), 00:00 UTC. */
#define MAY_1 1777593600.0

static const SoleusRect whole = {0, 0, WIDTH, HEIGHT};

static const struct
{
  double days;
  guint max;
  const char *format;
  guint n;
  double first_days; /* after 1 May */
} axes[] = {
    {3.0, 8, "%-d %b", 4, 0.0},
    {20.0, 8, "%-d %b", 3, 3.0}, /* Mondays: 4, 11, 18 May */
    {100.0, 8, "%-d %b", 7, 10.0}, /* every other Monday from 11 May */
    {200.0, 8, "%b %Y", 7, 0.0},
    {800.0, 8, "%b %Y", 5, 61.0}, /* half years from 1 July */
    {4000.0, 8, "%Y", 5, 610.0}, /* every other year from 2028 */
};

START_TEST (marks_begin_days_weeks_months_and_years)
  {
    const char *format;
    g_autoptr (GArray) ticks = soleus_course_dup_ticks (
        MAY_1, MAY_1 + axes[_i].days * DAY_S, axes[_i].max, &format);

    ck_assert_str_eq (format, axes[_i].format);
    ck_assert_uint_eq (ticks->len, axes[_i].n);
    ck_assert_double_eq (
        g_array_index (ticks, double, 0), MAY_1 + axes[_i].first_days * DAY_S);
  }
END_TEST

static const SoleusCoursePoint points[] = {
    {MAY_1, 10, 600.0, 1.0, 0.48, 1.84, 0, "one.edf"},
    {MAY_1 + 5 * DAY_S, 0, 0.0, (double)NAN, (double)NAN, (double)NAN, 0,
        "nothing.edf"},
    {MAY_1 + 10 * DAY_S, 40, 600.0, 4.0, 2.86, 5.45, 1, "the \"other\".edf"},
};

static const SoleusCourseEvent events[] = {
    {MAY_1 + 3 * DAY_S, "coffee"},
    {MAY_1 + 4 * DAY_S, "sport"},
    {MAY_1 + 6 * DAY_S, "sport"},
    {MAY_1 + 400 * DAY_S, "sport"},
};

static const char *const places[] = {"left calf", "right calf"};

static SoleusCourse
course (guint n_points, guint n_events)
{
  return (SoleusCourse){.what = "Single twitches",
      .points = points,
      .n_points = n_points,
      .events = events,
      .n_events = n_events,
      .series = places,
      .n_series = 2};
}

/* Pixels of the hue of @group in columns [left, right). */
static guint
count (const SoleusCourse *shown, SoleusHue group, int left, int right)
{
  const SoleusTheme *theme = soleus_theme_get (SOLEUS_THEME_LIGHT);
  const SoleusColor *hue = &theme->hues[group];
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  const guchar *data;
  guint n = 0;

  cairo_set_source_rgb (cr, 1.0, 1.0, 1.0);
  cairo_paint (cr);
  soleus_course_chart_draw (cr, theme, &whole, shown);
  ck_assert_int_eq (cairo_status (cr), CAIRO_STATUS_SUCCESS);
  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = left; x < right; x++)
      {
        const guchar *p =
            data + y * cairo_image_surface_get_stride (surface) + 4 * x;
        n += abs (p[0] - (int)(255 * hue->blue)) < 12
            && abs (p[1] - (int)(255 * hue->green)) < 12
            && abs (p[2] - (int)(255 * hue->red)) < 12;
      }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return n;
}

START_TEST (each_place_has_its_own_colour_at_its_time)
  {
    const SoleusCourse shown = course (3, 0);

    ck_assert_uint_gt (count (&shown, SOLEUS_HUE_ISOLATED, 0, WIDTH / 3), 20);
    ck_assert_uint_gt (
        count (&shown, SOLEUS_HUE_RHYTHMIC, 2 * WIDTH / 3, WIDTH), 20);
    ck_assert_uint_eq (count (&shown, SOLEUS_HUE_RHYTHMIC, 60, WIDTH / 3), 0);
  }
END_TEST

START_TEST (words_of_the_diary_stand_on_the_same_time_line)
  {
    const SoleusCourse without = course (3, 0);
    const SoleusCourse with = course (3, 4);

    ck_assert_uint_eq (count (&without, SOLEUS_HUE_MINE, 0, WIDTH), 0);
    ck_assert_uint_gt (
        count (&with, SOLEUS_HUE_MINE, WIDTH / 3, 2 * WIDTH / 3 + 20), 30);
    /* What lies behind the last recording is not drawn outside. */
    ck_assert_uint_eq (count (&with, SOLEUS_HUE_MINE, WIDTH - 30, WIDTH), 0);
  }
END_TEST

START_TEST (without_a_recording_it_says_so)
  {
    const SoleusCourse empty = course (0, 4);
    g_autoptr (SoleusFigure) figure = soleus_course_figure_new (&empty);

    ck_assert_uint_eq (count (&empty, SOLEUS_HUE_MINE, 0, WIDTH), 0);
    ck_assert_str_eq (soleus_figure_get_summary (figure),
        "No clean time to take a rate from yet.");
  }
END_TEST

START_TEST (a_figure_tells_its_numbers)
  {
    const SoleusCourse shown = course (3, 4);
    g_autoptr (SoleusFigure) figure = soleus_course_figure_new (&shown);
    g_autofree char *csv = soleus_figure_dup_csv (figure);

    ck_assert_str_eq (soleus_figure_get_summary (figure),
        "n = 50 in 20.0 clean minutes: 2.5 a minute together");
    ck_assert_str_eq (csv,
        "start,place,n,observed_s,rate_per_min,rate_low_per_min,"
        "rate_high_per_min,recording\n"
        "2026-05-01T00:00:00,\"left calf\",10,600,1,0.48,1.84,\"one.edf\"\n"
        "2026-05-06T00:00:00,\"left calf\",0,0,,,,\"nothing.edf\"\n"
        "2026-05-11T00:00:00,\"right calf\",40,600,4,2.86,5.45,"
        "\"the \"\"other\"\".edf\"\n");
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("course-chart");
  TCase *tc = tcase_create ("course-chart");

  tcase_add_loop_test (
      tc, marks_begin_days_weeks_months_and_years, 0, G_N_ELEMENTS (axes));
  tcase_add_test (tc, each_place_has_its_own_colour_at_its_time);
  tcase_add_test (tc, words_of_the_diary_stand_on_the_same_time_line);
  tcase_add_test (tc, without_a_recording_it_says_so);
  tcase_add_test (tc, a_figure_tells_its_numbers);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
