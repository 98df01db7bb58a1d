/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-channel-set.h"
#include "soleus-test.h"

START_TEST (a_set_holds_what_was_added_and_nothing_else)
  {
    SoleusChannelSet set = {{0}};
    const guint members[] = {0, 63, 64, 130, 255};
    int seen = -1;

    for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
      soleus_channel_set_add (&set, members[i]);
    ck_assert_uint_eq (soleus_channel_set_count (&set), G_N_ELEMENTS (members));
    for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
      {
        seen = soleus_channel_set_next (&set, seen);
        ck_assert_int_eq (seen, (int)members[i]);
        ck_assert (soleus_channel_set_has (&set, members[i]));
      }
    ck_assert_int_eq (soleus_channel_set_next (&set, seen), -1);
    ck_assert (!soleus_channel_set_has (&set, 1));
    ck_assert (!soleus_channel_set_has (&set, 256));
  }
END_TEST

START_TEST (sets_overlap_only_where_they_share_a_channel)
  {
    SoleusChannelSet first_three = soleus_channel_set_first (3);
    SoleusChannelSet second = soleus_channel_set_of (1);
    SoleusChannelSet far = soleus_channel_set_of (200);
    SoleusChannelSet none = {{0}};

    ck_assert_uint_eq (soleus_channel_set_count (&first_three), 3);
    ck_assert (soleus_channel_set_overlaps (&first_three, &second));
    ck_assert (!soleus_channel_set_overlaps (&first_three, &far));
    ck_assert (!soleus_channel_set_overlaps (&none, &none));
    ck_assert (soleus_channel_set_equal (&none, &none));
    ck_assert (!soleus_channel_set_equal (&second, &far));
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("channel-set");
  TCase *tc = tcase_create ("members");

  tcase_add_test (tc, a_set_holds_what_was_added_and_nothing_else);
  tcase_add_test (tc, sets_overlap_only_where_they_share_a_channel);
  suite_add_tcase (suite, tc);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
