/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include "soleus-unit.h"

static const struct
{
  const char *text;
  SoleusQuantity quantity;
  double factor;
} spellings[] = {
    {"uV", SOLEUS_QUANTITY_VOLTAGE, 1.0},
    {" [\302\265V] ", SOLEUS_QUANTITY_VOLTAGE, 1.0},
    {"\316\274V", SOLEUS_QUANTITY_VOLTAGE, 1.0},
    {"(mV)", SOLEUS_QUANTITY_VOLTAGE, 1000.0},
    {"V", SOLEUS_QUANTITY_VOLTAGE, 1e6},
    {"g", SOLEUS_QUANTITY_ACCELERATION, 1.0},
    {"mg", SOLEUS_QUANTITY_ACCELERATION, 0.001},
    {"m/s^2", SOLEUS_QUANTITY_ACCELERATION, 1 / 9.80665},
    {"m/s\302\262", SOLEUS_QUANTITY_ACCELERATION, 1 / 9.80665},
};

START_TEST (a_unit_is_known_by_every_usual_spelling)
  {
    const SoleusUnit *unit = soleus_unit_lookup (spellings[_i].text);

    ck_assert_ptr_nonnull (unit);
    ck_assert_int_eq (unit->quantity, spellings[_i].quantity);
    ck_assert_double_eq_tol (
        unit->to_own_unit, spellings[_i].factor, 1e-15 * spellings[_i].factor);
  }
END_TEST

START_TEST (an_unknown_unit_is_not_guessed)
  {
    ck_assert_ptr_null (soleus_unit_lookup ("furlong"));
    ck_assert_ptr_null (soleus_unit_lookup (""));
    ck_assert_ptr_null (soleus_unit_lookup (NULL));
    ck_assert_ptr_null (soleus_unit_lookup ("MV"));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("unit");
  TCase *tc = tcase_create ("lookup");

  tcase_add_loop_test (
      tc, a_unit_is_known_by_every_usual_spelling, 0, G_N_ELEMENTS (spellings));
  tcase_add_test (tc, an_unknown_unit_is_not_guessed);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
