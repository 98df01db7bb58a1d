/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-open.h"
#include "soleus-test.h"

/* One channel of a real recording, as its folder's notes and its own bytes
 * say. Values in the channel's unit. */
typedef struct
{
  const char *path;
  guint n_channels;
  double duration_s;
  guint channel;
  const char *label;
  SoleusKind kind;
  const char *unit;
  gboolean calibrated;
  double rate_hz;
  guint64 n_samples;
  guint n_runs;
  double first;
  double last;
} Truth;

static const Truth truths[] = {
    {"evoked-calf-twitches/physiology_FDI_soleus_mV_2000Hz.csv", 2, 124.0085, 1,
        "soleus_mV", SOLEUS_KIND_EMG, "uV", TRUE, 2000, 248017, 1, 4.57763,
        19.8364},
    {"postural-tremor/tremor_postural_accel_500Hz.csv", 1, 61.316, 0, "Accel_V",
        SOLEUS_KIND_ACCELEROMETER, "V", FALSE, 500, 30658, 1, 1.89148, 1.89743},
    {"postural-tremor/tremor_postural_EMG_V_5000Hz_first30s.csv", 2, 30, 1,
        "Flex_V", SOLEUS_KIND_EMG, "uV", TRUE, 5000, 150000, 1, -0.864664,
        4.01814},
    {"needle-emg/emg_healthy.txt", 1, 12.715, 0, "column 2", SOLEUS_KIND_EMG,
        "", FALSE, 4000, 50860, 1, -0.0333, 0.0083},
    /* Twelve stretches: the times of the text jump eleven times. */
    {"needle-emg/emg_neuropathy.txt", 1, 37.03645, 0, "column 2",
        SOLEUS_KIND_EMG, "", FALSE, 4000, 147858, 12, 0.09, 0.0283},
    {"opensignals/sync_acc_2.txt", 3, 20.25, 2, "Z", SOLEUS_KIND_ACCELEROMETER,
        "", FALSE, 1000, 20250, 1, 37954, 37972},
    {"biosppy/emg.txt", 1, 100, 0, "EMG", SOLEUS_KIND_EMG, "", FALSE, 1000,
        100000, 1, 2055, 2057},
    {"biosppy/emg_1.txt", 1, 63.88, 0, "EMG", SOLEUS_KIND_EMG, "", FALSE, 1000,
        63880, 1, 2034, 2035},
    {"biosppy/acc.txt", 3, 20, 0, "acc_x", SOLEUS_KIND_ACCELEROMETER, "g", TRUE,
        100, 2000, 1, 0.28467, 0.33301},
    {"parkinson-wrist/sample_wrist_accelerometer_data.csv", 3, 120, 1, "y",
        SOLEUS_KIND_ACCELEROMETER, "g", TRUE, 100, 12000, 1, -0.6353, -0.2088},
    {"openbci/OpenBCI-RAW-S06_S1R0.txt", 7, 140.62, 0, "EXG 1", SOLEUS_KIND_EMG,
        "uV", TRUE, 200, 28124, 1, -11.2, -12.4},
    {"resting-leg/biomech0deg_prox_dist_5000Hz.wav", 2, 112.4642, 0,
        "channel 1", SOLEUS_KIND_EMG, "", FALSE, 5000, 562321, 1, 47 / 32768.0,
        45 / 32768.0},
    {"needle-emg/emg_healthy.hea", 1, 12.715, 0, "EMG", SOLEUS_KIND_EMG, "uV",
        TRUE, 4000, 50860, 1, -33.3, 8.3},
    {"needle-emg/emg_neuropathy.hea", 1, 36.9645, 0, "EMG", SOLEUS_KIND_EMG,
        "uV", TRUE, 4000, 147858, 1, 90, 28.3},
    {"wfdb/100.hea", 2, 1805.55556, 0, "MLII", SOLEUS_KIND_OTHER, "uV", TRUE,
        360, 650000, 1, -145, -1280},
    {"wfdb/test01_00s.hea", 4, 8, 3, "ECG 4", SOLEUS_KIND_OTHER, "uV", TRUE,
        500, 4000, 1, -660, 160},
    {"wfdb/test01_00s_frame.hea", 3, 8, 1, "ECG_2", SOLEUS_KIND_OTHER, "uV",
        TRUE, 1000, 8000, 1, -80, 120},
    {"opensignals/emg_1000_hz_16_bits_solo.h5", 1, 87.6, 0, "EMG PORT1_CHN1",
        SOLEUS_KIND_EMG, "", FALSE, 1000, 87600, 1, 32960, 32723},
    {"opensignals/emg_bursts.h5", 1, 28.519, 0, "EMG PORT3_CHN1",
        SOLEUS_KIND_EMG, "", FALSE, 1000, 28519, 1, 32718, 33082},
    {"opensignals/sync_acc_2.h5", 3, 20.25, 1, "Y", SOLEUS_KIND_ACCELEROMETER,
        "", FALSE, 1000, 20250, 1, 32659, 32839},
    {"gt3x/TAS1H30182785_2019-09-17.gt3x", 3, 2159, 2, "Accel Z",
        SOLEUS_KIND_ACCELEROMETER, "g", TRUE, 100, 33000, 7, 0.99609375,
        0.01953125},
    {"edf-bdf/edfPlusC.edf", 11, 20, 4, "noise", SOLEUS_KIND_EMG, "uV", TRUE,
        200, 4000, 1, 84.0009, 93.0037},
    {"edf-bdf/bdfPlusC.bdf", 11, 20, 4, "noise", SOLEUS_KIND_EMG, "uV", TRUE,
        200, 4000, 1, 84.0001, 93},
    {"edf-bdf/edfAnnonC.edf", 2, 1.2, 1, "Channel 2", SOLEUS_KIND_EMG, "uV",
        TRUE, 20000, 24000, 1, -8227.21, -6129.7},
    {"edf-bdf/short_psg.edf", 7, 300, 4, "EMG submental", SOLEUS_KIND_EMG, "uV",
        TRUE, 1, 300, 1, 3.552, 3.312},
    {"edf-bdf/test_utf8.edf", 1, 698, 0, "Fp1", SOLEUS_KIND_OTHER, "uV", TRUE,
        128, 89344, 1, 6.2473, -0.132921},
};

static SoleusRecording *
open_recording (const char *relative)
{
  g_autofree char *path = soleus_test_recording (relative);
  g_autoptr (GError) error = NULL;
  SoleusRecording *recording = soleus_open (path, NULL, NULL, &error);

  soleus_test_no_error (error);
  return recording;
}

static float
sample_at (const SoleusRecording *recording, guint channel, guint64 idx)
{
  float value = NAN;

  ck_assert (soleus_recording_read (recording, channel, idx, 1, &value, NULL));
  return value;
}

static guint
count_log (const SoleusRecording *recording, const char *text_id)
{
  const SoleusReadLog *log = soleus_recording_get_log (recording);
  guint n = 0;

  for (guint i = 0; i < soleus_read_log_get_n (log); i++)
    n += strcmp (soleus_read_log_get (log, i)->text_id, text_id) == 0;
  return n;
}

START_TEST (a_real_recording_opens_as_what_it_is)
  {
    const Truth *truth = &truths[_i];
    g_autoptr (SoleusRecording) recording = open_recording (truth->path);
    const SoleusChannel *channel;
    /* The printed truth has six digits. */
    const float tolerance = (float)(2e-5 * MAX (fabs (truth->last), 1.0));

    ck_assert_uint_eq (
        soleus_recording_get_n_channels (recording), truth->n_channels);
    ck_assert_double_eq_tol (
        soleus_recording_get_duration_s (recording), truth->duration_s, 1e-4);
    channel = soleus_recording_get_channel (recording, truth->channel);
    ck_assert_str_eq (channel->label, truth->label);
    ck_assert_int_eq (channel->kind, truth->kind);
    ck_assert_str_eq (channel->unit, truth->unit);
    ck_assert_int_eq (channel->calibrated, truth->calibrated);
    ck_assert_double_eq (channel->rate_hz, truth->rate_hz);
    ck_assert_uint_eq (channel->n_samples, truth->n_samples);
    ck_assert_uint_eq (channel->n_runs, truth->n_runs);
    ck_assert_float_eq_tol (sample_at (recording, truth->channel, 0),
        (float)truth->first, (float)(2e-5 * MAX (fabs (truth->first), 1.0)));
    ck_assert_float_eq_tol (
        sample_at (recording, truth->channel, truth->n_samples - 1),
        (float)truth->last, tolerance);
  }
END_TEST

START_TEST (edf_plus_d_has_its_records_at_their_onsets)
  {
    static const double onsets_s[] = {0, 2, 4, 5, 6, 7, 8, 9, 12, 15, 19};
    g_autoptr (SoleusRecording) gapped =
        open_recording ("edf-bdf/edfPlusD.edf");
    g_autoptr (SoleusRecording) whole = open_recording ("edf-bdf/edfPlusC.edf");
    const SoleusChannel *channel = soleus_recording_get_channel (gapped, 0);

    ck_assert_double_eq (soleus_recording_get_observed_s (gapped), 11.0);
    for (guint r = 0; r < G_N_ELEMENTS (onsets_s); r++)
      ck_assert_double_eq_tol (
          soleus_channel_time_s (channel, r * 200), onsets_s[r], 1e-9);
    /* The same take: a sample at one time is the same in both, on both sides
     * of every gap. */
    for (guint c = 0; c < 11; c++)
      for (guint64 k = 0; k < 2200; k++)
        {
          double time_s = soleus_channel_time_s (channel, k);
          guint64 idx = soleus_channel_idx (
              soleus_recording_get_channel (whole, c), time_s);
          ck_assert_float_eq (
              sample_at (gapped, c, k), sample_at (whole, c, idx));
        }
  }
END_TEST

START_TEST (eight_annotations_begin_at_49_ms)
  {
    static const double onsets_s[] = {
        0.049, 0.1, 0.14, 0.172, 1.019, 1.1, 1.162, 1.19};
    g_autoptr (SoleusRecording) recording =
        open_recording ("edf-bdf/edfAnnonC.edf");

    ck_assert_uint_eq (soleus_recording_get_n_annotations (recording), 8);
    for (guint i = 0; i < 8; i++)
      ck_assert_double_eq_tol (
          soleus_recording_get_annotation (recording, i)->onset_s, onsets_s[i],
          1e-6);
  }
END_TEST

START_TEST (chinese_annotation_is_read_at_119_605_s)
  {
    g_autoptr (SoleusRecording) recording =
        open_recording ("edf-bdf/test_utf8.edf");
    guint n_found = 0;

    for (guint i = 0; i < soleus_recording_get_n_annotations (recording); i++)
      {
        const SoleusAnnotation *annotation =
            soleus_recording_get_annotation (recording, i);
        if ((guchar)annotation->text[0] < 0x80)
          continue;
        ck_assert_int_eq (g_utf8_strlen (annotation->text, -1), 7);
        ck_assert_double_eq_tol (annotation->onset_s, 119.605, 1e-3);
        n_found++;
      }
    ck_assert_uint_eq (n_found, 1);
  }
END_TEST

START_TEST (an_envelope_at_1_hz_is_refused_for_twitches)
  {
    g_autoptr (SoleusRecording) recording =
        open_recording ("edf-bdf/short_psg.bdf");
    const char *reason;

    ck_assert (!soleus_channel_can_show_twitches (
        soleus_recording_get_channel (recording, 4), &reason));
    ck_assert_str_eq (reason, "emg-rate-too-low");
  }
END_TEST

START_TEST (two_damaged_lines_are_two_lines_of_the_log)
  {
    g_autoptr (SoleusRecording) recording =
        open_recording ("needle-emg/emg_neuropathy.txt");
    const SoleusChannel *channel = soleus_recording_get_channel (recording, 0);

    ck_assert_uint_eq (count_log (recording, "text-cell-damaged"), 2);
    /* Lines of the file are samples from 0. */
    ck_assert_float_eq (sample_at (recording, 0, 71193), 0.1716f);
    ck_assert_float_eq (sample_at (recording, 0, 84053), 0.0183f);
    ck_assert_double_eq_tol (
        soleus_channel_time_s (channel, 48968) + 0.00025, 12.2423, 1e-4);
    ck_assert_double_eq_tol (
        soleus_channel_time_s (channel, 48969) + 0.00025, 12.2430, 1e-4);
  }
END_TEST

START_TEST (one_take_in_two_formats_has_the_same_samples)
  {
    static const char *const takes[] = {"needle-emg/emg_healthy",
        "needle-emg/emg_myopathy", "needle-emg/emg_neuropathy"};
    g_autofree char *hea = g_strconcat (takes[_i], ".hea", NULL);
    g_autofree char *txt = g_strconcat (takes[_i], ".txt", NULL);
    g_autoptr (SoleusRecording) binary = open_recording (hea);
    g_autoptr (SoleusRecording) text = open_recording (txt);
    const guint64 n = soleus_recording_get_channel (binary, 0)->n_samples;
    g_autofree float *a = g_new (float, n);
    g_autofree float *b = g_new (float, n);
    guint n_different = 0;

    ck_assert_uint_eq (n, soleus_recording_get_channel (text, 0)->n_samples);
    ck_assert (soleus_recording_read (binary, 0, 0, n, a, NULL));
    ck_assert (soleus_recording_read (text, 0, 0, n, b, NULL));
    /* The text is in mV with four decimals; two lines of each are damaged. In
     * one take 410 samples ran over the 16 bits of the binary file, which the
     * text does not show. */
    for (guint64 i = 0; i < n; i++)
      {
        float apart = fabsf (a[i] - 1000.0f * b[i]);
        n_different += apart > 0.06f && fabsf (apart - 6553.6f) > 0.06f;
      }
    ck_assert_uint_le (n_different, 2);
  }
END_TEST

/* The vendor's rows, three axes each; idle seconds are filled in there. */
static GArray *
read_vendor_rows (void)
{
  g_autofree char *path =
      soleus_test_recording ("gt3x/TAS1H30182785_2019-09-17.csv.gz");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) packed = g_file_read (file, NULL, NULL);
  g_autoptr (GZlibDecompressor) unpack =
      g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (GInputStream) plain = g_converter_input_stream_new (
      G_INPUT_STREAM (packed), G_CONVERTER (unpack));
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (plain);
  GArray *rows = g_array_new (FALSE, FALSE, 3 * sizeof (float));
  char *line;

  for (guint n = 0;
       (line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL;
       n++)
    {
      float row[3];
      char *p = line;
      for (guint axis = 0; n >= 11 && axis < 3; axis++, p++)
        row[axis] = (float)g_ascii_strtod (p, &p);
      if (n >= 11)
        g_array_append_val (rows, row);
      g_free (line);
    }
  return rows;
}

START_TEST (a_gt3x_file_is_its_vendors_csv_to_three_decimals)
  {
    g_autoptr (SoleusRecording) recording =
        open_recording ("gt3x/TAS1H30182785_2019-09-17.gt3x");
    g_autoptr (GArray) rows = read_vendor_rows ();
    const SoleusChannel *channel = soleus_recording_get_channel (recording, 0);
    g_autofree float *samples = g_new (float, channel->n_samples);

    ck_assert_uint_eq (rows->len, 240500);
    for (guint axis = 0; axis < 3; axis++)
      {
        ck_assert (soleus_recording_read (
            recording, axis, 0, channel->n_samples, samples, NULL));
        for (guint64 i = 0; i < channel->n_samples; i++)
          {
            guint row =
                (guint)lround (soleus_channel_time_s (channel, i) * 100.0);
            const float *vendor =
                (const float *)(gconstpointer)(rows->data + row * 12);
            ck_assert_float_eq_tol (samples[i], vendor[axis], 0.000501f);
          }
      }
  }
END_TEST

START_TEST (an_axivity_file_follows_its_own_clock)
  {
    g_autoptr (SoleusRecording) recording =
        open_recording ("walking-cwa/example-610-steps.cwa");
    const SoleusChannel *channel = soleus_recording_get_channel (recording, 0);

    ck_assert_uint_eq (soleus_recording_get_n_channels (recording), 3);
    ck_assert_uint_eq (channel->n_samples, 71400);
    ck_assert_str_eq (channel->unit, "g");
    /* Set to 100 Hz; its converter is 1.5 % slow by its clock. */
    ck_assert_double_eq_tol (channel->rate_hz, 100.0, 2.0);
    ck_assert_double_eq_tol (
        soleus_recording_get_duration_s (recording), 724.75, 0.5);
  }
END_TEST

START_TEST (text_and_hdf5_of_one_take_are_the_same)
  {
    g_autoptr (SoleusRecording) text =
        open_recording ("opensignals/sync_acc_2.txt");
    g_autoptr (SoleusRecording) table =
        open_recording ("opensignals/sync_acc_2.h5");
    float a[20250], b[20250];

    for (guint c = 0; c < 3; c++)
      {
        ck_assert (soleus_recording_read (text, c, 0, 20250, a, NULL));
        ck_assert (soleus_recording_read (table, c, 0, 20250, b, NULL));
        ck_assert_mem_eq (a, b, sizeof a);
      }
  }
END_TEST

START_TEST (beats_of_an_atr_file_are_annotations)
  {
    g_autoptr (SoleusRecording) recording = open_recording ("wfdb/100.hea");

    ck_assert_uint_eq (soleus_recording_get_n_annotations (recording), 2274);
    ck_assert_double_eq_tol (
        soleus_recording_get_annotation (recording, 1)->onset_s, 77 / 360.0,
        1e-9);
  }
END_TEST

START_TEST (a_unit_that_gravity_contradicts_is_put_right)
  {
    g_autoptr (SoleusRecording) recording = open_recording ("biosppy/acc.txt");

    ck_assert_uint_eq (count_log (recording, "gravity-contradicts-unit"), 1);
  }
END_TEST

START_TEST (a_list_of_events_is_no_recording)
  {
    static const char *const lists[] = {
        "evoked-calf-twitches/physiology_events.csv",
        "resting-leg/biomech0deg_candidate_discharges.csv",
        "needle-emg/SHA256SUMS.txt", "leg-event-lists/Generic_NO_test1.txt"};
    g_autofree char *path = soleus_test_recording (lists[_i]);
    g_autoptr (GError) error = NULL;

    ck_assert_ptr_null (soleus_open (path, NULL, NULL, &error));
    soleus_test_error (&error, SOLEUS_ERROR_INVALID, "expected", NULL);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("open-recordings");
  TCase *tcase = tcase_create ("open-recordings");

  tcase_add_loop_test (
      tcase, a_real_recording_opens_as_what_it_is, 0, G_N_ELEMENTS (truths));
  tcase_add_test (tcase, edf_plus_d_has_its_records_at_their_onsets);
  tcase_add_test (tcase, eight_annotations_begin_at_49_ms);
  tcase_add_test (tcase, chinese_annotation_is_read_at_119_605_s);
  tcase_add_test (tcase, an_envelope_at_1_hz_is_refused_for_twitches);
  tcase_add_test (tcase, two_damaged_lines_are_two_lines_of_the_log);
  tcase_add_loop_test (
      tcase, one_take_in_two_formats_has_the_same_samples, 0, 3);
  tcase_add_test (tcase, a_gt3x_file_is_its_vendors_csv_to_three_decimals);
  tcase_add_test (tcase, an_axivity_file_follows_its_own_clock);
  tcase_add_test (tcase, text_and_hdf5_of_one_take_are_the_same);
  tcase_add_test (tcase, beats_of_an_atr_file_are_annotations);
  tcase_add_test (tcase, a_unit_that_gravity_contradicts_is_put_right);
  tcase_add_loop_test (tcase, a_list_of_events_is_no_recording, 0, 4);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN_WITH_RECORDINGS (make_suite)
