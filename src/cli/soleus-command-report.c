/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-command.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "soleus-cli-case.h"
#include "soleus-error.h"
#include "soleus-export-csv.h"
#include "soleus-overwrite.h"
#include "soleus-report.h"

static const SoleusOption options[] = {
    {"output", 'o', N_ ("OUT"),
        N_ ("The report to write. Of several recordings a folder, in which "
            "each gets a report of its own name. Required."),
        FALSE, NULL},
    {"format", 'f', N_ ("FORMAT"),
        N_ ("pdf, html or md; where not given, by the ending of OUT, else "
            "pdf."),
        FALSE, NULL},
    {"for", 0, N_ ("READER"),
        N_ ("Who reads it: person, doctor, or file (everything, the "
            "standard)."),
        FALSE, NULL},
    {"short", 0, NULL,
        N_ ("One page only: urgency, what was found, the nearest causes."),
        FALSE, NULL},
    {"sections", 0, N_ ("LIST"),
        N_ ("These sections alone, by their names with commas between: "
            "summary, results, figures, examples, rhythm, legs, limits, "
            "causes, doctor, document, answers, marks, recording, quality, "
            "log, method, sources, episodes."),
        FALSE, NULL},
    {"paper", 0, N_ ("SIZE"), N_ ("a4 (the standard) or letter."), FALSE, NULL},
    {"grey", 0, NULL, N_ ("No colour."), FALSE, NULL},
    {"answers", 'a', N_ ("FILE"),
        N_ ("The person's answers, as “analyse” takes them."), FALSE, NULL},
    {"history", 0, N_ ("FILE.json"),
        N_ ("Earlier analyses of the same person."), TRUE, ".json"},
    SOLEUS_OPTION_END,
};

static const SoleusExample examples[] = {
    {"report calf.edf -o calf.pdf", N_ ("Everything, as PDF.")},
    {"report calf.edf -o calf.html --for person --answers me.json",
        N_ ("The plain one, as a page for the browser.")},
    {"report calf.edf -o calf.pdf --for doctor --short",
        N_ ("One page for a doctor without time.")},
    {"report calf.edf -o legs.pdf --sections summary,legs,method",
        N_ ("Chosen sections.")},
    {"report *.edf -o reports --format pdf -j 4",
        N_ ("One report a recording, in the folder “reports”.")},
    {NULL, NULL},
};

typedef struct
{
  const char *output;
  gboolean many; /* output is a folder */
  SoleusReportOptions report;
} Wanted;

static const char *const endings[] = {
    [SOLEUS_REPORT_PDF] = "pdf",
    [SOLEUS_REPORT_HTML] = "html",
    [SOLEUS_REPORT_MARKDOWN] = "md",
};

static gboolean
read_output (const SoleusArguments *arguments, Wanted *wanted, GError **error)
{
  wanted->output = soleus_arguments_get (arguments, "output");
  wanted->many = soleus_arguments_get_n_words (arguments) > 1;
  if (wanted->output == NULL)
    {
      g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
          _ ("report: no file to write, expected --output."));
      return FALSE;
    }
  if (!wanted->many || g_file_test (wanted->output, G_FILE_TEST_IS_DIR))
    return TRUE;
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_USAGE,
      _ ("Option --output: “%s”, expected a folder for the reports of %u "
         "recordings."),
      wanted->output, soleus_arguments_get_n_words (arguments));
  return FALSE;
}

static gboolean
read_format (const SoleusArguments *arguments, Wanted *wanted, GError **error)
{
  const char *format = soleus_arguments_get (arguments, "format");
  const char *dot = strrchr (wanted->output, '.');

  if (format != NULL
      && !soleus_report_format_from_id (format, &wanted->report.format))
    return soleus_arguments_refuse ("format", format, "pdf, html, md", error);
  /* An ending that is none of ours leaves the standard. */
  if (format == NULL && !wanted->many && dot != NULL)
    soleus_report_format_from_id (dot + 1, &wanted->report.format);
  return TRUE;
}

static gboolean
read_sections (const SoleusArguments *arguments, Wanted *wanted, GError **error)
{
  const char *ids = soleus_arguments_get (arguments, "sections");
  g_autofree char *unknown = NULL;
  g_autofree char *legal = NULL;

  wanted->report.brief = soleus_arguments_has (arguments, "short");
  if (ids == NULL
      || soleus_report_sections_from_ids (
          ids, &wanted->report.sections, &unknown))
    return TRUE;
  legal = soleus_report_sections_dup_ids ();
  return soleus_arguments_refuse (
      "sections", unknown != NULL ? unknown : ids, legal, error);
}

static gboolean
read_wanted (const SoleusArguments *arguments, Wanted *wanted, GError **error)
{
  const char *reader = soleus_arguments_get (arguments, "for");
  const char *paper = soleus_arguments_get (arguments, "paper");

  soleus_report_options_init (&wanted->report);
  if (!read_output (arguments, wanted, error)
      || !read_format (arguments, wanted, error))
    return FALSE;
  if (reader != NULL && !soleus_reader_from_id (reader, &wanted->report.reader))
    return soleus_arguments_refuse (
        "for", reader, "person, doctor, file", error);
  if (paper != NULL && strcmp (paper, "a4") != 0
      && strcmp (paper, "letter") != 0)
    return soleus_arguments_refuse ("paper", paper, "a4, letter", error);
  if (paper != NULL && strcmp (paper, "letter") == 0)
    wanted->report.paper = SOLEUS_PAPER_LETTER;
  wanted->report.grey = soleus_arguments_has (arguments, "grey");
  return read_sections (arguments, wanted, error);
}

/* Now, or $SOURCE_DATE_EPOCH, so that a report can be made again to the
 * byte. */
static GDateTime *
date_of_report (void)
{
  const char *fixed = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds;

  if (fixed != NULL
      && g_ascii_string_to_signed (fixed, 10, 0, G_MAXINT32, &seconds, NULL))
    return g_date_time_new_from_unix_utc (seconds);
  return g_date_time_new_now_local ();
}

static char *
dup_path (const Wanted *wanted, const SoleusCliCase *one)
{
  g_autofree char *name = NULL;
  g_autofree char *file = NULL;

  if (!wanted->many)
    return g_strdup (wanted->output);
  /* The whole name: a.edf and a.csv are two recordings. */
  name = g_path_get_basename (one->path);
  file = g_strdup_printf ("%s.%s", name, endings[wanted->report.format]);
  return g_build_filename (wanted->output, file, NULL);
}

/* "calf.pdf" has its list in "calf.episodes.csv". */
static char *
dup_list_path (const char *path)
{
  const char *dot = strrchr (path, '.');
  const char *slash = strrchr (path, G_DIR_SEPARATOR);
  gsize n = dot != NULL && (slash == NULL || dot > slash + 1)
      ? (gsize)(dot - path)
      : strlen (path);

  return g_strdup_printf ("%.*s.episodes.csv", (int)n, path);
}

/* All episodes as a table, where the report does not print all. @list_path
 * gets NULL where it does. */
static gboolean
write_list (const SoleusCliCase *one, const SoleusReportInput *input,
    const SoleusReportOptions *report, const char *path, char **list_path,
    GError **error)
{
  g_autoptr (SoleusSink) sink = NULL;

  *list_path = NULL;
  if (report->brief || report->reader == SOLEUS_READER_PERSON
      || soleus_report_n_not_printed (input, report) == 0)
    return TRUE;
  *list_path = dup_list_path (path);
  if (soleus_overwrite_check (one->recording, *list_path, error))
    sink = soleus_sink_new_file (*list_path, error);
  if (sink == NULL)
    return FALSE;
  soleus_export_csv_stamped (input, SOLEUS_LEVEL_EPISODE, sink);
  return soleus_sink_close (sink, error);
}

static gboolean
use_case (const SoleusCliCase *one, gpointer user_data, GError **error)
{
  const Wanted *wanted = user_data;
  const SoleusReportInput input = soleus_cli_case_input (one);
  SoleusReportOptions report = wanted->report;
  g_autofree char *path = dup_path (wanted, one);
  g_autofree char *list_path = NULL;
  g_autofree char *list_name = NULL;
  g_autoptr (SoleusSink) sink = NULL;

  if (!write_list (one, &input, &report, path, &list_path, error))
    return FALSE;
  if (list_path != NULL)
    report.list_name = list_name = g_path_get_basename (list_path);
  if (soleus_overwrite_check (one->recording, path, error))
    sink = soleus_sink_new_file (path, error);
  return sink != NULL
      && soleus_report_write (&input, &report, sink, NULL, error)
      && soleus_sink_close (sink, error);
}

static gboolean
run (const SoleusArguments *arguments, GError **error)
{
  Wanted wanted = {0};
  g_autoptr (SoleusCliSettings) settings = NULL;
  g_autoptr (GDateTime) created = date_of_report ();

  if (!read_wanted (arguments, &wanted, error))
    return FALSE;
  wanted.report.created = created;
  settings = soleus_cli_settings_new (arguments, error);
  return settings != NULL
      && soleus_cli_case_each (arguments, settings, use_case, &wanted, error);
}

const SoleusCommand soleus_command_report = {
    .name = "report",
    .summary = N_ ("write a report for a person, a doctor or the file"),
    .synopsis = "FILE... -o OUT [--format pdf|html|md] "
                "[--for person|doctor|file] [--short] [--sections LIST] "
                "[--answers A.json] [OPTIONS]",
    .description = N_ (
        "Analyses the recording and writes its report: summary, quality, what "
        "was found with pictures, the causes with their reasons, urgency, the "
        "document's statements and advice, method, sources and limits. The "
        "file appears whole or not at all. Where there are more episodes than "
        "are printed (2,000; 100 for a doctor), all of them are written as a "
        "table beside the report, OUT.episodes.csv.\n\n"
        "The report bears today's date; with SOURCE_DATE_EPOCH in the "
        "environment that date, and then the same recording gives the same "
        "bytes."),
    .options = options,
    .opens_recordings = TRUE,
    .min_words = 1,
    .max_words = G_MAXUINT,
    .words = N_ ("at least one recording"),
    .examples = examples,
    .run = run,
};
