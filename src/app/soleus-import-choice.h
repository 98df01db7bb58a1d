/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a person tells of a file that does not tell it itself, as the import
 * window holds it. Pure: tested without a display. */

/* Of one channel; NULL or 0: as the file says. */
typedef struct
{
  const char *kind; /* "emg", "accelerometer", "other" */
  const char *unit; /* one of soleus_import_units */
  double scale; /* units for one number of the file */
  double rate_hz;
} SoleusImportChannel;

/* Units to choose from, ended by NULL; static. */
extern const char *const soleus_import_units[];

/* The corrections in the words of a sidecar, see soleus-wish.h; @rate_hz (0:
 * not told) holds for all channels and goes before theirs. NULL: there are
 * none. Free with g_free(). */
char *soleus_import_choice_dup_json (
    const SoleusImportChannel *channels, guint n, double rate_hz);

/* The other way round: @channels[n] and @rate_hz (out). What is not known
 * here is left out. */
void soleus_import_choice_read (
    const char *json, SoleusImportChannel *channels, guint n, double *rate_hz);

/* A number as people write it, with a point or a comma; FALSE: it is none, or
 * it is 0. An empty text is 0, and TRUE. */
gboolean soleus_import_choice_number (const char *text, double *value);

G_END_DECLS
