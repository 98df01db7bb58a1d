/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <glib/gstdio.h>

#include "soleus-track-memory.h"

#define N_CHANNELS 4

static SoleusRecording *
recording_of (const char *fingerprint)
{
  SoleusRecordingFacts facts = {.format_id = "memory"};
  float x[100] = {0.0f};
  const float *rows[N_CHANNELS] = {x, x, x, x};

  facts.name = g_strdup ("small");
  facts.fingerprint = g_strdup (fingerprint);
  facts.log = soleus_read_log_new ();
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  for (guint i = 0; i < N_CHANNELS; i++)
    {
      /* the last one is of another unit */
      SoleusChannel *channel = soleus_channel_new (
          "c", SOLEUS_KIND_EMG, i == N_CHANNELS - 1 ? "g" : "uV", 100.0);

      soleus_channel_add_run (channel, 100, 0.0);
      g_ptr_array_add (facts.channels, channel);
    }
  return soleus_recording_new_in_memory (&facts, rows);
}

typedef struct
{
  char *library;
  SoleusRecording *recording;
  SoleusTrackList *list;
  GArray *derivations;
} Case;

static void
case_init (Case *made)
{
  made->library = g_build_filename (soleus_test_tmp_dir (), "library.db", NULL);
  made->recording = recording_of ("one");
  made->list = soleus_track_list_new ();
  soleus_track_list_reset (made->list, N_CHANNELS);
  made->derivations = g_array_new (FALSE, TRUE, sizeof (SoleusDerivation));
}

static void
case_clear (Case *made)
{
  g_autofree char *path = g_strconcat (made->library, ".tracks", NULL);

  g_unlink (path);
  g_free (made->library);
  soleus_recording_unref (made->recording);
  soleus_track_list_free (made->list);
  g_array_unref (made->derivations);
}

/* Channel 2 first, channel 1 hidden, channel 0 less channel 2 at the end. */
static void
arrange (Case *made)
{
  SoleusDerivation row = {SOLEUS_DERIVE_DIFFERENCE, {0, 2, 0}, 2};
  static const int rows[] = {2, 0, -2, 3, 4};

  g_array_append_val (made->derivations, row);
  ck_assert (soleus_track_list_set (made->list, rows, G_N_ELEMENTS (rows)));
}

static gboolean
recall (Case *made, const char *library, SoleusRecording *recording)
{
  soleus_track_list_reset (made->list, N_CHANNELS);
  g_array_set_size (made->derivations, 0);
  return soleus_track_memory_recall (
      library, recording, made->list, made->derivations);
}

START_TEST (order_hidden_and_derived_come_back)
  {
    Case made;

    case_init (&made);
    arrange (&made);
    soleus_track_memory_keep (made.library, "one", made.list, made.derivations);
    ck_assert (recall (&made, made.library, made.recording));
    ck_assert_uint_eq (soleus_track_list_get_n (made.list), 5);
    ck_assert_uint_eq (soleus_track_list_get_channel (made.list, 0), 2);
    ck_assert (soleus_track_list_is_hidden (made.list, 1));
    ck_assert_uint_eq (soleus_track_list_get_n_hidden (made.list), 1);
    ck_assert_uint_eq (made.derivations->len, 1);
    ck_assert_uint_eq (
        g_array_index (made.derivations, SoleusDerivation, 0).channels[1], 2);
    case_clear (&made);
  }
END_TEST

START_TEST (another_recording_and_no_library_know_nothing)
  {
    Case made;
    g_autoptr (SoleusRecording) other = recording_of ("two");

    case_init (&made);
    arrange (&made);
    soleus_track_memory_keep (made.library, "one", made.list, made.derivations);
    ck_assert (!recall (&made, made.library, other));
    ck_assert (!recall (&made, ":memory:", made.recording));
    ck_assert (!recall (&made, NULL, made.recording));
    ck_assert_uint_eq (soleus_track_list_get_n (made.list), N_CHANNELS);
    soleus_track_memory_keep (":memory:", "one", made.list, made.derivations);
    ck_assert (!g_file_test (":memory:.tracks", G_FILE_TEST_EXISTS));
    case_clear (&made);
  }
END_TEST

START_TEST (the_usual_order_is_forgotten)
  {
    Case made;

    case_init (&made);
    arrange (&made);
    soleus_track_memory_keep (made.library, "one", made.list, made.derivations);
    soleus_track_list_reset (made.list, N_CHANNELS);
    g_array_set_size (made.derivations, 0);
    soleus_track_memory_keep (made.library, "one", made.list, made.derivations);
    ck_assert (!recall (&made, made.library, made.recording));
    case_clear (&made);
  }
END_TEST

START_TEST (what_does_not_fit_is_not_taken)
  {
    static const char *const texts[] = {
        "[one]\norder=0;1;2;\n", /* too few */
        "[one]\norder=0;1;2;2;\n", /* one twice */
        "[one]\norder=0;1;2;4;\n", /* one that is not there */
        "[one]\norder=-1;-2;-3;-4;\n", /* nothing to be seen */
        "[one]\norder=0;1;2;3;4;\nderived=0;0;9;-1;\n", /* of no channel */
        "[one]\norder=0;1;2;3;4;\nderived=0;0;3;-1;\n", /* of two units */
        "[one]\norder=0;1;2;3;4;\nderived=7;0;1;-1;\n", /* of no kind */
        "[one]\norder=0;1;2;3;4;\nderived=0;0;-1;-1;\n", /* of one */
        "[one]\norder=0;1;2;3;4;\nderived=0;0;1;\n", /* cut off */
        "[one]\norder=0;-2147483648;2;3;\n",
        "nonsense",
    };
    Case made;
    g_autofree char *path = NULL;

    case_init (&made);
    path = g_strconcat (made.library, ".tracks", NULL);
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      {
        ck_assert (g_file_set_contents (path, texts[i], -1, NULL));
        ck_assert_msg (
            !recall (&made, made.library, made.recording), "%s", texts[i]);
        ck_assert_uint_eq (soleus_track_list_get_n (made.list), N_CHANNELS);
        ck_assert_uint_eq (made.derivations->len, 0);
      }
    case_clear (&made);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("track-memory");
  TCase *tests = tcase_create ("track-memory");

  tcase_add_test (tests, order_hidden_and_derived_come_back);
  tcase_add_test (tests, another_recording_and_no_library_know_nothing);
  tcase_add_test (tests, the_usual_order_is_forgotten);
  tcase_add_test (tests, what_does_not_fit_is_not_taken);
  suite_add_tcase (suite, tests);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
