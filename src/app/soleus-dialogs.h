/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The only file that knows which dialogs this GTK has (GtkFileChooserNative
 * in 4.8, GtkFileDialog from 4.10 on). Dialogs are modal to @parent and go
 * with it.
 */

typedef void (*SoleusPathChosen) (const char *path, gpointer user_data);

/* @chosen is called once: with a path, or NULL where nothing was chosen. */
void soleus_dialogs_open (
    GtkWindow *parent, SoleusPathChosen chosen, gpointer user_data);
/* The same under another @title. */
void soleus_dialogs_open_any (GtkWindow *parent, const char *title,
    SoleusPathChosen chosen, gpointer user_data);
/* @name: suggested file name, with its extension. */
void soleus_dialogs_save (GtkWindow *parent, const char *title,
    const char *name, SoleusPathChosen chosen, gpointer user_data);
/* Something went wrong: what, and a way on. */
void soleus_dialogs_tell (
    GtkWindow *parent, const char *heading, const char *body);

G_END_DECLS
