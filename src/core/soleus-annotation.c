/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-annotation.h"

SoleusAnnotation *
soleus_annotation_new (double onset_s, double duration_s, const char *text)
{
  SoleusAnnotation *annotation = g_new0 (SoleusAnnotation, 1);

  annotation->onset_s = onset_s;
  annotation->duration_s = duration_s;
  annotation->text = g_strdup (text);
  return annotation;
}

SoleusAnnotation *
soleus_annotation_copy (const SoleusAnnotation *annotation)
{
  SoleusAnnotation *copy = soleus_annotation_new (
      annotation->onset_s, annotation->duration_s, annotation->text);

  copy->channels = annotation->channels;
  return copy;
}

void
soleus_annotation_free (SoleusAnnotation *annotation)
{
  if (annotation == NULL)
    return;
  g_free (annotation->text);
  g_free (annotation);
}
