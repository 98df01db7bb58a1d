/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-session-private.h"

#include "soleus-summarise.h"

/* A second rating, made without seeing the first one: what is shown holds
 * neither other people's marks nor what was found. */

gboolean
soleus_session_get_blind (SoleusSession *self)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  return self->is_blind;
}

gboolean
soleus_session_set_blind (SoleusSession *self, gboolean blind)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), FALSE);
  if (blind && *self->rater == '\0')
    return FALSE;
  if (self->is_blind == blind)
    return TRUE;
  self->is_blind = blind;
  self->blind_from = self->state.position;
  soleus_session_forget_shown (self);
  soleus_session_notify (self, SOLEUS_SESSION_DECISIONS);
  soleus_session_notify (self, SOLEUS_SESSION_CAN_UNDO);
  soleus_session_notify (self, SOLEUS_SESSION_UNDO_LABEL);
  soleus_session_show (self);
  return TRUE;
}

void
soleus_session_forget_shown (SoleusSession *self)
{
  g_clear_pointer (&self->shown, soleus_decisions_unref);
  g_clear_pointer (&self->shown_of, soleus_decisions_unref);
}

static SoleusDecisions *
own_alone (const SoleusDecisions *all, const char *rater)
{
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autoptr (SoleusDecisions) own = NULL;

  for (guint i = 0; i < soleus_decisions_get_n_marks (all); i++)
    {
      const SoleusMark *mark = soleus_decisions_get_mark (all, i);
      if (!g_str_equal (mark->rater, rater))
        g_array_append_val (others, mark->id);
    }
  for (guint i = 0; i < soleus_decisions_get_n_edits (all); i++)
    g_array_append_val (edits, soleus_decisions_get_edit (all, i)->id);
  own = soleus_decisions_without_marks (
      all, (const guint64 *)(gpointer)others->data, others->len);
  return soleus_decisions_without_edits (
      own, (const guint64 *)(gpointer)edits->data, edits->len);
}

const SoleusDecisions *
soleus_session_get_decisions (SoleusSession *self)
{
  g_return_val_if_fail (SOLEUS_IS_SESSION (self), NULL);
  if (!self->is_blind)
    return self->state.decisions;
  if (self->shown_of != self->state.decisions)
    {
      soleus_session_forget_shown (self);
      self->shown_of = soleus_decisions_ref (self->state.decisions);
      self->shown = own_alone (self->state.decisions, self->rater);
    }
  return self->shown;
}

SoleusAnalysis *
soleus_session_dup_shown_analysis (SoleusSession *self)
{
  SoleusAnalysis *bare;

  if (!self->is_blind)
    return soleus_analysis_ref (self->found);
  bare = soleus_analysis_copy (self->found);
  g_array_set_size (bare->bursts, 0);
  g_array_set_size (bare->episodes, 0);
  g_array_set_size (bare->artefacts, 0);
  g_array_set_size (bare->tremor, 0);
  soleus_summarise (bare);
  return bare;
}
