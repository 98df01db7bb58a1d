/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-pattern.h"

static const char *const pattern_ids[SOLEUS_N_PATTERNS] = {
    [SOLEUS_PATTERN_FASC] = "FASC",
    [SOLEUS_PATTERN_DBL] = "DBL",
    [SOLEUS_PATTERN_MULT] = "MULT",
    [SOLEUS_PATTERN_FBURST] = "FBURST",
    [SOLEUS_PATTERN_MYOK] = "MYOK",
    [SOLEUS_PATTERN_NMT] = "NMT",
    [SOLEUS_PATTERN_CRAMP] = "CRAMP",
    [SOLEUS_PATTERN_MYOT] = "MYOT",
    [SOLEUS_PATTERN_CRD] = "CRD",
    [SOLEUS_PATTERN_SCMUSD] = "SCMUSD",
    [SOLEUS_PATTERN_MYOC] = "MYOC",
    [SOLEUS_PATTERN_MYOC_P] = "MYOC-P",
    [SOLEUS_PATTERN_FM] = "FM",
    [SOLEUS_PATTERN_EFM] = "EFM",
    [SOLEUS_PATTERN_TREM] = "TREM",
    [SOLEUS_PATTERN_TREM_R] = "TREM-R",
    [SOLEUS_PATTERN_TREM_E] = "TREM-E",
    [SOLEUS_PATTERN_TREM_P] = "TREM-P",
    [SOLEUS_PATTERN_TREM_O] = "TREM-O",
    [SOLEUS_PATTERN_TREM_H] = "TREM-H",
    [SOLEUS_PATTERN_CLON] = "CLON",
    [SOLEUS_PATTERN_SHIV] = "SHIV",
    [SOLEUS_PATTERN_GTCS] = "GTCS",
    [SOLEUS_PATTERN_GTCS_SLOWING] = "GTCS-SLOWING",
    [SOLEUS_PATTERN_TIC] = "TIC",
    [SOLEUS_PATTERN_LM] = "LM",
    [SOLEUS_PATTERN_CLM] = "CLM",
    [SOLEUS_PATTERN_PLM] = "PLM",
    [SOLEUS_PATTERN_HFT] = "HFT",
    [SOLEUS_PATTERN_ALMA] = "ALMA",
    [SOLEUS_PATTERN_HFLM] = "HFLM",
    [SOLEUS_PATTERN_LMM] = "LMM",
    [SOLEUS_PATTERN_VOL] = "VOL",
    [SOLEUS_PATTERN_UNCLASSIFIED] = "UNCLASSIFIED",
    [SOLEUS_PATTERN_TOO_FEW] = "TOO-FEW",
};

static const char *const artefact_ids[SOLEUS_N_ARTEFACTS] = {
    [SOLEUS_ARTEFACT_MAINS] = "ART-MAINS",
    [SOLEUS_ARTEFACT_POP] = "ART-POP",
    [SOLEUS_ARTEFACT_CABLE] = "ART-CABLE",
    [SOLEUS_ARTEFACT_CLIP] = "ART-CLIP",
    [SOLEUS_ARTEFACT_ECG] = "ART-ECG",
    [SOLEUS_ARTEFACT_GAIT] = "ART-GAIT",
    [SOLEUS_ARTEFACT_FLAT] = "ART-FLAT",
    [SOLEUS_ARTEFACT_TAP] = "ART-TAP",
    [SOLEUS_ARTEFACT_STIM] = "ART-STIM",
    [SOLEUS_ARTEFACT_LINE] = "ART-LINE",
};

static const char *const state_ids[SOLEUS_N_STATES] = {
    [SOLEUS_STATE_REST] = "REST",
    [SOLEUS_STATE_SLEEP] = "SLEEP",
    [SOLEUS_STATE_VOLUNTARY] = "VOLUNTARY",
    [SOLEUS_STATE_ACTIVITY] = "ACTIVITY",
    [SOLEUS_STATE_UNUSABLE] = "UNUSABLE",
};

static const char *const condition_ids[SOLEUS_N_CONDITIONS] = {
    [SOLEUS_CONDITION_REST] = "rest",
    [SOLEUS_CONDITION_POSTURE] = "posture",
    [SOLEUS_CONDITION_POSTURE_LOAD] = "posture+load",
    [SOLEUS_CONDITION_KINETIC] = "kinetic",
    [SOLEUS_CONDITION_STANDING] = "standing",
    [SOLEUS_CONDITION_DROWSY] = "drowsy",
    [SOLEUS_CONDITION_ASLEEP] = "asleep",
    [SOLEUS_CONDITION_AWAKE] = "awake",
    [SOLEUS_CONDITION_WALKING] = "walking",
    [SOLEUS_CONDITION_MOVED_ON_PURPOSE] = "moved-on-purpose",
    [SOLEUS_CONDITION_FELT_ONE] = "felt-one",
    [SOLEUS_CONDITION_MEDICATION] = "medication",
    [SOLEUS_CONDITION_SPORT] = "sport",
};

static const char *const urgency_ids[] = {"U0", "U1", "U2", "U3"};

static const char *
id_at (const char *const *ids, gsize n, int value)
{
  return value >= 0 && (gsize)value < n ? ids[value] : NULL;
}

static int
value_of (const char *const *ids, gsize n, const char *id)
{
  if (id != NULL)
    for (gsize i = 0; i < n; i++)
      if (g_str_equal (ids[i], id))
        return (int)i;
  return -1;
}

const char *
soleus_pattern_id (SoleusPattern pattern)
{
  return id_at (pattern_ids, G_N_ELEMENTS (pattern_ids), (int)pattern);
}

const char *
soleus_artefact_id (SoleusArtefactKind kind)
{
  return id_at (artefact_ids, G_N_ELEMENTS (artefact_ids), (int)kind);
}

const char *
soleus_state_id (SoleusState state)
{
  return id_at (state_ids, G_N_ELEMENTS (state_ids), (int)state);
}

const char *
soleus_condition_id (SoleusCondition condition)
{
  return id_at (condition_ids, G_N_ELEMENTS (condition_ids), (int)condition);
}

const char *
soleus_urgency_id (SoleusUrgency urgency)
{
  return id_at (urgency_ids, G_N_ELEMENTS (urgency_ids), (int)urgency);
}

SoleusPattern
soleus_pattern_from_id (const char *id)
{
  return (SoleusPattern)value_of (pattern_ids, G_N_ELEMENTS (pattern_ids), id);
}

SoleusCondition
soleus_condition_from_id (const char *id)
{
  return (SoleusCondition)value_of (
      condition_ids, G_N_ELEMENTS (condition_ids), id);
}

int
soleus_artefact_from_id (const char *id)
{
  return value_of (artefact_ids, G_N_ELEMENTS (artefact_ids), id);
}

int
soleus_state_from_id (const char *id)
{
  return value_of (state_ids, G_N_ELEMENTS (state_ids), id);
}
