/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-annotation.h"
#include "soleus-channel.h"
#include "soleus-read-log.h"
#include "soleus-span.h"

G_BEGIN_DECLS

/*
 * A recording as it stands in its file: a fact. Immutable, reference
 * counted, readable from any thread. Samples stay in the file; a block is
 * converted when it is asked for.
 */
typedef struct _SoleusRecording SoleusRecording;

/* Where samples come from. Every function is called from any thread, also
 * at the same time. */
typedef struct
{
  /* Converts samples [first_idx, first_idx + n) of @channel to @out, in the
   * channel's unit. The range was checked. On error @out is undefined. */
  gboolean (*read) (gpointer source, guint channel, guint64 first_idx, gsize n,
      float *out, GError **error);
  /* These samples will not be read again soon: let go of their pages. May
   * be NULL. */
  void (*forget) (gpointer source, guint channel, guint64 first_idx, gsize n);
  void (*free) (gpointer source);
} SoleusSourceClass;

/* What a reader fills in. Pointers are taken over by soleus_recording_new(). */
typedef struct
{
  char *name; /* file name without folder, UTF-8 */
  char *path; /* where it was opened, or NULL (made in memory) */
  const char *format_id; /* "edf", "csv", ...: static or interned */
  char *fingerprint; /* of the content; stays when the file moves */
  GDateTime *start; /* clock time of second 0; NULL: not known */
  GPtrArray *channels; /* of SoleusChannel */
  GPtrArray *annotations; /* of SoleusAnnotation; NULL: none */
  SoleusReadLog *log;
} SoleusRecordingFacts;

/* Takes over what @facts points to, and @source. */
SoleusRecording *soleus_recording_new (const SoleusRecordingFacts *facts,
    const SoleusSourceClass *source_class, gpointer source);

/*
 * A recording over samples in memory, for simulations and tests. Takes over
 * @facts; copies @samples[channel][channel->n_samples].
 */
SoleusRecording *soleus_recording_new_in_memory (
    const SoleusRecordingFacts *facts, const float *const *samples);

SoleusRecording *soleus_recording_ref (SoleusRecording *recording);
void soleus_recording_unref (SoleusRecording *recording);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusRecording, soleus_recording_unref)

const char *soleus_recording_get_name (const SoleusRecording *recording);
const char *soleus_recording_get_path (const SoleusRecording *recording);
const char *soleus_recording_get_format_id (const SoleusRecording *recording);
const char *soleus_recording_get_fingerprint (const SoleusRecording *recording);
/* Clock time of second 0, or NULL. Borrowed. */
GDateTime *soleus_recording_get_start (const SoleusRecording *recording);
const SoleusReadLog *soleus_recording_get_log (
    const SoleusRecording *recording);

guint soleus_recording_get_n_channels (const SoleusRecording *recording);
/* Borrowed; lives as long as the recording. */
const SoleusChannel *soleus_recording_get_channel (
    const SoleusRecording *recording, guint channel);
guint soleus_recording_get_n_annotations (const SoleusRecording *recording);
const SoleusAnnotation *soleus_recording_get_annotation (
    const SoleusRecording *recording, guint i);

/* End of the last run over all channels, seconds. */
double soleus_recording_get_duration_s (const SoleusRecording *recording);
/* Stretches in which at least one channel has samples; sorted, disjoint.
 * Borrowed; @n_segments gets their number. */
const SoleusSpan *soleus_recording_get_segments (
    const SoleusRecording *recording, guint *n_segments);
/* Sum of the segments, seconds: gaps are never observed time. */
double soleus_recording_get_observed_s (const SoleusRecording *recording);

/*
 * Samples [first_idx, first_idx + n) of @channel to @out, [n], in the
 * channel's unit. FALSE and SOLEUS_ERROR_MISSING beyond the end (nothing is
 * written), SOLEUS_ERROR_IO or _INVALID where the file fails (@out is then
 * undefined). NAN marks a sample the file declares missing.
 */
gboolean soleus_recording_read (const SoleusRecording *recording, guint channel,
    guint64 first_idx, gsize n, float *out, GError **error);

/* A hint after reading in order: pages may be let go. */
void soleus_recording_forget (const SoleusRecording *recording, guint channel,
    guint64 first_idx, gsize n);

G_END_DECLS
