/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-progress.h"
#include "soleus-recording.h"

G_BEGIN_DECLS

/*
 * Writes @recording to @path as EDF+C, or EDF+D where it has gaps, with
 * @annotations (of SoleusAnnotation; NULL: those of the recording). The file
 * stands there whole or not at all. Onsets are kept to 0.1 us. Values are
 * kept exactly where the recorder's own 16-bit steps are known, else to a
 * 65,535th of the channel's range; a part of a record at the end of a stretch
 * is filled up with the last value. An annotation of several channels is
 * one text a channel, "text@@label".
 *
 * FALSE and SOLEUS_ERROR_IO, _CANCELLED, or _UNSUPPORTED for rates that no
 * common data record can hold.
 */
gboolean soleus_edf_write (const SoleusRecording *recording,
    const GPtrArray *annotations, const char *path, SoleusProgress *progress,
    GError **error);

/* The same, with @patient as the patient field of the header (EDF+: code, sex,
 * birth date, name); NULL: nobody is named. soleus_edf_write() names nobody. */
gboolean soleus_edf_write_of (const SoleusRecording *recording,
    const GPtrArray *annotations, const char *patient, const char *path,
    SoleusProgress *progress, GError **error);

G_END_DECLS
