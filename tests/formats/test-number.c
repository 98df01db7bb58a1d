/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "soleus-number.h"
#include "soleus-test.h"

/* Random numbers as files spell them; 10 million were tried once, a tenth of
 * a million is tried at each test. */
#define N_RANDOM 100000

static void
agree (const char *text)
{
  char *stop;
  double expected = g_ascii_strtod (text, &stop), value = 0.0;
  const char *end =
      soleus_number_scan (text, text + strlen (text), '.', &value);

  ck_assert_msg (end == stop, "\"%s\": ended elsewhere", text);
  ck_assert_msg (memcmp (&value, &expected, sizeof value) == 0, "\"%s\": %.17g",
      text, value);
}

START_TEST (numbers_are_those_of_strtod_to_the_last_bit)
  {
    static const char *const formats[] = {
        "%.3f", "%.6f", "%.17g", "%.8e", "%g", "%.0f", "%+.4f", "%.25f"};
    g_autoptr (GRand) random = g_rand_new_with_seed (soleus_test_seed ());

    for (guint i = 0; i < N_RANDOM; i++)
      {
        char text[400];
        double value = (g_rand_double (random) - 0.5)
            * pow (10.0, g_rand_int_range (random, -30, 30));
        g_ascii_formatd (
            text, sizeof text, formats[i % G_N_ELEMENTS (formats)], value);
        agree (text);
      }
  }
END_TEST

START_TEST (odd_spellings_agree_too)
  {
    static const char *const texts[] = {"0", "-0", "0.0", "1.", ".5", "-.5e3",
        "1e5", "1E-5", "1e", "1e+", "12abc", "9007199254740993",
        "9007199254740992.5", "123456789012345678901234567890", "1e22", "1e23",
        "1e-22", "1e-23", "4.9e-324", "1.7976931348623157e308", "0.1e1x",
        "1..2", "1.2.3", "00012.50"};

    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      agree (texts[i]);
  }
END_TEST

START_TEST (what_is_no_number_is_none)
  {
    static const char *const texts[] = {
        "", "-", ".", "e5", "nan", "inf", "-inf", " 1", "x", "+", "1e999"};
    double value;

    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      ck_assert_msg (soleus_number_scan (
                         texts[i], texts[i] + strlen (texts[i]), '.', &value)
              == NULL,
          "\"%s\"", texts[i]);
  }
END_TEST

START_TEST (a_comma_is_a_decimal_sign_where_told)
  {
    const char *text = "-12,5;7";
    double value;

    ck_assert_ptr_eq (
        soleus_number_scan (text, text + 7, ',', &value), text + 5);
    ck_assert_double_eq (value, -12.5);
    text = "1,00000000000000000000001";
    ck_assert_ptr_eq (
        soleus_number_scan (text, text + strlen (text), ',', &value),
        text + strlen (text));
    ck_assert_double_eq (value, 1.0);
  }
END_TEST

START_TEST (the_scanner_never_reads_past_the_end)
  {
    const char *text = "123456";
    double value;

    for (int n = 1; n <= 6; n++)
      ck_assert_ptr_eq (
          soleus_number_scan (text, text + n, '.', &value), text + n);
    ck_assert_double_eq (value, 123456.0);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("number");
  TCase *tcase = tcase_create ("number");

  tcase_add_test (tcase, numbers_are_those_of_strtod_to_the_last_bit);
  tcase_add_test (tcase, odd_spellings_agree_too);
  tcase_add_test (tcase, what_is_no_number_is_none);
  tcase_add_test (tcase, a_comma_is_a_decimal_sign_where_told);
  tcase_add_test (tcase, the_scanner_never_reads_past_the_end);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
