/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Small questions about people. The callback comes only when the person went
 * on, with @user_data, which must outlive @parent. Strings are borrowed. */

/* @birth_year 0: not told. */
typedef void (*SoleusPersonTold) (const char *pseudonym, int birth_year,
    const char *note, gpointer user_data);
/* @pseudonym NULL asks for somebody new; else for what is known of them. */
void soleus_people_ask_person (GtkWindow *parent, const char *pseudonym,
    int birth_year, const char *note, SoleusPersonTold told,
    gpointer user_data);

typedef void (*SoleusEntryTold) (
    const char *at, const char *trigger, const char *note, gpointer user_data);
/* An entry of the diary; the time is now where nothing is changed. */
void soleus_people_ask_entry (
    GtkWindow *parent, SoleusEntryTold told, gpointer user_data);

G_END_DECLS
