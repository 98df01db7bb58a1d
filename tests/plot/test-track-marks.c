/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "plot-example.h"
#include "plot-picture.h"
#include "soleus-track.h"

#define WIDTH 800
#define HEIGHT 200

/* One episode from 1 to 3 s over 4 s of silence: what is drawn is its own. */
typedef struct
{
  SoleusRecording *recording;
  SoleusViewData *data;
  SoleusAnalysis *analysis;
  SoleusDecisions *decisions;
  SoleusTrack track;
  SoleusTrackLayout layout;
  PlotPicture picture;
} Scene;

static const SoleusRect whole = {0, 0, WIDTH, HEIGHT};

static SoleusRecording *
silence (void)
{
  SoleusRecordingFacts facts = {.format_id = "memory"};
  SoleusChannel *channel =
      soleus_channel_new ("silent", SOLEUS_KIND_EMG, "uV", 100.0);
  float x[400] = {0.0f};
  const float *rows[] = {x};

  soleus_channel_add_run (channel, 400, 0.0);
  facts.name = g_strdup ("silence");
  facts.log = soleus_read_log_new ();
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  g_ptr_array_add (facts.channels, channel);
  return soleus_recording_new_in_memory (&facts, rows);
}

static SoleusEpisode *
scene_init (Scene *scene)
{
  SoleusEpisode episode = {
      .id = 5,
      .channels = soleus_channel_set_of (0),
      .onset_s = 1.0,
      .duration_s = 2.0,
      .pattern = SOLEUS_PATTERN_TREM,
      .score = 0.9,
      .ambiguous_with = SOLEUS_PATTERN_NONE,
      .frequency_hz = 6.0,
  };

  *scene = (Scene){.recording = silence ()};
  scene->data = soleus_view_data_new (scene->recording);
  ck_assert (soleus_view_data_build (scene->data, NULL, NULL));
  scene->analysis = soleus_analysis_new ();
  g_array_append_val (scene->analysis->episodes, episode);
  scene->decisions = soleus_decisions_new ();
  soleus_track_init (&scene->track, scene->data, 0, (SoleusSpan){0.0, 4.0});
  scene->track.analysis = scene->analysis;
  scene->track.decisions = scene->decisions;
  plot_picture_init (&scene->picture, WIDTH, HEIGHT);
  return &g_array_index (scene->analysis->episodes, SoleusEpisode, 0);
}

static void
scene_draw (Scene *scene)
{
  const SoleusTheme *theme = soleus_theme_get (SOLEUS_THEME_LIGHT);

  soleus_track_layout (theme, &whole, &scene->track, &scene->layout);
  soleus_track_draw (scene->picture.cr, theme, &whole, &scene->track);
}

static void
scene_clear (Scene *scene)
{
  plot_picture_clear (&scene->picture);
  soleus_decisions_unref (scene->decisions);
  soleus_analysis_unref (scene->analysis);
  soleus_view_data_unref (scene->data);
  soleus_recording_unref (scene->recording);
}

static guint
ink_of_hue (Scene *scene, const SoleusRect *rect, SoleusHue hue)
{
  return plot_picture_of_color (&scene->picture, rect,
      &soleus_theme_get (SOLEUS_THEME_LIGHT)->hues[hue], 0.12);
}

/* A part of the plot or a lane between two moments. */
static SoleusRect
between (Scene *scene, const SoleusRect *lane, double from_s, double to_s)
{
  SoleusRect part = *lane;

  part.x = soleus_track_x (&scene->layout, &scene->track, from_s);
  part.width = soleus_track_x (&scene->layout, &scene->track, to_s) - part.x;
  return part;
}

START_TEST (a_bracket_stands_over_its_episode_in_its_own_hue)
  {
    Scene scene;
    SoleusRect inside, before, after;

    scene_init (&scene);
    scene_draw (&scene);
    inside = between (&scene, &scene.layout.found, 1.0, 3.0);
    before = between (&scene, &scene.layout.found, 0.0, 0.95);
    after = between (&scene, &scene.layout.found, 3.05, 4.0);
    ck_assert_uint_gt (ink_of_hue (&scene, &inside, SOLEUS_HUE_RHYTHMIC), 100);
    ck_assert_uint_eq (plot_picture_ink (&scene.picture, &before), 0);
    ck_assert_uint_eq (plot_picture_ink (&scene.picture, &after), 0);
    /* Above the trace, not in the lane of own marks. */
    inside = between (&scene, &scene.layout.mine, 0.0, 4.0);
    /* The lowest line of the grid lies half in the lane. */
    inside.y += 2.0;
    ck_assert_uint_eq (plot_picture_ink (&scene.picture, &inside), 0);
    scene_clear (&scene);
  }
END_TEST

/* The ink of the found lane for one change of the episode. */
static guint
lane_ink (void (*change) (Scene *scene, SoleusEpisode *episode))
{
  Scene scene;
  SoleusEpisode *episode = scene_init (&scene);
  guint n;

  if (change != NULL)
    change (&scene, episode);
  scene_draw (&scene);
  n = plot_picture_ink (&scene.picture, &scene.layout.found);
  scene_clear (&scene);
  return n;
}

static void
make_doubtful (Scene *scene, SoleusEpisode *episode)
{
  episode->score = 0.39;
}

static void
make_doubtful_but_accepted (Scene *scene, SoleusEpisode *episode)
{
  episode->score = 0.39;
  episode->accepted = TRUE;
}

static void
make_ambiguous (Scene *scene, SoleusEpisode *episode)
{
  episode->ambiguous_with = SOLEUS_PATTERN_CLON;
}

static void
make_current (Scene *scene, SoleusEpisode *episode)
{
  scene->track.current_episode = episode->id;
}

static void
make_rejected (Scene *scene, SoleusEpisode *episode)
{
  episode->rejected = TRUE;
}

static void
make_another_channel (Scene *scene, SoleusEpisode *episode)
{
  episode->channels = soleus_channel_set_of (1);
}

START_TEST (doubt_choice_and_verdict_change_the_bracket)
  {
    guint plain = lane_ink (NULL);

    /* Dashes have less ink, a second letter and a strong line more. */
    ck_assert_uint_lt (lane_ink (make_doubtful), plain);
    ck_assert_uint_eq (lane_ink (make_doubtful_but_accepted), plain);
    ck_assert_uint_gt (lane_ink (make_ambiguous), plain);
    ck_assert_uint_gt (lane_ink (make_current), plain);
    ck_assert_uint_eq (lane_ink (make_rejected), 0);
    ck_assert_uint_eq (lane_ink (make_another_channel), 0);
  }
END_TEST

START_TEST (thousands_of_episodes_do_not_cost_thousands_of_brackets)
  {
    Scene scene;
    SoleusEpisode row = *scene_init (&scene);
    gint64 start_us, spent_us;

    g_array_set_size (scene.analysis->episodes, 0);
    row.duration_s = 1e-5;
    for (guint i = 0; i < 50000; i++)
      {
        row.id = i;
        row.onset_s = i * 4.0 / 50000;
        g_array_append_val (scene.analysis->episodes, row);
      }
    start_us = soleus_test_cpu_us ();
    scene_draw (&scene);
    spent_us = soleus_test_cpu_us () - start_us;
    /* Some 20 ms alone; a bracket each would be over ten seconds. */
    ck_assert_int_lt (spent_us, 3000000);
    ck_assert_uint_gt (
        ink_of_hue (&scene, &scene.layout.found, SOLEUS_HUE_RHYTHMIC), 500);
    scene_clear (&scene);
  }
END_TEST

START_TEST (own_marks_fill_their_lane_and_only_theirs)
  {
    Scene scene;
    SoleusRect inside, outside;
    g_autoptr (SoleusMark) mark = soleus_mark_new (&(SoleusMark){.id = 1,
        .onset_s = 0.5,
        .duration_s = 1.0,
        .label = (char *)"rest",
        .note = (char *)"",
        .rater = (char *)"",
        .confidence = NAN,
        .origin = SOLEUS_ORIGIN_MINE});
    g_autoptr (SoleusDecisions) marked = NULL;

    scene_init (&scene);
    marked = soleus_decisions_with_mark (scene.decisions, mark);
    scene.track.decisions = marked;
    scene.track.analysis = NULL;
    scene_draw (&scene);
    inside = between (&scene, &scene.layout.mine, 0.51, 1.49);
    outside = between (&scene, &scene.layout.mine, 1.55, 4.0);
    ck_assert_uint_gt (plot_picture_ink (&scene.picture, &inside),
        (guint)(0.8 * inside.width * (inside.height - 4.0)));
    /* The edge is solid: half a line and more of its colour. */
    ck_assert_uint_gt (
        plot_picture_of_color (&scene.picture, &inside,
            &soleus_theme_get (SOLEUS_THEME_LIGHT)->hues[SOLEUS_HUE_MINE], 0.3),
        100);
    outside.y += 2.0;
    ck_assert_uint_eq (plot_picture_ink (&scene.picture, &outside), 0);
    ck_assert_uint_eq (
        plot_picture_ink (&scene.picture, &scene.layout.found), 0);
    scene_clear (&scene);
  }
END_TEST

START_TEST (the_label_of_a_long_mark_stays_in_sight)
  {
    /* Of four seconds that are seen; the label is in their middle. */
    static const struct
    {
      double onset_s;
      double end_s;
      double middle_s;
    } rows[] = {{-500.0, 500.0, 2.0}, {-500.0, 1.0, 0.5}, {3.0, 500.0, 3.5}};
    const SoleusColor *text = &soleus_theme_get (SOLEUS_THEME_LIGHT)->text;

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        Scene scene;
        SoleusRect near;
        guint n_all;
        guint n_near;
        g_autoptr (SoleusMark) mark = soleus_mark_new (&(SoleusMark){.id = 1,
            .onset_s = rows[i].onset_s,
            .duration_s = rows[i].end_s - rows[i].onset_s,
            .label = (char *)"rest",
            .confidence = NAN,
            .origin = SOLEUS_ORIGIN_MINE});
        g_autoptr (SoleusDecisions) marked = NULL;

        scene_init (&scene);
        marked = soleus_decisions_with_mark (scene.decisions, mark);
        scene.track.decisions = marked;
        scene.track.analysis = NULL;
        scene_draw (&scene);
        near = between (&scene, &scene.layout.mine, rows[i].middle_s - 0.4,
            rows[i].middle_s + 0.4);
        n_all = plot_picture_of_color (
            &scene.picture, &scene.layout.mine, text, 0.3);
        n_near = plot_picture_of_color (&scene.picture, &near, text, 0.3);
        ck_assert_uint_gt (n_near, 5);
        ck_assert_uint_eq (n_near, n_all);
        scene_clear (&scene);
      }
  }
END_TEST

START_TEST (thousands_of_marks_do_not_cost_thousands_of_boxes)
  {
    Scene scene;
    g_autoptr (GPtrArray) marks =
        g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_mark_unref);
    g_autoptr (SoleusDecisions) marked = NULL;
    gint64 start_us, spent_us;
    SoleusRect part;

    scene_init (&scene);
    for (guint i = 0; i < 200000; i++)
      g_ptr_array_add (marks,
          soleus_mark_new (&(SoleusMark){.id = i + 1,
              .onset_s = i * 4.0 / 200000,
              .duration_s = 2.0 / 200000,
              .label = (char *)"rest"}));
    marked = soleus_decisions_with_marks (
        scene.decisions, (const SoleusMark *const *)marks->pdata, marks->len);
    scene.track.decisions = marked;
    scene.track.analysis = NULL;
    start_us = soleus_test_cpu_us ();
    scene_draw (&scene);
    spent_us = soleus_test_cpu_us () - start_us;
    /* Some 40 ms alone; a box each is 1.5 s. */
    ck_assert_int_lt (spent_us, 1200000);
    /* No hole in the lane. */
    for (guint i = 0; i < 4; i++)
      {
        part = between (&scene, &scene.layout.mine, i + 0.01, i + 0.99);
        ck_assert_uint_gt (plot_picture_ink (&scene.picture, &part),
            (guint)(0.7 * part.width * (part.height - 4.0)));
      }
    scene_clear (&scene);
  }
END_TEST

START_TEST (disturbances_and_unusable_time_are_hatched)
  {
    Scene scene;
    SoleusArtefact pop = {
        soleus_channel_set_of (0), 0.5, 0.5, SOLEUS_ARTEFACT_POP};
    SoleusArtefact other = {
        soleus_channel_set_of (1), 1.5, 0.5, SOLEUS_ARTEFACT_POP};
    SoleusStateSpan bad = {3.0, 0.5, SOLEUS_STATE_UNUSABLE};
    guint clean, hatched, elsewhere, unusable;
    SoleusRect part;

    scene_init (&scene);
    g_array_set_size (scene.analysis->episodes, 0);
    g_array_append_val (scene.analysis->artefacts, pop);
    g_array_append_val (scene.analysis->artefacts, other);
    g_array_append_val (scene.analysis->states, bad);
    scene_draw (&scene);
    part = between (&scene, &scene.layout.plot, 0.52, 0.98);
    hatched = plot_picture_ink (&scene.picture, &part);
    part = between (&scene, &scene.layout.plot, 1.52, 1.98);
    elsewhere = plot_picture_ink (&scene.picture, &part);
    part = between (&scene, &scene.layout.plot, 2.52, 2.98);
    clean = plot_picture_ink (&scene.picture, &part);
    part = between (&scene, &scene.layout.plot, 3.02, 3.48);
    unusable = plot_picture_ink (&scene.picture, &part);
    ck_assert_uint_gt (hatched, clean + 500);
    ck_assert_uint_gt (unusable, hatched);
    ck_assert_uint_eq (elsewhere, clean);
    scene_clear (&scene);
  }
END_TEST

START_TEST (bursts_selection_and_cursor_are_shown_when_asked_for)
  {
    Scene scene;
    SoleusBurst burst = {
        .channels = soleus_channel_set_of (0),
        .onset_s = 2.0,
        .peak_s = 2.0,
        .duration_s = 0.01,
        .pattern = SOLEUS_PATTERN_CRAMP,
    };
    SoleusRect foot, part;

    scene_init (&scene);
    g_array_set_size (scene.analysis->episodes, 0);
    g_array_append_val (scene.analysis->bursts, burst);
    scene_draw (&scene);
    foot = scene.layout.plot;
    foot.y += foot.height - 4.0;
    foot.height = 3.0;
    ck_assert_uint_eq (ink_of_hue (&scene, &foot, SOLEUS_HUE_SUSTAINED), 0);
    scene.track.show_bursts = TRUE;
    scene.track.has_selection = TRUE;
    scene.track.selection = (SoleusSpan){0.2, 0.6};
    scene.track.cursor_s = 3.3;
    scene_draw (&scene);
    ck_assert_uint_gt (ink_of_hue (&scene, &foot, SOLEUS_HUE_SUSTAINED), 1);
    part = between (&scene, &scene.layout.plot, 0.22, 0.58);
    ck_assert_uint_gt (plot_picture_ink (&scene.picture, &part),
        (guint)(0.95 * part.width * part.height));
    part = between (&scene, &scene.layout.found, 3.28, 3.32);
    ck_assert_uint_gt (plot_picture_ink (&scene.picture, &part), 5);
    scene_clear (&scene);
  }
END_TEST

START_TEST (a_drag_shows_where_the_chosen_one_would_lie)
  {
    Scene scene;
    SoleusRect part;

    scene_init (&scene);
    scene.track.has_draft = TRUE;
    scene.track.draft = (SoleusSpan){3.2, 3.8};
    scene_draw (&scene);
    part = between (&scene, &scene.layout.found, 3.1, 3.9);
    ck_assert_uint_eq (plot_picture_ink (&scene.picture, &part), 0);
    scene.track.current_episode = 5;
    scene_draw (&scene);
    ck_assert_uint_gt (plot_picture_ink (&scene.picture, &part), 100);
    part = between (&scene, &scene.layout.found, 3.85, 4.0);
    ck_assert_uint_eq (plot_picture_ink (&scene.picture, &part), 0);
    scene_clear (&scene);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("track-marks");
  TCase *tcase = tcase_create ("track-marks");

  tcase_set_timeout (tcase, 20);
  tcase_add_test (tcase, a_bracket_stands_over_its_episode_in_its_own_hue);
  tcase_add_test (tcase, doubt_choice_and_verdict_change_the_bracket);
  tcase_add_test (
      tcase, thousands_of_episodes_do_not_cost_thousands_of_brackets);
  tcase_add_test (tcase, own_marks_fill_their_lane_and_only_theirs);
  tcase_add_test (tcase, the_label_of_a_long_mark_stays_in_sight);
  tcase_add_test (tcase, thousands_of_marks_do_not_cost_thousands_of_boxes);
  tcase_add_test (tcase, disturbances_and_unusable_time_are_hatched);
  tcase_add_test (tcase, bursts_selection_and_cursor_are_shown_when_asked_for);
  tcase_add_test (tcase, a_drag_shows_where_the_chosen_one_would_lie);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
