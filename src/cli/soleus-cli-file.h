/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The whole of a small text file (at most 64 MB), ended by a NUL that is not
 * counted. FALSE and a sentence that names the file. */
gboolean soleus_cli_file_load (
    const char *path, char **text, gsize *length, GError **error);

G_END_DECLS
