/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-document.h"

G_BEGIN_DECLS

/* The episodes as a table: sortable, filtered by a choice; the row that is
 * chosen is shown in the tracks. The text equivalent of the tracks. */
#define SOLEUS_TYPE_EPISODE_TABLE (soleus_episode_table_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusEpisodeTable, soleus_episode_table, SOLEUS, EPISODE_TABLE, AdwBin)

void soleus_episode_table_set_document (
    SoleusEpisodeTable *self, SoleusDocument *document);

G_END_DECLS
