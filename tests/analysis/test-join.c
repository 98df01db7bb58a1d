/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "soleus-join.h"
#include "soleus-test.h"

#include "support.h"

#define MOST_SITES 3

/* Sites of one calibrated EMG channel each, and what was swept of them. */
typedef struct
{
  SoleusChannel *channels[MOST_SITES];
  GArray *sites;
  GPtrArray *sweeps;
} Room;

static void
room_init (Room *room, guint n_sites)
{
  room->sites = g_array_new (FALSE, TRUE, sizeof (SoleusSite));
  room->sweeps =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_sweep_free);
  for (guint i = 0; i < n_sites; i++)
    {
      room->channels[i] =
          soleus_channel_new ("calf", SOLEUS_KIND_EMG, "uV", 2000.0);
      room->channels[i]->calibrated = TRUE;
      SoleusSite site = {.kind = SOLEUS_KIND_EMG,
          .channels = {i},
          .n_axes = 1,
          .set = soleus_channel_set_of (i),
          .channel = room->channels[i]};
      g_array_append_val (room->sites, site);
      g_ptr_array_add (room->sweeps, soleus_sweep_new ());
    }
}

static void
room_clear (Room *room)
{
  for (guint i = 0; i < room->sites->len; i++)
    soleus_channel_free (room->channels[i]);
  g_array_unref (room->sites);
  g_ptr_array_unref (room->sweeps);
}

static GArray *
rows_of (const Room *room, guint site)
{
  return ((SoleusSweep *)g_ptr_array_index (room->sweeps, site))->activations;
}

static void
add (Room *room, guint site, double onset_s, double end_s, float p2p)
{
  SoleusActivation row = {.site = site,
      .onset_s = onset_s,
      .end_s = end_s,
      .peak_s = 0.5 * (onset_s + end_s),
      .p2p = p2p,
      .noise_rms = 5.0f};

  g_array_append_val (rows_of (room, site), row);
}

START_TEST (one_event_on_two_channels_is_told_once_where_it_is_larger)
  {
    static const struct
    {
      float here, there; /* sizes on channels 0 and 1 */
      guint n_here, n_there;
      gboolean shared;
    } rows[] = {
        {100.0f, 80.0f, 1, 0, TRUE},
        {80.0f, 100.0f, 0, 1, TRUE},
        {100.0f, 100.0f, 1, 0, TRUE},
        {100.0f, 35.0f, 1, 0, TRUE}, /* a third and a little more */
        {100.0f, 32.0f, 1, 0, FALSE}, /* less: crosstalk */
        {9.0f, 100.0f, 0, 1, FALSE},
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        Room room;
        guint home = rows[i].n_here == 1 ? 0 : 1;

        room_init (&room, 2);
        add (&room, 0, 1.000, 1.012, rows[i].here);
        add (&room, 1, 1.006, 1.016, rows[i].there);
        soleus_join_sites (room.sites, room.sweeps);
        ck_assert_uint_eq (rows_of (&room, 0)->len, rows[i].n_here);
        ck_assert_uint_eq (rows_of (&room, 1)->len, rows[i].n_there);
        ck_assert_uint_eq (
            g_array_index (rows_of (&room, home), SoleusActivation, 0).also,
            rows[i].shared ? 1 << (1 - home) : 0);
        room_clear (&room);
      }
  }
END_TEST

START_TEST (other_times_other_legs_and_other_sensors_stay_apart)
  {
    for (int what = 0; what < 4; what++)
      {
        Room room;
        guint joined = what == 3;

        room_init (&room, 2);
        room.channels[0]->side = SOLEUS_SIDE_LEFT;
        room.channels[1]->side =
            what == 1 ? SOLEUS_SIDE_RIGHT : SOLEUS_SIDE_LEFT;
        if (what == 2)
          g_array_index (room.sites, SoleusSite, 1).kind =
              SOLEUS_KIND_ACCELEROMETER;
        add (&room, 0, 1.0, 1.01, 100.0f);
        add (&room, 1, what == 0 ? 1.025 : 1.0, what == 0 ? 1.035 : 1.01,
            100.0f);
        soleus_join_sites (room.sites, room.sweeps);
        ck_assert_uint_eq (rows_of (&room, 0)->len, 1);
        ck_assert_uint_eq (rows_of (&room, 1)->len, joined ? 0 : 1);
        room_clear (&room);
      }
  }
END_TEST

START_TEST (a_long_burst_is_no_copy_of_a_twitch_but_its_pieces_are_of_it)
  {
    Room room;

    room_init (&room, 2);
    add (&room, 0, 1.0, 1.02, 200.0f); /* a twitch in a contraction */
    add (&room, 1, 0.5, 2.5, 100.0f);
    add (&room, 0, 5.0, 7.0, 200.0f); /* one that falls to pieces there */
    for (guint i = 0; i < 5; i++)
      add (&room, 1, 5.1 + 0.3 * i, 5.2 + 0.3 * i, 90.0f);
    add (&room, 0, 9.0, 11.0, 100.0f); /* and one here, larger there */
    for (guint i = 0; i < 5; i++)
      add (&room, 1, 9.1 + 0.3 * i, 9.2 + 0.3 * i, 150.0f);
    soleus_join_sites (room.sites, room.sweeps);
    ck_assert_uint_eq (rows_of (&room, 0)->len, 3);
    ck_assert_uint_eq (rows_of (&room, 1)->len, 1);
    ck_assert_double_eq (
        g_array_index (rows_of (&room, 1), SoleusActivation, 0).onset_s, 0.5);
    room_clear (&room);
  }
END_TEST

START_TEST (a_contraction_of_two_channels_is_told_once_but_named_on_both)
  {
    Room room;
    g_autoptr (Signal) signal = signal_new (1000.0, 40.0, 2, 3.0, 4);

    room_init (&room, 2);
    add (&room, 0, 1.0, 1.5, 100.0f);
    add (&room, 1, 1.0, 1.5, 90.0f);
    add (&room, 0, 3.0, 3.29, 100.0f);
    add (&room, 1, 3.0, 3.29, 90.0f);
    soleus_join_sites (room.sites, room.sweeps);
    ck_assert_uint_eq (rows_of (&room, 0)->len, 2);
    ck_assert_uint_eq (rows_of (&room, 1)->len, 1);
    ck_assert (!g_array_index (rows_of (&room, 0), SoleusActivation, 0).copy);
    ck_assert (g_array_index (rows_of (&room, 1), SoleusActivation, 0).copy);
    room_clear (&room);

    signal_add_contraction (signal, 0, 10.0, 13.0, 0.4, 60.0);
    signal_add_contraction (signal, 1, 10.0, 13.0, 0.4, 50.0);
    signal_add_contraction (signal, 1, 20.0, 23.0, 0.4, 50.0);
    g_autoptr (SoleusAnalysis) analysis =
        signal_analyse (signal, SOLEUS_KIND_EMG);
    const SoleusBurst *both = burst_near (analysis, 0, 10.0, 0.5);
    const SoleusBurst *one = burst_near (analysis, 1, 20.0, 0.5);
    ck_assert_ptr_nonnull (both);
    ck_assert_ptr_nonnull (one);
    ck_assert_uint_eq (soleus_channel_set_count (&both->channels), 2);
    ck_assert_uint_eq (soleus_channel_set_count (&one->channels), 1);
    for (guint i = 0; i < analysis->bursts->len; i++)
      {
        const SoleusBurst *row =
            &g_array_index (analysis->bursts, SoleusBurst, i);
        ck_assert (row == both || row == one || row->duration_s < 0.3);
        if (row->episode < 0)
          continue;
        ck_assert_int_lt (row->episode, (int)analysis->episodes->len);
        const SoleusEpisode *episode =
            &g_array_index (analysis->episodes, SoleusEpisode, row->episode);
        ck_assert_int_eq (episode->pattern, row->pattern);
        ck_assert_double_le (episode->onset_s, row->onset_s);
      }
  }
END_TEST

/* Beats of like size, now larger here, now there. */
START_TEST (a_rhythm_stays_whole_on_the_channel_that_mostly_sees_more)
  {
    Room room;

    room_init (&room, 3);
    for (guint i = 0; i < 30; i++)
      {
        double at_s = 1.0 + 0.2 * i;
        add (&room, 0, at_s, at_s + 0.05, i % 3 == 0 ? 140.0f : 90.0f);
        add (&room, 1, at_s + 0.002, at_s + 0.052, 110.0f);
        add (&room, 2, at_s, at_s + 0.05, 20.0f);
      }
    soleus_join_sites (room.sites, room.sweeps);
    ck_assert_uint_eq (rows_of (&room, 0)->len, 0);
    ck_assert_uint_eq (rows_of (&room, 1)->len, 30);
    ck_assert_uint_eq (rows_of (&room, 2)->len, 0);
    for (guint i = 0; i < 30; i++)
      ck_assert_uint_eq (
          g_array_index (rows_of (&room, 1), SoleusActivation, i).also, 1);
    room_clear (&room);
  }
END_TEST

START_TEST (without_a_unit_sizes_are_told_in_multiples_of_the_noise)
  {
    Room room;

    room_init (&room, 2);
    room.channels[1]->calibrated = FALSE;
    add (&room, 0, 1.0, 1.01, 1000.0f);
    add (&room, 1, 1.0, 1.01, 2.0f);
    g_array_index (rows_of (&room, 1), SoleusActivation, 0).noise_rms = 0.001f;
    soleus_join_sites (room.sites, room.sweeps); /* 200 and 2000 times */
    ck_assert_uint_eq (rows_of (&room, 0)->len, 0);
    ck_assert_uint_eq (rows_of (&room, 1)->len, 1);
    room_clear (&room);
  }
END_TEST

START_TEST (a_jerk_seen_by_two_channels_is_one_burst_of_both)
  {
    g_autoptr (Signal) signal = signal_new (2000.0, 60.0, 2, 5.0, 3);

    for (guint i = 0; i < 12; i++)
      {
        signal_add_potential (signal, 0, 3.0 + 4.1 * i, 200.0);
        signal_add_potential (signal, 1, 3.004 + 4.1 * i, 150.0);
      }
    g_autoptr (SoleusAnalysis) analysis =
        signal_analyse (signal, SOLEUS_KIND_EMG);
    guint both = 0;
    guint n = 0;
    for (guint i = 0; i < analysis->bursts->len; i++)
      {
        const SoleusBurst *burst =
            &g_array_index (analysis->bursts, SoleusBurst, i);
        /* What noise alone makes is seen by one. */
        if (burst->amplitude < 100.0)
          continue;
        n++;
        both += soleus_channel_set_count (&burst->channels) == 2;
      }
    ck_assert_uint_eq (both, 12);
    ck_assert_uint_eq (n, 12);
    ck_assert_uint_eq (analysis->n_sites_active, 2);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("join");
  TCase *tc = tcase_create ("join");

  tcase_add_test (
      tc, one_event_on_two_channels_is_told_once_where_it_is_larger);
  tcase_add_test (tc, other_times_other_legs_and_other_sensors_stay_apart);
  tcase_add_test (
      tc, a_long_burst_is_no_copy_of_a_twitch_but_its_pieces_are_of_it);
  tcase_add_test (
      tc, a_contraction_of_two_channels_is_told_once_but_named_on_both);
  tcase_add_test (
      tc, a_rhythm_stays_whole_on_the_channel_that_mostly_sees_more);
  tcase_add_test (tc, without_a_unit_sizes_are_told_in_multiples_of_the_noise);
  tcase_add_test (tc, a_jerk_seen_by_two_channels_is_one_burst_of_both);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
