/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-second-look.h"
#include "soleus-test.h"

#include "support.h"

#define NOISE 2.0f
#define PER_MIN 0.15

/* Two sites of EMG; the first has shown one unit of 7 times the noise. */
typedef struct
{
  SoleusChannel *channel;
  GArray *sites;
  GPtrArray *sweeps;
  SoleusPotential family;
  GRand *rand;
} Scene;

/* A potential of @ratio times the noise from peak to peak, its sign and length
 * those of the unit times @sign and @wide. */
static SoleusActivation
make (GRand *rand, double onset_s, double ratio, double sign, double wide)
{
  SoleusActivation row = {.onset_s = onset_s,
      .end_s = onset_s + 0.01,
      .noise_rms = NOISE,
      .p2p = (float)(NOISE * ratio),
      .has_shape = TRUE};

  for (int i = 0; i < SOLEUS_SHAPE_LENGTH; i++)
    {
      double x = 0.5 * (i - SOLEUS_SHAPE_PEAK) / (2.0 * wide);
      double noise = -2.0;
      for (int k = 0; k < 4; k++)
        noise += g_rand_double (rand);
      row.shape[i] = (float)(-1.165 * sign * x * exp (-x * x)
          + 0.5 * noise * sqrt (3.0) / ratio);
    }
  return row;
}

static void
scene_init (Scene *scene, guint n_members)
{
  scene->rand = g_rand_new_with_seed (5);
  scene->channel = soleus_channel_new ("calf", SOLEUS_KIND_EMG, "uV", 2000.0);
  scene->sites = g_array_new (FALSE, TRUE, sizeof (SoleusSite));
  scene->sweeps =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_sweep_free);
  for (guint i = 0; i < 2; i++)
    {
      SoleusSite site = {
          .kind = SOLEUS_KIND_EMG, .n_axes = 1, .channel = scene->channel};
      g_array_append_val (scene->sites, site);
      g_ptr_array_add (scene->sweeps, soleus_sweep_new ());
    }
  for (guint i = 0; i < n_members; i++)
    {
      SoleusActivation row = make (scene->rand, i, 7.0, 1.0, 1.0);
      SoleusPotential one;
      soleus_potential_init (&one, &row);
      if (i == 0)
        scene->family = one;
      else
        {
          SoleusPotentialFit fit = soleus_potential_fit (&scene->family, &one);
          soleus_potential_add (&scene->family, &one, &fit);
        }
    }
}

static void
scene_clear (Scene *scene)
{
  soleus_channel_free (scene->channel);
  g_array_unref (scene->sites);
  g_ptr_array_unref (scene->sweeps);
  g_rand_free (scene->rand);
}

static SoleusSweep *
sweep_of (const Scene *scene, guint site)
{
  return g_ptr_array_index (scene->sweeps, site);
}

static void
add_faint (Scene *scene, double onset_s, double ratio, double sign, double wide)
{
  SoleusActivation row = make (scene->rand, onset_s, ratio, sign, wide);

  g_array_append_val (sweep_of (scene, 0)->faint, row);
}

static void
add_found (Scene *scene, guint site, double onset_s, double end_s, float beat)
{
  SoleusActivation row = {.onset_s = onset_s, .end_s = end_s, .beat_hz = beat};

  g_array_append_val (sweep_of (scene, site)->activations, row);
}

/* How many rows the site has afterwards. */
static guint
look (Scene *scene, double per_min)
{
  soleus_second_look (
      scene->sites, scene->sweeps, 0, &scene->family, 1, 4, per_min, 0.0);
  return sweep_of (scene, 0)->activations->len;
}

START_TEST (a_faint_one_of_a_known_unit_is_one_more_of_it_in_its_place)
  {
    Scene scene;

    scene_init (&scene, 12);
    add_found (&scene, 0, 5.0, 5.01, NAN);
    add_faint (&scene, 2.0, 6.0, 1.0, 1.0);
    add_faint (&scene, 8.0, 6.0, 1.0, 1.0);
    ck_assert_uint_eq (look (&scene, PER_MIN), 3);
    const SoleusActivation *rows =
        (const SoleusActivation *)sweep_of (&scene, 0)->activations->data;
    ck_assert_double_eq (rows[0].onset_s, 2.0);
    ck_assert_double_eq (rows[1].onset_s, 5.0);
    ck_assert_double_eq (rows[2].onset_s, 8.0);
    ck_assert_uint_eq (rows[0].unit, 4);
    ck_assert_uint_eq (rows[1].unit, 0);
    scene_clear (&scene);
  }
END_TEST

START_TEST (what_is_of_another_shape_or_size_stays_out)
  {
    static const double ways[][3] = {{6.0, -1.0, 1.0}, {6.0, 1.0, 2.6},
        {6.0, 1.0, 0.3}, {3.0, 1.0, 1.0}, {0.01, 1.0, 1.0}};

    for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
      {
        Scene scene;
        scene_init (&scene, 12);
        add_faint (&scene, 2.0, ways[i][0], ways[i][1], ways[i][2]);
        ck_assert_uint_eq (look (&scene, PER_MIN), 0);
        scene_clear (&scene);
      }
  }
END_TEST

START_TEST (a_unit_that_hardly_came_back_is_not_believed)
  {
    for (guint n = 1; n <= 6; n++)
      {
        Scene scene;
        scene_init (&scene, n);
        add_faint (&scene, 2.0, 7.0, 1.0, 1.0);
        ck_assert_uint_eq (look (&scene, PER_MIN), n >= 5);
        scene_clear (&scene);
      }
  }
END_TEST

START_TEST (a_family_that_noise_may_have_made_is_not_believed)
  {
    static const struct
    {
      double minutes;
      guint n;
    } lengths[] = {{2.0, 1}, {9.0, 1}, {10.0, 0}, {100.0, 0}};

    for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
      {
        Scene scene;
        scene_init (&scene, 12);
        add_faint (&scene, 2.0, 7.0, 1.0, 1.0);
        soleus_second_look (scene.sites, scene.sweeps, 0, &scene.family, 1, 4,
            0.5, lengths[i].minutes);
        ck_assert_uint_eq (
            sweep_of (&scene, 0)->activations->len, lengths[i].n);
        scene_clear (&scene);
      }
  }
END_TEST

START_TEST (noise_that_is_stronger_along_a_course_asks_for_more)
  {
    for (guint i = 0; i < 2; i++)
      {
        Scene scene;
        scene_init (&scene, 12);
        sweep_of (&scene, 0)->brief_noise = i == 0 ? 1.0 : 2.0;
        add_faint (&scene, 2.0, 7.0, 1.0, 1.0);
        ck_assert_uint_eq (look (&scene, PER_MIN), i == 0);
        scene_clear (&scene);
      }
  }
END_TEST

START_TEST (fewer_false_alarms_ask_for_more)
  {
    Scene scene;

    scene_init (&scene, 12);
    add_faint (&scene, 2.0, 5.4, 1.0, 1.0);
    ck_assert_uint_eq (look (&scene, 0.0), 0);
    ck_assert_uint_eq (look (&scene, 1e-7), 0);
    ck_assert_uint_eq (look (&scene, 10.0), 1);
    scene_clear (&scene);
  }
END_TEST

START_TEST (what_lies_beside_something_found_on_any_channel_is_part_of_it)
  {
    static const struct
    {
      guint site;
      double onset_s, end_s;
      float beat_hz;
      gboolean near;
    } others[] = {{0, 2.025, 2.03, NAN, TRUE}, {0, 2.035, 2.04, NAN, FALSE},
        {1, 1.97, 1.985, NAN, TRUE}, {1, 1.96, 1.975, NAN, FALSE},
        {0, 1.5, 1.75, NAN, TRUE}, {0, 1.4, 1.65, NAN, FALSE},
        {1, 2.25, 2.5, NAN, TRUE}, {1, 2.35, 2.6, NAN, FALSE},
        {0, 2.9, 2.95, 6.0f, TRUE}, {0, 3.1, 3.15, 6.0f, FALSE}};

    for (guint i = 0; i < G_N_ELEMENTS (others); i++)
      {
        Scene scene;
        scene_init (&scene, 12);
        add_faint (&scene, 2.0, 7.0, 1.0, 1.0);
        add_found (&scene, others[i].site, others[i].onset_s, others[i].end_s,
            others[i].beat_hz);
        ck_assert_uint_eq (
            look (&scene, PER_MIN), (others[i].site == 0) + !others[i].near);
        scene_clear (&scene);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("second look");
  TCase *tc = tcase_create ("second look");

  tcase_add_test (
      tc, a_faint_one_of_a_known_unit_is_one_more_of_it_in_its_place);
  tcase_add_test (tc, what_is_of_another_shape_or_size_stays_out);
  tcase_add_test (tc, a_unit_that_hardly_came_back_is_not_believed);
  tcase_add_test (tc, a_family_that_noise_may_have_made_is_not_believed);
  tcase_add_test (tc, noise_that_is_stronger_along_a_course_asks_for_more);
  tcase_add_test (tc, fewer_false_alarms_ask_for_more);
  tcase_add_test (
      tc, what_lies_beside_something_found_on_any_channel_is_part_of_it);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
