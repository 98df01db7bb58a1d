/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-units.h"

START_TEST (units_are_as_they_are_unless_others_are_wanted)
  {
    static const struct
    {
      SoleusUnits units;
      const char *unit;
      double value;
      const char *told;
    } rows[] = {
        {{FALSE, FALSE}, "uV", 86.0, "86.0 µV"},
        {{FALSE, FALSE}, "g", 0.02, "0.0200 g"},
        {{TRUE, FALSE}, "uV", 86.0, "0.0860 mV"},
        {{TRUE, FALSE}, "g", 0.02, "0.0200 g"},
        {{FALSE, TRUE}, "g", 0.1, "0.981 m/s²"},
        {{TRUE, TRUE}, "counts", 5.0, "5.00 counts"},
        {{TRUE, TRUE}, NULL, 5.0, "5.00"},
    };

    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autofree char *text = soleus_units_dup_value (
            &rows[i].units, rows[i].value, rows[i].unit);

        ck_assert_str_eq (text, rows[i].told);
      }
  }
END_TEST

START_TEST (the_factor_belongs_to_the_unit)
  {
    const SoleusUnits both = {TRUE, TRUE};
    double factor;

    ck_assert_str_eq (soleus_units_get (&both, "uV", &factor), "mV");
    ck_assert_double_eq_tol (factor, 0.001, 1e-12);
    ck_assert_str_eq (soleus_units_get (&both, "g", &factor), "m/s²");
    ck_assert_double_eq_tol (factor, 9.80665, 1e-12);
    ck_assert_str_eq (soleus_units_get (&both, "", &factor), "");
    ck_assert_double_eq_tol (factor, 1.0, 1e-12);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("app-units");
  TCase *tests = tcase_create ("units");

  tcase_add_test (tests, units_are_as_they_are_unless_others_are_wanted);
  tcase_add_test (tests, the_factor_belongs_to_the_unit);
  suite_add_tcase (suite, tests);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
