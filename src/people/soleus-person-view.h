/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-figure.h"
#include "soleus-person-rates.h"

G_BEGIN_DECLS

/* How long after a word of the diary a recording may begin and belong to it,
 * where nothing else was asked for. */
#define SOLEUS_DIARY_WINDOW_H 24.0

/* What is looked at. */
typedef struct
{
  gint64 person;
  const char *pattern; /* id */
  const char *place; /* as of soleus_person_place(); NULL: all together */
  gboolean each_place; /* a series each, in the figure */
  double window_h;
} SoleusPersonRequest;

/* A person over time: made in one go, off the main thread if need be; then
 * immutable. */
typedef struct
{
  SoleusLibraryPerson *person;
  const char *pattern; /* interned, as asked for */
  double window_h;
  GPtrArray *recordings; /* of SoleusLibraryRecording, by start */
  GArray *rates; /* of SoleusLibraryRateRow, the same order */
  GPtrArray *places; /* interned; those of @rates */
  GPtrArray *patterns; /* interned ids with any count, and the asked one */
  GArray *points; /* of SoleusPersonPoint */
  GPtrArray *diary; /* of SoleusDiaryEntry */
  GArray *effects; /* of SoleusDiaryEffect, borrows from the diary */
  SoleusFigure *figure; /* the course, with the diary below it */
} SoleusPersonView;

/* SOLEUS_ERROR_MISSING where there is no such person. */
SoleusPersonView *soleus_person_view_new (
    SoleusLibrary *library, const SoleusPersonRequest *request, GError **error);
void soleus_person_view_free (SoleusPersonView *view);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusPersonView, soleus_person_view_free)

/* "gastrocnemius left (EMG)", where the channels of a recording lay; free
 * with g_free(). "" where it was not analysed. */
char *soleus_person_view_dup_places (
    const SoleusPersonView *view, gint64 recording);
/* The point of @recording, NULL: none. */
const SoleusPersonPoint *soleus_person_view_get_point (
    const SoleusPersonView *view, gint64 recording);

G_END_DECLS
