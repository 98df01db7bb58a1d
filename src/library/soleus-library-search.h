/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-library.h"

G_BEGIN_DECLS

/* What of a recording holds the words that were looked for; a set. */
typedef enum
{
  SOLEUS_FOUND_IN_NAME = 1 << 0, /* of the recording, or its place */
  SOLEUS_FOUND_IN_PERSON = 1 << 1, /* pseudonym or note */
  SOLEUS_FOUND_IN_FINDING = 1 << 2, /* pattern ids of its analysis */
  SOLEUS_FOUND_IN_NOTE = 1 << 3, /* of the recording or of an annotation */
  SOLEUS_FOUND_IN_LABEL = 1 << 4 /* of an annotation */
} SoleusFoundIn;

typedef struct
{
  gint64 id; /* of the recording */
  char *name;
  char *path; /* where it was last seen; NULL: made in memory */
  char *start; /* ISO 8601, NULL: not known */
  char *person; /* pseudonym; NULL: nobody's */
  SoleusFoundIn where;
} SoleusLibraryHit;
void soleus_library_hit_free (SoleusLibraryHit *hit);

/*
 * Recordings that hold @words anywhere, as part of a word and whatever the
 * case of its plain letters; the newest first, at most @n_max. Of
 * SoleusLibraryHit. Only what holds now is searched, not what was undone.
 */
GPtrArray *soleus_library_search (
    SoleusLibrary *library, const char *words, guint n_max, GError **error);

G_END_DECLS
