/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-findings-panel-private.h"

#include <glib/gi18n-lib.h>

/* Around the content, as in style.css. */
#define MARGIN_PX 12

G_DEFINE_FINAL_TYPE (
    SoleusFindingsPanel, soleus_findings_panel, GTK_TYPE_WIDGET)

static GtkWidget *
new_text (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
clear_box (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

/* --- what it shows ------------------------------------------------------ */

/* The paragraph, each sentence with a number followed by its "Why?". */
static char *
dup_shows (const SoleusEvidence *evidence, SoleusVoice voice)
{
  g_autoptr (GPtrArray) list = soleus_wording_list_shows (evidence, voice);
  GString *markup = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const SoleusShown *shown = g_ptr_array_index (list, i);
      g_autofree char *sentence = shown->topic == SOLEUS_SHOWN_NOTHING
          ? g_markup_escape_text (shown->text, -1)
          : soleus_findings_panel_dup_linked (
              shown->text, shown->topic, shown->pattern);

      if (markup->len > 0)
        g_string_append_c (markup, ' ');
      g_string_append (markup, sentence);
    }
  return g_string_free (markup, FALSE);
}

/* Whether a track is taken for the calf only because nobody told. */
static gboolean
has_assumed_muscle (const SoleusRecording *recording)
{
  gboolean any = FALSE;

  for (guint i = 0; i < soleus_recording_get_n_channels (recording); i++)
    {
      gboolean assumed = FALSE;

      soleus_channel_get_muscle (
          soleus_recording_get_channel (recording, i), &assumed);
      any |= assumed;
    }
  return any;
}

static void
show_what (SoleusFindingsPanel *self, const SoleusEvidence *evidence,
    gboolean analysed)
{
  g_autofree char *shows = dup_shows (evidence, self->voice);
  g_autoptr (GPtrArray) cannot =
      soleus_wording_cannot_show (evidence, self->voice);

  gtk_widget_set_visible (GTK_WIDGET (self->shows_box), analysed);
  gtk_label_set_markup (self->shows, shows);
  if (has_assumed_muscle (soleus_document_get_recording (self->document)))
    g_ptr_array_add (cannot,
        g_strdup (_ ("The file does not name the muscle of every track; where "
                     "it does not, the calf is assumed. Choose another at the "
                     "name of the track.")));
  clear_box (self->cannot_lines);
  for (guint i = 0; i < cannot->len; i++)
    gtk_box_append (
        self->cannot_lines, new_text (g_ptr_array_index (cannot, i), NULL));
  gtk_widget_set_visible (GTK_WIDGET (self->cannot), cannot->len > 0);
  soleus_findings_panel_refresh_why (self);
}

static gboolean
on_why_link (GtkLabel *label, const char *uri, SoleusFindingsPanel *self)
{
  return soleus_findings_panel_follow (label, uri);
}

/* --- causes ----------------------------------------------------------------
 */

/* As the beginning of a line. */
static char *
dup_capital (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);

  return g_strconcat (capital, g_utf8_next_char (text), NULL);
}

/* The ones that fit or are possible, named in one line. */
static char *
dup_best (const SoleusFindings *findings)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int band = SOLEUS_BAND_FITS; band >= SOLEUS_BAND_POSSIBLE; band--)
    {
      g_autoptr (GString) names = g_string_new (NULL);
      g_autofree char *name =
          dup_capital (soleus_wording_band ((SoleusBand)band));

      for (int i = 0; i < SOLEUS_N_CAUSES; i++)
        {
          const SoleusFinding *finding = &findings->findings[i];

          if ((int)finding->band != band)
            continue;
          if (names->len > 0)
            g_string_append (names, "; ");
          g_string_append (names, _ (soleus_cause_get (finding->cause)->label));
        }
      if (names->len == 0)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* Translators: a band such as "fits well", then names of causes. */
      g_string_append_printf (text, _ ("%s: %s."), name, names->str);
    }
  if (text->len == 0)
    g_string_append (text,
        _ ("So far little or nothing points to any of them. Answers to the "
           "questions above would help."));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What was measured for one cause alone: after sport, the rate's fall. */
static char *
dup_measured (const SoleusEvidence *evidence, SoleusCauseId cause)
{
  return cause == SOLEUS_CAUSE_K12 ? soleus_wording_dup_after_sport (evidence)
                                   : NULL;
}

static void
fill_cause (SoleusFindingsPanel *self, const SoleusFindings *findings,
    SoleusCauseId cause)
{
  g_autofree char *measured =
      dup_measured (soleus_session_get_evidence (
                        soleus_document_get_session (self->document)),
          cause);

  soleus_cause_row_set_findings (
      self->causes[cause], findings, measured, self->voice);
}

/* By rank; "GtkListBoxSortFunc". */
static int
compare_rows (GtkListBoxRow *a, GtkListBoxRow *b, gpointer user_data)
{
  SoleusFindingsPanel *self = user_data;

  return self->ranks[soleus_cause_row_get_cause (SOLEUS_CAUSE_ROW (a))]
      - self->ranks[soleus_cause_row_get_cause (SOLEUS_CAUSE_ROW (b))];
}

/* The rows stay where they were made and are only sorted: one that is taken
 * out and put back loses the focus, and a screen reader loses sight of it. */
static void
show_causes (SoleusFindingsPanel *self, const SoleusFindings *findings)
{
  g_autofree char *best = dup_best (findings);

  gtk_label_set_label (self->best, best);
  for (int i = 0; i < SOLEUS_N_CAUSES; i++)
    {
      self->ranks[findings->findings[i].cause] = i;
      fill_cause (self, findings, findings->findings[i].cause);
    }
  for (int i = 0; i < SOLEUS_N_GROUPS; i++)
    gtk_list_box_invalidate_sort (self->lists[i]);
}

/* --- the whole panel --------------------------------------------------------
 */

/* In an emergency the banner is as high as the panel, from its top; nothing
 * is hidden, the rest stands below. */
static void
fill_with_emergency (SoleusFindingsPanel *self, SoleusUrgency urgency)
{
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (self->scroller);
  gboolean fill = urgency == SOLEUS_URGENCY_U3;
  gboolean new_emergency = fill
      && (self->shown == NULL || self->shown->urgency != SOLEUS_URGENCY_U3);

  gtk_widget_set_size_request (GTK_WIDGET (self->banner), -1,
      fill ? (int)gtk_adjustment_get_page_size (adjustment) - 2 * MARGIN_PX
           : -1);
  if (new_emergency)
    gtk_adjustment_set_value (adjustment, 0.0);
}

static void
refresh (SoleusFindingsPanel *self)
{
  SoleusSession *session = soleus_document_get_session (self->document);
  SoleusRecording *recording = soleus_session_get_recording (session);
  const SoleusAnalysis *analysis = soleus_session_get_analysis (session);
  const SoleusFindings *findings = soleus_session_get_findings (session);
  const SoleusAnswers *answers;
  const SoleusEvidence *evidence = soleus_session_get_evidence (session);
  g_autofree char *doctor = NULL;
  SoleusFindings *old = self->shown;
  gboolean judged;

  if (recording == NULL || findings == NULL)
    return;
  /* No finding before the verdict; a warning sign among the answers is no
   * finding of the signal and never waits. */
  judged =
      analysis != NULL || soleus_session_get_analysis_error (session) != NULL;
  answers =
      soleus_decisions_get_answers (soleus_session_get_decisions (session));
  soleus_findings_panel_show_verdict (self, analysis);
  soleus_urgency_banner_set_findings (self->banner, findings);
  gtk_widget_set_visible (GTK_WIDGET (self->banner),
      judged || findings->urgency > SOLEUS_URGENCY_U0);
  fill_with_emergency (self, findings->urgency);
  show_what (self, evidence, judged);
  soleus_findings_panel_refresh_person (self);
  soleus_findings_panel_refresh_questions (self, evidence);
  show_causes (self, findings);
  /* Rule H4: never beside urgent advice. */
  gtk_widget_set_visible (
      self->says_box, findings->urgency <= SOLEUS_URGENCY_U1);
  gtk_widget_set_visible (
      self->says_below, findings->urgency > SOLEUS_URGENCY_U1);
  gtk_widget_set_visible (self->causes_box, judged);
  gtk_widget_set_visible (GTK_WIDGET (self->advice), judged);
  gtk_widget_set_visible (self->doctor_box, judged);
  doctor = soleus_wording_dup_for_doctor (evidence, answers, findings);
  gtk_label_set_label (self->doctor, doctor);
  self->shown = soleus_findings_ref (findings);
  g_clear_pointer (&old, soleus_findings_unref);
}

static gboolean
on_refresh (gpointer user_data)
{
  SoleusFindingsPanel *self = user_data;

  self->refresh_source = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

/* Analysis, findings and decisions change together: one refresh for all. */
static void
queue_refresh (SoleusFindingsPanel *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add (on_refresh, self);
}

static void
on_recording (SoleusFindingsPanel *self)
{
  soleus_findings_panel_forget_questions (self);
  soleus_findings_panel_close_why (self);
  /* What was being written was about the other recording. */
  g_clear_handle_id (&self->age_source, g_source_remove);
  queue_refresh (self);
}

static void
on_voice (SoleusFindingsPanel *self)
{
  self->voice = gtk_toggle_button_get_active (self->clinical)
      ? SOLEUS_VOICE_CLINICAL
      : SOLEUS_VOICE_PLAIN;
  if (self->document != NULL)
    queue_refresh (self);
}

static void
on_all_questions (SoleusFindingsPanel *self)
{
  gtk_window_present (soleus_findings_panel_all_questions (self));
}

static void
copy_doctor (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusFindingsPanel *self = SOLEUS_FINDINGS_PANEL (widget);

  gdk_clipboard_set_text (
      gtk_widget_get_clipboard (widget), gtk_label_get_label (self->doctor));
  gtk_widget_activate_action (
      widget, "win.toast", "s", _ ("Copied, ready to paste"));
}

static void
print_doctor (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusFindingsPanel *self = SOLEUS_FINDINGS_PANEL (widget);

  soleus_findings_panel_print (self, gtk_label_get_label (self->doctor));
}

static void
scroll_to (SoleusFindingsPanel *self, GtkWidget *widget)
{
  GtkWidget *content = gtk_widget_get_first_child (
      gtk_scrolled_window_get_child (self->scroller));
  graphene_rect_t bounds;

  if (content != NULL && gtk_widget_compute_bounds (widget, content, &bounds))
    gtk_adjustment_set_value (
        gtk_scrolled_window_get_vadjustment (self->scroller), bounds.origin.y);
}

static void
go_to_doctor (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusFindingsPanel *self = SOLEUS_FINDINGS_PANEL (widget);

  scroll_to (self, self->doctor_box);
}

static void
go_to_questions (GtkWidget *widget, const char *name, GVariant *target)
{
  SoleusFindingsPanel *self = SOLEUS_FINDINGS_PANEL (widget);

  scroll_to (self, GTK_WIDGET (self->questions));
}

static void
soleus_findings_panel_dispose (GObject *object)
{
  SoleusFindingsPanel *self = SOLEUS_FINDINGS_PANEL (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->age_source, g_source_remove);
  g_clear_pointer (&self->shown, soleus_findings_unref);
  for (int i = 0; i < SOLEUS_N_CAUSES; i++)
    g_clear_object (&self->causes[i]);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (object), SOLEUS_TYPE_FINDINGS_PANEL);
  G_OBJECT_CLASS (soleus_findings_panel_parent_class)->dispose (object);
}

static void
soleus_findings_panel_class_init (SoleusFindingsPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = soleus_findings_panel_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "findingspanel");
  gtk_widget_class_set_accessible_role (
      widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  g_type_ensure (SOLEUS_TYPE_URGENCY_BANNER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/soleus/Soleus/soleus-findings-panel.ui");
#define BIND(name) \
  gtk_widget_class_bind_template_child (widget_class, SoleusFindingsPanel, name)
  BIND (content);
  BIND (scroller);
  BIND (banner);
  BIND (clinical);
  BIND (plain);
  BIND (verdict_box);
  BIND (verdict_icon);
  BIND (verdict);
  BIND (verdict_because);
  BIND (shows_box);
  BIND (shows);
  BIND (cannot);
  BIND (cannot_lines);
  BIND (questions);
  BIND (answered);
  BIND (all_questions);
  BIND (causes_box);
  BIND (why_box);
  BIND (why_place);
  BIND (why_steps);
  BIND (why_method);
  BIND (remembered);
  BIND (remembered_text);
  BIND (age);
  BIND (places);
  BIND (other_place);
  BIND (best);
  BIND (groups_box);
  BIND (says_box);
  BIND (says);
  BIND (advice);
  BIND (doctor_box);
  BIND (doctor);
  BIND (notice);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_voice);
  gtk_widget_class_bind_template_callback (widget_class, on_all_questions);
  gtk_widget_class_bind_template_callback (widget_class, on_why_link);
  gtk_widget_class_bind_template_callback_full (
      widget_class, "on_age", G_CALLBACK (soleus_findings_panel_age_changed));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_other_place",
      G_CALLBACK (soleus_findings_panel_other_place));
  soleus_findings_panel_install_why (widget_class);
  soleus_findings_panel_install_person (widget_class);
  gtk_widget_class_install_action (
      widget_class, "findings.copy-doctor", NULL, copy_doctor);
  gtk_widget_class_install_action (
      widget_class, "findings.print-doctor", NULL, print_doctor);
  gtk_widget_class_install_action (
      widget_class, "findings.doctor", NULL, go_to_doctor);
  gtk_widget_class_install_action (
      widget_class, "findings.questions", NULL, go_to_questions);
}

/* Beside a translation the words it came from; nothing in English. */
static void
add_english (SoleusFindingsPanel *self, guint statement)
{
  g_autofree char *text = soleus_statement_dup_text (statement);
  g_autofree char *english = soleus_statement_dup_english (statement);
  g_autofree char *line = soleus_wording_dup_english (text, english);

  if (line != NULL)
    gtk_box_append (self->advice, new_text (line, "literature"));
}

static void
add_quote (SoleusFindingsPanel *self, guint statement)
{
  g_autofree char *text = soleus_statement_dup_text (statement);

  gtk_box_append (self->advice, new_text (text, "quote"));
  add_english (self, statement);
}

/* Both halves together: mostly harmless, sometimes serious (rule H4). */
static char *
dup_harmless_or_serious (void)
{
  g_autofree char *both = soleus_statement_dup_text (1); /* S2 */
  g_autofree char *mostly = soleus_statement_dup_text (2); /* S3 */

  return g_strdup_printf ("%s\n%s", both, mostly);
}

/* S1, S12 to S15 and A7: the same for everybody, as the document gives it. */
static void
fill_advice (SoleusFindingsPanel *self)
{
  static const guint statements[] = {11, 12, 13, 14, 8}; /* S12-S15, S9 */
  g_autofree char *says = dup_harmless_or_serious ();

  gtk_label_set_label (self->says, says);
  self->says_below = new_text (says, "quote");
  add_quote (self, 0);
  gtk_box_append (self->advice, self->says_below);
  add_english (self, 1);
  add_english (self, 2);
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    add_quote (self, statements[i]);
}

/* The group's list is its own; its rows know it. */
static void
add_cause (SoleusFindingsPanel *self, SoleusCauseId id)
{
  SoleusCauseGroup group = soleus_cause_get (id)->group;
  GtkWidget *row = soleus_cause_row_new (id);

  self->causes[id] = SOLEUS_CAUSE_ROW (g_object_ref_sink (row));
  adw_preferences_group_add (self->groups[group], row);
  if (self->lists[group] != NULL)
    return;
  self->lists[group] = GTK_LIST_BOX (gtk_widget_get_parent (row));
  gtk_list_box_set_sort_func (self->lists[group], compare_rows, self, NULL);
}

static void
soleus_findings_panel_init (SoleusFindingsPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < SOLEUS_N_GROUPS; i++)
    {
      self->groups[i] = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (
          self->groups[i], _ (soleus_group_label ((SoleusCauseGroup)i)));
      gtk_box_append (self->groups_box, GTK_WIDGET (self->groups[i]));
    }
  for (int i = 0; i < SOLEUS_N_CAUSES; i++)
    add_cause (self, (SoleusCauseId)i);
  fill_advice (self);
  soleus_findings_panel_init_person (self);
  gtk_label_set_label (self->notice, soleus_wording_notice ());
}

void
soleus_findings_panel_set_document (
    SoleusFindingsPanel *self, SoleusDocument *document)
{
  static const char *const notices[] = {"notify::analysis", "notify::findings",
      "notify::decisions", "notify::analysis-error"};
  SoleusSession *session = soleus_document_get_session (document);

  self->document = document;
  for (guint i = 0; i < G_N_ELEMENTS (notices); i++)
    g_signal_connect_object (session, notices[i], G_CALLBACK (queue_refresh),
        self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "recording-changed",
      G_CALLBACK (on_recording), self, G_CONNECT_SWAPPED);
}

void
soleus_findings_panel_set_clinical (
    SoleusFindingsPanel *self, gboolean clinical)
{
  /* The two buttons are one group: the other one follows. */
  if (clinical == gtk_toggle_button_get_active (self->clinical))
    return;
  gtk_toggle_button_set_active (clinical ? self->clinical : self->plain, TRUE);
}
