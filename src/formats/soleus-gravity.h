/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-recording.h"

G_BEGIN_DECLS

/*
 * A sensor of three axes that lies or moves about feels 1 g in the median.
 * Where a recording's numbers say something else that one of the usual unit
 * mistakes explains (m/s^2 for g, mg for g, no unit at all), the same
 * recording with the right unit is returned, with a line in its log; else
 * @recording itself. Takes @recording over. Sensors whose gravity was taken
 * out ("linear acceleration") are left alone.
 */
SoleusRecording *soleus_gravity_check (
    SoleusRecording *recording, SoleusReadLog *log);

G_END_DECLS
