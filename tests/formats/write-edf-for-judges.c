/* SPDX-License-Identifier: GPL-3.0-or-later */
/* write-edf-for-judges OUT.edf: two channels of other rates, a gap and
 * annotations, whose values check-mne.py knows. */
#include <math.h>

#include "soleus-edf-write.h"

#define N 4000

static SoleusChannel *
add_channel (SoleusRecordingFacts *facts, const char *label, SoleusKind kind,
    const char *unit, double rate_hz)
{
  SoleusChannel *channel = soleus_channel_new (label, kind, unit, rate_hz);

  g_ptr_array_add (facts->channels, channel);
  return channel;
}

int
main (int argc, char **argv)
{
  SoleusRecordingFacts facts = {NULL};
  float emg[N], acc[N / 10];
  const float *samples[] = {emg, acc};
  g_autoptr (SoleusRecording) recording = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    return 2;
  facts.name = g_strdup ("made");
  facts.fingerprint = g_strdup ("0");
  facts.start = g_date_time_new_utc (2026, 2, 3, 4, 5, 6);
  facts.log = soleus_read_log_new ();
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  facts.annotations =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_annotation_free);
  for (guint i = 0; i < N; i++)
    emg[i] = (float)(100.0 * sin (0.02 * i));
  for (guint i = 0; i < N / 10; i++)
    acc[i] = (float)(1.0 + 0.5 * cos (0.1 * i));
  soleus_channel_add_run (
      add_channel (&facts, "EMG soleus", SOLEUS_KIND_EMG, "uV", 1000.0), N,
      0.0);
  soleus_channel_add_run (
      add_channel (&facts, "acc x", SOLEUS_KIND_ACCELEROMETER, "g", 100.0),
      N / 10, 0.0);
  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *text = g_strdup_printf ("twitch %u", i);
      g_ptr_array_add (facts.annotations,
          soleus_annotation_new (0.1 * i + 0.0125, i % 2 * 0.025, text));
    }
  recording = soleus_recording_new_in_memory (&facts, samples);
  if (soleus_edf_write (recording, NULL, argv[1], NULL, &error))
    return 0;
  g_printerr ("%s\n", error->message);
  return 1;
}
