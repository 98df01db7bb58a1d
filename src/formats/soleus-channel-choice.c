/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-channel-choice.h"

typedef struct
{
  SoleusRecording *base;
  guint channels[SOLEUS_MAX_CHANNELS]; /* in the base */
  guint n_channels;
} Choice;

static gboolean
choice_read (gpointer source, guint channel, guint64 first_idx, gsize n,
    float *out, GError **error)
{
  const Choice *choice = source;

  return soleus_recording_read (
      choice->base, choice->channels[channel], first_idx, n, out, error);
}

static void
choice_forget (gpointer source, guint channel, guint64 first_idx, gsize n)
{
  const Choice *choice = source;

  soleus_recording_forget (
      choice->base, choice->channels[channel], first_idx, n);
}

static void
choice_free (gpointer source)
{
  Choice *choice = source;

  soleus_recording_unref (choice->base);
  g_free (choice);
}

static const SoleusSourceClass choice_class = {
    .read = choice_read,
    .forget = choice_forget,
    .free = choice_free,
};

/* The same annotation among the chosen channels; NULL where it belongs only
 * to others. */
static SoleusAnnotation *
choose_annotation (const SoleusAnnotation *annotation, const Choice *choice)
{
  g_autoptr (SoleusAnnotation) copy = soleus_annotation_copy (annotation);

  if (soleus_channel_set_count (&annotation->channels) == 0)
    return g_steal_pointer (&copy);
  copy->channels = (SoleusChannelSet){{0}};
  for (guint i = 0; i < choice->n_channels; i++)
    if (soleus_channel_set_has (&annotation->channels, choice->channels[i]))
      soleus_channel_set_add (&copy->channels, i);
  if (soleus_channel_set_count (&copy->channels) == 0)
    return NULL;
  return g_steal_pointer (&copy);
}

static void
fill_facts (SoleusRecordingFacts *facts, const Choice *choice)
{
  SoleusRecording *base = choice->base;
  GDateTime *start = soleus_recording_get_start (base);

  facts->name = g_strdup (soleus_recording_get_name (base));
  facts->path = g_strdup (soleus_recording_get_path (base));
  facts->format_id = soleus_recording_get_format_id (base);
  facts->fingerprint = g_strdup (soleus_recording_get_fingerprint (base));
  facts->start = start == NULL ? NULL : g_date_time_ref (start);
  facts->log =
      soleus_read_log_ref ((SoleusReadLog *)soleus_recording_get_log (base));
  facts->channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  for (guint i = 0; i < choice->n_channels; i++)
    g_ptr_array_add (facts->channels,
        soleus_channel_copy (
            soleus_recording_get_channel (base, choice->channels[i])));
  facts->annotations =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_annotation_free);
  for (guint i = 0; i < soleus_recording_get_n_annotations (base); i++)
    {
      SoleusAnnotation *kept =
          choose_annotation (soleus_recording_get_annotation (base, i), choice);
      if (kept != NULL)
        g_ptr_array_add (facts->annotations, kept);
    }
}

SoleusRecording *
soleus_channel_choice (
    SoleusRecording *base, const guint *channels, guint n_channels)
{
  SoleusRecordingFacts facts = {NULL};
  SoleusChannelSet seen = {{0}};
  Choice *choice = g_new0 (Choice, 1);

  choice->base = soleus_recording_ref (base);
  for (guint i = 0; i < n_channels; i++)
    {
      if (soleus_channel_set_has (&seen, channels[i]))
        continue;
      soleus_channel_set_add (&seen, channels[i]);
      choice->channels[choice->n_channels++] = channels[i];
    }
  fill_facts (&facts, choice);
  return soleus_recording_new (&facts, &choice_class, choice);
}
