/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a shell reads to complete a command line of soleus-cli, made from the
 * same tables as the help. Free with g_free(). */
char *soleus_completion_dup_bash (void);
char *soleus_completion_dup_zsh (void);
char *soleus_completion_dup_fish (void);

G_END_DECLS
