/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-answers.h"
#include "soleus-evidence.h"

/* Answers from words: "Q01 !Q02 Q22.swollen_warm_red age=52 places=2"; a "!"
 * says no, "*no" says no to every main question not named. */
SoleusAnswers *case_answers (const char *words);

/* Evidence from words: "FASC=0.8 GTCS=0.9 hz=5 q=1 templates=3 left right";
 * NULL: no recording. A pattern's score is its value. */
void case_evidence (SoleusEvidence *evidence, const char *words);
