/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * kill-test KILLS EDITS
 *
 * A child makes EDITS changes through a real session on a real library
 * without a pause, and tells each that was kept. It is killed at random
 * moments, KILLS times; after each kill the library has to be sound and to
 * have every change that was told, and at most the one in flight more. Then
 * the next child goes on. When the script is done before the kills are, it
 * starts again with a new library.
 */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "soleus-library-history.h"
#include "soleus-session-fixture.h"

/* From the start of the child: some die while they open the library. */
#define LONGEST_WAIT_US 400000

/* --- the script: edit @i depends on the decisions and @i alone -------------
 */

static guint64
any_mark (SoleusSession *session, GRand *rand, SoleusMark *values)
{
  const SoleusDecisions *now = soleus_session_get_decisions (session);
  const guint n = soleus_decisions_get_n_marks (now);
  const SoleusMark *mark = soleus_decisions_get_mark (
      now, (guint)g_rand_int_range (rand, 0, (gint32)n));

  *values = *mark;
  return mark->id;
}

static gboolean
add (SoleusSession *session, GRand *rand, guint i)
{
  SoleusMark values =
      fixture_mark (g_rand_double_range (rand, 0.0, 1.0), "felt it");
  g_autofree char *note = g_strdup_printf ("edit %u", i);

  values.note = note;
  return soleus_session_add_mark (session, &values) != 0;
}

static gboolean
change (SoleusSession *session, GRand *rand, guint i)
{
  g_autofree char *label = g_strdup_printf ("word %u", i);
  SoleusMark values;

  any_mark (session, rand, &values);
  if (g_rand_boolean (rand))
    values.label = label;
  else
    values.onset_s += 1e-4 * (i + 1);
  return soleus_session_update_mark (session, &values);
}

static gboolean
cut_or_remove (SoleusSession *session, GRand *rand)
{
  SoleusMark values;
  guint64 id = any_mark (session, rand, &values);

  if (g_rand_boolean (rand))
    return soleus_session_split_mark (
        session, id, values.onset_s + values.duration_s / 2.0);
  return soleus_session_remove_marks (session, &id, 1);
}

static gboolean
edit (SoleusSession *session, guint32 seed, guint i)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed + i);
  const gboolean any =
      soleus_decisions_get_n_marks (soleus_session_get_decisions (session)) > 0;
  const gint32 kind = g_rand_int_range (rand, 0, 8);

  if (kind == 0 && soleus_session_can_undo (session))
    return soleus_session_undo (session);
  if (kind == 1 && soleus_session_can_redo (session))
    return soleus_session_redo (session);
  if ((kind == 2 || kind == 3) && any)
    return change (session, rand, i);
  if (kind == 4 && any)
    return cut_or_remove (session, rand);
  return add (session, rand, i);
}

/* --- the child -------------------------------------------------------------
 */

static SoleusSession *
open_session (const char *path)
{
  g_autoptr (SoleusRecording) recording = fixture_recording ();
  g_autoptr (GError) error = NULL;
  SoleusSession *session = soleus_session_new (path, &error);

  if (session == NULL
      || !soleus_session_take_recording (session, recording, &error))
    g_error ("%s: %s", path, error->message);
  return session;
}

/* argv: --edit PATH SEED FIRST END */
static int
run_child (char **argv)
{
  SoleusSession *session = open_session (argv[2]);
  guint32 seed = (guint32)g_ascii_strtoull (argv[3], NULL, 10);
  guint first = (guint)g_ascii_strtoull (argv[4], NULL, 10);
  guint end = (guint)g_ascii_strtoull (argv[5], NULL, 10);

  for (guint i = first; i < end; i++)
    if (!edit (session, seed, i) || write (STDOUT_FILENO, "x", 1) != 1)
      return EXIT_FAILURE;
  return EXIT_SUCCESS;
}

/* --- the parent ------------------------------------------------------------
 */

typedef struct
{
  char *program;
  char *folder;
  char *path; /* of the library */
  guint32 seed;
  guint n_edits; /* of the script */
  guint n_done; /* edits that are known to be kept */
  guint n_told; /* over all scripts */
  guint n_in_flight; /* kept but not told */
  SoleusSession *replica; /* the same edits, never killed */
} Run;

static void
begin (Run *run, GRand *rand)
{
  run->seed = g_rand_int (rand);
  run->n_done = 0;
  g_free (run->path);
  run->path = g_strdup_printf ("%s/%08x.db", run->folder, run->seed);
  g_clear_object (&run->replica);
  run->replica = open_session (":memory:");
}

/* How many edits the child told before it was killed after @wait_us, or
 * ended; -1: it failed by itself. */
static int
run_and_kill (Run *run, gulong wait_us, gboolean *killed)
{
  g_autofree char *seed = g_strdup_printf ("%u", run->seed);
  g_autofree char *first = g_strdup_printf ("%u", run->n_done);
  g_autofree char *end = g_strdup_printf ("%u", run->n_edits);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, run->program,
          "--edit", run->path, seed, first, end, NULL);
  char told[256];
  gssize n;
  int n_told = 0;

  if (child == NULL)
    g_error ("%s", error->message);
  g_usleep (wait_us);
  g_subprocess_force_exit (child);
  while ((n = g_input_stream_read (g_subprocess_get_stdout_pipe (child), told,
              sizeof told, NULL, NULL))
      > 0)
    n_told += (int)n;
  g_subprocess_wait (child, NULL, NULL);
  *killed = g_subprocess_get_if_signaled (child);
  return !*killed && g_subprocess_get_exit_status (child) != 0 ? -1 : n_told;
}

/* The library has the replica's decisions, or those one edit later. */
static gboolean
is_whole (Run *run)
{
  g_autoptr (SoleusRecording) recording = fixture_recording ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SoleusLibrary) library = soleus_library_open (run->path, &error);
  SoleusLibraryState state = {0};
  gint64 id = 0;
  gboolean same;

  if (library == NULL || !soleus_library_check (library, &error)
      || !soleus_library_enter (library, recording, 1, &id, &error)
      || !soleus_library_load (library, id, &state, &error))
    {
      g_printerr ("after edit %u: %s\n", run->n_done, error->message);
      return FALSE;
    }
  same = soleus_decisions_equal (
      state.decisions, soleus_session_get_decisions (run->replica));
  if (!same && run->n_done < run->n_edits
      && edit (run->replica, run->seed, run->n_done))
    {
      run->n_done++;
      run->n_in_flight++;
      same = soleus_decisions_equal (
          state.decisions, soleus_session_get_decisions (run->replica));
    }
  soleus_library_state_clear (&state);
  if (!same)
    g_printerr ("after edit %u: a change is missing\n", run->n_done);
  return same;
}

/* One child: TRUE: nothing was lost. */
static gboolean
kill_once (Run *run, GRand *rand, gboolean *killed)
{
  int n_told = run_and_kill (
      run, (gulong)g_rand_int_range (rand, 0, LONGEST_WAIT_US), killed);

  if (n_told < 0)
    {
      g_printerr ("the child failed after edit %u\n", run->n_done);
      return FALSE;
    }
  for (int i = 0; i < n_told; i++)
    if (!edit (run->replica, run->seed, run->n_done++))
      return FALSE;
  run->n_told += (guint)n_told;
  return is_whole (run);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_unlink (path);
    }
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);
  Run run = {.program = argv[0]};
  guint n_kills = 0;
  guint n_wanted;
  gboolean whole = TRUE;

  if (argc == 6 && g_str_equal (argv[1], "--edit"))
    return run_child (argv);
  n_wanted = argc > 1 ? (guint)g_ascii_strtoull (argv[1], NULL, 10) : 10;
  run.n_edits = argc > 2 ? (guint)g_ascii_strtoull (argv[2], NULL, 10) : 3600;
  run.folder = g_dir_make_tmp ("soleus-kill-XXXXXX", NULL);
  begin (&run, rand);
  while (whole && n_kills < n_wanted)
    {
      gboolean killed;

      if (run.n_done == run.n_edits)
        begin (&run, rand);
      whole = kill_once (&run, rand, &killed);
      n_kills += killed;
    }
  g_print ("%u kills, %u edits told, %u kept without being told: %s\n", n_kills,
      run.n_told, run.n_in_flight, whole ? "nothing lost" : "LOST");
  g_object_unref (run.replica);
  remove_folder (run.folder);
  g_free (run.folder);
  g_free (run.path);
  /* Kills that all came before the first edit would show nothing. */
  return whole && run.n_told > n_wanted ? EXIT_SUCCESS : EXIT_FAILURE;
}
