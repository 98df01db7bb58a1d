/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-channel.h"

G_BEGIN_DECLS

typedef enum
{
  SOLEUS_ANSWER_UNKNOWN,
  SOLEUS_ANSWER_NO,
  SOLEUS_ANSWER_YES
} SoleusAnswer;

/*
 * What the person said, as it was given: keys are question ids with or
 * without a sub-answer ("Q01", "Q22.swollen_warm_red"). Which keys exist is
 * the business of `knowledge`. Immutable, reference counted; a change is a
 * new value. NULL is accepted as "nothing answered" by every getter.
 */
typedef struct _SoleusAnswers SoleusAnswers;

SoleusAnswers *soleus_answers_new (void);
SoleusAnswers *soleus_answers_ref (const SoleusAnswers *answers);
void soleus_answers_unref (SoleusAnswers *answers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusAnswers, soleus_answers_unref)

SoleusAnswer soleus_answers_get (const SoleusAnswers *answers, const char *key);
/* Years, or -1 when not told. */
int soleus_answers_get_age_years (const SoleusAnswers *answers);
/* NULL when not told. */
const char *soleus_answers_get_muscle (const SoleusAnswers *answers);
SoleusSide soleus_answers_get_side (const SoleusAnswers *answers);
/* All places that twitch, NULL-terminated, never NULL. */
const char *const *soleus_answers_get_places (const SoleusAnswers *answers);
/* Keys with an answer other than unknown, sorted; free the container. */
const char **soleus_answers_dup_keys (const SoleusAnswers *answers);

/* A new value that differs in one thing. @age_years -1, @muscle NULL and
 * @places NULL take the thing back. */
SoleusAnswers *soleus_answers_with (
    const SoleusAnswers *answers, const char *key, SoleusAnswer value);
SoleusAnswers *soleus_answers_with_age (
    const SoleusAnswers *answers, int age_years);
SoleusAnswers *soleus_answers_with_muscle (
    const SoleusAnswers *answers, const char *muscle, SoleusSide side);
SoleusAnswers *soleus_answers_with_places (
    const SoleusAnswers *answers, const char *const *places);

gboolean soleus_answers_equal (const SoleusAnswers *a, const SoleusAnswers *b);

/* "unknown", "no", "yes"; and back (FALSE: none of these). */
const char *soleus_answer_id (SoleusAnswer answer);
gboolean soleus_answer_from_id (const char *id, SoleusAnswer *answer);

G_END_DECLS
