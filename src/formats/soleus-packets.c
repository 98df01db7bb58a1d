/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-packets.h"

#include <math.h>

#include "soleus-time-stamp.h"

/* Clocks of recorders agree with their converters better than this. */
#define RATE_TOLERANCE 0.01
#define MAX_RUNS 200000
/* A jump ahead of more than ten years is a clock that was set. */
#define MAX_GAP_S 3.2e8

typedef struct
{
  guint64 n;
  double start_s; /* from the first packet */
} Stretch;

struct _SoleusPackets
{
  double told_rate_hz;
  double rate_hz;
  gboolean begun;
  double first_s;
  double shift_s; /* taken out where the clock was set */
  double last_s; /* start of the last packet */
  guint last_n;
  GArray *stretches;
  double sum_s; /* between packets that follow each other */
  guint64 sum_n;
  double lost_s;
  guint n_backward;
};

SoleusPackets *
soleus_packets_new (double rate_hz)
{
  SoleusPackets *packets = g_new0 (SoleusPackets, 1);

  packets->told_rate_hz = rate_hz;
  packets->rate_hz = rate_hz;
  packets->stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));
  return packets;
}

void
soleus_packets_free (SoleusPackets *packets)
{
  if (packets == NULL)
    return;
  g_array_unref (packets->stretches);
  g_free (packets);
}

static void
begin_stretch (SoleusPackets *packets, double start_s)
{
  Stretch stretch = {0, start_s - packets->first_s - packets->shift_s};

  g_array_append_val (packets->stretches, stretch);
}

void
soleus_packets_add (SoleusPackets *packets, double start_s, guint n)
{
  const double step_s = start_s - packets->last_s;
  const double usual_s = packets->last_n / packets->told_rate_hz;

  if (!packets->begun)
    {
      packets->begun = TRUE;
      packets->first_s = start_s;
      begin_stretch (packets, start_s);
    }
  else if (step_s < 0 || step_s > MAX_GAP_S)
    {
      /* The clock was set: time goes on. */
      packets->n_backward++;
      packets->shift_s += step_s - usual_s;
    }
  else if (step_s > 1.5 * usual_s && packets->stretches->len < MAX_RUNS)
    {
      packets->lost_s += step_s - usual_s;
      begin_stretch (packets, start_s);
    }
  else
    {
      packets->sum_s += step_s;
      packets->sum_n += packets->last_n;
    }
  g_array_index (packets->stretches, Stretch, packets->stretches->len - 1).n +=
      n;
  packets->last_s = start_s;
  packets->last_n = n;
}

void
soleus_packets_finish (SoleusPackets *packets)
{
  double measured_hz = packets->sum_s > 0
      ? (double)packets->sum_n / packets->sum_s
      : packets->told_rate_hz;

  /* Ten seconds at least: stamps of single packets are coarse. */
  if (packets->sum_s > 10.0
      && fabs (measured_hz / packets->told_rate_hz - 1.0) > RATE_TOLERANCE)
    packets->rate_hz = CLAMP (measured_hz, 0.001, 1e6);
}

double
soleus_packets_get_rate_hz (const SoleusPackets *packets)
{
  return packets->rate_hz;
}

GDateTime *
soleus_packets_dup_start (const SoleusPackets *packets)
{
  return packets->begun ? soleus_date_time_from_s (packets->first_s) : NULL;
}

void
soleus_packets_add_runs (const SoleusPackets *packets, SoleusChannel *channel)
{
  double free_from_s = 0.0;

  for (guint i = 0; i < packets->stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (packets->stretches, Stretch, i);
      double start_s = MAX (stretch->start_s, free_from_s);
      soleus_channel_add_run (channel, stretch->n, start_s);
      free_from_s = start_s + (double)stretch->n / channel->rate_hz;
    }
}

void
soleus_packets_tell (const SoleusPackets *packets, SoleusReadLog *log)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE], other[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *n_gaps = g_strdup_printf ("%u", packets->stretches->len - 1);
  g_autofree char *n_back = g_strdup_printf ("%u", packets->n_backward);

  if (packets->rate_hz != packets->told_rate_hz)
    soleus_read_log_add (log, SOLEUS_LOG_REPAIRED, "rate-contradicts-times",
        "told",
        g_ascii_formatd (buffer, sizeof buffer, "%.6g", packets->told_rate_hz),
        "rate", g_ascii_formatd (other, sizeof other, "%.6g", packets->rate_hz),
        NULL);
  if (packets->stretches->len > 1)
    soleus_read_log_add (log, SOLEUS_LOG_UNDERSTOOD, "times-have-gaps", "count",
        n_gaps, "seconds",
        g_ascii_formatd (buffer, sizeof buffer, "%.6g", packets->lost_s), NULL);
  if (packets->n_backward > 0)
    soleus_read_log_add (
        log, SOLEUS_LOG_REPAIRED, "times-jump-back", "count", n_back, NULL);
}
