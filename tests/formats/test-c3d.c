/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "soleus-c3d-header.h"
#include "soleus-error.h"
#include "soleus-open.h"
#include "soleus-test.h"

#define N_POINTS 2
#define N_CHANNELS 3
#define PER_FRAME 10
#define N_FRAMES 50

/* One file by hand: the same content for every processor and number type. */
typedef struct
{
  GByteArray *bytes;
  SoleusC3dProcessor processor;
  gboolean floats;
} Writer;

static void
put (Writer *writer, const void *bytes, gsize n)
{
  g_byte_array_append (writer->bytes, bytes, (guint)n);
}

static void
put_u8 (Writer *writer, int value)
{
  guint8 byte = (guint8)value;

  put (writer, &byte, 1);
}

static void
put_i16 (Writer *writer, int value)
{
  const guint8 low = (guint8)value, high = (guint8)(value >> 8);

  put_u8 (writer, writer->processor == SOLEUS_C3D_SGI ? high : low);
  put_u8 (writer, writer->processor == SOLEUS_C3D_SGI ? low : high);
}

static void
put_f32 (Writer *writer, float value)
{
  guint32 bits;
  guint8 b[4];

  if (writer->processor == SOLEUS_C3D_DEC)
    value *= 4.0f;
  memcpy (&bits, &value, sizeof bits);
  for (int i = 0; i < 4; i++)
    b[i] = (guint8)(bits >> (8 * i));
  if (writer->processor == SOLEUS_C3D_SGI)
    put (writer, (guint8[4]){b[3], b[2], b[1], b[0]}, 4);
  else if (writer->processor == SOLEUS_C3D_DEC)
    put (writer, (guint8[4]){b[2], b[3], b[0], b[1]}, 4);
  else
    put (writer, b, 4);
}

static void
put_group (Writer *writer, int group, const char *name)
{
  put_u8 (writer, (int)strlen (name));
  put_u8 (writer, -group);
  put (writer, name, strlen (name));
  put_i16 (writer, 3);
  put_u8 (writer, 0);
}

/* Everything of a parameter up to its data. */
static void
put_parameter (Writer *writer, int group, const char *name, int type, int dim0,
    int dim1, int n_bytes)
{
  const int n_dims = (dim0 > 0) + (dim1 > 0);

  put_u8 (writer, (int)strlen (name));
  put_u8 (writer, group);
  put (writer, name, strlen (name));
  put_i16 (writer, 2 + 2 + n_dims + n_bytes + 1);
  put_u8 (writer, type);
  put_u8 (writer, n_dims);
  if (dim0 > 0)
    put_u8 (writer, dim0);
  if (dim1 > 0)
    put_u8 (writer, dim1);
}

static void
put_number (Writer *writer, int group, const char *name, float value)
{
  put_parameter (writer, group, name, 4, 0, 0, 4);
  put_f32 (writer, value);
  put_u8 (writer, 0);
}

static void
put_whole (Writer *writer, int group, const char *name, int value)
{
  put_parameter (writer, group, name, 2, 0, 0, 2);
  put_i16 (writer, value);
  put_u8 (writer, 0);
}

static void
put_texts (Writer *writer, int group, const char *name, const char *joined)
{
  put_parameter (writer, group, name, -1, 8, N_CHANNELS, 8 * N_CHANNELS);
  put (writer, joined, 8 * N_CHANNELS);
  put_u8 (writer, 0);
}

static void
pad_to_block (Writer *writer)
{
  while (writer->bytes->len % 512 != 0)
    put_u8 (writer, 0);
}

static void
put_header (Writer *writer)
{
  put_u8 (writer, 2);
  put_u8 (writer, 0x50);
  put_i16 (writer, N_POINTS);
  put_i16 (writer, N_CHANNELS * PER_FRAME);
  put_i16 (writer, 1);
  put_i16 (writer, N_FRAMES);
  put_i16 (writer, 0);
  put_f32 (writer, writer->floats ? -0.1f : 0.1f);
  put_i16 (writer, 4);
  put_i16 (writer, PER_FRAME);
  put_f32 (writer, 100.0f);
  pad_to_block (writer);
}

static void
put_parameters (Writer *writer, int n_used)
{
  put_u8 (writer, 1);
  put_u8 (writer, 0x50);
  put_u8 (writer, 2);
  put_u8 (writer, (int)writer->processor);
  put_group (writer, 1, "POINT");
  put_number (writer, 1, "RATE", 100.0f);
  put_number (writer, 1, "SCALE", writer->floats ? -0.1f : 0.1f);
  put_whole (writer, 1, "DATA_START", 4);
  put_group (writer, 2, "ANALOG");
  put_whole (writer, 2, "USED", n_used);
  put_texts (writer, 2, "LABELS", "EMG solRForce Z EMG gasL");
  put_texts (writer, 2, "UNITS", "V       N       V       ");
  put_number (writer, 2, "GEN_SCALE", 0.5f);
  put_parameter (writer, 2, "SCALE", 4, N_CHANNELS, 0, 4 * N_CHANNELS);
  put_f32 (writer, 2e-6f);
  put_f32 (writer, 1.0f);
  put_f32 (writer, -4e-6f); /* negative scales turn the channel round */
  put_u8 (writer, 0);
  put_parameter (writer, 2, "OFFSET", 2, N_CHANNELS, 0, 2 * N_CHANNELS);
  put_i16 (writer, 0);
  put_i16 (writer, 100);
  put_i16 (writer, 0);
  put_u8 (writer, 0);
  put_u8 (writer, 0);
  put_u8 (writer, 0);
  pad_to_block (writer);
  while (writer->bytes->len < 3 * 512)
    put_u8 (writer, 0);
}

static void
put_value (Writer *writer, int value)
{
  if (writer->floats)
    put_f32 (writer, (float)value);
  else
    put_i16 (writer, value);
}

static char *
save_file (SoleusC3dProcessor processor, gboolean floats, int n_used,
    guint n_bytes_less)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Writer writer = {bytes, processor, floats};
  char *path = g_build_filename (soleus_test_tmp_dir (), "case.c3d", NULL);
  g_autoptr (GError) error = NULL;

  put_header (&writer);
  put_parameters (&writer, n_used);
  for (int frame = 0; frame < N_FRAMES; frame++)
    {
      for (int i = 0; i < 4 * N_POINTS; i++)
        put_value (&writer, -7777);
      for (int s = 0; s < PER_FRAME; s++)
        for (int c = 0; c < N_CHANNELS; c++)
          put_value (&writer, frame * PER_FRAME + s + 1000 * c);
    }
  g_file_set_contents (path, (const char *)bytes->data,
      (gssize)(bytes->len - n_bytes_less), &error);
  soleus_test_no_error (error);
  return path;
}

static const SoleusC3dProcessor processors[] = {
    SOLEUS_C3D_INTEL, SOLEUS_C3D_DEC, SOLEUS_C3D_SGI};

START_TEST (every_processor_and_number_type_gives_the_same_channels)
  {
    const gboolean floats = _i >= 3;
    g_autofree char *path =
        save_file (processors[_i % 3], floats, N_CHANNELS, 0);
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
    ck_assert_uint_eq (channel->n_samples, N_FRAMES * PER_FRAME);
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
    g_autofree char *path = save_file (SOLEUS_C3D_INTEL, FALSE, N_CHANNELS, 5);
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusRecording) recording =
        soleus_open (path, NULL, NULL, &error);
    const SoleusReadLog *log;

    soleus_test_no_error (error);
    ck_assert_uint_eq (soleus_recording_get_channel (recording, 0)->n_samples,
        (N_FRAMES - 1) * PER_FRAME);
    log = soleus_recording_get_log (recording);
    ck_assert_str_eq (
        soleus_read_log_get (log, 0)->text_id, "c3d-frames-missing");
  }
END_TEST

START_TEST (a_file_of_markers_alone_is_refused_with_the_reason)
  {
    g_autofree char *path = save_file (SOLEUS_C3D_INTEL, FALSE, 0, 0);
    g_autoptr (GError) error = NULL;

    ck_assert_ptr_null (soleus_open (path, NULL, NULL, &error));
    soleus_test_error (
        &error, SOLEUS_ERROR_INVALID, "case.c3d", "0 analog channels", NULL);
  }
END_TEST

START_TEST (no_damage_makes_it_crash)
  {
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
    g_autofree char *path = save_file (SOLEUS_C3D_INTEL, FALSE, N_CHANNELS, 0);
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
