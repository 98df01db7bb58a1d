/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "damage.h"
#include "soleus-test.h"
#include "soleus-wfdb-codec.h"

/* Hand-made headers over hand-made samples: what opens must be readable from
 * end to end, whatever was changed in the header. */
static const char *const headers[] = {
    "rec 1 1000 100\nrec.dat 16 200/mV 16 0 0 0 0 EMG\n",
    "rec 2 500 50 10:20:30 01/02/2020\nrec.dat 212 200(5)/uV 12 0 0 0 0 a\n"
    "rec.dat 212 100/uV 12 0 0 0 0 b\n# comment soleus\n",
    "rec 2 500\nrec.dat 16x3 200/mV 16 0 0 0 0 a\n"
    "rec.dat 16:2 200/mV 16 0 0 0 0 b\n",
    "rec 1 500 90\nrec.dat 311 200/mV 10 0 0 0 0 a\n",
    "rec 1 500 90\nrec.dat 310+8 200/mV 10 0 0 0 0 a\n",
    "rec 1 500 90\nrec.dat 8 200/mV 8 0 -5 0 0 a\n",
};

START_TEST (a_changed_header_is_an_error_or_a_part)
  {
    guint8 samples[600];

    for (guint i = 0; i < sizeof samples; i++)
      samples[i] = (guint8)(i * 37);
    ck_assert (damage_try ("rec.hea", (const guint8 *)headers[_i],
        strlen (headers[_i]), samples, sizeof samples));
    damage_try_all ("rec.hea", (const guint8 *)headers[_i],
        strlen (headers[_i]), samples, sizeof samples, 300,
        soleus_test_seed ());
  }
END_TEST

START_TEST (fewer_samples_than_the_header_says_are_read_as_far_as_they_go)
  {
    guint8 samples[600] = {0};
    guint n_opened = 0;

    for (gsize n = 1; n <= sizeof samples; n += 7)
      n_opened += damage_try ("rec.hea", (const guint8 *)headers[_i],
          strlen (headers[_i]), samples, n);
    /* All but the shortest hold a frame. */
    ck_assert_uint_ge (n_opened, 80);
  }
END_TEST

START_TEST (every_packing_counts_its_whole_groups)
  {
    static const struct
    {
      guint format;
      gsize bytes;
      guint64 n;
    } cases[] = {{16, 7, 3}, {24, 8, 2}, {32, 11, 2}, {8, 5, 5}, {80, 5, 5},
        {61, 4, 2}, {160, 5, 2}, {212, 3, 2}, {212, 5, 2}, {212, 6, 4},
        {310, 4, 3}, {310, 7, 3}, {311, 8, 6}, {311, 0, 0}};

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      ck_assert_uint_eq (
          soleus_wfdb_codec_count (
              soleus_wfdb_codec (cases[i].format), cases[i].bytes),
          cases[i].n);
    ck_assert_ptr_null (soleus_wfdb_codec (508));
    ck_assert_ptr_null (soleus_wfdb_codec (0));
  }
END_TEST

START_TEST (the_missing_value_is_one_that_the_packing_can_hold)
  {
    static const struct
    {
      guint format;
      guint8 bytes[4];
    } cases[] = {{16, {0x00, 0x80}}, {24, {0x00, 0x00, 0x80}},
        {32, {0x00, 0x00, 0x00, 0x80}}, {61, {0x80, 0x00}}, {80, {0x00}},
        {160, {0x00, 0x00}}, {212, {0x00, 0x08}}};

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        const SoleusWfdbCodec *codec = soleus_wfdb_codec (cases[i].format);
        ck_assert_int_eq (codec->load (cases[i].bytes, 0), codec->missing);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("wfdb-damage");
  TCase *tcase = tcase_create ("wfdb-damage");

  tcase_set_timeout (tcase, 60);
  tcase_add_loop_test (
      tcase, a_changed_header_is_an_error_or_a_part, 0, G_N_ELEMENTS (headers));
  tcase_add_loop_test (tcase,
      fewer_samples_than_the_header_says_are_read_as_far_as_they_go, 0,
      G_N_ELEMENTS (headers));
  tcase_add_test (tcase, every_packing_counts_its_whole_groups);
  tcase_add_test (tcase, the_missing_value_is_one_that_the_packing_can_hold);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
