/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-matlab.h"

G_BEGIN_DECLS

/* Which arrays of a MATLAB file are the signals, by form and by name. All
 * results are borrowed from the list. */

/* Numbers in at most SOLEUS_MAX_CHANNELS rows or columns, two or more long. */
gboolean soleus_matlab_is_signal (const SoleusMatlabVariable *variable);
/* Along which side time runs: the longer one. */
gboolean soleus_matlab_time_is_down (const SoleusMatlabVariable *variable);
guint64 soleus_matlab_n_samples (const SoleusMatlabVariable *variable);
guint soleus_matlab_n_channels (const SoleusMatlabVariable *variable);

/* The largest that can be a signal and is called neither time nor rate; where
 * that is a single row or column, all beside it that are as long. Of
 * SoleusMatlabVariable, empty where there is none. */
GPtrArray *soleus_matlab_choose (const GPtrArray *list);
/* The one called @path ("EEG.data", or "EEG/data"), or NULL. */
const SoleusMatlabVariable *soleus_matlab_find (
    const GPtrArray *list, const char *path);

/* The single number that tells the rate of @variable, beside it or further
 * out; 0: none. @name (out): where it stands. */
double soleus_matlab_find_rate (const GPtrArray *list,
    const SoleusMatlabVariable *variable, const char **name);
/* Times of the samples of @variable, or NULL. */
const SoleusMatlabVariable *soleus_matlab_find_times (
    const GPtrArray *list, const SoleusMatlabVariable *variable);

/* Texts beside @variable that are one a channel; a unit may be one for all.
 * NULL: none. Free the container. */
GPtrArray *soleus_matlab_find_labels (
    const GPtrArray *list, const SoleusMatlabVariable *variable);
GPtrArray *soleus_matlab_find_units (
    const GPtrArray *list, const SoleusMatlabVariable *variable);

G_END_DECLS
