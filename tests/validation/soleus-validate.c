/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * soleus-validate -o docs/VALIDATION.md
 *
 * Writes the tables of docs/VALIDATION.md and fails where a "must" is missed.
 * The seed is drawn and printed; --seed repeats a run to the byte, whatever
 * the number of threads. Timings go to a file of their own.
 */
#include "validation.h"

#include <gsl/gsl_errno.h>
#include <locale.h>
#include <stdio.h>

static const struct
{
  const char *name;
  void (*run) (Validation *validation);
} parts[] = {
    {"detection", validate_detection},
    {"detectors", validate_detectors},
    {"noise", validate_false_alarms},
    {"edges", validate_edges},
    {"trains", validate_trains},
    {"rhythms", validate_rhythms},
    {"classes", validate_classes},
    {"strangers", validate_strangers},
    {"artefacts", validate_artefacts},
    {"legs", validate_legs},
    {"seizures", validate_seizures},
    {"recordings", validate_recordings},
};

static const char introduction[] =
    "# Validation\n"
    "\n"
    "Every figure of detection and classing beside its target. **Figures come "
    "from simulated signals unless a real recording is named; no clinical "
    "study was made.** The simulator is the project's own; the detectors are "
    "run at their default setting, where no other is named, on its tripole "
    "model, which they do not "
    "match with. Intervals are exact 95 % intervals (Clopper-Pearson, "
    "Garwood), order statistics for medians and percentiles, or resampled "
    "records for macro means; a target is passed on the value, with the "
    "interval beside it. This file is written by `ninja -C build validation`, "
    "which draws a new seed and fails where a \"must\" is missed; `--seed` "
    "repeats a run to the byte, and how long it took stands in "
    "`build/validation-timings.tsv`. Speed and memory depend on the machine: "
    "they stand in SPEED.md.\n";

static char *option_output;
static char *option_timings;
static char *option_recordings;
static char **option_parts;
static gint64 option_seed;
static double option_scale = 1.0;
static double option_decoy_days = 6.0;
static int option_threads;
static gboolean option_twice;

static const GOptionEntry entries[] = {
    {"output", 'o', 0, G_OPTION_ARG_FILENAME, &option_output,
        "Write the document to FILE", "FILE"},
    {"timings", 0, 0, G_OPTION_ARG_FILENAME, &option_timings,
        "Write the seconds of each part to FILE", "FILE"},
    {"recordings", 0, 0, G_OPTION_ARG_FILENAME, &option_recordings,
        "Folder of the real recordings", "DIR"},
    {"seed", 0, 0, G_OPTION_ARG_INT64, &option_seed,
        "Repeat the run of this seed", "N"},
    {"scale", 0, 0, G_OPTION_ARG_DOUBLE, &option_scale,
        "Play this part of the records (1: all)", "SHARE"},
    {"decoy-days", 0, 0, G_OPTION_ARG_DOUBLE, &option_decoy_days,
        "Simulate N days without a seizure (6), times --scale", "N"},
    {"threads", 'j', 0, G_OPTION_ARG_INT, &option_threads, "Play on N threads",
        "N"},
    {"twice", 0, 0, G_OPTION_ARG_NONE, &option_twice,
        "Run on one thread and on three; fail where the bytes differ, and "
        "only there",
        NULL},
    {"part", 0, 0, G_OPTION_ARG_STRING_ARRAY, &option_parts,
        "Only this part; may be given again", "NAME"},
    {NULL},
};

static gboolean
is_wanted (const char *part)
{
  return option_parts == NULL
      || g_strv_contains ((const char *const *)option_parts, part);
}

static gboolean
write_text (const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    return TRUE;
  if (g_file_set_contents (path, text, -1, &error))
    return TRUE;
  g_printerr ("%s\n", error->message);
  return FALSE;
}

static gboolean
write_pictures (const Validation *validation)
{
  g_autofree char *folder = NULL;

  if (option_output == NULL)
    return TRUE;
  folder = g_path_get_dirname (option_output);
  for (guint i = 0; i + 1 < validation->pictures->len; i += 2)
    {
      g_autofree char *name = g_strdup_printf (
          "validation-%s.svg", (const char *)validation->pictures->pdata[i]);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!write_text (path, validation->pictures->pdata[i + 1]))
        return FALSE;
    }
  return TRUE;
}

static void
run_parts (Validation *validation, guint n_threads)
{
  validation->n_threads = n_threads;
  validation->n_judged = validation->n_missed = 0;
  g_ptr_array_set_size (validation->pictures, 0);
  g_string_truncate (validation->missed, 0);
  g_string_assign (validation->text, introduction);
  g_string_append_printf (validation->text,
      "\nSeed %" G_GUINT64_FORMAT ", %g of the records that the targets ask "
      "for; n stands in every line. Repeat it with\n\n    "
      "build/tests/validation/soleus-validate --seed %" G_GUINT64_FORMAT
      " --scale %g --decoy-days %g -o docs/VALIDATION.md\n",
      validation->seed, validation->scale, validation->seed, validation->scale,
      validation->decoy_days);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (is_wanted (parts[i].name))
      parts[i].run (validation);
  g_string_append_printf (validation->text,
      "\n## In all\n\n%u of %u targets met.\n",
      validation->n_judged - validation->n_missed, validation->n_judged);
  if (validation->missed->len > 0)
    g_string_append_printf (validation->text,
        "\n## What is missed\n\nEach with its value and target, what was "
        "tried, and what comes next.\n\n%s",
        validation->missed->str);
}

static int
run_twice (Validation *validation)
{
  g_autofree char *first = NULL;

  run_parts (validation, 1);
  first = g_strdup (validation->text->str);
  run_parts (validation, 3);
  if (g_str_equal (first, validation->text->str))
    return 0;
  g_printerr (
      "--- on one thread\n%s--- on three\n%s", first, validation->text->str);
  return 1;
}

static int
run_once (Validation *validation)
{
  gboolean written;

  run_parts (validation,
      option_threads > 0 ? (guint)option_threads : g_get_num_processors ());
  if (option_output == NULL)
    fputs (validation->text->str, stdout);
  written = write_text (option_output, validation->text->str)
      && write_text (option_timings, validation->timings->str)
      && write_pictures (validation);
  g_printerr (
      "%u of %u targets missed\n", validation->n_missed, validation->n_judged);
  return written && validation->n_missed == 0 ? 0 : 1;
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context =
      g_option_context_new ("- validate on known truth");
  g_autoptr (GError) error = NULL;
  Validation validation = {0};
  int status;

  setlocale (LC_ALL, "C");
  gsl_set_error_handler_off ();
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }
  validation.seed = option_seed != 0 ? (guint64)option_seed
                                     : ((guint64)g_random_int () << 16) + 1;
  validation.scale = option_scale;
  validation.decoy_days = option_decoy_days;
  validation.recordings = option_recordings;
  validation.missed = g_string_new (NULL);
  validation.text = g_string_new (NULL);
  validation.timings = g_string_new (NULL);
  validation.pictures = g_ptr_array_new_with_free_func (g_free);
  g_printerr ("seed %" G_GUINT64_FORMAT "\n", validation.seed);
  status = option_twice ? run_twice (&validation) : run_once (&validation);
  g_string_free (validation.text, TRUE);
  g_string_free (validation.timings, TRUE);
  g_string_free (validation.missed, TRUE);
  g_ptr_array_unref (validation.pictures);
  return status;
}
