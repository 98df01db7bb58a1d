/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "soleus-marking.h"
#include "soleus-session-fixture.h"

/* Two seconds on one channel of 1 kHz. Times are compared to a nanosecond. */
#define CLOSE_S 1e-9

typedef struct
{
  Fixture fixture;
  SoleusDocument *document;
  SoleusViewState *state;
} Scene;

static void
scene_open (Scene *scene)
{
  fixture_open (&scene->fixture, ":memory:");
  scene->document = soleus_document_new (scene->fixture.session);
  scene->state = soleus_document_get_state (scene->document);
  fixture_show (&scene->fixture);
}

static void
scene_close (Scene *scene)
{
  g_object_unref (scene->document);
  fixture_close (&scene->fixture);
}

/* Adds a mark of 0.2 s in channel 0 and chooses it. */
static guint64
add (Scene *scene, double onset_s)
{
  SoleusMark values = fixture_mark (onset_s, "rest");
  guint64 id;

  values.duration_s = 0.2;
  values.channels = soleus_channel_set_of (0);
  id = soleus_session_add_mark (scene->fixture.session, &values);
  ck_assert_uint_ne (id, 0);
  soleus_view_state_choose (scene->state, -1, id, onset_s);
  return id;
}

static void
check_mark (Scene *scene, guint64 id, double start_s, double end_s)
{
  const SoleusMark *mark = soleus_decisions_find_mark (
      soleus_session_get_decisions (scene->fixture.session), id);

  ck_assert_ptr_nonnull (mark);
  ck_assert_double_eq_tol (mark->onset_s, start_s, CLOSE_S);
  ck_assert_double_eq_tol (mark->onset_s + mark->duration_s, end_s, CLOSE_S);
}

START_TEST (nothing_chosen_is_nothing_changed)
  {
    Scene scene;

    scene_open (&scene);
    ck_assert (!soleus_marking_get_chosen (scene.document, NULL, NULL));
    ck_assert (!soleus_marking_nudge (scene.document, 0.1, FALSE));
    ck_assert (!soleus_marking_split (scene.document, 1.0));
    ck_assert (!soleus_marking_merge (scene.document));
    ck_assert (!soleus_marking_edge_to (scene.document, SOLEUS_GRIP_END, 1.0));
    ck_assert (!soleus_session_can_undo (scene.fixture.session));
    scene_close (&scene);
  }
END_TEST

START_TEST (keys_move_a_mark_by_a_hundredth_of_the_page_or_by_one_sample)
  {
    Scene scene;
    guint64 id;
    SoleusSpan page;
    double step_s;

    scene_open (&scene);
    id = add (&scene, 0.5);
    page = soleus_view_state_get_visible (scene.state);
    step_s = 0.01 * soleus_span_duration_s (page);
    ck_assert (soleus_marking_nudge (scene.document, 0.01, FALSE));
    check_mark (&scene, id, 0.5 + step_s, 0.7 + step_s);
    ck_assert_str_eq (scene.fixture.step, "Move annotation");
    ck_assert (soleus_marking_nudge (scene.document, -0.01, FALSE));
    ck_assert (soleus_marking_nudge (scene.document, -1.0, TRUE));
    check_mark (&scene, id, 0.499, 0.699);
    ck_assert (soleus_marking_nudge (scene.document, 1.0, TRUE));
    check_mark (&scene, id, 0.5, 0.7);
    /* Each was one step. */
    for (guint i = 0; i < 4; i++)
      ck_assert (soleus_session_undo (scene.fixture.session));
    check_mark (&scene, id, 0.5, 0.7);
    ck_assert (soleus_session_undo (scene.fixture.session));
    ck_assert (!soleus_session_can_undo (scene.fixture.session));
    scene_close (&scene);
  }
END_TEST

START_TEST (what_is_chosen_is_told_in_words)
  {
    Scene scene;
    guint64 id;
    g_autofree char *none = NULL;
    g_autofree char *mark = NULL;
    g_autofree char *found = NULL;

    scene_open (&scene);
    none = soleus_document_dup_chosen_text (scene.document);
    ck_assert_str_eq (none, "");
    id = add (&scene, 0.5);
    mark = soleus_document_dup_chosen_text (scene.document);
    /* The recording of the fixture begins at 12:04:10. */
    ck_assert_str_eq (mark,
        "Chosen, 1 of 2: At rest at 12:04:10.50, 200 ms long, Calf, mine.");
    /* Nothing of it stays when it goes. */
    ck_assert (soleus_session_undo (scene.fixture.session));
    found = soleus_document_dup_chosen_text (scene.document);
    ck_assert_str_eq (found, "");
    ck_assert_uint_ne (id, 0);
    scene_close (&scene);
  }
END_TEST

START_TEST (an_edge_comes_to_where_it_is_wanted_and_leaves_a_sample)
  {
    Scene scene;
    guint64 id;

    scene_open (&scene);
    id = add (&scene, 0.5);
    ck_assert (soleus_marking_edge_to (scene.document, SOLEUS_GRIP_START, 0.4));
    check_mark (&scene, id, 0.4, 0.7);
    ck_assert (soleus_marking_edge_to (scene.document, SOLEUS_GRIP_END, 1.0));
    check_mark (&scene, id, 0.4, 1.0);
    ck_assert (soleus_marking_edge_to (scene.document, SOLEUS_GRIP_START, 1.5));
    check_mark (&scene, id, 0.999, 1.0);
    ck_assert (
        !soleus_marking_edge_to (scene.document, SOLEUS_GRIP_START, NAN));
    scene_close (&scene);
  }
END_TEST

START_TEST (a_drag_that_ends_where_it_began_is_no_step)
  {
    Scene scene;

    scene_open (&scene);
    add (&scene, 0.5);
    ck_assert (!soleus_marking_place (scene.document, (SoleusSpan){0.5, 0.7}));
    ck_assert (soleus_marking_place (scene.document, (SoleusSpan){0.6, 0.7}));
    ck_assert (soleus_session_undo (scene.fixture.session));
    ck_assert (soleus_session_undo (scene.fixture.session));
    ck_assert (!soleus_session_can_undo (scene.fixture.session));
    scene_close (&scene);
  }
END_TEST

START_TEST (a_mark_is_cut_in_two_and_merged_with_the_next)
  {
    Scene scene;
    guint64 id;

    scene_open (&scene);
    id = add (&scene, 0.5);
    ck_assert (!soleus_marking_split (scene.document, 0.9));
    ck_assert (!soleus_marking_merge (scene.document));
    ck_assert (soleus_marking_split (scene.document, 0.6));
    check_mark (&scene, id, 0.5, 0.6);
    ck_assert_uint_eq (fixture_n_marks (scene.fixture.session), 2);
    ck_assert (soleus_marking_merge (scene.document));
    check_mark (&scene, id, 0.5, 0.7);
    ck_assert_uint_eq (fixture_n_marks (scene.fixture.session), 1);
    ck_assert_uint_eq (soleus_view_state_get_mark (scene.state), id);
    scene_close (&scene);
  }
END_TEST

START_TEST (a_selected_span_merges_all_marks_that_it_touches)
  {
    Scene scene;
    guint64 id;

    scene_open (&scene);
    id = add (&scene, 0.2);
    add (&scene, 0.6);
    add (&scene, 1.0);
    add (&scene, 1.6);
    soleus_view_state_select (scene.state, (SoleusSpan){0.3, 1.1}, 0);
    ck_assert (soleus_marking_merge (scene.document));
    check_mark (&scene, id, 0.2, 1.2);
    ck_assert_uint_eq (fixture_n_marks (scene.fixture.session), 2);
    ck_assert_uint_eq (soleus_view_state_get_mark (scene.state), id);
    scene_close (&scene);
  }
END_TEST

/* Three marks chosen together, the last one first. */
static void
choose_three (Scene *scene, guint64 ids[3])
{
  for (guint i = 0; i < 3; i++)
    ids[i] = add (scene, 0.2 + 0.5 * i);
  soleus_view_state_choose_also (scene->state, ids[0]);
  soleus_view_state_choose_also (scene->state, ids[1]);
}

START_TEST (several_annotations_are_moved_renamed_and_deleted_in_one_step)
  {
    Scene scene;
    guint64 ids[3];

    scene_open (&scene);
    choose_three (&scene, ids);
    ck_assert (soleus_marking_nudge (scene.document, 1, TRUE));
    ck_assert_str_eq (scene.fixture.step, "Move 3 annotations");
    check_mark (&scene, ids[0], 0.201, 0.401);
    check_mark (&scene, ids[2], 1.201, 1.401);
    ck_assert (soleus_session_undo (scene.fixture.session));
    check_mark (&scene, ids[1], 0.7, 0.9);

    ck_assert (soleus_marking_relabel (scene.document, "CRAMP", NULL));
    ck_assert_str_eq (scene.fixture.step, "Relabel 3 annotations");
    for (guint i = 0; i < 3; i++)
      ck_assert_str_eq (
          soleus_decisions_find_mark (
              soleus_session_get_decisions (scene.fixture.session), ids[i])
              ->label,
          "CRAMP");
    ck_assert (soleus_marking_delete (scene.document));
    ck_assert_str_eq (scene.fixture.step, "Delete 3 annotations");
    ck_assert_uint_eq (fixture_n_marks (scene.fixture.session), 0);
    ck_assert (soleus_session_undo (scene.fixture.session));
    ck_assert_uint_eq (fixture_n_marks (scene.fixture.session), 3);
    scene_close (&scene);
  }
END_TEST

START_TEST (several_annotations_stop_together_at_the_ends)
  {
    Scene scene;
    guint64 ids[3];

    scene_open (&scene);
    choose_three (&scene, ids);
    ck_assert (soleus_marking_nudge (scene.document, -10.0, FALSE));
    check_mark (&scene, ids[0], 0.0, 0.2);
    check_mark (&scene, ids[1], 0.5, 0.7);
    check_mark (&scene, ids[2], 1.0, 1.2);
    /* Farther they cannot go: no step. */
    ck_assert (!soleus_marking_nudge (scene.document, -10.0, FALSE));
    ck_assert (soleus_marking_nudge (scene.document, 10.0, FALSE));
    check_mark (&scene, ids[2], 1.8, 2.0);
    scene_close (&scene);
  }
END_TEST

START_TEST (chosen_annotations_are_merged_and_others_left_alone)
  {
    Scene scene;
    guint64 ids[3];

    scene_open (&scene);
    choose_three (&scene, ids);
    soleus_view_state_choose_also (scene.state, ids[1]); /* out again */
    ck_assert (soleus_marking_merge (scene.document));
    ck_assert_uint_eq (fixture_n_marks (scene.fixture.session), 2);
    check_mark (&scene, ids[0], 0.2, 1.4);
    check_mark (&scene, ids[1], 0.7, 0.9);
    scene_close (&scene);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("marking");
  TCase *tc = tcase_create ("marking");

  tcase_set_timeout (tc, 60);
  tcase_add_test (tc, nothing_chosen_is_nothing_changed);
  tcase_add_test (
      tc, keys_move_a_mark_by_a_hundredth_of_the_page_or_by_one_sample);
  tcase_add_test (tc, what_is_chosen_is_told_in_words);
  tcase_add_test (tc, an_edge_comes_to_where_it_is_wanted_and_leaves_a_sample);
  tcase_add_test (tc, a_drag_that_ends_where_it_began_is_no_step);
  tcase_add_test (tc, a_mark_is_cut_in_two_and_merged_with_the_next);
  tcase_add_test (tc, a_selected_span_merges_all_marks_that_it_touches);
  tcase_add_test (
      tc, several_annotations_are_moved_renamed_and_deleted_in_one_step);
  tcase_add_test (tc, several_annotations_stop_together_at_the_ends);
  tcase_add_test (tc, chosen_annotations_are_merged_and_others_left_alone);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
