/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-event-list.h"
#include "soleus-recording.h"

G_BEGIN_DECLS

/*
 * Who the header of a recording's file names: the patient, and the staff
 * that recorded. Nothing of it is part of a SoleusRecording; it is read only
 * to keep it out of copies, or, where that is asked for, in them.
 */
typedef struct
{
  char *patient; /* the field of an EDF header, "X X X X" where it has none */
  GPtrArray *words; /* of char *, case folded: names, codes, birth dates */
} SoleusHeaderPerson;

/* Never NULL; without words where the file names nobody, has no header of
 * EDF or BDF, or is gone. */
SoleusHeaderPerson *soleus_header_person_new (const SoleusRecording *recording);
void soleus_header_person_free (SoleusHeaderPerson *person);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusHeaderPerson, soleus_header_person_free)

/* @text with an X for each of the words, whatever their case; "" stays "".
 * @changed may be NULL. Free with g_free(). */
char *soleus_header_person_dup_scrubbed (
    const SoleusHeaderPerson *person, const char *text, gboolean *changed);

/* The same in the text of every event; returns how many were changed. */
guint soleus_header_person_scrub_list (
    const SoleusHeaderPerson *person, SoleusEventList *list);

G_END_DECLS
