/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "soleus-edf-pack.h"
#include "soleus-edf-scale.h"
#include "soleus-edf-tal.h"
#include "soleus-test.h"

/* --- time-stamped annotation lists --- */

typedef struct
{
  guint n;
  SoleusEdfTal last;
  GString *texts; /* joined by "/" */
} Taken;

static void
take (const SoleusEdfTal *tal, gpointer user_data)
{
  Taken *taken = user_data;

  taken->n++;
  taken->last = *tal;
  taken->last.text = NULL;
  g_string_append_printf (taken->texts, "%s/", tal->text);
}

static const struct
{
  const char *bytes;
  gsize n;
  guint n_texts;
  guint n_broken;
  double onset_s; /* of the last one */
  double duration_s;
  const char *texts;
} lists[] = {
    {"+1.5\024twitch\024", 12, 1, 0, 1.5, 0, "twitch/"},
    {"-0.25\024before\024", 13, 1, 0, -0.25, 0, "before/"},
    {"+1\0252.5\024a\024", 9, 1, 0, 1, 2.5, "a/"},
    {"+1\024a\024b\024", 7, 2, 0, 1, 0, "a/b/"},
    {"+1\024\024", 4, 1, 0, 1, 0, "/"},
    {"+1\024a", 4, 1, 0, 1, 0, "a/"},
    {"+1\024a\024\0+2\024b\024\0\0\0", 14, 2, 0, 2, 0, "a/b/"},
    {"+1,5\024a\024", 7, 1, 0, 1.5, 0, "a/"},
    {"+1\024\303\274\024", 6, 1, 0, 1, 0, "\303\274/"},
    {"+1\024\374\024", 5, 1, 0, 1, 0, "\303\274/"},
    {"1\024a\024", 4, 0, 1, 0, 0, ""},
    {"+x\024a\024", 5, 0, 1, 0, 0, ""},
    {"+1\025-2\024a\024", 8, 0, 1, 0, 0, ""},
    {"+1", 2, 0, 1, 0, 0, ""},
    {"+1e300\024a\024", 9, 0, 1, 0, 0, ""},
    {"+inf\024a\024", 7, 0, 1, 0, 0, ""},
    {"+1234567890123456789012345678901234567890\024a\024", 44, 0, 1, 0, 0, ""},
    {"junk\0+3\024c\024", 10, 1, 1, 3, 0, "c/"},
    {"\0\0\0\0", 4, 0, 0, 0, 0, ""},
    {"", 0, 0, 0, 0, 0, ""},
};

START_TEST (lists_give_onset_duration_and_texts_and_count_what_is_broken)
  {
    Taken taken = {0, {0.0, 0.0, NULL}, g_string_new (NULL)};
    guint n_broken = soleus_edf_tal_parse (
        (const guint8 *)lists[_i].bytes, lists[_i].n, take, &taken);

    ck_assert_uint_eq (n_broken, lists[_i].n_broken);
    ck_assert_uint_eq (taken.n, lists[_i].n_texts);
    ck_assert_str_eq (taken.texts->str, lists[_i].texts);
    if (taken.n > 0)
      {
        ck_assert_double_eq (taken.last.onset_s, lists[_i].onset_s);
        ck_assert_double_eq (taken.last.duration_s, lists[_i].duration_s);
      }
    g_string_free (taken.texts, TRUE);
  }
END_TEST

START_TEST (the_first_onset_is_found_or_it_is_none)
  {
    double onset_s = 7;

    ck_assert (soleus_edf_tal_first_onset (
        (const guint8 *)"+12.5\024\024\0", 8, &onset_s));
    ck_assert_double_eq (onset_s, 12.5);
    ck_assert (!soleus_edf_tal_first_onset ((const guint8 *)"", 0, &onset_s));
    ck_assert (!soleus_edf_tal_first_onset ((const guint8 *)"+1", 2, &onset_s));
    ck_assert (
        !soleus_edf_tal_first_onset ((const guint8 *)"\0\0\0", 3, &onset_s));
  }
END_TEST

/* --- packing them into records --- */

static GPtrArray *
annotations_of (guint n)
{
  GPtrArray *list =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_annotation_free);

  for (guint i = n; i > 0; i--)
    {
      g_autofree char *text = g_strdup_printf ("event number %u", i - 1);
      g_ptr_array_add (list, soleus_annotation_new (i - 1, 0.5, text));
    }
  return list;
}

START_TEST (all_lists_find_room_however_few_the_records)
  {
    static const guint n_records[] = {1, 2, 7, 100, 5000};
    char *const no_labels[] = {NULL};

    for (guint k = 0; k < G_N_ELEMENTS (n_records); k++)
      {
        g_autoptr (GPtrArray) list = annotations_of (200);
        g_autoptr (SoleusEdfPack) pack =
            soleus_edf_pack_new (list, 0.0, no_labels, 0, n_records[k]);
        g_autofree guint8 *out = g_malloc (pack->room);
        Taken taken = {0, {0.0, 0.0, NULL}, g_string_new (NULL)};
        ck_assert_uint_eq (pack->room % 2, 0);
        for (guint r = 0; r < n_records[k]; r++)
          {
            double onset_s;
            soleus_edf_pack_record (pack, 2.0 * r, out);
            ck_assert (soleus_edf_tal_first_onset (out, pack->room, &onset_s));
            ck_assert_double_eq (onset_s, 2.0 * r);
            ck_assert_uint_eq (
                soleus_edf_tal_parse (out, pack->room, take, &taken), 0);
          }
        /* The time-keeping list of each record holds an empty text. */
        ck_assert_uint_eq (taken.n, 200 + n_records[k]);
        g_string_free (taken.texts, TRUE);
      }
  }
END_TEST

START_TEST (texts_lose_what_the_grammar_cannot_hold)
  {
    g_autoptr (GPtrArray) list =
        g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_annotation_free);
    g_autofree char *text = g_strnfill (2000, 'x');
    char *const no_labels[] = {NULL};
    g_autoptr (SoleusEdfPack) pack = NULL;
    g_autofree guint8 *out = NULL;
    Taken taken = {0, {0.0, 0.0, NULL}, g_string_new (NULL)};

    memcpy (text, "a\024b\025c\nd", 7);
    g_ptr_array_add (list, soleus_annotation_new (1.0, 0.0, text));
    pack = soleus_edf_pack_new (list, 0.25, no_labels, 0, 1);
    out = g_malloc (pack->room);
    soleus_edf_pack_record (pack, 0.25, out);
    ck_assert_uint_eq (soleus_edf_tal_parse (out, pack->room, take, &taken), 0);
    ck_assert_uint_eq (taken.n, 2);
    ck_assert_double_eq (taken.last.onset_s, 1.25);
    ck_assert (g_str_has_prefix (taken.texts->str, "/a b c dxxx"));
    ck_assert_uint_le (taken.texts->len, 402);
    g_string_free (taken.texts, TRUE);
  }
END_TEST

/* --- the scale of a channel --- */

static SoleusRecording *
channel_of (const float *samples, guint n, double lsb, double low, double high)
{
  SoleusRecordingFacts facts = {NULL};
  SoleusChannel *channel =
      soleus_channel_new ("EMG", SOLEUS_KIND_EMG, "uV", 1000.0);
  const float *all[] = {samples};

  soleus_channel_add_run (channel, n, 0.0);
  channel->lsb = lsb;
  channel->rail_low = low;
  channel->rail_high = high;
  facts.name = g_strdup ("made");
  facts.fingerprint = g_strdup ("0");
  facts.log = soleus_read_log_new ();
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  g_ptr_array_add (facts.channels, channel);
  return soleus_recording_new_in_memory (&facts, all);
}

START_TEST (every_value_lies_inside_the_scale_and_comes_back_within_a_step)
  {
    static const float ranges[][2] = {{-1, 1}, {0, 0}, {5, 5}, {-1e-6f, 2e-6f},
        {1e6f, 1.00001e6f}, {-123456.78f, 3.14159f}, {-1e7f, 1e7f},
        {33000, 33500}, {-0.12345678f, 0.98765432f}};

    for (guint k = 0; k < G_N_ELEMENTS (ranges); k++)
      {
        float samples[101];
        g_autoptr (SoleusRecording) recording = NULL;
        SoleusEdfScale scale;
        double step;
        for (guint i = 0; i < 101; i++)
          samples[i] =
              ranges[k][0] + (ranges[k][1] - ranges[k][0]) * (float)i / 100.0f;
        recording = channel_of (samples, 101, NAN, NAN, NAN);
        ck_assert (soleus_edf_scale_find (recording, 0, NULL, &scale, NULL));
        ck_assert_uint_le (strlen (scale.physical_min_text), 8);
        ck_assert_uint_le (strlen (scale.physical_max_text), 8);
        ck_assert (scale.physical_min <= samples[0]);
        ck_assert_msg (scale.physical_max >= samples[100], "%s for %.9g",
            scale.physical_max_text, (double)samples[100]);
        ck_assert (scale.physical_max > scale.physical_min);
        step = (scale.physical_max - scale.physical_min)
            / (scale.digital_max - scale.digital_min);
        for (guint i = 0; i < 101; i++)
          {
            double back = scale.physical_min
                + (soleus_edf_scale_apply (&scale, samples[i])
                      - scale.digital_min)
                    * step;
            ck_assert_double_eq_tol (back, samples[i], 0.501 * step);
          }
      }
  }
END_TEST

START_TEST (the_steps_of_a_16_bit_recorder_are_kept)
  {
    const float samples[] = {-3276.8f, 0.0f, 3276.7f};
    g_autoptr (SoleusRecording) recording =
        channel_of (samples, 3, 0.1, -3276.8, 3276.7);
    SoleusEdfScale scale;

    ck_assert (soleus_edf_scale_find (recording, 0, NULL, &scale, NULL));
    ck_assert_str_eq (scale.physical_min_text, "-3276.8");
    ck_assert_str_eq (scale.physical_max_text, "3276.7");
    ck_assert_int_eq (scale.digital_max - scale.digital_min, 65535);
    ck_assert_int_eq (soleus_edf_scale_apply (&scale, 0.0f), 0);
    /* Beyond the rails is the rail. */
    ck_assert_int_eq (soleus_edf_scale_apply (&scale, 1e9f), scale.digital_max);
    ck_assert_int_eq (
        soleus_edf_scale_apply (&scale, -1e9f), scale.digital_min);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("edf-parts");
  TCase *tcase = tcase_create ("edf-parts");

  tcase_add_loop_test (tcase,
      lists_give_onset_duration_and_texts_and_count_what_is_broken, 0,
      G_N_ELEMENTS (lists));
  tcase_add_test (tcase, the_first_onset_is_found_or_it_is_none);
  tcase_add_test (tcase, all_lists_find_room_however_few_the_records);
  tcase_add_test (tcase, texts_lose_what_the_grammar_cannot_hold);
  tcase_add_test (
      tcase, every_value_lies_inside_the_scale_and_comes_back_within_a_step);
  tcase_add_test (tcase, the_steps_of_a_16_bit_recorder_are_kept);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
