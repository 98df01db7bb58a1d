/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <matio.h>
#include <string.h>

#include "soleus-error.h"
#include "soleus-open.h"
#include "soleus-test.h"

#define N 3000

/* Files that another program's library wrote, each in these three ways. */
typedef struct
{
  enum mat_ft version;
  enum matio_compression compression;
} Way;

static const Way ways[] = {{MAT_FT_MAT5, MAT_COMPRESSION_NONE},
    {MAT_FT_MAT5, MAT_COMPRESSION_ZLIB}, {MAT_FT_MAT73, MAT_COMPRESSION_NONE}};

static char *
case_path (void)
{
  return g_build_filename (soleus_test_tmp_dir (), "case.mat", NULL);
}

static mat_t *
new_file (int way)
{
  g_autofree char *path = case_path ();
  mat_t *file = Mat_CreateVer (path, NULL, ways[way].version);

  ck_assert_ptr_nonnull (file);
  return file;
}

static void
put (mat_t *file, int way, matvar_t *variable)
{
  ck_assert_int_eq (Mat_VarWrite (file, variable, ways[way].compression), 0);
  Mat_VarFree (variable);
}

/* Value of sample @i of channel @c. */
static double
truth (guint c, guint i)
{
  return 1000.0 * c + i % 977;
}

/* [N][n] with time down, or [n][N]. */
static matvar_t *
make_table (const char *name, guint n, guint length, gboolean down)
{
  size_t size[2] = {down ? length : n, down ? n : length};
  g_autofree double *values = g_new (double, n *length);

  for (guint c = 0; c < n; c++)
    for (guint i = 0; i < length; i++)
      values[down ? c * length + i : i * n + c] = truth (c, i);
  return Mat_VarCreate (name, MAT_C_DOUBLE, MAT_T_DOUBLE, 2, size, values, 0);
}

static matvar_t *
make_number (const char *name, double value)
{
  size_t size[2] = {1, 1};

  return Mat_VarCreate (name, MAT_C_DOUBLE, MAT_T_DOUBLE, 2, size, &value, 0);
}

static matvar_t *
make_text (const char *name, const char *text)
{
  size_t size[2] = {1, strlen (text)};

  return Mat_VarCreate (
      name, MAT_C_CHAR, MAT_T_UINT8, 2, size, (void *)text, 0);
}

static matvar_t *
make_cell (const char *name, matvar_t **parts, gsize n)
{
  size_t size[2] = {1, n};

  return Mat_VarCreate (name, MAT_C_CELL, MAT_T_CELL, 2, size, parts, 0);
}

static SoleusRecording *
open_case (const SoleusOpenOptions *options, GError **error)
{
  g_autofree char *path = case_path ();

  return soleus_open (path, options, NULL, error);
}

static SoleusRecording *
open_well (const SoleusOpenOptions *options)
{
  g_autoptr (GError) error = NULL;
  SoleusRecording *recording = open_case (options, &error);

  soleus_test_no_error (error);
  ck_assert_str_eq (soleus_recording_get_format_id (recording), "matlab");
  return recording;
}

static void
check_samples (
    const SoleusRecording *recording, guint channel, guint c, guint length)
{
  g_autofree float *block = g_new (float, length);

  ck_assert_uint_eq (
      soleus_recording_get_channel (recording, channel)->n_samples, length);
  ck_assert (
      soleus_recording_read (recording, channel, 0, length, block, NULL));
  for (guint i = 0; i < length; i++)
    ck_assert_float_eq (block[i], (float)truth (c, i));
}

static guint
count_log (const SoleusRecording *recording, const char *text_id)
{
  const SoleusReadLog *log = soleus_recording_get_log (recording);
  guint n = 0;

  for (guint i = 0; i < soleus_read_log_get_n (log); i++)
    n += strcmp (soleus_read_log_get (log, i)->text_id, text_id) == 0;
  return n;
}

START_TEST (a_table_has_a_channel_a_row_or_column_in_every_version)
  {
    const int way = _i / 2;
    const gboolean down = _i % 2;
    mat_t *file = new_file (way);
    g_autoptr (SoleusRecording) recording = NULL;

    put (file, way, make_number ("Fs", 2000.0));
    put (file, way, make_table ("emg", 3, N, down));
    put (file, way, make_table ("other", 2, 50, down));
    Mat_Close (file);
    recording = open_well (NULL);
    ck_assert_uint_eq (soleus_recording_get_n_channels (recording), 3);
    for (guint c = 0; c < 3; c++)
      {
        const SoleusChannel *channel =
            soleus_recording_get_channel (recording, c);
        g_autofree char *label = g_strdup_printf ("emg %u", c + 1);
        ck_assert_str_eq (channel->label, label);
        ck_assert_double_eq (channel->rate_hz, 2000.0);
        ck_assert_int_eq (channel->kind, SOLEUS_KIND_EMG);
        check_samples (recording, c, c, N);
      }
    ck_assert_uint_eq (count_log (recording, "matlab-variable-chosen"), 1);
    ck_assert_uint_eq (count_log (recording, "matlab-rate-from"), 1);
    ck_assert_uint_eq (count_log (recording, "matlab-not-read"), 1);
  }
END_TEST

START_TEST (each_type_of_number_is_read)
  {
    static const struct
    {
      enum matio_classes class;
      enum matio_types type;
    } types[] = {{MAT_C_SINGLE, MAT_T_SINGLE}, {MAT_C_INT8, MAT_T_INT8},
        {MAT_C_UINT8, MAT_T_UINT8}, {MAT_C_INT16, MAT_T_INT16},
        {MAT_C_UINT16, MAT_T_UINT16}, {MAT_C_INT32, MAT_T_INT32},
        {MAT_C_UINT32, MAT_T_UINT32}, {MAT_C_INT64, MAT_T_INT64},
        {MAT_C_UINT64, MAT_T_UINT64}};
    const int way = _i % 3;
    size_t size[2] = {1, 40};

    for (gsize t = 0; t < G_N_ELEMENTS (types); t++)
      {
        const gboolean is_signed = types[t].class == MAT_C_SINGLE
            || types[t].class == MAT_C_INT8 || types[t].class == MAT_C_INT16
            || types[t].class == MAT_C_INT32 || types[t].class == MAT_C_INT64;
        mat_t *file = new_file (way);
        g_autoptr (SoleusRecording) recording = NULL;
        float block[40];
        union
        {
          float single[40];
          gint8 i8[40];
          gint16 i16[40];
          gint32 i32[40];
          gint64 i64[40];
        } values;
        for (int i = 0; i < 40; i++)
          {
            int value = is_signed ? i - 20 : i;
            switch (Mat_SizeOf (types[t].type))
              {
              case 1:
                values.i8[i] = (gint8)value;
                break;
              case 2:
                values.i16[i] = (gint16)value;
                break;
              case 4:
                if (types[t].class == MAT_C_SINGLE)
                  values.single[i] = (float)value;
                else
                  values.i32[i] = value;
                break;
              default:
                values.i64[i] = value;
              }
          }
        put (file, way, make_number ("srate", 500.0));
        put (file, way,
            Mat_VarCreate (
                "x", types[t].class, types[t].type, 2, size, &values, 0));
        Mat_Close (file);
        recording = open_well (NULL);
        ck_assert (soleus_recording_read (recording, 0, 0, 40, block, NULL));
        for (int i = 0; i < 40; i++)
          ck_assert_float_eq (block[i], (float)(is_signed ? i - 20 : i));
      }
  }
END_TEST

START_TEST (a_structure_tells_rate_unit_and_labels_of_its_data)
  {
    static const char *const fields[] = {"data", "srate", "labels", "unit"};
    const int way = _i;
    size_t one[2] = {1, 1};
    matvar_t *names[] = {make_text (NULL, "left soleus"),
        make_text (NULL, "right gastrocnemius")};
    matvar_t *record = Mat_VarCreateStruct (
        "EEG", 2, one, (const char **)fields, G_N_ELEMENTS (fields));
    mat_t *file = new_file (way);
    g_autoptr (SoleusRecording) recording = NULL;
    const SoleusChannel *channel;

    Mat_VarSetStructFieldByName (
        record, "data", 0, make_table (NULL, 2, N, FALSE));
    Mat_VarSetStructFieldByName (
        record, "srate", 0, make_number (NULL, 1000.0));
    Mat_VarSetStructFieldByName (record, "unit", 0, make_text (NULL, "uV"));
    Mat_VarSetStructFieldByName (
        record, "labels", 0, make_cell (NULL, names, 2));
    /* A rate further out is not the nearest. */
    put (file, way, make_number ("fs", 44.0));
    put (file, way, record);
    Mat_Close (file);
    recording = open_well (NULL);
    ck_assert_uint_eq (soleus_recording_get_n_channels (recording), 2);
    channel = soleus_recording_get_channel (recording, 1);
    ck_assert_str_eq (channel->label, "right gastrocnemius");
    ck_assert_int_eq (channel->side, SOLEUS_SIDE_RIGHT);
    ck_assert_str_eq (channel->unit, "uV");
    ck_assert (channel->calibrated);
    ck_assert_double_eq (channel->rate_hz, 1000.0);
    check_samples (recording, 1, 1, N);
  }
END_TEST

START_TEST (labels_of_a_structure_array_are_those_of_the_channels)
  {
    static const char *const fields[] = {"data", "srate", "chanlocs"};
    static const char *const places[] = {"labels", "radius"};
    const int way = _i;
    size_t one[2] = {1, 1}, two[2] = {1, 2};
    matvar_t *record =
        Mat_VarCreateStruct ("EEG", 2, one, (const char **)fields, 3);
    matvar_t *chanlocs =
        Mat_VarCreateStruct (NULL, 2, two, (const char **)places, 2);
    mat_t *file = new_file (way);
    g_autoptr (SoleusRecording) recording = NULL;

    for (gsize i = 0; i < 2; i++)
      {
        Mat_VarSetStructFieldByName (chanlocs, "labels", i,
            make_text (NULL, i == 0 ? "TA left" : "TA right"));
        Mat_VarSetStructFieldByName (
            chanlocs, "radius", i, make_number (NULL, 0.5));
      }
    Mat_VarSetStructFieldByName (
        record, "data", 0, make_table (NULL, 2, N, FALSE));
    Mat_VarSetStructFieldByName (
        record, "srate", 0, make_number (NULL, 1000.0));
    Mat_VarSetStructFieldByName (record, "chanlocs", 0, chanlocs);
    put (file, way, record);
    Mat_Close (file);
    recording = open_well (NULL);
    ck_assert_str_eq (
        soleus_recording_get_channel (recording, 0)->label, "TA left");
    ck_assert_str_eq (
        soleus_recording_get_channel (recording, 1)->label, "TA right");
  }
END_TEST

START_TEST (vectors_of_one_length_are_channels_and_time_tells_the_rate)
  {
    const int way = _i;
    size_t size[2] = {N, 1};
    g_autofree double *times_s = g_new (double, N);
    mat_t *file = new_file (way);
    g_autoptr (SoleusRecording) recording = NULL;

    for (guint i = 0; i < N; i++)
      times_s[i] = 100.0 + i * 0.001;
    put (file, way,
        Mat_VarCreate ("t", MAT_C_DOUBLE, MAT_T_DOUBLE, 2, size, times_s, 0));
    put (file, way, make_table ("soleus_mV", 1, N, TRUE));
    put (file, way, make_table ("acc_x", 1, N, FALSE));
    put (file, way, make_table ("short", 1, 10, FALSE));
    Mat_Close (file);
    recording = open_well (NULL);
    ck_assert_uint_eq (soleus_recording_get_n_channels (recording), 2);
    for (guint c = 0; c < 2; c++)
      {
        const SoleusChannel *channel =
            soleus_recording_get_channel (recording, c);
        gboolean emg = strcmp (channel->label, "soleus_mV") == 0;
        ck_assert_double_eq (channel->rate_hz, 1000.0);
        ck_assert_int_eq (
            channel->kind, emg ? SOLEUS_KIND_EMG : SOLEUS_KIND_ACCELEROMETER);
        ck_assert_uint_eq (channel->n_samples, N);
      }
  }
END_TEST

START_TEST (a_variable_can_be_chosen_and_what_cannot_be_read_says_why)
  {
    static const struct
    {
      const char *told;
      const char *why;
    } rows[] = {{"z", "complex numbers"}, {"c", "a cell array"},
        {"note", "text"}, {"cube", "two dimensions"},
        {"nothing", "“b” (numbers)"}};
    const int way = _i;
    size_t cube[3] = {4, 5, 6}, line[2] = {1, 30};
    double many[120] = {0.0};
    mat_complex_split_t split = {many, many + 30};
    matvar_t *parts[] = {make_table (NULL, 1, 90, FALSE)};
    mat_t *file = new_file (way);
    const SoleusWish rate = {"rate", NULL, "500"};
    SoleusOpenOptions options = {
        .dataset = "b", .wishes = &rate, .n_wishes = 1};
    g_autoptr (SoleusRecording) recording = NULL;

    put (file, way, make_table ("a", 2, N, TRUE));
    put (file, way, make_table ("b", 1, 77, TRUE));
    put (file, way, make_cell ("c", parts, 1));
    put (file, way, make_text ("note", "hello"));
    put (file, way,
        Mat_VarCreate (
            "z", MAT_C_DOUBLE, MAT_T_DOUBLE, 2, line, &split, MAT_F_COMPLEX));
    put (file, way,
        Mat_VarCreate ("cube", MAT_C_DOUBLE, MAT_T_DOUBLE, 3, cube, many, 0));
    Mat_Close (file);
    recording = open_well (&options);
    ck_assert_double_eq (
        soleus_recording_get_channel (recording, 0)->rate_hz, 500.0);
    check_samples (recording, 0, 0, 77);
    options.dataset = "c{1}";
    g_clear_pointer (&recording, soleus_recording_unref);
    recording = open_well (&options);
    check_samples (recording, 0, 0, 90);
    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (GError) error = NULL;
        options.dataset = rows[i].told;
        ck_assert_ptr_null (open_case (&options, &error));
        soleus_test_error (&error, SOLEUS_ERROR_INVALID, "case.mat",
            rows[i].told, rows[i].why, NULL);
      }
  }
END_TEST

START_TEST (a_file_without_a_rate_asks_and_one_without_numbers_says_so)
  {
    const int way = _i;
    mat_t *file = new_file (way);
    g_autoptr (GError) error = NULL;

    put (file, way, make_table ("signal", 1, N, TRUE));
    Mat_Close (file);
    ck_assert_ptr_null (open_case (NULL, &error));
    soleus_test_error (&error, SOLEUS_ERROR_NO_RATE, "case.mat", "“signal”",
        "rate option", NULL);
    file = new_file (way);
    put (file, way, make_text ("note", "only words"));
    Mat_Close (file);
    ck_assert_ptr_null (open_case (NULL, &error));
    soleus_test_error (
        &error, SOLEUS_ERROR_INVALID, "case.mat", "“note” (text)", NULL);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("matlab-judge");
  TCase *tcase = tcase_create ("matlab-judge");

  tcase_add_loop_test (
      tcase, a_table_has_a_channel_a_row_or_column_in_every_version, 0, 6);
  tcase_add_loop_test (tcase, each_type_of_number_is_read, 0, 3);
  tcase_add_loop_test (
      tcase, a_structure_tells_rate_unit_and_labels_of_its_data, 0, 3);
  tcase_add_loop_test (
      tcase, labels_of_a_structure_array_are_those_of_the_channels, 0, 3);
  tcase_add_loop_test (
      tcase, vectors_of_one_length_are_channels_and_time_tells_the_rate, 0, 3);
  tcase_add_loop_test (
      tcase, a_variable_can_be_chosen_and_what_cannot_be_read_says_why, 0, 3);
  tcase_add_loop_test (
      tcase, a_file_without_a_rate_asks_and_one_without_numbers_says_so, 0, 3);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
