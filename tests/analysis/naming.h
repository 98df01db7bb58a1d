/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-classing.h"

/*
 * The naming steps without a signal: activations are put down by hand, a step
 * names them. Noise RMS is 1 and nothing else is measured but what the test
 * says; times are seconds.
 */
typedef struct
{
  SoleusChannel *channel;
  SoleusChannel *other; /* of the second site; NULL: none */
  GArray *sites; /* of SoleusSite */
  GPtrArray *sweeps;
  SoleusConditions *conditions;
  SoleusDraft draft;
  SoleusClassing classing;
} Naming;

Naming *naming_new (SoleusKind kind);
void naming_free (Naming *naming);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Naming, naming_free)

/* By onset; good until the next is added. */
SoleusActivation *naming_add (
    Naming *naming, double onset_s, double end_s, double p2p);
/* A second site of the same kind, over @muscle (NULL: not told), before any
 * step is run; and what it sees. */
void naming_add_site (Naming *naming, const char *muscle);
void naming_add_elsewhere (
    Naming *naming, double onset_s, double end_s, double p2p);
/* Holds over all the time that tests play in. */
void naming_set_condition (Naming *naming, SoleusCondition condition);
void naming_run (Naming *naming, void (*step) (SoleusClassing *classing));
/* All steps, as of a recording's site. */
void naming_classify (Naming *naming);

guint naming_count (const Naming *naming, SoleusPattern pattern);
const SoleusBurst *naming_burst (const Naming *naming, guint i);
guint naming_n_bursts (const Naming *naming);
