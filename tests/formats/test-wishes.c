/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "soleus-channel-choice.h"
#include "soleus-error.h"
#include "soleus-gravity.h"
#include "soleus-open.h"
#include "soleus-sidecar.h"
#include "soleus-test.h"
#include "soleus-wishes.h"

#define N 400

/* Channels "a", "B", "c" with the values 0, 1, 2 and two annotations. */
static SoleusRecording *
make_recording (void)
{
  static const char *const labels[] = {"a", "B", "c"};
  SoleusRecordingFacts facts = {NULL};
  float values[3][N];
  const float *samples[] = {values[0], values[1], values[2]};

  facts.name = g_strdup ("made");
  facts.format_id = "made";
  facts.fingerprint = g_strdup ("0");
  facts.log = soleus_read_log_new ();
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  facts.annotations =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_annotation_free);
  for (guint c = 0; c < 3; c++)
    {
      SoleusChannel *channel =
          soleus_channel_new (labels[c], SOLEUS_KIND_EMG, "", 1000.0);
      SoleusAnnotation *annotation = soleus_annotation_new (c, 0, labels[c]);
      soleus_channel_add_run (channel, N, 0.0);
      g_ptr_array_add (facts.channels, channel);
      if (c > 0)
        soleus_channel_set_add (&annotation->channels, c);
      g_ptr_array_add (facts.annotations, annotation);
      for (guint i = 0; i < N; i++)
        values[c][i] = (float)c;
    }
  return soleus_recording_new_in_memory (&facts, samples);
}

static SoleusRecording *
apply (const SoleusWish *wishes, guint n, GError **error)
{
  g_autoptr (SoleusRecording) recording = make_recording ();
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (list, (gpointer)&wishes[i]);
  return soleus_wishes_apply (recording, list, error);
}

START_TEST (channels_are_chosen_by_label_or_number_in_the_order_told)
  {
    const SoleusWish wishes[] = {
        {"channel", "c", NULL}, {"channel", "b", NULL}, {"channel", "2", NULL}};
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) chosen = apply (wishes, 3, &error);
    float value;

    soleus_test_no_error (error);
    ck_assert_uint_eq (soleus_recording_get_n_channels (chosen), 2);
    ck_assert_str_eq (soleus_recording_get_channel (chosen, 0)->label, "c");
    ck_assert_str_eq (soleus_recording_get_channel (chosen, 1)->label, "B");
    ck_assert (soleus_recording_read (chosen, 0, 5, 1, &value, NULL));
    ck_assert_float_eq (value, 2.0f);
    soleus_recording_forget (chosen, 0, 0, N);
  }
END_TEST

START_TEST (annotations_follow_their_channels)
  {
    const SoleusWish wishes[] = {{"channel", "c", NULL}};
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) chosen = apply (wishes, 1, &error);
    const SoleusAnnotation *annotation;

    /* That of all channels stays, that of "B" goes, that of "c" is now of
     * channel 0. */
    ck_assert_uint_eq (soleus_recording_get_n_annotations (chosen), 2);
    ck_assert_str_eq (soleus_recording_get_annotation (chosen, 0)->text, "a");
    annotation = soleus_recording_get_annotation (chosen, 1);
    ck_assert_str_eq (annotation->text, "c");
    ck_assert_int_eq (soleus_channel_set_next (&annotation->channels, -1), 0);
  }
END_TEST

START_TEST (corrections_hold_for_one_channel_or_for_all_and_the_last_wins)
  {
    const SoleusWish wishes[] = {{"muscle", NULL, "soleus"},
        {"muscle", "B", "tibialis anterior"}, {"side", NULL, "left"},
        {"side", NULL, "right"}, {"kind", "2", "accelerometer"},
        {"scale", "2", "0.5"}, {"scale", "a", "3"}};
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) corrected = apply (wishes, 7, &error);
    const SoleusChannel *a, *b, *c;
    float value;

    soleus_test_no_error (error);
    a = soleus_recording_get_channel (corrected, 0);
    b = soleus_recording_get_channel (corrected, 1);
    c = soleus_recording_get_channel (corrected, 2);
    ck_assert_str_eq (a->muscle, "soleus");
    ck_assert_str_eq (b->muscle, "tibialis anterior");
    ck_assert_int_eq (b->side, SOLEUS_SIDE_RIGHT);
    ck_assert_int_eq (c->kind, SOLEUS_KIND_ACCELEROMETER);
    /* A factor calibrates in the own unit. */
    ck_assert (a->calibrated && !b->calibrated && c->calibrated);
    ck_assert_str_eq (a->unit, "uV");
    ck_assert (soleus_recording_read (corrected, 2, 0, 1, &value, NULL));
    ck_assert_float_eq (value, 1.0f);
  }
END_TEST

START_TEST (no_wish_is_the_same_recording)
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) same = apply (NULL, 0, &error);

    ck_assert_uint_eq (soleus_recording_get_n_channels (same), 3);
  }
END_TEST

/* What cannot be, and the legal values that the sentence names. */
static const struct
{
  SoleusWish wish;
  const char *expected;
} illegal[] = {
    {{"colour", NULL, "red"}, "channel, kind, unit"},
    {{"kind", NULL, "ecg"}, "emg, accelerometer or other"},
    {{"kind", NULL, NULL}, "emg, accelerometer or other"},
    {{"unit", NULL, "furlong"}, "uV"},
    {{"rate", NULL, "0"}, "0.001 to 1,000,000"},
    {{"rate", NULL, "-5"}, "0.001 to 1,000,000"},
    {{"rate", NULL, "fast"}, "0.001 to 1,000,000"},
    {{"rate", NULL, "nan"}, "0.001 to 1,000,000"},
    {{"scale", NULL, "0"}, "other than 0"},
    {{"scale", NULL, ""}, "other than 0"},
    {{"muscle", NULL, ""}, "a word"},
    {{"side", NULL, "middle"}, "left or right"},
    {{"channel", NULL, NULL}, "a channel number or label"},
};

START_TEST (illegal_wishes_name_what_is_legal)
  {
    g_autoptr (GError) error = NULL;

    ck_assert (!soleus_wish_check (&illegal[_i].wish, &error));
    soleus_test_error (&error, SOLEUS_ERROR_USAGE, illegal[_i].wish.key,
        illegal[_i].expected, NULL);
  }
END_TEST

START_TEST (every_key_of_the_list_is_legal)
  {
    static const char *const values[] = {
        NULL, "emg", "mV", "1000", "-2.5", "soleus", "left"};
    const char *const *keys = soleus_wish_keys ();

    for (guint i = 0; keys[i] != NULL; i++)
      {
        const SoleusWish wish = {keys[i], "0", values[i]};
        g_autoptr (GError) error = NULL;
        ck_assert_msg (soleus_wish_check (&wish, &error), "%s", keys[i]);
      }
  }
END_TEST

static const struct
{
  const char *text;
  guint n; /* 0: refused */
} sidecars[] = {
    {"{}", 0},
    {"{\"rate\": 1000}", 1},
    {"{\"rate\": {\"0\": 1000, \"1\": 500.5}}", 2},
    {"{\"channel\": [0, \"EMG\"], \"side\": \"left\"}", 3},
    {"{\"channel\": \"EMG\"}", 1},
    {"[1, 2]", 0},
    {"", 0},
    {"{\"rate\": \"fast\"}", 0},
    {"{\"rate\": [1]}", 0},
    {"{\"rate\": {\"0\": {\"1\": 2}}}", 0},
    {"{\"rate\": null}", 0},
    {"{\"rate\": 1000", 0},
    {"{\"a\": {\"b\": {\"c\": {\"d\": {\"e\": {\"f\": {\"g\": {\"h\": {\"i\": "
     "1}}}}}}}}}",
        0},
    {"\377\376{}", 0},
};

START_TEST (a_sidecar_is_read_or_refused)
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) wishes =
        soleus_sidecar_parse (sidecars[_i].text, -1, &error);

    if (sidecars[_i].n > 0 || _i == 0)
      {
        soleus_test_no_error (error);
        ck_assert_uint_eq (wishes->len, sidecars[_i].n);
      }
    else
      {
        ck_assert_ptr_null (wishes);
        ck_assert (error != NULL && error->domain == SOLEUS_ERROR);
      }
  }
END_TEST

/* --- gravity --- */

static SoleusRecording *
make_sensor (
    double per_g, const char *unit, gboolean calibrated, const char *label)
{
  SoleusRecordingFacts facts = {NULL};
  float x[N], y[N], z[N];
  const float *samples[] = {x, y, z};

  facts.name = g_strdup ("made");
  facts.fingerprint = g_strdup ("0");
  facts.log = soleus_read_log_new ();
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  for (guint c = 0; c < 3; c++)
    {
      g_autofree char *name = g_strdup_printf ("%s %c", label, 'x' + (int)c);
      SoleusChannel *channel =
          soleus_channel_new (name, SOLEUS_KIND_ACCELEROMETER, unit, 100.0);
      channel->calibrated = calibrated;
      channel->sensor = 0;
      channel->axis = (int)c;
      soleus_channel_add_run (channel, N, 0.0);
      g_ptr_array_add (facts.channels, channel);
    }
  for (guint i = 0; i < N; i++)
    {
      /* 1 g, turning slowly, with a little movement. */
      double turn = 0.01 * i, size = per_g * (1.0 + 0.05 * sin (0.3 * i));
      x[i] = (float)(size * 0.6 * cos (turn));
      y[i] = (float)(size * 0.6 * sin (turn));
      z[i] = (float)(size * 0.8);
    }
  return soleus_recording_new_in_memory (&facts, samples);
}

static const struct
{
  double per_g;
  const char *unit;
  gboolean calibrated;
  const char *label;
  const char *text_id; /* NULL: left alone */
} sensors[] = {
    {1.0, "g", TRUE, "acc", NULL},
    {1.0 / 9.80665, "g", TRUE, "acc", "gravity-contradicts-unit"},
    {9.80665, "g", TRUE, "acc", "gravity-contradicts-unit"},
    {1000.0, "g", TRUE, "acc", "gravity-contradicts-unit"},
    {0.001, "g", TRUE, "acc", "gravity-contradicts-unit"},
    {3.0, "g", TRUE, "acc", NULL},
    {1.0, "", FALSE, "acc", "gravity-tells-unit"},
    {9.80665, "", FALSE, "acc", "gravity-tells-unit"},
    {1000.0, "", FALSE, "acc", "gravity-tells-unit"},
    {0.102, "", FALSE, "acc", NULL},
    {33000.0, "", FALSE, "acc", NULL},
    {1.9, "V", FALSE, "acc", NULL},
    {0.102, "g", TRUE, "linear acceleration", NULL},
};

START_TEST (gravity_tells_the_unit_of_a_sensor)
  {
    g_autoptr (SoleusReadLog) log = soleus_read_log_new ();
    g_autoptr (SoleusRecording) recording =
        soleus_gravity_check (make_sensor (sensors[_i].per_g, sensors[_i].unit,
                                  sensors[_i].calibrated, sensors[_i].label),
            log);
    float z;

    if (sensors[_i].text_id == NULL)
      {
        ck_assert_uint_eq (soleus_read_log_get_n (log), 0);
        return;
      }
    ck_assert_uint_eq (soleus_read_log_get_n (log), 1);
    ck_assert_str_eq (
        soleus_read_log_get (log, 0)->text_id, sensors[_i].text_id);
    ck_assert_str_eq (soleus_recording_get_channel (recording, 2)->unit, "g");
    ck_assert (soleus_recording_get_channel (recording, 2)->calibrated);
    ck_assert (soleus_recording_read (recording, 2, 0, 1, &z, NULL));
    ck_assert_float_eq_tol (z, 0.8f, 1e-3f);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("wishes");
  TCase *tcase = tcase_create ("wishes");

  tcase_add_test (
      tcase, channels_are_chosen_by_label_or_number_in_the_order_told);
  tcase_add_test (tcase, annotations_follow_their_channels);
  tcase_add_test (
      tcase, corrections_hold_for_one_channel_or_for_all_and_the_last_wins);
  tcase_add_test (tcase, no_wish_is_the_same_recording);
  tcase_add_loop_test (
      tcase, illegal_wishes_name_what_is_legal, 0, G_N_ELEMENTS (illegal));
  tcase_add_test (tcase, every_key_of_the_list_is_legal);
  tcase_add_loop_test (
      tcase, a_sidecar_is_read_or_refused, 0, G_N_ELEMENTS (sidecars));
  tcase_add_loop_test (
      tcase, gravity_tells_the_unit_of_a_sensor, 0, G_N_ELEMENTS (sensors));
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
