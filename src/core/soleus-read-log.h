/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a reader says of a file: never words, but a text id with values, so
 * that each reader of the log gets it in their own language. */
typedef enum
{
  SOLEUS_LOG_UNDERSTOOD, /* the file said so */
  SOLEUS_LOG_ASSUMED, /* the file did not say; this was taken */
  SOLEUS_LOG_REPAIRED, /* the file was wrong; this was put right */
  SOLEUS_LOG_LOST /* this could not be read and is missing */
} SoleusLogLevel;

typedef struct
{
  const char *key;
  char *value;
} SoleusLogValue;

typedef struct
{
  SoleusLogLevel level;
  const char *text_id; /* a row of the text table */
  SoleusLogValue *values;
  guint n_values;
} SoleusLogEntry;

typedef struct _SoleusReadLog SoleusReadLog;

SoleusReadLog *soleus_read_log_new (void);
SoleusReadLog *soleus_read_log_ref (SoleusReadLog *log);
void soleus_read_log_unref (SoleusReadLog *log);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusReadLog, soleus_read_log_unref)

/*
 * Adds a line. @text_id must be a row of soleus-read-log-texts.c (a
 * programming error otherwise); pairs of key and value strings follow, ended
 * by NULL. Numbers are given as text in the C locale. A reader stops at
 * SOLEUS_READ_LOG_MAX lines: a damaged file must not fill the memory; the
 * last line then says how many more there were.
 */
#define SOLEUS_READ_LOG_MAX 200
void soleus_read_log_add (SoleusReadLog *log, SoleusLogLevel level,
    const char *text_id, ...) G_GNUC_NULL_TERMINATED;

guint soleus_read_log_get_n (const SoleusReadLog *log);
/* Lines that were not kept because of SOLEUS_READ_LOG_MAX. */
guint soleus_read_log_get_n_dropped (const SoleusReadLog *log);
const SoleusLogEntry *soleus_read_log_get (const SoleusReadLog *log, guint i);

/* The sentence in the reader's language. Free with g_free(). */
char *soleus_log_entry_dup_text (const SoleusLogEntry *entry);

/* "understood", "assumed", "repaired", "lost". */
const char *soleus_log_level_id (SoleusLogLevel level);

/* The sentence of @text_id, untranslated, with {key} where values go; NULL
 * when there is no such row. Used for reasons as well ("emg-rate-too-low"). */
const char *soleus_read_log_text (const char *text_id);

G_END_DECLS
