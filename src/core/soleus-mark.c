/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-mark.h"

#include <math.h>

SoleusMark *
soleus_mark_new (const SoleusMark *values)
{
  SoleusMark *mark = g_atomic_rc_box_new (SoleusMark);

  g_assert (values->label != NULL && values->label[0] != '\0');
  *mark = *values;
  mark->label = g_strdup (values->label);
  mark->note = g_strdup (values->note != NULL ? values->note : "");
  mark->rater = g_strdup (values->rater != NULL ? values->rater : "");
  return mark;
}

SoleusMark *
soleus_mark_ref (const SoleusMark *mark)
{
  return g_atomic_rc_box_acquire ((SoleusMark *)mark);
}

static void
mark_clear (gpointer data)
{
  SoleusMark *mark = data;

  g_free (mark->label);
  g_free (mark->note);
  g_free (mark->rater);
}

void
soleus_mark_unref (SoleusMark *mark)
{
  if (mark != NULL)
    g_atomic_rc_box_release_full (mark, mark_clear);
}

static gboolean
same_number (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

gboolean
soleus_mark_equal (const SoleusMark *a, const SoleusMark *b)
{
  return a->id == b->id && a->onset_s == b->onset_s
      && a->duration_s == b->duration_s && a->origin == b->origin
      && same_number (a->confidence, b->confidence)
      && soleus_channel_set_equal (&a->channels, &b->channels)
      && g_str_equal (a->label, b->label) && g_str_equal (a->note, b->note)
      && g_str_equal (a->rater, b->rater);
}

gboolean
soleus_mark_is_agreed (const SoleusMark *mark)
{
  return g_str_equal (mark->rater, SOLEUS_RATER_CONSENSUS);
}

gboolean
soleus_mark_is_neither (const SoleusMark *mark)
{
  return soleus_mark_is_agreed (mark)
      && g_str_equal (mark->label, SOLEUS_LABEL_NEITHER);
}

const char *
soleus_origin_id (SoleusOrigin origin)
{
  static const char *const ids[] = {"found", "mine", "imported"};

  return ids[origin];
}

SoleusEdit *
soleus_edit_new (const SoleusEdit *values)
{
  SoleusEdit *edit = g_atomic_rc_box_new (SoleusEdit);

  *edit = *values;
  edit->label = g_strdup (values->label);
  return edit;
}

SoleusEdit *
soleus_edit_ref (const SoleusEdit *edit)
{
  return g_atomic_rc_box_acquire ((SoleusEdit *)edit);
}

static void
edit_clear (gpointer data)
{
  SoleusEdit *edit = data;

  g_free (edit->label);
}

void
soleus_edit_unref (SoleusEdit *edit)
{
  if (edit != NULL)
    g_atomic_rc_box_release_full (edit, edit_clear);
}

gboolean
soleus_edit_equal (const SoleusEdit *a, const SoleusEdit *b)
{
  return a->id == b->id && a->verdict == b->verdict
      && a->found_onset_s == b->found_onset_s
      && a->found_duration_s == b->found_duration_s
      && soleus_channel_set_equal (&a->found_channels, &b->found_channels)
      && a->found_pattern == b->found_pattern && a->onset_s == b->onset_s
      && a->duration_s == b->duration_s && g_strcmp0 (a->label, b->label) == 0;
}
