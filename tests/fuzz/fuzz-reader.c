/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>

#include "soleus-open-file.h"

#define BLOCK 512

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static void
check (gboolean holds)
{
  if (!holds)
    abort ();
}

/* What a recording promises, and its first and last samples. */
static void
check_channel (const SoleusRecording *recording, guint c)
{
  const SoleusChannel *channel = soleus_recording_get_channel (recording, c);
  const gsize n = (gsize)MIN (BLOCK, channel->n_samples);
  float block[BLOCK];

  check (channel->rate_hz > 0 && channel->rate_hz <= 1e6);
  check (g_utf8_validate (channel->label, -1, NULL));
  for (guint r = 0; r < channel->n_runs; r++)
    check (isfinite (channel->runs[r].start_s));
  soleus_recording_read (recording, c, 0, n, block, NULL);
  soleus_recording_read (recording, c, channel->n_samples - n, n, block, NULL);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  const SoleusOpenOptions options = {.format_id = FUZZ_FORMAT};
  g_autoptr (SoleusFile) file = NULL;
  g_autoptr (SoleusRecording) recording = NULL;
  g_autoptr (GError) error = NULL;

  if (size == 0)
    return 0;
  /* The same bytes stand for any file that the header names. */
  file = soleus_file_new_for_bytes ("fuzz", data, size);
  recording = soleus_open_file (file, file, &options, NULL, &error);
  check ((recording == NULL) == (error != NULL));
  if (recording != NULL)
    for (guint c = 0; c < soleus_recording_get_n_channels (recording); c++)
      check_channel (recording, c);
  return 0;
}
