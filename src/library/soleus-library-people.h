/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-library.h"

G_BEGIN_DECLS

/*
 * People, what was measured of them, and their diaries. A person is a
 * pseudonym; nothing else is asked for. Errors as in soleus-library.h, and
 * _MISSING where there is no such person or recording.
 */

typedef struct
{
  gint64 id;
  char *pseudonym;
  int birth_year; /* 0: not told */
  char *note;
  guint n_recordings;
  guint n_diary;
} SoleusLibraryPerson;
void soleus_library_person_free (SoleusLibraryPerson *person);

/* The person of that pseudonym, made when there is none. Pseudonyms are
 * compared without their case. */
gboolean soleus_library_enter_person (
    SoleusLibrary *library, const char *pseudonym, gint64 *id, GError **error);
/* The same without making one: _MISSING. */
gboolean soleus_library_find_person (
    SoleusLibrary *library, const char *pseudonym, gint64 *id, GError **error);
/* @birth_year -1 and @note NULL leave what is there, 0 and "" take it out. */
gboolean soleus_library_describe_person (SoleusLibrary *library, gint64 id,
    int birth_year, const char *note, GError **error);
/* By pseudonym. Of SoleusLibraryPerson. */
GPtrArray *soleus_library_dup_people (SoleusLibrary *library, GError **error);

/* The person of recording @recording, 0: nobody's. */
gboolean soleus_library_get_person (
    SoleusLibrary *library, gint64 recording, gint64 *person, GError **error);
/* Whose recording it is; @person 0: nobody's. */
gboolean soleus_library_set_person (
    SoleusLibrary *library, gint64 recording, gint64 person, GError **error);

/* Forgets the person with their recordings, decisions and diary, and
 * overwrites them on the disk. */
gboolean soleus_library_forget_person (
    SoleusLibrary *library, gint64 id, GError **error);

/* --- rates ------------------------------------------------------------- */

/* What one analysis counted of one pattern in one channel. */
typedef struct
{
  guint channel;
  const char *label;
  const char *muscle; /* NULL: not told */
  const char *side; /* "left", "right"; NULL */
  const char *kind; /* "emg", "accelerometer" */
  const char *pattern; /* "": the channel was searched; its clean time */
  guint n;
  double usable_rest_s;
} SoleusLibraryRate;

/* Takes the place of what stood there for @recording. */
gboolean soleus_library_set_rates (SoleusLibrary *library, gint64 recording,
    const char *settings_hash, const SoleusLibraryRate *rates, guint n,
    GError **error);

/* A rate with the recording it belongs to; strings interned. */
typedef struct
{
  gint64 recording;
  const char *name;
  const char *start; /* ISO 8601; NULL: not known */
  const char *settings_hash;
  SoleusLibraryRate rate;
} SoleusLibraryRateRow;

/* Of a person, by start, recording, channel and pattern; recordings whose
 * start is not known come last. An array of SoleusLibraryRateRow. */
GArray *soleus_library_dup_rates (
    SoleusLibrary *library, gint64 person, GError **error);

/* --- diary ------------------------------------------------------------- */

typedef struct
{
  gint64 id;
  char *at; /* ISO 8601, local time of the person */
  char *trigger; /* "coffee", "sport", own words */
  char *note;
} SoleusDiaryEntry;
void soleus_diary_entry_free (SoleusDiaryEntry *entry);

/* An entry that is there already (same time and trigger) is not doubled. */
gboolean soleus_library_add_diary (SoleusLibrary *library, gint64 person,
    const char *at, const char *trigger, const char *note, GError **error);
/* Takes an entry out; one that is gone already is no error. */
gboolean soleus_library_remove_diary (
    SoleusLibrary *library, gint64 id, GError **error);
/* By time. Of SoleusDiaryEntry. */
GPtrArray *soleus_library_dup_diary (
    SoleusLibrary *library, gint64 person, GError **error);

G_END_DECLS
