/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SOLEUS_KIND_EMG,
  SOLEUS_KIND_ACCELEROMETER,
  SOLEUS_KIND_OTHER
} SoleusKind;

typedef enum
{
  SOLEUS_SIDE_UNKNOWN,
  SOLEUS_SIDE_LEFT,
  SOLEUS_SIDE_RIGHT
} SoleusSide;

/* Samples without a gap between them: sample first_idx + k stands at
 * start_s + k / rate_hz. */
typedef struct
{
  guint64 first_idx;
  guint64 n;
  double start_s;
} SoleusRun;

/*
 * One signal of a recording. Samples are read in `unit`: "uV" for voltage,
 * "g" for acceleration, else the file's own word ("" where it has none).
 * calibrated is FALSE where the scale is not known (counts, full scale);
 * then amplitudes are shown in multiples of the noise floor.
 */
typedef struct
{
  char *label;
  SoleusKind kind;
  char *unit;
  gboolean calibrated;
  double rate_hz; /* > 0 */
  guint64 n_samples; /* sum over the runs */
  SoleusRun *runs; /* sorted by time, [n_runs] */
  guint n_runs;
  char *muscle; /* told; plain word, "gastrocnemius"; NULL: not told */
  SoleusSide side;
  int sensor; /* axes of one accelerometer share a number; -1: none */
  int axis; /* 0 x, 1 y, 2 z; -1: not an axis */
  double lsb; /* one step of the converter in `unit`; NAN: not known */
  double rail_low; /* converter limits in `unit`; NAN: not known */
  double rail_high;
} SoleusChannel;

/* All fields zero but the "not known" ones; owns copies of the strings. */
SoleusChannel *soleus_channel_new (
    const char *label, SoleusKind kind, const char *unit, double rate_hz);
SoleusChannel *soleus_channel_copy (const SoleusChannel *channel);
void soleus_channel_free (SoleusChannel *channel);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusChannel, soleus_channel_free)

/* Appends a run; counts its samples into n_samples. Runs come in order of
 * time and do not overlap (the caller's duty, asserted). */
void soleus_channel_add_run (SoleusChannel *channel, guint64 n, double start_s);

/* Time of sample @idx in seconds; beyond the last sample the end. */
double soleus_channel_time_s (const SoleusChannel *channel, guint64 idx);

/* Index of the first sample at or after @time_s; n_samples beyond the end. */
guint64 soleus_channel_idx (const SoleusChannel *channel, double time_s);

/* Seconds from 0 to the end of the last run; 0 with no sample. */
double soleus_channel_end_s (const SoleusChannel *channel);

/* Seconds that hold samples: gaps are not counted. */
double soleus_channel_observed_s (const SoleusChannel *channel);

/*
 * Whether twitches can be looked for: EMG from 150 Hz, acceleration from
 * 20 Hz (science.md 1.5 step 0 lowers q below 1000 and 50 Hz; below these
 * the band of a twitch is not in the data at all). @reason_id, if not NULL,
 * gets a static text id of the read log's table, or NULL when it can.
 */
gboolean soleus_channel_can_show_twitches (
    const SoleusChannel *channel, const char **reason_id);

/*
 * The muscle: what was told, else the calf for EMG and acceleration (the place
 * that is asked about; *@assumed is then TRUE and must be shown with it), else
 * NULL for a signal that is of no muscle. @assumed may be NULL.
 */
const char *soleus_channel_get_muscle (
    const SoleusChannel *channel, gboolean *assumed);

/* "emg", "accelerometer", "other"; and back (FALSE: not a kind). */
const char *soleus_kind_id (SoleusKind kind);
gboolean soleus_kind_from_id (const char *id, SoleusKind *kind);
/* "left", "right", NULL for unknown; and back. */
const char *soleus_side_id (SoleusSide side);
gboolean soleus_side_from_id (const char *id, SoleusSide *side);

G_END_DECLS
