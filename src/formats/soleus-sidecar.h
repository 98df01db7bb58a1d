/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-wish.h"

G_BEGIN_DECLS

/* Frees what a wish of soleus_sidecar_parse() owns, and itself. */
void soleus_wish_free (SoleusWish *wish);

/*
 * The wishes of a sidecar's JSON text, [n] of SoleusWish, checked. NULL and
 * SOLEUS_ERROR_INVALID naming the key and what was expected.
 */
GPtrArray *soleus_sidecar_parse (
    const char *text, gssize length, GError **error);

/* Those of @path + ".soleus.json"; empty where there is no such file. */
GPtrArray *soleus_sidecar_load (const char *path, GError **error);

G_END_DECLS
