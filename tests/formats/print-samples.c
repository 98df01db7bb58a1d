/* SPDX-License-Identifier: GPL-3.0-or-later */
/* print-samples FILE: what Soleus reads, line by line, for check-recordings.py
 * to judge: facts, runs, and samples at the start, in the middle, at the end
 * and on both sides of each gap. */
#include <locale.h>
#include <stdio.h>

#include "soleus-open.h"

#define N_RUNS 64

static void
print_sample (const SoleusRecording *recording, guint c, guint64 idx)
{
  float value = 0;

  if (soleus_recording_read (recording, c, idx, 1, &value, NULL))
    printf ("sample\t%u\t%" G_GUINT64_FORMAT "\t%.9g\n", c, idx, (double)value);
}

static void
print_channel (const SoleusRecording *recording, guint c)
{
  const SoleusChannel *channel = soleus_recording_get_channel (recording, c);

  printf ("channel\t%s\t%s\t%s\t%.12g\t%" G_GUINT64_FORMAT "\n", channel->label,
      soleus_kind_id (channel->kind), channel->unit, channel->rate_hz,
      channel->n_samples);
  for (guint r = 0; r < channel->n_runs && r < N_RUNS; r++)
    {
      const SoleusRun *run = &channel->runs[r];
      printf ("run\t%u\t%" G_GUINT64_FORMAT "\t%" G_GUINT64_FORMAT "\t%.12g\n",
          c, run->first_idx, run->n, run->start_s);
      print_sample (recording, c, run->first_idx);
      print_sample (recording, c, run->first_idx + run->n / 2);
      print_sample (recording, c, run->first_idx + run->n - 1);
    }
  print_sample (recording, c, channel->n_samples / 2);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusRecording) recording = NULL;

  if (argc != 2)
    return 2;
  recording = soleus_open (argv[1], NULL, NULL, &error);
  if (recording == NULL)
    {
      printf ("refused\t%s\n", error->message);
      return 0;
    }
  printf ("recording\t%.12g\t%u\n", soleus_recording_get_duration_s (recording),
      soleus_recording_get_n_annotations (recording));
  for (guint c = 0; c < soleus_recording_get_n_channels (recording); c++)
    print_channel (recording, c);
  return 0;
}
