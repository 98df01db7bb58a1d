/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What cairo 1.16 cannot say in a PDF that it tagged: the language of the
 * text, and what each figure shows.
 * Appends them as an update [iso32000 7.5.6]; nothing that is there changes
 * its place. @alts (of char *) are those of the structure's figures, in their
 * order. Where the file is built otherwise (streams of objects, as newer
 * cairos write them, or another number of figures) it is returned as it is.
 * @language: "de"; free the result with g_bytes_unref().
 */
GBytes *soleus_pdf_describe (
    GBytes *pdf, const char *language, const GPtrArray *alts);

G_END_DECLS
