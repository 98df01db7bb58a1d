/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plot-example.h"
#include "soleus-overview.h"

#define WIDTH 800
#define HEIGHT 200

typedef struct
{
  SoleusRecording *recording;
  SoleusViewData *data;
  SoleusAnalysis *analysis;
  SoleusDecisions *decisions; /* nothing decided */
  SoleusTrack track;
  SoleusTrackLayout layout;
} Scene;

static const SoleusRect whole = {0, 0, WIDTH, HEIGHT};

static void
scene_init (Scene *scene, SoleusSpan span)
{
  scene->recording = plot_example_recording (1);
  scene->data = soleus_view_data_new (scene->recording);
  ck_assert (soleus_view_data_build (scene->data, NULL, NULL));
  scene->analysis = plot_example_analysis ();
  soleus_track_init (&scene->track, scene->data, 0, span);
  scene->track.low = -150.0;
  scene->track.high = 150.0;
  scene->track.analysis = scene->analysis;
  scene->decisions = soleus_decisions_new ();
  scene->track.decisions = scene->decisions;
  soleus_track_layout (soleus_theme_get (SOLEUS_THEME_LIGHT), &whole,
      &scene->track, &scene->layout);
}

static void
scene_clear (Scene *scene)
{
  soleus_analysis_unref (scene->analysis);
  soleus_decisions_unref (scene->decisions);
  soleus_view_data_unref (scene->data);
  soleus_recording_unref (scene->recording);
}

static cairo_surface_t *
draw (const SoleusTrack *track, SoleusThemeId theme)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  soleus_track_draw (cr, soleus_theme_get (theme), &whole, track);
  ck_assert_int_eq (cairo_status (cr), CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Pixels of a rectangle that are clearly not background: a steep
 * antialiased line covers half a pixel. */
static guint
count_dark (cairo_surface_t *surface, const SoleusRect *rect)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  guint n = 0;

  for (int y = (int)rect->y; y < (int)(rect->y + rect->height); y++)
    for (int x = (int)rect->x; x < (int)(rect->x + rect->width); x++)
      n += data[y * stride + 4 * x + 1] < 190;
  return n;
}

START_TEST (a_twitch_is_tall_where_it_happens_and_nowhere_else)
  {
    Scene scene;
    cairo_surface_t *surface;
    SoleusRect top, twitch;

    scene_init (&scene, (SoleusSpan){0.0, 2.0});
    scene.track.analysis = NULL;
    surface = draw (&scene.track, SOLEUS_THEME_LIGHT);
    /* The upper fourth of the plot is above 75 uV. */
    top = scene.layout.plot;
    top.height /= 4.0;
    twitch = top;
    twitch.x = soleus_track_x (&scene.layout, &scene.track, 0.99);
    twitch.width =
        soleus_track_x (&scene.layout, &scene.track, 1.05) - twitch.x;
    ck_assert_uint_gt (count_dark (surface, &twitch), 5);
    ck_assert_uint_eq (
        count_dark (surface, &twitch), count_dark (surface, &top));
    cairo_surface_destroy (surface);
    scene_clear (&scene);
  }
END_TEST

/* By columns, by the line between samples, by a stroke. */
START_TEST (the_trace_is_unbroken_at_every_zoom)
  {
    static const double lengths_s[] = {20.0, 6.0, 1.5, 0.5, 0.1, 0.02};
    Scene scene;
    cairo_surface_t *surface;

    scene_init (&scene, (SoleusSpan){1.0, 1.0 + lengths_s[_i]});
    scene.track.analysis = NULL;
    surface = draw (&scene.track, SOLEUS_THEME_LIGHT);
    for (int x = (int)scene.layout.plot.x + 2;
         x < (int)(scene.layout.plot.x + scene.layout.plot.width) - 2; x++)
      {
        SoleusRect column = scene.layout.plot;
        double time_s =
            soleus_track_time_s (&scene.layout, &scene.track, x + 0.5);

        column.x = x;
        column.width = 1.0;
        if (time_s < 9.7 || time_s > 12.3)
          ck_assert_msg (
              count_dark (surface, &column) >= 1, "empty at %g s", time_s);
        else if (time_s > 10.05 && time_s < 11.95)
          ck_assert_msg (count_dark (surface, &column) <= HEIGHT / 8,
              "trace in the gap at %g s", time_s);
      }
    cairo_surface_destroy (surface);
    scene_clear (&scene);
  }
END_TEST

START_TEST (time_and_place_are_each_other_turned_round)
  {
    Scene scene;

    scene_init (&scene, (SoleusSpan){3.0, 8.0});
    for (double time_s = 2.0; time_s < 9.0; time_s += 0.37)
      ck_assert_double_eq_tol (
          soleus_track_time_s (&scene.layout, &scene.track,
              soleus_track_x (&scene.layout, &scene.track, time_s)),
          time_s, 1e-9);
    ck_assert_double_eq_tol (soleus_track_x (&scene.layout, &scene.track, 8.0),
        scene.layout.plot.x + scene.layout.plot.width, 1e-9);
    scene_clear (&scene);
  }
END_TEST

START_TEST (the_pointer_finds_the_episode_under_it)
  {
    Scene scene;
    double y, x;

    scene_init (&scene, (SoleusSpan){0.0, 8.0});
    y = scene.layout.found.y + scene.layout.found.height / 2.0;
    x = soleus_track_x (&scene.layout, &scene.track, 3.01);
    ck_assert_int_eq (
        soleus_track_episode_at (&scene.layout, &scene.track, x, y), 1);
    x = soleus_track_x (&scene.layout, &scene.track, 4.0);
    ck_assert_int_eq (
        soleus_track_episode_at (&scene.layout, &scene.track, x, y), -1);
    x = soleus_track_x (&scene.layout, &scene.track, 3.01);
    ck_assert_int_eq (
        soleus_track_episode_at (&scene.layout, &scene.track, x, HEIGHT - 2.0),
        -1);
    scene.analysis->episodes->len = 2;
    g_array_index (scene.analysis->episodes, SoleusEpisode, 1).rejected = TRUE;
    ck_assert_int_eq (
        soleus_track_episode_at (&scene.layout, &scene.track, x, y), -1);
    scene.track.show_rejected = TRUE;
    ck_assert_int_eq (
        soleus_track_episode_at (&scene.layout, &scene.track, x, y), 1);
    scene_clear (&scene);
  }
END_TEST

START_TEST (the_pointer_finds_the_shortest_own_mark)
  {
    Scene scene;
    g_autoptr (SoleusDecisions) none = soleus_decisions_new ();
    g_autoptr (SoleusDecisions) one = NULL;
    g_autoptr (SoleusDecisions) two = NULL;
    g_autoptr (SoleusMark) wide = soleus_mark_new (&(SoleusMark){.id = 1,
        .onset_s = 1.0,
        .duration_s = 4.0,
        .label = (char *)"rest",
        .note = (char *)"",
        .rater = (char *)"",
        .confidence = NAN,
        .origin = SOLEUS_ORIGIN_MINE});
    g_autoptr (SoleusMark) narrow = soleus_mark_new (&(SoleusMark){.id = 2,
        .onset_s = 2.0,
        .duration_s = 0.5,
        .channels = soleus_channel_set_of (0),
        .label = (char *)"FASC",
        .note = (char *)"",
        .rater = (char *)"",
        .confidence = NAN,
        .origin = SOLEUS_ORIGIN_MINE});
    double y;

    scene_init (&scene, (SoleusSpan){0.0, 8.0});
    one = soleus_decisions_with_mark (none, wide);
    two = soleus_decisions_with_mark (one, narrow);
    scene.track.decisions = two;
    y = scene.layout.mine.y + 2.0;
    ck_assert_uint_eq (
        soleus_track_mark_at (&scene.layout, &scene.track,
            soleus_track_x (&scene.layout, &scene.track, 2.2), y),
        2);
    ck_assert_uint_eq (
        soleus_track_mark_at (&scene.layout, &scene.track,
            soleus_track_x (&scene.layout, &scene.track, 4.0), y),
        1);
    ck_assert_uint_eq (
        soleus_track_mark_at (&scene.layout, &scene.track,
            soleus_track_x (&scene.layout, &scene.track, 7.0), y),
        0);
    scene_clear (&scene);
  }
END_TEST

START_TEST (brackets_and_marks_change_the_picture_in_every_theme)
  {
    Scene scene;
    cairo_surface_t *with, *without;

    scene_init (&scene, (SoleusSpan){0.0, 30.0});
    with = draw (&scene.track, (SoleusThemeId)_i);
    scene.track.analysis = NULL;
    without = draw (&scene.track, (SoleusThemeId)_i);
    if (_i != SOLEUS_THEME_DARK)
      ck_assert_uint_gt (count_dark (with, &scene.layout.found),
          count_dark (without, &scene.layout.found) + 20);
    cairo_surface_destroy (with);
    cairo_surface_destroy (without);
    scene_clear (&scene);
  }
END_TEST

START_TEST (tiny_rectangles_and_odd_ranges_are_survived)
  {
    static const SoleusRect rects[] = {
        {0, 0, 1, 1}, {0, 0, 5, 3}, {0, 0, 40, 12}, {-100, -50, 60, 400}};
    Scene scene;
    cairo_surface_t *surface =
        cairo_image_surface_create (CAIRO_FORMAT_RGB24, 50, 50);
    cairo_t *cr = cairo_create (surface);
    SoleusOverview overview;

    scene_init (&scene, (SoleusSpan){0.0, 30.0});
    scene.track.show_time_axis = TRUE;
    scene.track.show_label = TRUE;
    soleus_overview_init (&overview, scene.data);
    overview.analysis = scene.analysis;
    overview.show_time_axis = overview.show_legend = TRUE;
    for (guint i = 0; i < G_N_ELEMENTS (rects); i++)
      {
        soleus_track_draw (
            cr, soleus_theme_get (SOLEUS_THEME_LIGHT), &rects[i], &scene.track);
        soleus_overview_draw (
            cr, soleus_theme_get (SOLEUS_THEME_LIGHT), &rects[i], &overview);
      }
    scene.track.low = scene.track.high = NAN;
    soleus_track_draw (
        cr, soleus_theme_get (SOLEUS_THEME_LIGHT), &whole, &scene.track);
    scene.track.low = -1e30;
    scene.track.high = 1e-30;
    soleus_track_draw (
        cr, soleus_theme_get (SOLEUS_THEME_LIGHT), &whole, &scene.track);
    ck_assert_int_eq (cairo_status (cr), CAIRO_STATUS_SUCCESS);
    cairo_destroy (cr);
    cairo_surface_destroy (surface);
    scene_clear (&scene);
  }
END_TEST

START_TEST (the_overview_shows_episodes_and_the_visible_part)
  {
    Scene scene;
    SoleusOverview overview;
    cairo_surface_t *surface =
        cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
    cairo_t *cr = cairo_create (surface);
    const SoleusTheme *theme = soleus_theme_get (SOLEUS_THEME_GREY);
    SoleusRect plot, lane;
    guint without;

    scene_init (&scene, (SoleusSpan){0.0, 30.0});
    soleus_overview_init (&overview, scene.data);
    soleus_overview_plot_rect (theme, &whole, &overview, &plot);
    ck_assert_double_eq (plot.width, WIDTH);
    lane = plot;
    lane.y = plot.height * 0.8;
    lane.height = plot.height * 0.1;
    soleus_overview_draw (cr, theme, &whole, &overview);
    cairo_surface_flush (surface);
    without = count_dark (surface, &lane);
    overview.analysis = scene.analysis;
    soleus_overview_draw (cr, theme, &whole, &overview);
    cairo_surface_flush (surface);
    ck_assert_uint_gt (count_dark (surface, &lane), without + 100);
    cairo_destroy (cr);
    cairo_surface_destroy (surface);
    scene_clear (&scene);
  }
END_TEST

/* Pixels of a rectangle that are nearly @color. */
static guint
count_color (
    cairo_surface_t *surface, const SoleusRect *rect, const SoleusColor *color)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  int wanted[] = {(int)(255.0 * color->blue), (int)(255.0 * color->green),
      (int)(255.0 * color->red)};
  guint n = 0;

  for (int y = (int)rect->y; y < (int)(rect->y + rect->height); y++)
    for (int x = (int)rect->x; x < (int)(rect->x + rect->width); x++)
      {
        gboolean same = TRUE;
        for (int i = 0; i < 3; i++)
          same = same && abs (data[y * stride + 4 * x + i] - wanted[i]) < 40;
        n += same;
      }
  return n;
}

START_TEST (the_limit_is_two_dashed_lines_at_its_height)
  {
    const SoleusTheme *theme = soleus_theme_get (SOLEUS_THEME_LIGHT);
    Scene scene;
    cairo_surface_t *surface;
    SoleusRect row;

    /* Between two twitches, above the noise. */
    scene_init (&scene, (SoleusSpan){1.3, 2.7});
    scene.track.analysis = NULL;
    scene.track.limit = 75.0;
    surface = draw (&scene.track, SOLEUS_THEME_LIGHT);
    for (int fourth = 1; fourth <= 3; fourth += 2)
      {
        row = scene.layout.plot;
        row.y += row.height * fourth / 4.0 - 2.0;
        row.height = 4.0;
        ck_assert_uint_gt (
            count_color (surface, &row, &theme->accent), WIDTH / 4);
        ck_assert_uint_lt (
            count_color (surface, &row, &theme->accent), 2 * WIDTH);
      }
    row = scene.layout.plot;
    row.height /= 5.0;
    ck_assert_uint_eq (count_color (surface, &row, &theme->accent), 0);
    cairo_surface_destroy (surface);
    scene_clear (&scene);
  }
END_TEST

START_TEST (the_envelope_lies_over_the_trace_in_its_own_colour)
  {
    const SoleusTheme *theme = soleus_theme_get (SOLEUS_THEME_LIGHT);
    Scene scene;
    cairo_surface_t *with, *without;
    const SoleusColor *color = &theme->hues[SOLEUS_HUE_SUSTAINED];

    scene_init (&scene, (SoleusSpan){0.0, 4.0});
    scene.track.analysis = NULL;
    without = draw (&scene.track, SOLEUS_THEME_LIGHT);
    scene.track.envelope = scene.data;
    with = draw (&scene.track, SOLEUS_THEME_LIGHT);
    ck_assert_uint_eq (count_color (without, &scene.layout.plot, color), 0);
    ck_assert_uint_gt (
        count_color (with, &scene.layout.plot, color), WIDTH / 3);
    cairo_surface_destroy (without);
    cairo_surface_destroy (with);
    scene_clear (&scene);
  }
END_TEST

START_TEST (a_trace_that_stands_in_for_another_is_faint)
  {
    const SoleusTheme *theme = soleus_theme_get (SOLEUS_THEME_LIGHT);
    Scene scene;
    cairo_surface_t *faint, *full;

    scene_init (&scene, (SoleusSpan){0.0, 4.0});
    scene.track.analysis = NULL;
    full = draw (&scene.track, SOLEUS_THEME_LIGHT);
    scene.track.faint = TRUE;
    faint = draw (&scene.track, SOLEUS_THEME_LIGHT);
    ck_assert_uint_gt (
        count_color (full, &scene.layout.plot, &theme->trace), 1000);
    ck_assert_uint_eq (
        count_color (faint, &scene.layout.plot, &theme->trace), 0);
    cairo_surface_destroy (full);
    cairo_surface_destroy (faint);
    scene_clear (&scene);
  }
END_TEST

START_TEST (the_caption_stands_in_the_upper_right_corner)
  {
    Scene scene;
    cairo_surface_t *with, *without;
    SoleusRect corner;

    scene_init (&scene, (SoleusSpan){1.3, 2.7});
    scene.track.analysis = NULL;
    corner = scene.layout.plot;
    corner.x += corner.width / 2.0;
    corner.width /= 2.0;
    corner.height = 16.0;
    without = draw (&scene.track, SOLEUS_THEME_LIGHT);
    scene.track.caption = "20 to 450 Hz";
    with = draw (&scene.track, SOLEUS_THEME_LIGHT);
    ck_assert_uint_gt (
        count_dark (with, &corner), count_dark (without, &corner) + 50);
    cairo_surface_destroy (without);
    cairo_surface_destroy (with);
    scene_clear (&scene);
  }
END_TEST

START_TEST (the_ruler_has_two_lines_and_reads_the_trace)
  {
    const SoleusTheme *theme = soleus_theme_get (SOLEUS_THEME_LIGHT);
    Scene scene;
    cairo_surface_t *none, *both;
    SoleusRuler ruler;
    SoleusRect line;

    scene_init (&scene, (SoleusSpan){1.3, 2.7});
    scene.track.analysis = NULL;
    ck_assert (!soleus_track_get_ruler (&scene.track, &ruler));
    none = draw (&scene.track, SOLEUS_THEME_LIGHT);
    scene.track.cursor_s = 1.6;
    ck_assert (!soleus_track_get_ruler (&scene.track, &ruler));
    scene.track.second_s = 2.4;
    ck_assert (soleus_track_get_ruler (&scene.track, &ruler));
    ck_assert_double_eq (ruler.first_s, 1.6);
    ck_assert_double_eq (ruler.second_s, 2.4);
    ck_assert_double_eq (
        ruler.second, soleus_view_data_get_value (scene.data, 0, 2.4));
    ck_assert_double_eq (
        ruler.first, soleus_view_data_get_value (scene.data, 0, 1.6));
    both = draw (&scene.track, SOLEUS_THEME_LIGHT);
    for (int i = 0; i < 2; i++)
      {
        line = scene.layout.plot;
        line.x =
            soleus_track_x (&scene.layout, &scene.track, i == 0 ? 1.6 : 2.4)
            - 3.0;
        line.width = 6.0;
        ck_assert_uint_gt (count_color (both, &line, &theme->accent),
            count_color (none, &line, &theme->accent) + 50);
      }
    cairo_surface_destroy (none);
    cairo_surface_destroy (both);
    scene_clear (&scene);
  }
END_TEST

/* Pixels of @rect that differ between two pictures. */
static guint
count_other (cairo_surface_t *a, cairo_surface_t *b, const SoleusRect *rect)
{
  int stride = cairo_image_surface_get_stride (a);
  guint n = 0;

  for (int y = (int)rect->y; y < (int)(rect->y + rect->height); y++)
    for (int x = (int)rect->x; x < (int)(rect->x + rect->width); x++)
      n += memcmp (cairo_image_surface_get_data (a) + y * stride + 4 * x,
               cairo_image_surface_get_data (b) + y * stride + 4 * x, 3)
          != 0;
  return n;
}

START_TEST (a_calibrated_grid_has_four_boxes_a_track_and_ten_a_page)
  {
    Scene scene;
    cairo_surface_t *usual, *boxes;
    double value, time_s;
    SoleusRect line;

    scene_init (&scene, (SoleusSpan){0.0, 2.0});
    scene.track.analysis = NULL;
    scene.track.low = -100.0;
    scene.track.high = 100.0;
    soleus_track_get_division (&scene.track, &value, &time_s);
    ck_assert_double_eq_tol (value, 50.0, 1e-9);
    ck_assert_double_eq_tol (time_s, 0.2, 1e-9);
    usual = draw (&scene.track, SOLEUS_THEME_LIGHT);
    scene.track.divisions = TRUE;
    boxes = draw (&scene.track, SOLEUS_THEME_LIGHT);
    /* The line of 1.4 s, seen at both edges of the plot. */
    line = scene.layout.plot;
    line.x = soleus_track_x (&scene.layout, &scene.track, 1.4) - 1.0;
    line.width = 3.0;
    line.height = scene.layout.plot.height / 6.0;
    ck_assert_uint_ge (
        count_other (boxes, usual, &line), (guint)line.height - 2);
    cairo_surface_destroy (usual);
    cairo_surface_destroy (boxes);
    scene_clear (&scene);
  }
END_TEST

START_TEST (values_are_told_in_the_unit_that_is_wanted)
  {
    Scene scene;
    cairo_surface_t *own, *other;
    double own_value, value, time_s;

    scene_init (&scene, (SoleusSpan){0.0, 2.0});
    scene.track.analysis = NULL;
    own = draw (&scene.track, SOLEUS_THEME_LIGHT);
    soleus_track_get_division (&scene.track, &own_value, &time_s);
    scene.track.unit = "mV";
    scene.track.unit_factor = 1e-3;
    soleus_track_get_division (&scene.track, &value, &time_s);
    ck_assert_double_eq_tol (value, own_value / 1000.0, 1e-9);
    other = draw (&scene.track, SOLEUS_THEME_LIGHT);
    /* Other words beside the same trace. */
    ck_assert_uint_gt (count_other (own, other, &scene.layout.axis), 20);
    ck_assert_uint_lt (count_other (own, other, &scene.layout.plot), 20);
    cairo_surface_destroy (own);
    cairo_surface_destroy (other);
    scene_clear (&scene);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("track");
  TCase *tcase = tcase_create ("track");

  tcase_add_test (tcase, a_twitch_is_tall_where_it_happens_and_nowhere_else);
  tcase_add_loop_test (tcase, the_trace_is_unbroken_at_every_zoom, 0, 6);
  tcase_add_test (tcase, time_and_place_are_each_other_turned_round);
  tcase_add_test (tcase, the_pointer_finds_the_episode_under_it);
  tcase_add_test (tcase, the_pointer_finds_the_shortest_own_mark);
  tcase_add_loop_test (tcase,
      brackets_and_marks_change_the_picture_in_every_theme, 0, SOLEUS_N_THEMES);
  tcase_add_test (tcase, tiny_rectangles_and_odd_ranges_are_survived);
  tcase_add_test (tcase, the_overview_shows_episodes_and_the_visible_part);
  tcase_add_test (tcase, the_limit_is_two_dashed_lines_at_its_height);
  tcase_add_test (tcase, the_envelope_lies_over_the_trace_in_its_own_colour);
  tcase_add_test (tcase, a_trace_that_stands_in_for_another_is_faint);
  tcase_add_test (tcase, the_caption_stands_in_the_upper_right_corner);
  tcase_add_test (tcase, the_ruler_has_two_lines_and_reads_the_trace);
  tcase_add_test (
      tcase, a_calibrated_grid_has_four_boxes_a_track_and_ten_a_page);
  tcase_add_test (tcase, values_are_told_in_the_unit_that_is_wanted);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
