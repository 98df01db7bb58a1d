/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-answers.h"
#include "soleus-evidence.h"

G_BEGIN_DECLS

/* Every question and sub-question: a row each in soleus-question.c. The part
 * after Qnn is the sub-answer ("Q02.over_5_min"). */
typedef enum
{
  SOLEUS_KEY_NONE = -1,
  SOLEUS_KEY_Q01,
  SOLEUS_KEY_Q02,
  SOLEUS_KEY_Q02_OVER_5_MIN,
  SOLEUS_KEY_Q02_REPEATED,
  SOLEUS_KEY_Q02_FIRST_EVER,
  SOLEUS_KEY_Q02_INJURY,
  SOLEUS_KEY_Q03,
  SOLEUS_KEY_Q03_BEFORE,
  SOLEUS_KEY_Q03_DURING,
  SOLEUS_KEY_Q03_NOW,
  SOLEUS_KEY_Q04,
  SOLEUS_KEY_Q05,
  SOLEUS_KEY_Q06,
  SOLEUS_KEY_Q06_CONFUSED,
  SOLEUS_KEY_Q06_SHIVERING_STOPPED,
  SOLEUS_KEY_Q06_OVER_1_H,
  SOLEUS_KEY_Q07,
  SOLEUS_KEY_Q07_HIGH,
  SOLEUS_KEY_Q08,
  SOLEUS_KEY_Q09,
  SOLEUS_KEY_Q10,
  SOLEUS_KEY_Q10_DIABETES_MEDICINE,
  SOLEUS_KEY_Q10_SWEATING_CONFUSED,
  SOLEUS_KEY_Q10_DROWSY,
  SOLEUS_KEY_Q11,
  SOLEUS_KEY_Q12,
  SOLEUS_KEY_Q13,
  SOLEUS_KEY_Q13_MUCH,
  SOLEUS_KEY_Q13_STOPPED_WITHIN_72_H,
  SOLEUS_KEY_Q13_HALLUCINATION,
  SOLEUS_KEY_Q14,
  SOLEUS_KEY_Q14_AGITATION_FEVER,
  SOLEUS_KEY_Q15,
  SOLEUS_KEY_Q15_SEROTONERGIC,
  SOLEUS_KEY_Q16,
  SOLEUS_KEY_Q16_FAST,
  SOLEUS_KEY_Q16_TIPTOE,
  SOLEUS_KEY_Q17,
  SOLEUS_KEY_Q17_DARK_URINE,
  SOLEUS_KEY_Q18,
  SOLEUS_KEY_Q19,
  SOLEUS_KEY_Q19_SPEECH_SWALLOWING,
  SOLEUS_KEY_Q19_BREATHING,
  SOLEUS_KEY_Q20,
  SOLEUS_KEY_Q21,
  SOLEUS_KEY_Q22,
  SOLEUS_KEY_Q22_PAIN_ON_WALKING,
  SOLEUS_KEY_Q22_SWOLLEN_WARM_RED,
  SOLEUS_KEY_Q22_COLD_PALE_PAINFUL,
  SOLEUS_KEY_Q22_COLD_PALE_NUMB,
  SOLEUS_KEY_Q23,
  SOLEUS_KEY_Q24,
  SOLEUS_KEY_Q25,
  SOLEUS_KEY_Q26,
  SOLEUS_KEY_Q27,
  SOLEUS_KEY_Q27_STIFF_NECK,
  SOLEUS_KEY_Q27_DROWSY,
  SOLEUS_KEY_Q27_RASH,
  SOLEUS_KEY_Q28,
  SOLEUS_KEY_Q28_SUDDEN_WEAKNESS,
  SOLEUS_KEY_Q28_FACE_OR_SPEECH,
  SOLEUS_KEY_Q28_WORST_HEADACHE,
  SOLEUS_KEY_Q28_HEAD_INJURY,
  SOLEUS_KEY_Q28_BLOOD_THINNER,
  SOLEUS_KEY_Q29,
  SOLEUS_KEY_Q29_SOUNDS,
  SOLEUS_KEY_Q30,
  SOLEUS_KEY_Q30_KNOWN,
  SOLEUS_KEY_Q30_TONGUE_BITE,
  SOLEUS_KEY_Q31,
  SOLEUS_KEY_Q31_BLADDER_SADDLE,
  SOLEUS_KEY_Q31_ONE_SIDE,
  SOLEUS_KEY_Q32,
  SOLEUS_KEY_Q33,
  SOLEUS_KEY_Q33_PREGNANT,
  SOLEUS_KEY_Q33_KIDNEY,
  SOLEUS_KEY_Q33_THYROID,
  SOLEUS_KEY_Q34,
  SOLEUS_N_KEYS
} SoleusKey;

typedef struct
{
  const char *id; /* "Q22", "Q22.swollen_warm_red": the key of SoleusAnswers */
  SoleusKey parent; /* NONE for a main question */
  const char *text; /* N_(), plain, one question */
  const char *clinical; /* N_(), the same in a clinician's short words */
  const char *why; /* N_(), why it is asked; a sentence or two */
  const char *yes; /* N_(), the button instead of "Yes"; NULL: that */
  const char *no; /* N_(), instead of "No" */
} SoleusQuestion;

const SoleusQuestion *soleus_question_get (SoleusKey key);
/* Also takes the older spellings of a key. NONE: no such key. */
SoleusKey soleus_key_from_id (const char *id);

/* Whether the answer is about the person and not about these twitches: it
 * stays the same from one recording to the next (a known illness). */
gboolean soleus_question_lasts (SoleusKey key);

/* Names suggested when a new medicine is asked for (Q15); NULL-terminated.
 * Names of substances: not translated. */
const char *const *soleus_medicine_suggestions (void);

typedef enum
{
  SOLEUS_ASK_NOW, /* a yes is taken at its most serious until this is said */
  SOLEUS_ASK_RED_FLAG, /* a yes would raise the urgency to U2 or U3 */
  SOLEUS_ASK_CHANGES, /* could change a band, or the urgency to U1 */
  SOLEUS_ASK_ADDS /* only moves points */
} SoleusAskGroup;

typedef struct
{
  SoleusKey key;
  SoleusAskGroup group;
  double change; /* how much the answer could change the picture; points */
} SoleusAsk;

/*
 * The open questions, the ones that matter most now first: computed by
 * evaluating each with yes and with no. Sub-questions appear once their
 * question is answered yes. Any argument may be NULL. An array of SoleusAsk;
 * free with g_array_unref().
 */
GArray *soleus_questions_rank (const SoleusEvidence *evidence,
    const SoleusAnswers *answers, const SoleusHistory *history);

G_END_DECLS
