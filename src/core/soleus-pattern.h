/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The closed lists of ids (design contract). Their meaning, words and numbers
 * are table rows of `knowledge`; here they only have a name. */

typedef enum
{
  SOLEUS_PATTERN_NONE = -1,
  SOLEUS_PATTERN_FASC,
  SOLEUS_PATTERN_DBL,
  SOLEUS_PATTERN_MULT,
  SOLEUS_PATTERN_FBURST,
  SOLEUS_PATTERN_MYOK,
  SOLEUS_PATTERN_NMT,
  SOLEUS_PATTERN_CRAMP,
  SOLEUS_PATTERN_MYOT,
  SOLEUS_PATTERN_CRD,
  SOLEUS_PATTERN_SCMUSD,
  SOLEUS_PATTERN_MYOC,
  SOLEUS_PATTERN_MYOC_P,
  SOLEUS_PATTERN_FM,
  SOLEUS_PATTERN_EFM,
  SOLEUS_PATTERN_TREM,
  SOLEUS_PATTERN_TREM_R,
  SOLEUS_PATTERN_TREM_E,
  SOLEUS_PATTERN_TREM_P,
  SOLEUS_PATTERN_TREM_O,
  SOLEUS_PATTERN_TREM_H,
  SOLEUS_PATTERN_CLON,
  SOLEUS_PATTERN_SHIV,
  SOLEUS_PATTERN_GTCS,
  SOLEUS_PATTERN_GTCS_SLOWING,
  SOLEUS_PATTERN_TIC,
  SOLEUS_PATTERN_LM,
  SOLEUS_PATTERN_CLM,
  SOLEUS_PATTERN_PLM,
  SOLEUS_PATTERN_HFT,
  SOLEUS_PATTERN_ALMA,
  SOLEUS_PATTERN_HFLM,
  SOLEUS_PATTERN_LMM,
  SOLEUS_PATTERN_VOL,
  SOLEUS_PATTERN_UNCLASSIFIED,
  SOLEUS_PATTERN_TOO_FEW,
  SOLEUS_N_PATTERNS
} SoleusPattern;

typedef enum
{
  SOLEUS_ARTEFACT_MAINS,
  SOLEUS_ARTEFACT_POP,
  SOLEUS_ARTEFACT_CABLE,
  SOLEUS_ARTEFACT_CLIP,
  SOLEUS_ARTEFACT_ECG,
  SOLEUS_ARTEFACT_GAIT,
  SOLEUS_ARTEFACT_FLAT,
  SOLEUS_ARTEFACT_TAP,
  SOLEUS_ARTEFACT_STIM,
  SOLEUS_ARTEFACT_LINE,
  SOLEUS_N_ARTEFACTS
} SoleusArtefactKind;

typedef enum
{
  SOLEUS_STATE_REST,
  SOLEUS_STATE_SLEEP,
  SOLEUS_STATE_VOLUNTARY,
  SOLEUS_STATE_ACTIVITY,
  SOLEUS_STATE_UNUSABLE,
  SOLEUS_N_STATES
} SoleusState;

/* What the body was doing: reserved labels of marks. */
typedef enum
{
  SOLEUS_CONDITION_NONE = -1,
  SOLEUS_CONDITION_REST,
  SOLEUS_CONDITION_POSTURE,
  SOLEUS_CONDITION_POSTURE_LOAD,
  SOLEUS_CONDITION_KINETIC,
  SOLEUS_CONDITION_STANDING,
  SOLEUS_CONDITION_DROWSY,
  SOLEUS_CONDITION_ASLEEP,
  SOLEUS_CONDITION_AWAKE,
  SOLEUS_CONDITION_WALKING,
  SOLEUS_CONDITION_MOVED_ON_PURPOSE,
  SOLEUS_CONDITION_FELT_ONE,
  SOLEUS_CONDITION_MEDICATION,
  SOLEUS_CONDITION_SPORT,
  SOLEUS_N_CONDITIONS
} SoleusCondition;

typedef enum
{
  SOLEUS_URGENCY_U0, /* self-care */
  SOLEUS_URGENCY_U1, /* see a doctor, days to weeks */
  SOLEUS_URGENCY_U2, /* urgent, the same day */
  SOLEUS_URGENCY_U3 /* emergency, call now */
} SoleusUrgency;

/* Ids as in files: "FASC", "MYOC-P", "ART-POP", "REST", "posture+load",
 * "U2". NULL for a value outside the list. */
const char *soleus_pattern_id (SoleusPattern pattern);
const char *soleus_artefact_id (SoleusArtefactKind kind);
const char *soleus_state_id (SoleusState state);
const char *soleus_condition_id (SoleusCondition condition);
const char *soleus_urgency_id (SoleusUrgency urgency);

/* Back from the id: SOLEUS_PATTERN_NONE, SOLEUS_CONDITION_NONE or -1 when
 * @id is none of the list (or NULL). */
SoleusPattern soleus_pattern_from_id (const char *id);
SoleusCondition soleus_condition_from_id (const char *id);
int soleus_artefact_from_id (const char *id);
int soleus_state_from_id (const char *id);

G_END_DECLS
