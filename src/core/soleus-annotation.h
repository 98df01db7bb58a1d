/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-channel-set.h"

G_BEGIN_DECLS

/* An event that came with the file: a fact, never edited. */
typedef struct
{
  double onset_s; /* from the start of the recording; may be < 0 */
  double duration_s; /* 0: an instant, or the file has no duration */
  char *text; /* UTF-8 */
  SoleusChannelSet channels; /* empty: all of the recording */
} SoleusAnnotation;

SoleusAnnotation *soleus_annotation_new (
    double onset_s, double duration_s, const char *text);
SoleusAnnotation *soleus_annotation_copy (const SoleusAnnotation *annotation);
void soleus_annotation_free (SoleusAnnotation *annotation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusAnnotation, soleus_annotation_free)

G_END_DECLS
