/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-dsp-test.h"

#include "soleus-pyramid.h"

static const gsize lengths[] = {1, 255, 256, 257, 1024, 5000, 70001};
static const gsize columns[] = {1, 3, 7, 100};

/* The column as the header defines it, bin by bin. */
static void
column_by_force (const float *x, gsize n, guint64 first, guint64 span,
    gsize n_columns, gsize c, float *min, float *max)
{
  guint64 start = first + span * c / n_columns;
  guint64 end = first + span * (c + 1) / n_columns;
  gboolean any = FALSE;

  *min = *max = NAN;
  if (start >= n)
    return;
  for (guint64 bin = 0; bin * 256 < n; bin++)
    {
      gboolean begins_here = bin * 256 >= start && bin * 256 < end;
      gboolean holds_start = bin * 256 <= start && start < bin * 256 + 256;
      guint64 first_inside = (start + 255) / 256 * 256;
      gboolean narrow = first_inside >= end;

      if (!begins_here && !(holds_start && (narrow || c == 0)))
        continue;
      for (guint64 i = bin * 256; i < MIN (n, bin * 256 + 256); i++)
        {
          *min = any ? MIN (*min, x[i]) : x[i];
          *max = any ? MAX (*max, x[i]) : x[i];
          any = TRUE;
        }
    }
}

static void
check_query (SoleusPyramid *pyramid, const float *x, gsize n, guint64 first,
    guint64 span, gsize n_columns)
{
  float min[100], max[100];

  soleus_pyramid_query (pyramid, first, span, n_columns, min, max);
  for (gsize c = 0; c < n_columns; c++)
    {
      float low, high;

      column_by_force (x, n, first, span, n_columns, c, &low, &high);
      ck_assert (low == min[c] || (isnan (low) && isnan (min[c])));
      ck_assert (high == max[c] || (isnan (high) && isnan (max[c])));
    }
}

START_TEST (a_query_is_that_of_brute_force)
  {
    gsize n = lengths[_i];
    g_autofree float *x = white_noise (n);
    g_autoptr (SoleusPyramid) pyramid = soleus_pyramid_new ();
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());

    soleus_pyramid_append (pyramid, x, n);
    ck_assert_uint_eq (soleus_pyramid_get_n_samples (pyramid), n);
    for (gsize k = 0; k < G_N_ELEMENTS (columns); k++)
      {
        check_query (pyramid, x, n, 0, n, columns[k]);
        for (int try = 0; try < 10; try++)
          {
            guint64 first = (guint64)g_rand_int_range (rand, 0, (gint)n);
            guint64 span = (guint64)g_rand_int_range (rand, 1, (gint)n + 300);

            check_query (pyramid, x, n, first, span, columns[k]);
          }
      }
  }
END_TEST

START_TEST (each_prefix_can_be_asked_for_while_it_grows)
  {
    gsize n = 20000, have = 0;
    g_autofree float *x = white_noise (n);
    g_autoptr (SoleusPyramid) grown = soleus_pyramid_new ();
    g_autoptr (GRand) rand = g_rand_new_with_seed (soleus_test_seed ());

    while (have < n)
      {
        gsize more = (gsize)g_rand_int_range (rand, 1, 900);

        more = MIN (more, n - have);
        soleus_pyramid_append (grown, x + have, more);
        have += more;
        check_query (grown, x, have, 0, have, 7);
        check_query (grown, x, have, have / 3, n, 7);
      }
  }
END_TEST

START_TEST (a_spike_is_in_one_column_and_never_lost)
  {
    gsize n = 100000;
    g_autofree float *x = g_new0 (float, n);
    float min[33], max[33];

    for (gsize at = 17; at < n; at += 9973)
      {
        g_autoptr (SoleusPyramid) pyramid = soleus_pyramid_new ();
        guint n_seen = 0;

        x[at] = 5.0f;
        soleus_pyramid_append (pyramid, x, n);
        x[at] = 0.0f;
        soleus_pyramid_query (pyramid, 0, n, 33, min, max);
        for (gsize c = 0; c < 33; c++)
          n_seen += max[c] == 5.0f;
        ck_assert_uint_eq (n_seen, 1);
      }
  }
END_TEST

START_TEST (a_gap_is_not_a_number_and_hides_nothing)
  {
    g_autoptr (SoleusPyramid) pyramid = soleus_pyramid_new ();
    g_autofree float *x = white_noise (256 * 8);
    float min[8], max[8], low, high;

    for (gsize i = 256 * 3; i < 256 * 5 + 10; i++)
      x[i] = NAN;
    x[256 * 5 + 20] = 50.0f;
    soleus_pyramid_append (pyramid, x, 256 * 8);
    soleus_pyramid_query (pyramid, 0, 256 * 8, 8, min, max);
    ck_assert (isnan (min[3]) && isnan (max[3]) && isnan (min[4]));
    ck_assert_float_eq (max[5], 50.0f);
    ck_assert (soleus_pyramid_range (pyramid, 0, 256 * 8, &low, &high));
    ck_assert_float_eq (high, 50.0f);
    ck_assert (!soleus_pyramid_range (pyramid, 256 * 3, 512, &low, &high));
    ck_assert (!soleus_pyramid_range (pyramid, 256 * 8, 5, &low, &high));
  }
END_TEST

START_TEST (an_empty_pyramid_answers_nothing)
  {
    g_autoptr (SoleusPyramid) pyramid = soleus_pyramid_new ();
    float min[2], max[2];

    soleus_pyramid_query (pyramid, 0, 1000, 2, min, max);
    ck_assert (isnan (min[0]) && isnan (max[1]));
  }
END_TEST

START_TEST (four_megabytes_hold_a_hundred_million_samples)
  {
    g_autoptr (SoleusPyramid) pyramid = soleus_pyramid_new ();
    g_autofree float *x = g_new0 (float, 1000000);

    soleus_pyramid_append (pyramid, x, 1000000);
    /* 8 bytes per 256 samples and a third of it above: 4.2 MB per 10^8 */
    ck_assert_uint_lt (soleus_pyramid_get_bytes (pyramid), 43000);
  }
END_TEST

START_TEST (columns_from_samples_are_those_of_brute_force)
  {
    gsize n = 1000;
    g_autofree float *x = white_noise (n);
    float min[1500], max[1500];

    soleus_min_max_columns (x, n, 7, min, max);
    for (gsize c = 0; c < 7; c++)
      {
        float low = INFINITY, high = -INFINITY;

        for (gsize i = c * n / 7; i < (c + 1) * n / 7; i++)
          {
            low = MIN (low, x[i]);
            high = MAX (high, x[i]);
          }
        ck_assert_float_eq (min[c], low);
        ck_assert_float_eq (max[c], high);
      }
    soleus_min_max_columns (x, n, 1500, min, max);
    for (gsize c = 0; c < 1500; c++)
      ck_assert_float_eq (min[c], x[c * n / 1500]);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("pyramid");
  TCase *tc = tcase_create ("pyramid");

  tcase_add_loop_test (
      tc, a_query_is_that_of_brute_force, 0, G_N_ELEMENTS (lengths));
  tcase_add_test (tc, each_prefix_can_be_asked_for_while_it_grows);
  tcase_add_test (tc, a_spike_is_in_one_column_and_never_lost);
  tcase_add_test (tc, a_gap_is_not_a_number_and_hides_nothing);
  tcase_add_test (tc, an_empty_pyramid_answers_nothing);
  tcase_add_test (tc, four_megabytes_hold_a_hundred_million_samples);
  tcase_add_test (tc, columns_from_samples_are_those_of_brute_force);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
