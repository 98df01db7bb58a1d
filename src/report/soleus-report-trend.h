/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-person-view.h"
#include "soleus-report.h"

G_BEGIN_DECLS

/*
 * A person over time: the course of one rate with the diary below it, what
 * goes with the diary, and every recording with its rate and interval. No
 * cause is named and nothing is judged. Of @options format, paper, grey and
 * created count. The rest as soleus_report_write().
 */
gboolean soleus_trend_report_write (const SoleusPersonView *view,
    const SoleusReportOptions *options, SoleusSink *sink,
    SoleusProgress *progress, GError **error);

G_END_DECLS
