/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "c3d-bytes.h"
#include "soleus-c3d-header.h"
#include "soleus-error.h"
#include "soleus-open.h"
#include "soleus-test.h"

static const SoleusC3dProcessor processors[] = {
    SOLEUS_C3D_INTEL, SOLEUS_C3D_DEC, SOLEUS_C3D_SGI};

START_TEST (every_processor_and_number_type_gives_the_same_channels)
  {
    const gboolean floats = _i >= 3;
    g_autofree char *path =
        c3d_bytes_save (processors[_i % 3], floats, C3D_N_CHANNELS, 0);
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording =
        soleus_open (path, NULL, NULL, &error);
    const SoleusChannel *channel;
    float out[2];

    soleus_test_no_error (error);
    ck_assert_str_eq (soleus_recording_get_format_id (recording), "c3d");
    ck_assert_uint_eq (soleus_recording_get_n_channels (recording), 3);
    channel = soleus_recording_get_channel (recording, 0);
    ck_assert_str_eq (channel->label, "EMG solR");
    ck_assert_str_eq (channel->unit, "uV");
    ck_assert_int_eq (channel->kind, SOLEUS_KIND_EMG);
    ck_assert_double_eq_tol (channel->rate_hz, 1000.0, 1e-3);
    ck_assert_uint_eq (channel->n_samples, C3D_N_FRAMES * C3D_PER_FRAME);
    ck_assert_int_eq (
        soleus_recording_get_channel (recording, 1)->kind, SOLEUS_KIND_OTHER);
    ck_assert (soleus_recording_read (recording, 0, 9, 2, out, &error));
    /* 0.5 x 2e-6 V a step is 1 uV. */
    ck_assert_float_eq_tol (out[0], 9.0f, 1e-3f);
    ck_assert_float_eq_tol (out[1], 10.0f, 1e-3f);
    ck_assert (soleus_recording_read (recording, 1, 499, 1, out, &error));
    ck_assert_float_eq_tol (out[0], (499.0f + 1000.0f - 100.0f) / 2, 1e-3f);
    ck_assert (soleus_recording_read (recording, 2, 0, 1, out, &error));
    ck_assert_float_eq_tol (out[0], -2.0f * 2000.0f, 1e-1f);
  }
END_TEST

START_TEST (a_file_cut_short_gives_its_whole_frames_and_says_so)
  {
    g_autofree char *path =
        c3d_bytes_save (SOLEUS_C3D_INTEL, FALSE, C3D_N_CHANNELS, 5);
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording =
        soleus_open (path, NULL, NULL, &error);
    const SoleusReadLog *log;

    soleus_test_no_error (error);
    ck_assert_uint_eq (soleus_recording_get_channel (recording, 0)->n_samples,
        (C3D_N_FRAMES - 1) * C3D_PER_FRAME);
    log = soleus_recording_get_log (recording);
    ck_assert_str_eq (
        soleus_read_log_get (log, 0)->text_id, "c3d-frames-missing");
  }
END_TEST

START_TEST (a_file_of_markers_alone_is_refused_with_the_reason)
  {
    g_autofree char *path = c3d_bytes_save (SOLEUS_C3D_INTEL, FALSE, 0, 0);
    g_autoptr (GError) error = NULL;

    ck_assert_ptr_null (soleus_open (path, NULL, NULL, &error));
    soleus_test_error (
        &error, SOLEUS_ERROR_INVALID, "case.c3d", "0 analog channels", NULL);
  }
END_TEST

START_TEST (no_damage_makes_it_crash)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
    g_autofree char *path =
        c3d_bytes_save (SOLEUS_C3D_INTEL, FALSE, C3D_N_CHANNELS, 0);
    g_autofree char *bytes = NULL;
    gsize n;

    ck_assert (g_file_get_contents (path, &bytes, &n, NULL));
    for (int round = 0; round < 500; round++)
      {
        g_autofree char *damaged = g_memdup2 (bytes, n);
        g_autoptr (SoleusC3dHeader) header = NULL;
        gsize kept = (gsize)g_rand_int_range (rand, 1, (gint32)n);
        for (int i = 0; i < 8; i++)
          damaged[g_rand_int_range (rand, 0, 1200)] =
              (char)g_rand_int_range (rand, 0, 256);
        header = soleus_c3d_header_read (
            (const guint8 *)damaged, round % 2 == 0 ? n : kept, NULL);
        if (header != NULL)
          ck_assert_uint_le (
              header->data_offset + header->n_frames * header->frame_bytes, n);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("c3d");
  TCase *tc = tcase_create ("reading");

  tcase_add_loop_test (
      tc, every_processor_and_number_type_gives_the_same_channels, 0, 6);
  tcase_add_test (tc, a_file_cut_short_gives_its_whole_frames_and_says_so);
  tcase_add_test (tc, a_file_of_markers_alone_is_refused_with_the_reason);
  tcase_add_test (tc, no_damage_makes_it_crash);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
