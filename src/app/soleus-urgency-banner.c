/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-urgency-banner.h"

#include "soleus-emergency.h"
#include "soleus-source.h"
#include "soleus-wording.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

/* Works from most mobile telephones of the world. */
#define EVERYWHERE "112"

struct _SoleusUrgencyBanner
{
  GtkBox parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *sentence;
  GtkLabel *presumed;
  GtkLabel *added;
  GtkButton *action;
  GtkExpander *why;
  GtkLabel *because;
  GtkLabel *number_note;
  GtkWidget *first_aid_box;
  GtkLabel *first_aid;
  GtkLabel *first_aid_sources;
  GtkWidget *below;
  GtkWidget *ask;
  char *number;
};

G_DEFINE_FINAL_TYPE (SoleusUrgencyBanner, soleus_urgency_banner, GTK_TYPE_BOX)

static const struct
{
  const char *css_class;
  const char *icon;
  const char *action; /* N_(), NULL: none; U3 names the number */
} looks[] = {
    {"urgency-0", "emblem-ok-symbolic", NULL},
    {"urgency-1", "help-about-symbolic", N_ ("What to tell your doctor")},
    {"urgency-2", "dialog-warning-symbolic", N_ ("What to tell your doctor")},
    {"urgency-3", "dialog-error-symbolic", NULL},
};

static void
on_action (SoleusUrgencyBanner *self)
{
  g_autofree char *uri = NULL;

  if (self->number == NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "findings.doctor", NULL);
      return;
    }
  uri = g_strdup_printf ("tel:%s", self->number);
  gtk_show_uri (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), uri,
      GDK_CURRENT_TIME);
}

static void
soleus_urgency_banner_finalize (GObject *object)
{
  SoleusUrgencyBanner *self = SOLEUS_URGENCY_BANNER (object);

  g_clear_pointer (&self->number, g_free);
  G_OBJECT_CLASS (soleus_urgency_banner_parent_class)->finalize (object);
}

static void
soleus_urgency_banner_class_init (SoleusUrgencyBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = soleus_urgency_banner_finalize;
  gtk_widget_class_set_accessible_role (
      widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/soleus/Soleus/soleus-urgency-banner.ui");
#define BIND(name) \
  gtk_widget_class_bind_template_child (widget_class, SoleusUrgencyBanner, name)
  BIND (icon);
  BIND (title);
  BIND (sentence);
  BIND (presumed);
  BIND (added);
  BIND (action);
  BIND (why);
  BIND (because);
  BIND (number_note);
  BIND (first_aid_box);
  BIND (first_aid);
  BIND (first_aid_sources);
  BIND (below);
  BIND (ask);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, on_action);
}

static void
soleus_urgency_banner_init (SoleusUrgencyBanner *self)
{
  g_autofree char *note = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  /* Translators: %s is the number 112. */
  note = g_strdup_printf (
      _ ("Most mobile phones also reach help by %s."), EVERYWHERE);
  gtk_label_set_label (self->number_note, note);
}

/* Appends as a paragraph of its own. */
static void
add_paragraph (GString *text, const char *paragraph)
{
  if (text->len > 0)
    g_string_append (text, "\n\n");
  g_string_append (text, paragraph);
}

static void
show_because (SoleusUrgencyBanner *self, const SoleusFindings *findings)
{
  g_autoptr (GPtrArray) because = soleus_wording_urgency_because (findings);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < because->len; i++)
    add_paragraph (text, g_ptr_array_index (because, i));
  gtk_label_set_label (self->because, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->why), because->len > 0);
  gtk_expander_set_expanded (self->why, findings->urgency >= SOLEUS_URGENCY_U2);
}

/* In words: "V76" means nothing to a person. */
static char *
dup_sources (const SoleusFindings *findings)
{
  g_autofree char *keys = soleus_wording_dup_first_aid_sources (findings);
  g_auto (GStrv) words = g_strsplit (keys != NULL ? keys : "", ", ", -1);
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const SoleusSource *source = soleus_source_find (words[i]);
      const char *mark = soleus_source_mark (words[i]);

      if (source == NULL && mark == NULL)
        continue;
      if (list->len > 0)
        g_string_append (list, "; ");
      g_string_append (list, source != NULL ? source->text : _ (mark));
    }
  if (list->len > 0 && list->str[list->len - 1] == '.')
    g_string_truncate (list, list->len - 1);
  /* Translators: a sentence that marks what was added, then its sources. */
  return g_strdup_printf (
      _ ("%s Source: %s."), soleus_wording_added (), list->str);
}

/* What to do until help comes, each piece of advice once. */
static void
show_first_aid (SoleusUrgencyBanner *self, const SoleusFindings *findings)
{
  g_autoptr (GPtrArray) lines = soleus_wording_first_aid (findings);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *sources = dup_sources (findings);

  for (guint i = 0; i < lines->len; i++)
    add_paragraph (text, g_ptr_array_index (lines, i));
  gtk_label_set_label (self->first_aid, text->str);
  gtk_label_set_label (self->first_aid_sources, sources);
  gtk_widget_set_visible (self->first_aid_box, lines->len > 0);
}

static void
show_action (SoleusUrgencyBanner *self, SoleusUrgency urgency)
{
  g_autofree char *text = NULL;
  char country[3];
  /* Where the telephone is, which need not be where the language is from. */
  gboolean known =
      soleus_emergency_country (setlocale (LC_TELEPHONE, NULL), country)
      || soleus_emergency_country (setlocale (LC_MESSAGES, NULL), country);

  g_clear_pointer (&self->number, g_free);
  if (urgency == SOLEUS_URGENCY_U3)
    {
      self->number =
          g_strdup (soleus_emergency_number (known ? country : NULL));
      /* Translators: %s is the emergency number. */
      text = g_strdup_printf (_ ("Call %s now"), self->number);
    }
  else if (looks[urgency].action != NULL)
    text = g_strdup (_ (looks[urgency].action));
  gtk_widget_set_visible (GTK_WIDGET (self->number_note),
      self->number != NULL && !g_str_equal (self->number, EVERYWHERE));
  gtk_widget_set_visible (GTK_WIDGET (self->action), text != NULL);
  if (text != NULL)
    gtk_button_set_label (self->action, text);
}

void
soleus_urgency_banner_set_findings (
    SoleusUrgencyBanner *self, const SoleusFindings *findings)
{
  SoleusUrgencyWords words;
  const char *presumed;
  g_autofree char *spoken = NULL;

  soleus_wording_urgency (findings->urgency, &words);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), looks[i].css_class);
  gtk_widget_add_css_class (
      GTK_WIDGET (self), looks[findings->urgency].css_class);
  gtk_image_set_from_icon_name (self->icon, looks[findings->urgency].icon);
  gtk_label_set_label (self->title, words.title);
  gtk_label_set_label (self->sentence, words.sentence);
  presumed = soleus_wording_presumed (findings);
  gtk_label_set_label (self->presumed, presumed != NULL ? presumed : "");
  gtk_widget_set_visible (GTK_WIDGET (self->presumed), presumed != NULL);
  gtk_widget_set_visible (self->ask, presumed != NULL);
  gtk_label_set_label (self->added, words.added != NULL ? words.added : "");
  gtk_widget_set_visible (GTK_WIDGET (self->added), words.added != NULL);
  gtk_widget_set_visible (self->below, findings->urgency == SOLEUS_URGENCY_U3);
  show_because (self, findings);
  show_first_aid (self, findings);
  show_action (self, findings->urgency);
  spoken = g_strdup_printf ("%s. %s", words.title, words.sentence);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
