/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "soleus-session.h"

G_BEGIN_DECLS

/*
 * One person over time: the course of a rate, recordings, the diary and what
 * goes with it. Asks the library in threads.
 *
 * Signals: changed() when the library has other people or counts than before,
 * open(path) when a recording is to be opened.
 */
#define SOLEUS_TYPE_PERSON_PAGE (soleus_person_page_get_type ())
G_DECLARE_FINAL_TYPE (
    SoleusPersonPage, soleus_person_page, SOLEUS, PERSON_PAGE, AdwBin)

/* The library of @session, whose recording may be given to the person. */
void soleus_person_page_set_session (
    SoleusPersonPage *self, SoleusSession *session);
/* Whether there is a way back to the list of people. */
void soleus_person_page_set_folded (SoleusPersonPage *self, gboolean folded);
/* 0: nobody. */
void soleus_person_page_show (SoleusPersonPage *self, gint64 person);

G_END_DECLS
