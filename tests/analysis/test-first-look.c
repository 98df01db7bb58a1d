/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-first-look.h"
#include "soleus-test.h"

/* One channel of zeros. */
static SoleusRecording *
make_recording (SoleusKind kind, double rate_hz, double length_s)
{
  SoleusRecordingFacts facts = {.name = g_strdup ("test"),
      .format_id = "test",
      .fingerprint = g_strdup ("test"),
      .channels =
          g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free),
      .log = soleus_read_log_new ()};
  SoleusChannel *channel = soleus_channel_new (
      "x", kind, kind == SOLEUS_KIND_ACCELEROMETER ? "g" : "uV", rate_hz);
  guint64 n = (guint64)(rate_hz * length_s);
  g_autofree float *zeros = g_new0 (float, MAX (n, 1));
  const float *samples[] = {zeros};

  channel->calibrated = TRUE;
  channel->sensor = -1;
  channel->axis = -1;
  if (n > 0)
    soleus_channel_add_run (channel, n, 0.0);
  g_ptr_array_add (facts.channels, channel);
  return soleus_recording_new_in_memory (&facts, samples);
}

START_TEST (kind_rate_and_length_give_the_first_verdict)
  {
    static const struct
    {
      SoleusKind kind;
      double rate_hz;
      double length_s;
      SoleusUsable usable;
      const char *because; /* joined by blanks */
    } rows[] = {
        {SOLEUS_KIND_EMG, 1000.0, 120.0, SOLEUS_USABLE_YES, ""},
        {SOLEUS_KIND_EMG, 1000.0, 119.0, SOLEUS_USABLE_PARTLY,
            "rest-too-short"},
        {SOLEUS_KIND_EMG, 250.0, 300.0, SOLEUS_USABLE_PARTLY, "sampled-slowly"},
        {SOLEUS_KIND_EMG, 250.0, 10.0, SOLEUS_USABLE_PARTLY,
            "rest-too-short sampled-slowly"},
        {SOLEUS_KIND_EMG, 10.0, 600.0, SOLEUS_USABLE_NO,
            "no-searchable-channel"},
        {SOLEUS_KIND_OTHER, 1000.0, 600.0, SOLEUS_USABLE_NO,
            "no-searchable-channel"},
        {SOLEUS_KIND_EMG, 1000.0, 0.0, SOLEUS_USABLE_NO,
            "no-searchable-channel"},
        {SOLEUS_KIND_ACCELEROMETER, 100.0, 600.0, SOLEUS_USABLE_YES, ""},
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (SoleusRecording) recording =
            make_recording (rows[i].kind, rows[i].rate_hz, rows[i].length_s);
        g_autoptr (GPtrArray) because = NULL;
        g_autoptr (GString) text = g_string_new (NULL);

        ck_assert_msg (
            soleus_first_look (recording, &because) == rows[i].usable, "row %u",
            i);
        for (guint at = 0; at < because->len; at++)
          g_string_append_printf (text, "%s%s", at > 0 ? " " : "",
              (const char *)g_ptr_array_index (because, at));
        ck_assert_str_eq (text->str, rows[i].because);
        for (guint at = 0; at < because->len; at++)
          ck_assert_ptr_nonnull (
              soleus_read_log_text (g_ptr_array_index (because, at)));
        ck_assert_int_eq (soleus_first_look (recording, NULL), rows[i].usable);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("first-look");
  TCase *tc = tcase_create ("first-look");

  tcase_add_test (tc, kind_rate_and_length_give_the_first_verdict);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
