/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <json-glib/json-glib.h>
#include <math.h>

#include "soleus-json-writer.h"

static char *
text_of (SoleusSink *sink)
{
  g_autoptr (GBytes) bytes = soleus_sink_dup_bytes (sink);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static const struct
{
  double value_s;
  const char *text;
} seconds_rows[] = {
    {0.0, "0"},
    {-0.00001, "0"},
    {12.34567, "12.3457"},
    {12.3, "12.3"},
    {100.0, "100"},
    {86399.99996, "86400"},
    {-1.5, "-1.5"},
    {0.0001, "0.0001"},
};

START_TEST (seconds_have_a_tenth_of_a_millisecond)
  {
    char buffer[SOLEUS_SECONDS_SIZE];

    ck_assert_str_eq (soleus_seconds_text (seconds_rows[_i].value_s, buffer),
        seconds_rows[_i].text);
  }
END_TEST

START_TEST (what_is_not_finite_is_null)
  {
    g_autoptr (SoleusSink) sink = soleus_sink_new_memory ();
    g_autofree char *text = NULL;
    SoleusJsonWriter json;

    soleus_json_writer_init (&json, sink);
    soleus_json_begin_row (&json, NULL);
    soleus_json_number (&json, "a", NAN);
    soleus_json_seconds (&json, "b", INFINITY);
    soleus_json_string (&json, "c", NULL);
    soleus_json_number (&json, "d", -0.0);
    soleus_json_end_object (&json);
    text = text_of (sink);
    ck_assert_str_eq (
        text, "{\"a\": null, \"b\": null, \"c\": null, \"d\": 0}\n");
  }
END_TEST

START_TEST (any_text_comes_back_from_a_parser)
  {
    static const char *const texts[] = {"", "plain", "quote \" and \\",
        "line\nfeed\ttab\x01",
        "\xc2\xb5V \xd8\xb9\xd8\xb1\xd8\xa8\xd9\x8a "
        "\xe4\xb8\xad\xe6\x96\x87"};
    g_autoptr (SoleusSink) sink = soleus_sink_new_memory ();
    g_autoptr (JsonParser) parser = json_parser_new ();
    g_autoptr (GError) error = NULL;
    g_autofree char *text = NULL;
    SoleusJsonWriter json;
    JsonArray *rows;

    soleus_json_writer_init (&json, sink);
    soleus_json_begin_object (&json, NULL);
    soleus_json_begin_array (&json, "texts");
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      soleus_json_string (&json, NULL, texts[i]);
    soleus_json_end_array (&json);
    soleus_json_begin_array (&json, "none");
    soleus_json_end_array (&json);
    soleus_json_end_object (&json);
    text = text_of (sink);
    ck_assert (json_parser_load_from_data (parser, text, -1, &error));
    soleus_test_no_error (error);
    rows = json_object_get_array_member (
        json_node_get_object (json_parser_get_root (parser)), "texts");
    ck_assert_uint_eq (json_array_get_length (rows), G_N_ELEMENTS (texts));
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      ck_assert_str_eq (json_array_get_string_element (rows, i), texts[i]);
  }
END_TEST

START_TEST (bytes_that_are_not_utf8_are_replaced)
  {
    g_autoptr (SoleusSink) sink = soleus_sink_new_memory ();
    g_autofree char *text = NULL;
    SoleusJsonWriter json;

    soleus_json_writer_init (&json, sink);
    soleus_json_string (&json, NULL,
        "a\xff"
        "b");
    text = text_of (sink);
    ck_assert_str_eq (text,
        "\"a\xef\xbf\xbd"
        "b\"");
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("json-writer");
  TCase *tcase = tcase_create ("json-writer");

  tcase_add_loop_test (tcase, seconds_have_a_tenth_of_a_millisecond, 0,
      G_N_ELEMENTS (seconds_rows));
  tcase_add_test (tcase, what_is_not_finite_is_null);
  tcase_add_test (tcase, any_text_comes_back_from_a_parser);
  tcase_add_test (tcase, bytes_that_are_not_utf8_are_replaced);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
