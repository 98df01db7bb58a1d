/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-channel.h"

/* Three runs: 0-2 s, 5-6 s, 10-10.5 s at 100 Hz. */
static SoleusChannel *
channel_with_gaps (void)
{
  SoleusChannel *channel =
      soleus_channel_new ("EMG", SOLEUS_KIND_EMG, "uV", 100.0);

  soleus_channel_add_run (channel, 200, 0.0);
  soleus_channel_add_run (channel, 100, 5.0);
  soleus_channel_add_run (channel, 50, 10.0);
  return channel;
}

START_TEST (a_sample_and_its_time_lead_to_each_other_across_gaps)
  {
    g_autoptr (SoleusChannel) channel = channel_with_gaps ();

    for (guint64 idx = 0; idx < channel->n_samples; idx++)
      ck_assert_uint_eq (
          soleus_channel_idx (channel, soleus_channel_time_s (channel, idx)),
          idx);
  }
END_TEST

START_TEST (a_time_inside_a_gap_leads_to_the_sample_after_it)
  {
    g_autoptr (SoleusChannel) channel = channel_with_gaps ();

    ck_assert_uint_eq (soleus_channel_idx (channel, 3.0), 200);
    ck_assert_uint_eq (soleus_channel_idx (channel, -1.0), 0);
    ck_assert_uint_eq (soleus_channel_idx (channel, 99.0), 350);
  }
END_TEST

START_TEST (a_gap_is_not_observed_time)
  {
    g_autoptr (SoleusChannel) channel = channel_with_gaps ();

    ck_assert_double_eq_tol (soleus_channel_observed_s (channel), 3.5, 1e-12);
    ck_assert_double_eq_tol (soleus_channel_end_s (channel), 10.5, 1e-12);
  }
END_TEST

START_TEST (an_envelope_at_1_hz_is_refused_with_its_reason)
  {
    g_autoptr (SoleusChannel) channel =
        soleus_channel_new ("EMG chin", SOLEUS_KIND_EMG, "uV", 1.0);
    const char *reason = NULL;

    soleus_channel_add_run (channel, 3600, 0.0);
    ck_assert (!soleus_channel_can_show_twitches (channel, &reason));
    ck_assert_str_eq (reason, "emg-rate-too-low");
    channel->rate_hz = 1000.0;
    ck_assert (soleus_channel_can_show_twitches (channel, &reason));
    ck_assert_ptr_null (reason);
  }
END_TEST

START_TEST (the_calf_is_assumed_for_muscle_signals_that_name_none)
  {
    static const struct
    {
      SoleusKind kind;
      const char *told;
      const char *muscle;
      gboolean assumed;
    } rows[] = {
        {SOLEUS_KIND_EMG, NULL, "calf", TRUE},
        {SOLEUS_KIND_ACCELEROMETER, NULL, "calf", TRUE},
        {SOLEUS_KIND_OTHER, NULL, NULL, FALSE},
        {SOLEUS_KIND_EMG, "calf", "calf", FALSE},
        {SOLEUS_KIND_EMG, "chin", "chin", FALSE},
        {SOLEUS_KIND_OTHER, "chin", "chin", FALSE},
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (SoleusChannel) channel =
            soleus_channel_new ("A1", rows[i].kind, "", 1000.0);
        gboolean assumed = !rows[i].assumed;

        channel->muscle = g_strdup (rows[i].told);
        ck_assert_pstr_eq (
            soleus_channel_get_muscle (channel, &assumed), rows[i].muscle);
        ck_assert_int_eq (assumed, rows[i].assumed);
        ck_assert_pstr_eq (
            soleus_channel_get_muscle (channel, NULL), rows[i].muscle);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("channel");
  TCase *tc = tcase_create ("time");

  tcase_add_test (tc, a_sample_and_its_time_lead_to_each_other_across_gaps);
  tcase_add_test (tc, a_time_inside_a_gap_leads_to_the_sample_after_it);
  tcase_add_test (tc, a_gap_is_not_observed_time);
  tcase_add_test (tc, an_envelope_at_1_hz_is_refused_with_its_reason);
  tcase_add_test (tc, the_calf_is_assumed_for_muscle_signals_that_name_none);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
