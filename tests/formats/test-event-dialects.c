/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-event-text.h"
#include "soleus-event-xml.h"
#include "soleus-events.h"
#include "soleus-test.h"

static const char *const labels[] = {"EMG left", "EMG right", NULL};

static SoleusEventContext
make_context (void)
{
  return (SoleusEventContext){.rate_hz = 100.0,
      .start = g_date_time_new_utc (2026, 2, 3, 23, 59, 50),
      .labels = labels};
}

/* Lines of each format as its own program may write them. Up to three events
 * are expected; what cannot be read is counted. */
typedef struct
{
  const char *format;
  const char *text;
  guint n;
  guint n_broken;
  struct
  {
    double onset_s;
    double duration_s;
    const char *text;
    const char *channels;
  } events[3];
} Case;

static const Case cases[] = {
    {"audacity", "1.5\t2.25\ttwitch\n", 1, 0, {{1.5, 0.75, "twitch", ""}}},
    {"audacity", "1.5\t1.5\t\n", 1, 0, {{1.5, 0, "", ""}}},
    {"audacity", "1.5\t1.5\n", 1, 0, {{1.5, 0, "", ""}}},
    {"audacity", "1,5\t2,5\ta\tb\n", 1, 0, {{1.5, 1, "a\tb", ""}}},
    {"audacity", "1\t2\ta\n\\\t10.0\t20.0\n3\t4\tb\n", 2, 0,
        {{1, 1, "a", ""}, {3, 1, "b", ""}}},
    {"audacity", "1\t2\ta\r\n\r\nbroken\r\n", 1, 1, {{1, 1, "a", ""}}},
    {"audacity", "x\ty\tz\n", 0, 1, {{0, 0, NULL, NULL}}},

    {"bids", "onset\tduration\ttrial_type\n1.5\t0.5\ttwitch\n", 1, 0,
        {{1.5, 0.5, "twitch", ""}}},
    {"bids", "onset\tduration\ttrial_type\n1.5\tn/a\ttwitch\n", 1, 0,
        {{1.5, 0, "twitch", ""}}},
    {"bids", "onset\tduration\ttrial_type\tchannel\n-1\t0\ta\tEMG left|x\n", 1,
        0, {{-1, 0, "a", "EMG left|x"}}},
    {"bids", "onset\tduration\ttrial_type\nn/a\t0\ta\n2\t0\tb\n", 1, 1,
        {{2, 0, "b", ""}}},

    {"csv", "onset_s,duration_s,label\n1.5,0.5,twitch\n", 1, 0,
        {{1.5, 0.5, "twitch", ""}}},
    {"csv", "onset_s,duration_s,label\n1.5,,\"a, \"\"b\"\"\"\n", 1, 0,
        {{1.5, 0, "a, \"b\"", ""}}},
    {"csv", "time_s,label\n1.5,twitch\n2.5,cramp\n", 2, 0,
        {{1.5, 0, "twitch", ""}, {2.5, 0, "cramp", ""}}},
    {"csv", "# made by hand\ntime_s,label\n1.5,twitch\n", 1, 0,
        {{1.5, 0, "twitch", ""}}},

    {"edfbrowser-csv", "Onset,Annotation\n+11.5790000,Fasciculations\n", 1, 0,
        {{11.579, 0, "Fasciculations", ""}}},
    {"edfbrowser-csv", "Onset,Duration,Annotation\n+2.0000000,178,Long\n", 1, 0,
        {{2, 178, "Long", ""}}},
    {"edfbrowser-csv", "Onset,Duration,Annotation\n+2.0000000,,Point\n", 1, 0,
        {{2, 0, "Point", ""}}},

    {"edfbrowser-xml",
        "<?xml version=\"1.0\"?><annotationlist><recording_start_time>"
        "2026-02-03T23:59:50.0000000</recording_start_time><annotation>"
        "<onset>2026-02-04T00:00:01.5000000</onset><duration>2.5</duration>"
        "<description>a &lt;b&gt;</description></annotation></annotationlist>",
        1, 0, {{11.5, 2.5, "a <b>", ""}}},
    {"edfbrowser-xml",
        "<annotationlist><recording_start_time>2026-02-03T23:59:50.0000000"
        "</recording_start_time><annotation><onset>2026-02-03T23:59:51.0000000"
        "</onset><duration></duration><description>p</description>"
        "</annotation></annotationlist>",
        1, 0, {{1, 0, "p", ""}}},

    {"mne", "# MNE-Annotations\n# onset, duration, description\n1.5,0.5,a\n", 1,
        0, {{1.5, 0.5, "a", ""}}},
    {"mne",
        "# MNE-Annotations\n# onset, duration, description, ch_names\n"
        "1.5,0.5,a,EMG left:EMG right\n2,0,b,\n",
        2, 0, {{1.5, 0.5, "a", "EMG left|EMG right"}, {2, 0, "b", ""}}},
    {"mne", "# MNE-Annotations\n1.5,0.5\nx,0,a\n", 0, 2, {{0, 0, NULL, NULL}}},

    {"sigviewer",
        "position,duration,channel,type,name\n150,50,1,0x300,a\n"
        "10,0,-1,1,b\n20,0,99,1,c\n",
        3, 0,
        {{0.1, 0, "b", ""}, {0.2, 0, "c", ""}, {1.5, 0.5, "a", "EMG right"}}},
    {"sigviewer", "position,duration,channel,type,name\n1,2,3\n", 0, 1,
        {{0, 0, NULL, NULL}}},

    {"luna",
        "class\tinstance\tchannel\tstart\tstop\tmeta\n"
        "twitch\t.\tEMG left\t1.5\t2.5\t.\n",
        1, 0, {{1.5, 1, "twitch", "EMG left"}}},
    {"luna", "twitch\t1.5\t+0.5\n", 1, 0, {{1.5, 0.5, "twitch", ""}}},
    {"luna", "PLM\tleft\t0+00:01:00\t0+00:01:02.5\n", 1, 0,
        {{60, 2.5, "PLM left", ""}}},
    {"luna", "a\t1\t...\nb\t4\t5\n", 2, 0, {{1, 3, "a", ""}, {4, 1, "b", ""}}},
    /* Past midnight, from 23:59:50. */
    {"luna", "a\t.\t23:59:55\t00:00:05\n", 1, 0, {{5, 10, "a", ""}}},
    {"luna", "# a | what it is | x[txt]\na\t1\n", 0, 1, {{0, 0, NULL, NULL}}},

    {"nsrr",
        "<PSGAnnotation><ScoredEvents><ScoredEvent><EventType>Limb</EventType>"
        "<EventConcept>Periodic leg movement|PLM</EventConcept>"
        "<Start>12.5</Start><Duration>2</Duration><SignalLocation>LAT"
        "</SignalLocation></ScoredEvent></ScoredEvents></PSGAnnotation>",
        1, 0, {{12.5, 2, "Periodic leg movement", "LAT"}}},
    {"nsrr",
        "<PSGAnnotation><ScoredEvent><Start>1</Start></ScoredEvent>"
        "<ScoredEvent><EventConcept>a</EventConcept><Start>x</Start>"
        "</ScoredEvent></PSGAnnotation>",
        0, 2, {{0, 0, NULL, NULL}}},

    {"elan",
        "<ANNOTATION_DOCUMENT><HEADER TIME_UNITS=\"milliseconds\"/>"
        "<TIME_ORDER><TIME_SLOT TIME_SLOT_ID=\"t1\" TIME_VALUE=\"1500\"/>"
        "<TIME_SLOT TIME_SLOT_ID=\"t2\" TIME_VALUE=\"2750\"/></TIME_ORDER>"
        "<TIER TIER_ID=\"EMG left\"><ANNOTATION><ALIGNABLE_ANNOTATION "
        "ANNOTATION_ID=\"a1\" TIME_SLOT_REF1=\"t1\" TIME_SLOT_REF2=\"t2\">"
        "<ANNOTATION_VALUE>twitch</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION>"
        "</ANNOTATION></TIER></ANNOTATION_DOCUMENT>",
        1, 0, {{1.5, 1.25, "twitch", NULL}}},

    {"spikerecorder",
        "# Marker IDs can be arbitrary strings.\n"
        "# Marker ID,\tTime (in s)\n1,\t0.1250\na, b,\t0.25\nx\n",
        2, 1, {{0.125, 0, "1", ""}, {0.25, 0, "a, b", ""}}},
};

START_TEST (lines_of_each_program_are_read_as_it_means_them)
  {
    const Case *row = &cases[_i];
    const SoleusEventFormat *format = soleus_event_format_from_id (row->format);
    SoleusEventContext context = make_context ();
    g_autoptr (GError) error = NULL;
    g_autoptr (SoleusEventList) list = NULL;

    ck_assert_msg (format != NULL, "%s", row->format);
    list = format->read (
        (const guint8 *)row->text, strlen (row->text), &context, &error);
    soleus_test_no_error (error);
    soleus_event_list_sort (list);
    ck_assert_msg (soleus_event_list_get_n (list) == row->n, "%u events of %s",
        soleus_event_list_get_n (list), row->text);
    ck_assert_uint_eq (list->n_broken, row->n_broken);
    for (guint i = 0; i < row->n; i++)
      {
        const SoleusEvent *event = soleus_event_list_get (list, i);
        g_autofree char *channels = soleus_event_dup_channels (event);
        ck_assert_double_eq_tol (event->onset_s, row->events[i].onset_s, 1e-6);
        ck_assert_double_eq_tol (
            event->duration_s, row->events[i].duration_s, 1e-6);
        ck_assert_str_eq (event->text, row->events[i].text);
        if (row->events[i].channels != NULL)
          ck_assert_str_eq (channels, row->events[i].channels);
      }
    g_date_time_unref (context.start);
  }
END_TEST

START_TEST (each_format_knows_its_own_lines_best)
  {
    const Case *row = &cases[_i];
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "list.x", NULL);
    SoleusEventContext context = make_context ();
    const SoleusEventFormat *own = soleus_event_format_from_id (row->format);
    guint own_score =
        own->sniff (row->text, MIN (strlen (row->text), 4096), "list.x");

    /* Luna and lines without a header need the file's name. */
    if (own_score > 0 && row->n > 0)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (SoleusEventList) list = NULL;
        ck_assert (g_file_set_contents (path, row->text, -1, NULL));
        list = soleus_events_read (path, NULL, &context, &error);
        soleus_test_no_error (error);
        ck_assert_uint_eq (soleus_event_list_get_n (list), row->n);
        ck_assert_double_eq_tol (soleus_event_list_get (list, 0)->onset_s,
            row->events[0].onset_s, 1e-6);
      }
    g_date_time_unref (context.start);
  }
END_TEST

START_TEST (every_row_of_the_table_is_whole)
  {
    for (const SoleusEventFormat *const *row = soleus_event_formats ();
         *row != NULL; row++)
      {
        ck_assert_ptr_nonnull ((*row)->id);
        ck_assert_ptr_nonnull ((*row)->name);
        ck_assert_ptr_nonnull ((*row)->globs);
        ck_assert_ptr_nonnull ((*row)->sniff);
        ck_assert_ptr_nonnull ((*row)->read);
        ck_assert_ptr_eq (soleus_event_format_from_id ((*row)->id), *row);
        ck_assert_uint_eq ((*row)->sniff ("", 0, ""), 0);
      }
    ck_assert_ptr_null (soleus_event_format_from_id ("nose"));
  }
END_TEST

/* Empty lists are lists; and no format minds. */
START_TEST (an_empty_list_is_written_and_read)
  {
    g_autofree char *path =
        g_build_filename (soleus_test_tmp_dir (), "empty", NULL);
    SoleusEventContext context = make_context ();

    for (const SoleusEventFormat *const *row = soleus_event_formats ();
         *row != NULL; row++)
      {
        g_autoptr (SoleusEventList) list = soleus_event_list_new ();
        g_autoptr (SoleusEventList) back = NULL;
        g_autoptr (GString) out = g_string_new (NULL);
        g_autoptr (GError) error = NULL;
        if ((*row)->write == NULL)
          continue;
        ck_assert ((*row)->write (list, &context, out, &error));
        back =
            (*row)->read ((const guint8 *)out->str, out->len, &context, &error);
        soleus_test_no_error (error);
        ck_assert_uint_eq (soleus_event_list_get_n (back), 0);
      }
    g_date_time_unref (context.start);
  }
END_TEST

/* --- the small parts --- */

START_TEST (fields_are_taken_apart_and_put_together)
  {
    static const struct
    {
      const char *line;
      const char *joined; /* by "/" */
    } lines[] = {{"a,b,c", "a/b/c"}, {"a,,c", "a//c"}, {"", ""}, {",", "/"},
        {"\"a,b\",c", "a,b/c"}, {"\"a\"\"b\"", "a\"b"}, {"\"open", "open"}};

    for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
      {
        g_auto (GStrv) fields = soleus_event_fields (lines[i].line, ',');
        g_autofree char *joined = g_strjoinv ("/", fields);
        ck_assert_msg (strcmp (joined, lines[i].joined) == 0, "\"%s\" gave %s",
            lines[i].line, joined);
      }
  }
END_TEST

START_TEST (what_is_quoted_reads_back)
  {
    static const char *const texts[] = {
        "plain", "a,b", "a\"b", "", "\"", ",", "a b"};

    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      {
        g_autoptr (GString) out = g_string_new (NULL);
        g_auto (GStrv) fields = NULL;
        soleus_event_append_field (out, texts[i], ',');
        g_string_append (out, ",end");
        fields = soleus_event_fields (out->str, ',');
        ck_assert_str_eq (fields[0], texts[i]);
        ck_assert_str_eq (fields[1], "end");
      }
  }
END_TEST

START_TEST (times_are_numbers_clocks_or_dates)
  {
    g_autoptr (GDateTime) start = g_date_time_new_utc (2026, 2, 3, 10, 0, 0);
    static const struct
    {
      const char *text;
      double seconds;
    } good[] = {{"12.5", 12.5}, {"+12,5", 12.5}, {"-3", -3},
        {"0:01:02.5", 62.5}, {"1:00:00", 3600},
        {"2026-02-03T10:00:05.25", 5.25}};
    static const char *const bad[] = {"", "x", "1:2", "12.5s", "nan", "inf"};
    double seconds;

    for (guint i = 0; i < G_N_ELEMENTS (good); i++)
      {
        ck_assert_msg (soleus_event_time (good[i].text, start, &seconds), "%s",
            good[i].text);
        ck_assert_double_eq_tol (seconds, good[i].seconds, 1e-6);
      }
    for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
      ck_assert_msg (
          !soleus_event_time (bad[i], start, &seconds), "\"%s\"", bad[i]);
  }
END_TEST

static void
count_leave (const char *element, const char *text, gpointer user_data)
{
  (*(guint *)user_data)++;
}

START_TEST (xml_is_walked_and_bombs_are_refused)
  {
    static const struct
    {
      const char *text;
      int n; /* -1: refused */
    } texts[] = {{"<a><b>x</b><b/></a>", 3}, {"<a>&lt;&amp;</a>", 1},
        {"<a", -1}, {"<a></b>", -1}, {"", -1}, {"text", -1},
        {"<!DOCTYPE a [<!ENTITY b \"xx\">]><a>&b;</a>", -1},
        {"<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
            -1}};
    const SoleusEventXmlCalls calls = {.leave = count_leave};

    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      {
        g_autoptr (GError) error = NULL;
        guint n = 0;
        gboolean sound = soleus_event_xml_walk ((const guint8 *)texts[i].text,
            strlen (texts[i].text), &calls, &n, &error);
        ck_assert_msg (sound == (texts[i].n >= 0), "%s", texts[i].text);
        if (sound)
          ck_assert_int_eq ((int)n, texts[i].n);
        else
          ck_assert (error != NULL && error->domain == SOLEUS_ERROR);
      }
  }
END_TEST

START_TEST (channels_of_one_time_and_text_become_one_event)
  {
    g_autoptr (SoleusEventList) list = soleus_event_list_new ();
    g_autofree char *channels = NULL;

    soleus_event_list_add (list, 1, 0.5, "a", "EMG left");
    soleus_event_list_add (list, 1, 0.5, "a", "EMG right");
    soleus_event_list_add (list, 1, 0.5, "b", "EMG right");
    soleus_event_list_add (list, 2, 0.5, "a", "EMG left");
    soleus_event_list_sort (list);
    soleus_event_list_join_channels (list);
    ck_assert_uint_eq (soleus_event_list_get_n (list), 3);
    channels = soleus_event_dup_channels (soleus_event_list_get (list, 0));
    ck_assert_str_eq (channels, "EMG left|EMG right");
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("event-dialects");
  TCase *tcase = tcase_create ("event-dialects");

  tcase_add_loop_test (tcase, lines_of_each_program_are_read_as_it_means_them,
      0, G_N_ELEMENTS (cases));
  tcase_add_loop_test (
      tcase, each_format_knows_its_own_lines_best, 0, G_N_ELEMENTS (cases));
  tcase_add_test (tcase, every_row_of_the_table_is_whole);
  tcase_add_test (tcase, an_empty_list_is_written_and_read);
  tcase_add_test (tcase, fields_are_taken_apart_and_put_together);
  tcase_add_test (tcase, what_is_quoted_reads_back);
  tcase_add_test (tcase, times_are_numbers_clocks_or_dates);
  tcase_add_test (tcase, xml_is_walked_and_bombs_are_refused);
  tcase_add_test (tcase, channels_of_one_time_and_text_become_one_event);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
