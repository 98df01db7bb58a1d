/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-file.h"
#include "soleus-open.h"
#include "soleus-recording.h"

G_BEGIN_DECLS

/* What a format's `read` is given, and what it fills in. Freed by
 * soleus_open(), which takes the results over on success. */
typedef struct
{
  /* given */
  SoleusFile *file; /* at least one byte, checked */
  const SoleusOpenOptions *options; /* never NULL */
  SoleusProgress *progress; /* may be NULL */
  const GPtrArray *wishes; /* of SoleusWish, checked; NULL: none */
  double rate_hz; /* wished; 0: not told */
  SoleusReadLog *log;
  /* to be filled in */
  const char *format_id; /* is that of the row unless changed; static */
  GPtrArray *channels; /* of SoleusChannel, empty */
  GPtrArray *annotations; /* of SoleusAnnotation, empty */
  GDateTime *start; /* NULL: not known */
  const SoleusSourceClass *source_class;
  gpointer source;
  /* private */
  GPtrArray *companions; /* of SoleusFile */
} SoleusReader;

/*
 * Makes a channel from what the file says: @label (which may carry the unit:
 * "FDI_mV", "acc x (m/s^2)") and @unit (NULL: not told), and tells kind,
 * unit, muscle, side and axis; wishes for kind and unit go before. Numbers of
 * the file times @to_own (out) are in the channel's unit. Beyond
 * SOLEUS_MAX_CHANNELS NULL: left out, with a line in the log. The channel
 * belongs to the reader.
 */
SoleusChannel *soleus_reader_add_channel (SoleusReader *reader,
    const char *label, const char *unit, double rate_hz, double *to_own);

/*
 * Opens the file @name in the folder of the recording, which a header named.
 * A name that leads out of that folder is SOLEUS_ERROR_INVALID. Borrowed.
 */
SoleusFile *soleus_reader_open_companion (
    SoleusReader *reader, const char *name, GError **error);

/* The same, NULL without an error where it does not exist. */
SoleusFile *soleus_reader_find_companion (
    SoleusReader *reader, const char *name);

/* Takes over @annotation. */
void soleus_reader_add_annotation (
    SoleusReader *reader, SoleusAnnotation *annotation);

/* Sets SOLEUS_ERROR_INVALID with a printf message, returns FALSE. */
gboolean soleus_reader_fail (GError **error, const char *format, ...)
    G_GNUC_PRINTF (2, 3);
/* The same with SOLEUS_ERROR_NO_RATE: with a rate it could be read. */
gboolean soleus_reader_fail_no_rate (GError **error, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

G_END_DECLS
