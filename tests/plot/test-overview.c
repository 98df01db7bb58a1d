/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "plot-example.h"
#include "plot-picture.h"
#include "soleus-overview.h"

#define WIDTH 600
#define HEIGHT 200

typedef struct
{
  SoleusRecording *recording;
  SoleusViewData *data;
  SoleusAnalysis *analysis;
  SoleusOverview overview;
  PlotPicture picture;
  SoleusRect plot;
} Scene;

static const SoleusRect whole = {0, 0, WIDTH, HEIGHT};

static void
scene_init (Scene *scene)
{
  *scene = (Scene){.recording = plot_example_recording (2)};
  scene->data = soleus_view_data_new (scene->recording);
  ck_assert (soleus_view_data_build (scene->data, NULL, NULL));
  scene->analysis = plot_example_analysis ();
  soleus_overview_init (&scene->overview, scene->data);
  plot_picture_init (&scene->picture, WIDTH, HEIGHT);
}

static void
scene_draw (Scene *scene)
{
  const SoleusTheme *theme = soleus_theme_get (SOLEUS_THEME_LIGHT);

  soleus_overview_plot_rect (theme, &whole, &scene->overview, &scene->plot);
  soleus_overview_draw (scene->picture.cr, theme, &whole, &scene->overview);
}

static void
scene_clear (Scene *scene)
{
  plot_picture_clear (&scene->picture);
  soleus_analysis_unref (scene->analysis);
  soleus_view_data_unref (scene->data);
  soleus_recording_unref (scene->recording);
}

/* From @from_s to @to_s of 30 s, between two shares of the plot's height. */
static SoleusRect
part (const Scene *scene, double from_s, double to_s, double top, double bottom)
{
  return (SoleusRect){scene->plot.x + scene->plot.width * from_s / 30.0,
      scene->plot.y + top * scene->plot.height,
      scene->plot.width * (to_s - from_s) / 30.0,
      (bottom - top) * scene->plot.height};
}

START_TEST (twitches_stand_out_of_the_envelope_and_a_gap_is_hatched)
  {
    Scene scene;
    SoleusRect twitch, quiet, gap;

    scene_init (&scene);
    scene_draw (&scene);
    twitch = part (&scene, 2.9, 3.1, 0.05, 0.2);
    quiet = part (&scene, 3.4, 4.6, 0.05, 0.2);
    gap = part (&scene, 10.1, 11.9, 0.05, 0.2);
    ck_assert_uint_gt (plot_picture_ink (&scene.picture, &twitch), 10);
    ck_assert_uint_eq (plot_picture_ink (&scene.picture, &quiet), 0);
    ck_assert_uint_gt (plot_picture_ink (&scene.picture, &gap), 100);
    scene_clear (&scene);
  }
END_TEST

START_TEST (episodes_are_bars_in_their_hue_and_rejected_ones_are_none)
  {
    Scene scene;
    const SoleusColor *blue =
        &soleus_theme_get (SOLEUS_THEME_LIGHT)->hues[SOLEUS_HUE_ISOLATED];
    const SoleusColor *orange =
        &soleus_theme_get (SOLEUS_THEME_LIGHT)->hues[SOLEUS_HUE_RHYTHMIC];
    SoleusRect lane;
    guint all, fewer;

    scene_init (&scene);
    scene.overview.analysis = scene.analysis;
    scene_draw (&scene);
    lane = part (&scene, 0.0, 30.0, 0.55, 0.9);
    all = plot_picture_of_color (&scene.picture, &lane, blue, 0.02);
    ck_assert_uint_gt (all, 14);
    ck_assert_uint_gt (
        plot_picture_of_color (&scene.picture, &lane, orange, 0.02), 3);
    for (guint i = 0; i < 7; i++)
      g_array_index (scene.analysis->episodes, SoleusEpisode, i).rejected =
          TRUE;
    scene_draw (&scene);
    fewer = plot_picture_of_color (&scene.picture, &lane, blue, 0.02);
    ck_assert_double_eq_tol ((double)fewer / all, 0.5, 0.1);
    lane = part (&scene, 0.0, 12.9, 0.55, 0.9);
    ck_assert_uint_eq (
        plot_picture_of_color (&scene.picture, &lane, blue, 0.02), 0);
    scene_clear (&scene);
  }
END_TEST

/* The noise of the two channels differs, and so does their picture. */
START_TEST (the_envelope_is_of_the_channel_with_most_episodes)
  {
    Scene scene;
    SoleusEpisode *rows;
    guint ink[2];

    scene_init (&scene);
    scene.overview.analysis = scene.analysis;
    rows = (SoleusEpisode *)scene.analysis->episodes->data;
    for (int pass = 0; pass < 2; pass++)
      {
        SoleusRect upper;
        for (guint i = 0; i < scene.analysis->episodes->len; i++)
          rows[i].channels = soleus_channel_set_of (pass);
        scene.overview.channel = -1;
        scene_draw (&scene);
        upper = part (&scene, 0.0, 30.0, 0.0, 0.5);
        ink[pass] = plot_picture_ink (&scene.picture, &upper);
        scene.overview.channel = pass;
        scene_draw (&scene);
        ck_assert_uint_eq (
            plot_picture_ink (&scene.picture, &upper), ink[pass]);
      }
    ck_assert_uint_ne (ink[0], ink[1]);
    scene_clear (&scene);
  }
END_TEST

START_TEST (states_darken_the_strip_at_the_foot)
  {
    Scene scene;
    SoleusRect rest, unusable;

    scene_init (&scene);
    scene.overview.analysis = scene.analysis;
    scene_draw (&scene);
    rest = part (&scene, 1.0, 25.0, 0.94, 0.99);
    unusable = part (&scene, 26.2, 29.8, 0.94, 0.99);
    ck_assert_uint_ge (plot_picture_ink (&scene.picture, &rest),
        (guint)(0.9 * (guint)rest.width * (guint)rest.height));
    ck_assert_uint_gt (plot_picture_ink (&scene.picture, &unusable), 20);
    ck_assert_uint_lt (plot_picture_ink (&scene.picture, &unusable),
        (guint)(0.9 * unusable.width * unusable.height));
    scene_clear (&scene);
  }
END_TEST

START_TEST (a_state_darkens_its_own_time_and_no_more)
  {
    const SoleusState state =
        _i == 0 ? SOLEUS_STATE_UNUSABLE : SOLEUS_STATE_ACTIVITY;
    SoleusStateSpan *row;
    SoleusRect before, inside, after;
    Scene scene;

    scene_init (&scene);
    scene.overview.analysis = scene.analysis;
    g_array_set_size (scene.analysis->states, 1);
    row = &g_array_index (scene.analysis->states, SoleusStateSpan, 0);
    *row = (SoleusStateSpan){14.0, 4.0, state};
    scene_draw (&scene);
    before = part (&scene, 0.5, 13.5, 0.94, 0.99);
    inside = part (&scene, 14.2, 17.8, 0.94, 0.99);
    after = part (&scene, 18.5, 29.5, 0.94, 0.99);
    ck_assert_uint_eq (plot_picture_ink (&scene.picture, &before), 0);
    ck_assert_uint_gt (plot_picture_ink (&scene.picture, &inside), 20);
    ck_assert_uint_eq (plot_picture_ink (&scene.picture, &after), 0);
    scene_clear (&scene);
  }
END_TEST

START_TEST (the_visible_part_is_framed_however_short)
  {
    static const double lengths_s[] = {10.0, 0.5, 1e-6, 30.0};
    Scene scene;
    const SoleusColor *accent = &soleus_theme_get (SOLEUS_THEME_LIGHT)->accent;
    SoleusRect around;

    scene_init (&scene);
    scene.overview.has_visible = TRUE;
    scene.overview.visible = (SoleusSpan){30.0 - lengths_s[_i], 30.0};
    scene_draw (&scene);
    around = part (&scene, 29.0 - lengths_s[_i], 30.0, 0.0, 1.0);
    ck_assert_uint_gt (
        plot_picture_of_color (&scene.picture, &around, accent, 0.1), 200);
    scene_clear (&scene);
  }
END_TEST

START_TEST (axis_and_legend_take_their_room_from_the_foot)
  {
    Scene scene;
    SoleusRect bare, axis, both;
    const SoleusTheme *theme = soleus_theme_get (SOLEUS_THEME_LIGHT);
    SoleusRect below;

    scene_init (&scene);
    soleus_overview_plot_rect (theme, &whole, &scene.overview, &bare);
    scene.overview.show_time_axis = TRUE;
    soleus_overview_plot_rect (theme, &whole, &scene.overview, &axis);
    scene.overview.show_legend = TRUE;
    soleus_overview_plot_rect (theme, &whole, &scene.overview, &both);
    ck_assert_double_eq (bare.height, HEIGHT);
    ck_assert_double_gt (bare.height, axis.height);
    ck_assert_double_gt (axis.height, both.height);
    scene.overview.analysis = scene.analysis;
    scene_draw (&scene);
    below = (SoleusRect){
        0, both.y + both.height, WIDTH, HEIGHT - both.y - both.height};
    /* Labels of time and names of two hues. */
    ck_assert_uint_gt (plot_picture_ink (&scene.picture, &below), 300);
    scene_clear (&scene);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("overview");
  TCase *tcase = tcase_create ("overview");

  tcase_add_test (
      tcase, twitches_stand_out_of_the_envelope_and_a_gap_is_hatched);
  tcase_add_test (
      tcase, episodes_are_bars_in_their_hue_and_rejected_ones_are_none);
  tcase_add_test (tcase, the_envelope_is_of_the_channel_with_most_episodes);
  tcase_add_test (tcase, states_darken_the_strip_at_the_foot);
  tcase_add_loop_test (tcase, a_state_darkens_its_own_time_and_no_more, 0, 2);
  tcase_add_loop_test (tcase, the_visible_part_is_framed_however_short, 0, 4);
  tcase_add_test (tcase, axis_and_legend_take_their_room_from_the_foot);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
