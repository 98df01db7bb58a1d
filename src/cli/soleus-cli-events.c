/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-cli-events.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-config.h"
#include "soleus-edf-write.h"
#include "soleus-error.h"
#include "soleus-event-loss.h"
#include "soleus-event-recording.h"
#include "soleus-export-bids.h"
#include "soleus-header-person.h"
#include "soleus-overwrite.h"

static char *
dup_legal_ids (gboolean writes)
{
  GString *ids = g_string_new (
      writes ? SOLEUS_CLI_EDF_COPY ", " SOLEUS_CLI_BIDS_FOLDER : NULL);

  for (const SoleusEventFormat *const *row = soleus_event_formats ();
       *row != NULL; row++)
    if (!writes || (*row)->write != NULL)
      g_string_append_printf (
          ids, "%s%s", ids->len == 0 ? "" : ", ", (*row)->id);
  return g_string_free (ids, FALSE);
}

const SoleusEventFormat *
soleus_cli_event_format (
    const char *option, const char *id, gboolean writes, GError **error)
{
  const SoleusEventFormat *format = soleus_event_format_from_id (id);
  g_autofree char *legal = NULL;

  if (format != NULL && (!writes || format->write != NULL))
    return format;
  legal = dup_legal_ids (writes);
  soleus_arguments_refuse (option, id, legal, error);
  return NULL;
}

/* Formats whose files are known by their ending alone. */
static const struct
{
  const char *ending;
  const char *id;
} endings[] = {{"_events.tsv", "bids"}, {".tsv", "bids"}, {".atr", "wfdb"},
    {".annot", "luna"}, {".xml", "edfbrowser-xml"}, {".edf", "edf"},
    {".csv", "csv"}};

static const SoleusEventFormat *
format_of_ending (const char *path, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (path, endings[i].ending))
      return soleus_event_format_from_id (endings[i].id);
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
      _ ("%s: its ending tells no format, expected the option --to."), path);
  return NULL;
}

gboolean
soleus_cli_target_read (
    const SoleusArguments *arguments, SoleusCliTarget *target, GError **error)
{
  const char *id = soleus_arguments_get (arguments, "to");

  *target =
      (SoleusCliTarget){.path = soleus_arguments_get (arguments, "output"),
          .check_only = soleus_arguments_has (arguments, "check"),
          .folder = g_strcmp0 (id, SOLEUS_CLI_BIDS_FOLDER) == 0,
          .keep_names = soleus_arguments_has (arguments, "keep-names"),
          .person = soleus_arguments_get (arguments, "person"),
          .quiet = soleus_arguments_has (arguments, "quiet")};
  if (target->path == NULL && !target->check_only)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
          _ ("There is no file to write, expected --output or --check."));
      return FALSE;
    }
  if (id == NULL && target->path == NULL)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
          _ ("The format is missing, expected the option --to."));
      return FALSE;
    }
  if (target->person == NULL)
    target->person = "01";
  if (!soleus_bids_is_label (target->person))
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
          _ ("Option --person: “%s”, expected letters and digits alone."),
          target->person);
      return FALSE;
    }
  if (target->folder || g_strcmp0 (id, SOLEUS_CLI_EDF_COPY) == 0)
    return TRUE;
  target->format = id == NULL ? format_of_ending (target->path, error)
                              : soleus_cli_event_format ("to", id, TRUE, error);
  return target->format != NULL;
}

/* The copy holds 16 bits a sample: what it costs a signal of more. */
static void
say_copy_loss (const SoleusRecording *recording)
{
  for (guint c = 0; c < soleus_recording_get_n_channels (recording); c++)
    {
      const SoleusChannel *channel =
          soleus_recording_get_channel (recording, c);
      const double steps =
          (channel->rail_high - channel->rail_low) / channel->lsb;
      if (!(steps <= 65536.0))
        g_printerr (_ ("soleus-cli: EDF+: channel “%s” is kept in 65,535 steps "
                       "of its range.\n"),
            channel->label);
    }
}

static gboolean
say_loss (const SoleusEventList *list, const SoleusRecording *recording,
    const SoleusCliTarget *target, GError **error)
{
  const SoleusEventFormat *format = target->format != NULL
      ? target->format
      : soleus_event_format_from_id (target->folder ? "bids" : "edf");
  g_auto (SoleusEventFrame) frame = {0};
  g_autoptr (GPtrArray) sentences = NULL;
  SoleusEventLoss loss;

  soleus_event_frame_init (&frame, recording);
  if (!soleus_events_find_loss (list, format, &frame.context, &loss, error))
    return FALSE;
  if (target->quiet)
    return TRUE;
  sentences = soleus_event_loss_dup_sentences (&loss, format);
  for (guint i = 0; i < sentences->len; i++)
    g_printerr ("soleus-cli: %s\n", (char *)g_ptr_array_index (sentences, i));
  if (target->format == NULL)
    say_copy_loss (recording);
  return TRUE;
}

/* Whom the header names is in no copy, unless that is asked for. */
static void
scrub (SoleusEventList *list, const SoleusHeaderPerson *person,
    const SoleusCliTarget *target)
{
  guint n;

  if (target->keep_names)
    return;
  n = soleus_header_person_scrub_list (person, list);
  if (n > 0 && !target->quiet)
    g_printerr (
        ngettext ("soleus-cli: %u event named somebody of the file's header: "
                  "an X stands for the name (--keep-names keeps it).\n",
            "soleus-cli: %u events named somebody of the file's header: an X "
            "stands for the name (--keep-names keeps it).\n",
            n),
        n);
}

/* The recording itself, alone or in its folder. */
static gboolean
write_copy (const SoleusEventList *list, SoleusRecording *recording,
    const SoleusHeaderPerson *person, const SoleusCliTarget *target,
    SoleusProgress *progress, GError **error)
{
  const char *patient = target->keep_names ? person->patient : NULL;
  g_autoptr (GPtrArray) annotations = NULL;
  const SoleusBids bids = {
      .recording = recording,
      .list = list,
      .folder = target->path,
      .person = target->person,
      .patient = patient,
      .parameters = target->parameters,
      .version = SOLEUS_VERSION,
  };

  if (target->folder)
    return soleus_export_bids (&bids, progress, error);
  annotations = soleus_event_list_dup_annotations (list, recording);
  return soleus_edf_write_of (
      recording, annotations, patient, target->path, progress, error);
}

gboolean
soleus_cli_write_events (SoleusEventList *list, SoleusRecording *recording,
    const SoleusCliTarget *target, SoleusProgress *progress, GError **error)
{
  g_auto (SoleusEventFrame) frame = {0};
  g_autoptr (SoleusHeaderPerson) person = soleus_header_person_new (recording);

  soleus_event_list_sort (list);
  scrub (list, person, target);
  if (!say_loss (list, recording, target, error))
    return FALSE;
  if (target->check_only)
    return TRUE;
  if (!soleus_overwrite_check (recording, target->path, error))
    return FALSE;
  soleus_event_frame_init (&frame, recording);
  if (target->format != NULL)
    return soleus_events_write (
        list, target->format, &frame.context, target->path, error);
  return write_copy (list, recording, person, target, progress, error);
}
