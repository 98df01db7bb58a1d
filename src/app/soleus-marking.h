/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-document.h"
#include "soleus-mark-edit.h"

G_BEGIN_DECLS

/*
 * What the mouse and the keys do to the chosen annotation or found episode.
 * Each that returns TRUE was one step of undo; FALSE: nothing is chosen that
 * could be changed so, or the library refused (the session tells why). What
 * was chosen stays chosen. Where several annotations are chosen, nudging,
 * relabelling, deleting and merging are of all of them, and one step. No GTK.
 */

/* The chosen annotations, in order of onset, of SoleusMark; empty where none
 * is. Free with g_ptr_array_unref(). */
GPtrArray *soleus_marking_dup_chosen (SoleusDocument *document);

/* Gives them another label (and note, unless NULL), or deletes them. */
gboolean soleus_marking_relabel (
    SoleusDocument *document, const char *label, const char *note);
gboolean soleus_marking_delete (SoleusDocument *document);

/* Where it lies, and the shortest it may become: one sample of its fastest
 * channel. Pointers may be NULL. */
gboolean soleus_marking_get_chosen (
    SoleusDocument *document, SoleusSpan *span, double *sample_s);

/* To another place: an edge dragged, or all of it. The label stays. */
gboolean soleus_marking_place (SoleusDocument *document, SoleusSpan span);

/* By @pages of what is seen, or with 1 or -1 by @fine one sample. */
gboolean soleus_marking_nudge (
    SoleusDocument *document, double pages, gboolean fine);

/* Brings an edge to @time_s; NAN: nowhere. */
gboolean soleus_marking_edge_to (
    SoleusDocument *document, SoleusGrip edge, double time_s);

/* Two of the chosen annotation, cut at @time_s, which lies inside it. */
gboolean soleus_marking_split (SoleusDocument *document, double time_s);

/* One of all annotations that touch the selected span on its track, else of
 * the chosen ones, else of the chosen one and the next. */
gboolean soleus_marking_merge (SoleusDocument *document);

G_END_DECLS
