/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Private to report: the parts that soleus_export_json() puts together. */

#include "soleus-json-writer.h"
#include "soleus-report-input.h"

/* An array of channel numbers. */
void soleus_json_put_channels (
    SoleusJsonWriter *json, const char *key, const SoleusChannelSet *channels);

/* "parameters". */
void soleus_json_put_parameters (
    SoleusJsonWriter *json, const SoleusParameters *parameters);
/* "recording". */
void soleus_json_put_recording (
    SoleusJsonWriter *json, const SoleusRecording *recording);
/* "bursts". */
void soleus_json_put_bursts (
    SoleusJsonWriter *json, const SoleusReportInput *input);
/* "episodes" and "excluded". */
void soleus_json_put_episodes (
    SoleusJsonWriter *json, const SoleusAnalysis *analysis);
/* "templates", "plm", "tremor", "summary", "trend" and what stands alone. */
void soleus_json_put_measures (
    SoleusJsonWriter *json, const SoleusAnalysis *analysis);
/* "findings", "urgency", "red_flags", "rules". */
void soleus_json_put_findings (
    SoleusJsonWriter *json, const SoleusFindings *findings);
