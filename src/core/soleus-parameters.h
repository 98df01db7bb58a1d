/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the user may turn. One row each in soleus-parameters.c; the pane, the
 * file, the command line and the report follow from the row. */
typedef enum
{
  SOLEUS_PARAMETER_FALSE_ALARMS_PER_MIN,
  SOLEUS_PARAMETER_EMG_LOW_HZ,
  SOLEUS_PARAMETER_EMG_HIGH_HZ,
  SOLEUS_PARAMETER_ACC_LOW_HZ,
  SOLEUS_PARAMETER_ACC_HIGH_HZ,
  SOLEUS_PARAMETER_MERGE_GAP_MS,
  SOLEUS_PARAMETER_MAINS_HZ,
  SOLEUS_PARAMETER_NEEDLE,
  SOLEUS_N_PARAMETERS
} SoleusParameter;

typedef struct
{
  const char *key; /* stable: files and command line */
  const char *unit;
  double min;
  double max;
  double standard;
  const char *label; /* N_() */
  const char *help; /* N_(), a sentence */
  const char *source;
} SoleusParameterSpec;

/* The values of one analysis: a plain value. */
typedef struct
{
  double values[SOLEUS_N_PARAMETERS];
} SoleusParameters;

const SoleusParameterSpec *soleus_parameter_get_spec (
    SoleusParameter parameter);
/* FALSE when no parameter has that key. */
gboolean soleus_parameter_from_key (
    const char *key, SoleusParameter *parameter);

void soleus_parameters_init (SoleusParameters *parameters);
/* FALSE and SOLEUS_ERROR_INVALID outside the row's limits; then nothing is
 * changed. */
gboolean soleus_parameters_set (SoleusParameters *parameters,
    SoleusParameter parameter, double value, GError **error);

/* 16 hexadecimal digits that change with any value or with the version of
 * Soleus; free with g_free(). */
char *soleus_parameters_dup_hash (
    const SoleusParameters *parameters, const char *version);

G_END_DECLS
