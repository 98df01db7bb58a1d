/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-events.h"
#include "soleus-test.h"

#define RATE_HZ 2000.0

static const char *const labels[] = {"EMG left", "EMG right", "acc x", NULL};
static SoleusEventContext context;

static void
setup (void)
{
  context.rate_hz = RATE_HZ;
  context.labels = labels;
  context.start = g_date_time_new_utc (2026, 11, 22, 23, 59, 58.25);
}

static void
teardown (void)
{
  g_clear_pointer (&context.start, g_date_time_unref);
}

static double
resolution_s (const SoleusEventFormat *format)
{
  return format->resolution_s > 0.0 ? format->resolution_s : 1.0 / RATE_HZ;
}

static SoleusEventList *
random_list (GRand *rand, guint n)
{
  static const char *const texts[] = {"FASC", "felt one", "T\303\274r & <a>",
      "a \"quoted\" word", "\344\270\255\346\226\207", "x@y"};
  static const char *const channels[] = {
      "", "EMG left", "acc x", "EMG left|EMG right"};
  SoleusEventList *list = soleus_event_list_new ();
  double time_s = 0.0;

  for (guint i = 0; i < n; i++)
    {
      /* Apart by more than any resolution, up to far beyond the 1,023
       * samples of one WFDB word. */
      time_s += g_rand_double_range (rand, 0.01, 5.0);
      soleus_event_list_add (list, time_s,
          g_rand_int_range (rand, 0, 3) == 0
              ? 0.0
              : g_rand_double_range (rand, 0.002, 4.0),
          texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))],
          channels[g_rand_int_range (rand, 0, G_N_ELEMENTS (channels))]);
    }
  return list;
}

static char *
case_path (const SoleusEventFormat *format)
{
  return g_strdup_printf ("%s/%s_events.%s", soleus_test_tmp_dir (), format->id,
      strrchr (format->globs, '.') + 1);
}

START_TEST (every_format_we_write_is_read_back_within_its_resolution)
  {
    const SoleusEventFormat *format = soleus_event_formats ()[_i];
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
    g_autoptr (SoleusEventList) list = random_list (rand, 300);
    g_autoptr (SoleusEventList) back = NULL;
    g_autoptr (GError) error = NULL;
    g_autofree char *path = case_path (format);
    /* Onset and end are rounded each. */
    const double slack_s = 1.001 * resolution_s (format);

    if (format->write == NULL)
      return;
    ck_assert (soleus_events_write (list, format, &context, path, &error));
    back = soleus_events_read (path, NULL, &context, &error);
    soleus_test_no_error (error);
    ck_assert_uint_eq (back->n_broken, 0);
    ck_assert_uint_eq (
        soleus_event_list_get_n (back), soleus_event_list_get_n (list));
    for (guint i = 0; i < soleus_event_list_get_n (list); i++)
      {
        const SoleusEvent *a = soleus_event_list_get (list, i);
        const SoleusEvent *b = soleus_event_list_get (back, i);
        g_autofree char *channels_a = soleus_event_dup_channels (a);
        g_autofree char *channels_b = soleus_event_dup_channels (b);
        ck_assert_double_eq_tol (a->onset_s, b->onset_s, slack_s);
        ck_assert_str_eq (a->text, b->text);
        if (format->keeps_duration)
          ck_assert_double_eq_tol (a->duration_s, b->duration_s, slack_s);
        ck_assert_str_eq (channels_b, format->keeps_channels ? channels_a : "");
      }
  }
END_TEST

START_TEST (a_second_round_trip_changes_nothing_more)
  {
    const SoleusEventFormat *format = soleus_event_formats ()[_i];
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed () + 1);
    g_autoptr (SoleusEventList) list = random_list (rand, 50);
    g_autofree char *path = case_path (format);
    g_autofree char *first = NULL;
    g_autofree char *second = NULL;
    gsize n_first, n_second;
    g_autoptr (SoleusEventList) back = NULL;

    if (format->write == NULL)
      return;
    ck_assert (soleus_events_write (list, format, &context, path, NULL));
    ck_assert (g_file_get_contents (path, &first, &n_first, NULL));
    back = soleus_events_read (path, format, &context, NULL);
    ck_assert (soleus_events_write (back, format, &context, path, NULL));
    ck_assert (g_file_get_contents (path, &second, &n_second, NULL));
    ck_assert_uint_eq (n_first, n_second);
    ck_assert_mem_eq (first, second, n_first);
  }
END_TEST

/* Files as other programs write them, and the one event to be found. */
static const struct
{
  const char *name;
  const char *content;
  const char *format_id;
  guint n;
  guint which;
  double onset_s;
  double duration_s;
  const char *text;
  const char *channels;
} foreign[] = {
    {"a.txt",
        "1.500000\t2.000000\tFASC\n\\\t-1.000000\t120.000000\n"
        "3.0\t3.0\t\n",
        "audacity", 2, 0, 1.5, 0.5, "FASC", ""},
    {"b.csv",
        "Onset,Duration,Annotation\n+2.0000000,178,Fasciculations\n"
        "+11.5790000,,x\n",
        "edfbrowser-csv", 2, 1, 11.579, 0.0, "x", ""},
    {"c.xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><annotationlist>"
        "<recording_start_time>2026-11-22T10:00:00.0000000"
        "</recording_start_time><annotation><onset>"
        "2026-11-22T10:00:01.2500000</onset><duration></duration>"
        "<description>a &amp; b</description></annotation></annotationlist>",
        "edfbrowser-xml", 1, 0, 1.25, 0.0, "a & b", ""},
    {"d-events.txt",
        "# Marker IDs can be arbitrary strings.\n"
        "# Marker ID,\tTime (in s)\n1,\t0.5021\n3,\t1.9\n",
        "spikerecorder", 2, 0, 0.5021, 0.0, "1", ""},
    {"e.csv",
        "position,duration,channel,type,name\n2000,400,1,1,twitch\n"
        "4000,0,-1,2,all\n",
        "sigviewer", 2, 0, 1.0, 0.2, "twitch", "EMG right"},
    {"f.eaf",
        "<ANNOTATION_DOCUMENT><HEADER TIME_UNITS=\"milliseconds\"/>"
        "<TIME_ORDER><TIME_SLOT TIME_SLOT_ID=\"ts1\" TIME_VALUE=\"1500\"/>"
        "<TIME_SLOT TIME_SLOT_ID=\"ts2\" TIME_VALUE=\"1750\"/></TIME_ORDER>"
        "<TIER TIER_ID=\"calf\"><ANNOTATION><ALIGNABLE_ANNOTATION "
        "ANNOTATION_ID=\"a1\" TIME_SLOT_REF1=\"ts1\" TIME_SLOT_REF2=\"ts2\">"
        "<ANNOTATION_VALUE>jerk</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION>"
        "</ANNOTATION></TIER></ANNOTATION_DOCUMENT>",
        "elan", 1, 0, 1.5, 0.25, "jerk", "calf"},
    {"g.xml",
        "<PSGAnnotation><ScoredEvents><ScoredEvent><EventType>Limb"
        "</EventType><EventConcept>Periodic leg movement|PLM</EventConcept>"
        "<Start>30.5</Start><Duration>2.5</Duration><SignalLocation>"
        "LAT</SignalLocation></ScoredEvent></ScoredEvents></PSGAnnotation>",
        "nsrr", 1, 0, 30.5, 2.5, "Periodic leg movement", "LAT"},
    {"h.annot",
        "class\tinstance\tchannel\tstart\tstop\tmeta\n"
        "LM\t.\tLAT\t10.5\t+2\t.\nsleep\tN2\t.\t0+00:01:00\t0+00:01:30\t.\n",
        "luna", 2, 1, 60.0, 30.0, "sleep N2", ""},
    {"i.annot", "LM\t23:59:59.25\t00:00:01.25\n", "luna", 1, 0, 1.0, 2.0, "LM",
        ""},
    {"j.txt",
        "# MNE-Annotations\n# orig_time : 2026-11-22 10:00:00\n"
        "# onset, duration, description\n0.5,1.0,BAD_jump\n",
        "mne", 1, 0, 0.5, 1.0, "BAD_jump", ""},
    {"k.csv",
        "onset,duration,description,ch_names\n"
        "2026-11-23T00:00:00.250000,1.0,jerk,EMG left\n",
        "csv", 1, 0, 2.0, 1.0, "jerk", "EMG left"},
    {"l.csv", "# a comment\nstart;end;label\n0,5;1,25;\"semi;colon\"\n", "csv",
        1, 0, 0.5, 0.75, "semi;colon", ""},
    {"m_events.tsv", "onset\tduration\ttrial_type\n-0.5\tn/a\tstim\n", "bids",
        1, 0, -0.5, 0.0, "stim", ""},
    {"n.txt",
        "Signal ID: Generic\\generic\nStart Time: 9/23/2020 11:59:00 PM\n"
        "Unit: \nSignal Type: Impuls\n\n"
        "11:59:30,500-11:59:31,000; LeftLegPhasic\n",
        "scorer", 1, 0, 30.5, 0.5, "LeftLegPhasic", ""},
    {"o.txt",
        "Signal ID: X\nStart Time: 23.09.2020 23:59:00\nRate: 30 s\n\n"
        "23:59:30,000; N1\n00:00:00,000; N2\n",
        "scorer", 2, 1, 60.0, 30.0, "N2", ""},
};

START_TEST (a_list_of_another_program_is_recognised_and_read)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), foreign[_i].name, NULL);
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusEventList) list = NULL;
    g_autoptr (SoleusEventList) told = NULL;
    g_autofree char *channels = NULL;
    const SoleusEvent *event;

    ck_assert (g_file_set_contents (path, foreign[_i].content, -1, NULL));
    list = soleus_events_read (path, NULL, &context, &error);
    soleus_test_no_error (error);
    told = soleus_events_read (path,
        soleus_event_format_from_id (foreign[_i].format_id), &context, &error);
    soleus_test_no_error (error);
    ck_assert_uint_eq (
        soleus_event_list_get_n (list), soleus_event_list_get_n (told));
    ck_assert_uint_eq (soleus_event_list_get_n (list), foreign[_i].n);
    ck_assert_uint_eq (list->n_broken, 0);
    event = soleus_event_list_get (list, foreign[_i].which);
    channels = soleus_event_dup_channels (event);
    ck_assert_double_eq_tol (event->onset_s, foreign[_i].onset_s, 1e-6);
    ck_assert_double_eq_tol (event->duration_s, foreign[_i].duration_s, 1e-6);
    ck_assert_str_eq (event->text, foreign[_i].text);
    ck_assert_str_eq (channels, foreign[_i].channels);
  }
END_TEST

START_TEST (what_is_no_list_is_refused_by_name)
  {
    static const struct
    {
      const char *content;
      int code;
    } wrong[] = {
        {"just some prose\nand more\n", SOLEUS_ERROR_UNSUPPORTED},
        {"<annotationlist><annotation>", SOLEUS_ERROR_INVALID},
        {"<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
         "<annotationlist>&b;</annotationlist>",
            SOLEUS_ERROR_INVALID},
        {"onset,duration,label\nx,y,z\n", SOLEUS_ERROR_INVALID},
        {"", SOLEUS_ERROR_INVALID},
    };
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "wrong.list", NULL);

    for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
      {
        g_autoptr (GError) error = NULL;
        ck_assert (g_file_set_contents (path, wrong[i].content, -1, NULL));
        ck_assert_ptr_null (soleus_events_read (path, NULL, &context, &error));
        soleus_test_error (&error, wrong[i].code, "wrong.list", NULL);
      }
  }
END_TEST

START_TEST (sample_counting_formats_ask_for_the_recording)
  {
    const SoleusEventContext unknown = {0};
    g_autoptr (SoleusEventList) list = soleus_event_list_new ();
    g_autoptr (GError) error = NULL;
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "x.atr", NULL);

    ck_assert (!soleus_events_write (
        list, soleus_event_format_from_id ("wfdb"), &unknown, path, &error));
    soleus_test_error (&error, SOLEUS_ERROR_UNSUPPORTED, "x.atr", NULL);
    ck_assert (!g_file_test (path, G_FILE_TEST_EXISTS));
    ck_assert (!soleus_events_write (
        list, soleus_event_format_from_id ("elan"), &context, path, &error));
    soleus_test_error (&error, SOLEUS_ERROR_UNSUPPORTED, "ELAN", NULL);
  }
END_TEST

START_TEST (no_damage_makes_a_reader_crash)
  {
    const SoleusEventFormat *format = soleus_event_formats ()[_i];
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());
    g_autoptr (SoleusEventList) list = random_list (rand, 20);
    g_autoptr (GString) sound = g_string_new (NULL);

    if (format->write != NULL)
      ck_assert (format->write (list, &context, sound, NULL));
    else
      for (gsize i = 0; i < G_N_ELEMENTS (foreign); i++)
        if (strcmp (foreign[i].format_id, format->id) == 0)
          g_string_append (sound, foreign[i].content);
    for (int round = 0; round < 300; round++)
      {
        g_autofree guint8 *bytes = g_memdup2 (sound->str, sound->len);
        gsize n = (gsize)g_rand_int_range (rand, 1, (gint32)sound->len);
        g_autoptr (SoleusEventList) back = NULL;
        for (int flip = 0; flip < 6; flip++)
          bytes[g_rand_int_range (rand, 0, (gint32)sound->len)] =
              (guint8)g_rand_int_range (rand, 0, 256);
        back = format->read (
            bytes, round % 2 == 0 ? n : sound->len, &context, NULL);
        for (guint i = 0; back != NULL && i < soleus_event_list_get_n (back);
             i++)
          ck_assert (g_utf8_validate (
              soleus_event_list_get (back, i)->text, -1, NULL));
      }
  }
END_TEST

static int
n_formats (void)
{
  int n = 0;

  while (soleus_event_formats ()[n] != NULL)
    n++;
  return n;
}

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("events");
  TCase *tc = tcase_create ("lists");

  tcase_add_checked_fixture (tc, setup, teardown);
  tcase_add_loop_test (tc,
      every_format_we_write_is_read_back_within_its_resolution, 0,
      n_formats ());
  tcase_add_loop_test (
      tc, a_second_round_trip_changes_nothing_more, 0, n_formats ());
  tcase_add_loop_test (tc, a_list_of_another_program_is_recognised_and_read, 0,
      G_N_ELEMENTS (foreign));
  tcase_add_test (tc, what_is_no_list_is_refused_by_name);
  tcase_add_test (tc, sample_counting_formats_ask_for_the_recording);
  tcase_add_loop_test (tc, no_damage_makes_a_reader_crash, 0, n_formats ());
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
