/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "damage.h"

#include <math.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-open-file.h"
#include "soleus-test.h"

#define HEAD_BYTES 2048
#define BLOCK 256

static void
read_around (const SoleusRecording *recording, guint c, guint64 idx)
{
  const guint64 n = soleus_recording_get_channel (recording, c)->n_samples;
  guint64 first = idx < BLOCK / 2 ? 0 : idx - BLOCK / 2;
  float block[BLOCK];

  if (first < n)
    ck_assert (soleus_recording_read (
        recording, c, first, (gsize)MIN (BLOCK, n - first), block, NULL));
}

static void
check_channel (const SoleusRecording *recording, guint c)
{
  const SoleusChannel *channel = soleus_recording_get_channel (recording, c);
  double end_s = -INFINITY;
  guint64 n = 0;

  ck_assert (
      channel->label != NULL && g_utf8_validate (channel->label, -1, NULL));
  ck_assert (
      channel->unit != NULL && g_utf8_validate (channel->unit, -1, NULL));
  ck_assert (channel->rate_hz > 0 && channel->rate_hz <= 1e6);
  for (guint r = 0; r < channel->n_runs; r++)
    {
      const SoleusRun *run = &channel->runs[r];
      ck_assert (isfinite (run->start_s));
      /* A millionth of a sample: ends are sums of rounded times. */
      ck_assert (run->start_s >= end_s - 1e-6 / channel->rate_hz - 1e-9);
      ck_assert_uint_eq (run->first_idx, n);
      ck_assert_uint_gt (run->n, 0);
      n += run->n;
      end_s = run->start_s + (double)run->n / channel->rate_hz;
      if (r < 20)
        read_around (recording, c, run->first_idx);
    }
  ck_assert_uint_eq (channel->n_samples, n);
  read_around (recording, c, n);
}

void
damage_check_recording (const SoleusRecording *recording)
{
  for (guint c = 0; c < soleus_recording_get_n_channels (recording); c++)
    check_channel (recording, c);
  for (guint i = 0; i < soleus_recording_get_n_annotations (recording); i++)
    {
      const SoleusAnnotation *annotation =
          soleus_recording_get_annotation (recording, i);
      ck_assert (isfinite (annotation->onset_s));
      ck_assert (annotation->duration_s >= 0);
      ck_assert (g_utf8_validate (annotation->text, -1, NULL));
    }
}

gboolean
damage_try (const char *name, const guint8 *data, gsize size,
    const guint8 *companion, gsize n)
{
  g_autoptr (SoleusFile) file = soleus_file_new_for_bytes (name, data, size);
  g_autoptr (SoleusFile) beside = companion == NULL
      ? NULL
      : soleus_file_new_for_bytes ("beside", companion, n);
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusRecording) recording =
      soleus_open_file (file, beside, NULL, NULL, &error);

  if (recording == NULL)
    {
      ck_assert (error != NULL && error->domain == SOLEUS_ERROR);
      ck_assert (g_str_has_prefix (error->message, name));
      ck_assert (g_utf8_validate (error->message, -1, NULL));
      return FALSE;
    }
  soleus_test_no_error (error);
  damage_check_recording (recording);
  return TRUE;
}

/* The exact number of bytes on the heap, so that a sanitizer sees the byte
 * behind the last. */
static void
try_cut (const char *name, const guint8 *data, gsize size,
    const guint8 *companion, gsize n)
{
  g_autofree guint8 *cut = g_memdup2 (data, MAX (size, 1));

  if (size > 0)
    damage_try (name, cut, size, companion, n);
}

void
damage_try_all (const char *name, const guint8 *data, gsize size,
    const guint8 *companion, gsize n, guint n_random, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  const gsize head = MIN (size, HEAD_BYTES);

  for (guint i = 0; i < 64; i++)
    {
      try_cut (name, data, head * i / 64, companion, n);
      try_cut (name, data, size / 64 * i, companion, n);
    }
  for (guint i = 0; i < n_random; i++)
    try_cut (name, data, (gsize)(g_rand_double (random) * (double)size),
        companion, n);
  for (guint i = 0; i < n_random; i++)
    {
      g_autofree guint8 *flipped = g_memdup2 (data, size);
      guint n_flips = (guint)g_rand_int_range (random, 1, 9);
      for (guint k = 0; k < n_flips; k++)
        flipped[(gsize)(g_rand_double (random)
            * (double)(i % 2 == 0 ? head : size))] =
            (guint8)g_rand_int_range (random, 0, 256);
      damage_try (name, flipped, size, companion, n);
    }
}
