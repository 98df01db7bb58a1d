/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* The JSON object that is all of the file at @path. NULL and a sentence that
 * names the file: SOLEUS_ERROR_MISSING, _IO, or _INVALID with line and column.
 * Free with json_object_unref(). */
JsonObject *soleus_cli_json_load (const char *path, GError **error);

/* The number of member @name; NAN where it is missing, null or no number. */
double soleus_cli_json_number (JsonObject *object, const char *name);
/* The text of member @name, borrowed; NULL where there is none. */
const char *soleus_cli_json_text (JsonObject *object, const char *name);
/* The array of member @name, borrowed; NULL where there is none. */
JsonArray *soleus_cli_json_array (JsonObject *object, const char *name);
/* The object of member @name, borrowed; NULL where there is none. */
JsonObject *soleus_cli_json_object (JsonObject *object, const char *name);
/* Element @i, borrowed; NULL where it is no object. */
JsonObject *soleus_cli_json_element (JsonArray *array, guint i);
/* Element @i; NAN where it is no number. */
double soleus_cli_json_number_at (JsonArray *array, guint i);

G_END_DECLS
