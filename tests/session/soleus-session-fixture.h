/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-session.h"

/* Longer than anything in these tests takes on a loaded machine. */
#define SOLEUS_WAIT_S 50

/* A session and what it said. */
typedef struct
{
  SoleusSession *session;
  guint n_problems;
  char *problem; /* the last one */
  char *step; /* the last one */
  guint n_elsewhere;
} Fixture;

void fixture_open (Fixture *fixture, const char *library_path);
void fixture_close (Fixture *fixture);

/* Two seconds of EMG in memory with a burst at 1 s. */
SoleusRecording *fixture_recording (void);
/* Takes that recording and waits for its analysis. */
void fixture_show (Fixture *fixture);
/* Fails the test after SOLEUS_WAIT_S. */
void fixture_wait (SoleusSession *session);
/* Runs the main loop until *@done; fails the test after SOLEUS_WAIT_S. */
void fixture_wait_for (const gboolean *done);

SoleusMark fixture_mark (double onset_s, const char *label);
guint fixture_n_marks (SoleusSession *session);
