/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "soleus-label.h"
#include "soleus-label-words.h"
#include "soleus-test.h"

#define EMG SOLEUS_KIND_EMG
#define ACC SOLEUS_KIND_ACCELEROMETER
#define OTHER SOLEUS_KIND_OTHER
#define LEFT SOLEUS_SIDE_LEFT
#define RIGHT SOLEUS_SIDE_RIGHT

/* Labels as recorders, sleep laboratories, phones and hobbyists write them. */
static const struct
{
  const char *label;
  const char *unit; /* beside the label; NULL: none */
  double rate_hz;
  SoleusKind kind;
  const char *own_unit;
  gboolean calibrated;
  double to_own;
  const char *muscle;
  SoleusSide side;
  int axis;
} labels[] = {
    {"soleus_mV", NULL, 2000, EMG, "uV", TRUE, 1e3, "soleus", 0, -1},
    {"FDI_mV", NULL, 2000, EMG, "uV", TRUE, 1e3, "first dorsal interosseous", 0,
        -1},
    {"Ext_V", NULL, 5000, EMG, "uV", TRUE, 1e6, "forearm extensors", 0, -1},
    /* Volts of an accelerometer are no acceleration. */
    {"Accel_V", NULL, 500, ACC, "V", FALSE, 1, NULL, 0, -1},
    {"accelerometer", "mV", 100, ACC, "mV", FALSE, 1, NULL, 0, -1},
    {"EMG", "uV", 1000, EMG, "uV", TRUE, 1, NULL, 0, -1},
    {"EMG", "", 1000, EMG, "", FALSE, 1, NULL, 0, -1},
    {"EMG Tib. ant. L", "uV", 256, EMG, "uV", TRUE, 1, "tibialis anterior",
        LEFT, -1},
    {"LAT", "uV", 256, EMG, "uV", TRUE, 1, "tibialis anterior", LEFT, -1},
    {"RAT", "uV", 256, EMG, "uV", TRUE, 1, "tibialis anterior", RIGHT, -1},
    {"RTA", "uV", 256, EMG, "uV", TRUE, 1, "tibialis anterior", RIGHT, -1},
    {"LLEG", "uV", 256, EMG, "uV", TRUE, 1, NULL, LEFT, -1},
    {"Leg R", "uV", 256, EMG, "uV", TRUE, 1, NULL, RIGHT, -1},
    {"Bein links", "uV", 256, EMG, "uV", TRUE, 1, NULL, LEFT, -1},
    {"Wade re", "uV", 1000, EMG, "uV", TRUE, 1, "calf", RIGHT, -1},
    {"PLM l", "uV", 200, EMG, "uV", TRUE, 1, NULL, LEFT, -1},
    {"Chin 1-Chin 2", "uV", 200, EMG, "uV", TRUE, 1, "chin", 0, -1},
    {"leftGastrocMed", "uV", 1000, EMG, "uV", TRUE, 1, "gastrocnemius", LEFT,
        -1},
    {"Gastroc Lat R", "uV", 1000, EMG, "uV", TRUE, 1, "gastrocnemius", RIGHT,
        -1},
    {"R VASTUS: EMG 1 [V]", NULL, 2000, EMG, "uV", TRUE, 1e6, "vastus", RIGHT,
        -1},
    {"R VASTUS: ACC X [g]", NULL, 148, ACC, "g", TRUE, 1, "vastus", RIGHT, 0},
    {"acc_x", "m/s^2", 100, ACC, "g", TRUE, 1 / 9.80665, NULL, 0, 0},
    {"Acceleration y (m/s^2)", NULL, 100, ACC, "g", TRUE, 1 / 9.80665, NULL, 0,
        1},
    {"az", "mg", 50, ACC, "g", TRUE, 1e-3, NULL, 0, 2},
    {"gFx", NULL, 100, ACC, "", FALSE, 1, NULL, 0, 0},
    {"x", "g", 100, ACC, "g", TRUE, 1, NULL, 0, 0},
    {"x", NULL, 100, OTHER, "", FALSE, 1, NULL, 0, 0},
    {"gyro x", "deg/s", 100, OTHER, "deg/s", TRUE, 1, NULL, 0, 0},
    {"wx", NULL, 100, OTHER, "", FALSE, 1, NULL, 0, 0},
    {"Gyroscope z (rad/s)", NULL, 100, OTHER, "rad/s", TRUE, 1, NULL, 0, 2},
    {"magn y", NULL, 100, OTHER, "", FALSE, 1, NULL, 0, 1},
    {"ECG", "mV", 500, OTHER, "uV", TRUE, 1e3, NULL, 0, -1},
    {"MLII", "mV", 360, OTHER, "uV", TRUE, 1e3, NULL, 0, -1},
    {"EEG Fpz-Cz", "uV", 100, OTHER, "uV", TRUE, 1, NULL, 0, -1},
    {"C3-M2", "uV", 256, OTHER, "uV", TRUE, 1, NULL, 0, -1},
    {"V5", "mV", 360, OTHER, "uV", TRUE, 1e3, NULL, 0, -1},
    {"Fp1", "uV", 256, OTHER, "uV", TRUE, 1, NULL, 0, -1},
    {"Resp oro-nasal", "", 1, OTHER, "", FALSE, 1, NULL, 0, -1},
    {"SpO2", "%", 4, OTHER, "%", TRUE, 1, NULL, 0, -1},
    {"Status", "Boolean", 2048, OTHER, "Boolean", TRUE, 1, NULL, 0, -1},
    {"Event marker", "", 1, OTHER, "", FALSE, 1, NULL, 0, -1},
    /* No word, no unit: the rate. */
    {"column 2", NULL, 4000, EMG, "", FALSE, 1, NULL, 0, -1},
    {"column 2", NULL, 50, OTHER, "", FALSE, 1, NULL, 0, -1},
    {"signal", "\302\265V", 1000, EMG, "uV", TRUE, 1, NULL, 0, -1},
    {"", "uV", 1000, EMG, "uV", TRUE, 1, NULL, 0, -1},
};

START_TEST (a_label_tells_kind_unit_muscle_side_and_axis)
  {
    double to_own = 0;
    g_autoptr (SoleusChannel) channel = soleus_label_make_channel (
        labels[_i].label, labels[_i].unit, NULL, labels[_i].rate_hz, &to_own);

    ck_assert_str_eq (channel->label, labels[_i].label);
    ck_assert_msg (channel->kind == labels[_i].kind, "\"%s\" is %s",
        labels[_i].label, soleus_kind_id (channel->kind));
    ck_assert_str_eq (channel->unit, labels[_i].own_unit);
    ck_assert_msg (channel->calibrated == labels[_i].calibrated, "\"%s\"",
        labels[_i].label);
    ck_assert_double_eq_tol (to_own, labels[_i].to_own, 1e-12 * to_own);
    ck_assert_msg (g_strcmp0 (channel->muscle, labels[_i].muscle) == 0,
        "\"%s\" is of %s", labels[_i].label, channel->muscle);
    ck_assert_msg (
        channel->side == labels[_i].side, "\"%s\"", labels[_i].label);
    ck_assert_msg (channel->axis == labels[_i].axis, "\"%s\" has axis %d",
        labels[_i].label, channel->axis);
  }
END_TEST

START_TEST (what_was_told_of_the_kind_wins_over_the_words)
  {
    const SoleusKind told = ACC;
    double to_own;
    g_autoptr (SoleusChannel) channel =
        soleus_label_make_channel ("EMG", "V", &told, 1000, &to_own);

    ck_assert_int_eq (channel->kind, ACC);
    ck_assert (!channel->calibrated);
    ck_assert_str_eq (channel->unit, "V");
  }
END_TEST

START_TEST (the_unit_in_a_label_is_cut_off_its_words)
  {
    static const struct
    {
      const char *label;
      const char *unit;
    } cases[] = {{"EMG (uV)", "uV"}, {"EMG [mV] ", "mV"}, {"EMG_uV", "uV"},
        {"EMG mV", "mV"}, {"EMG/V", "V"}, {"turn (deg/s)", "deg/s"},
        {"EMG", NULL}, {"uV", NULL}, {"()", NULL}, {"(", NULL}, {")", NULL},
        {"a)", NULL}, {"_", NULL}, {"EMG_left", NULL}};

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_auto (SoleusLabel) label = {NULL};
        soleus_label_read (cases[i].label, &label);
        ck_assert_msg (g_strcmp0 (label.unit, cases[i].unit) == 0,
            "\"%s\" has the unit %s", cases[i].label, label.unit);
      }
  }
END_TEST

static SoleusChannel *
channel_of (const char *label, double rate_hz)
{
  double to_own;
  SoleusChannel *channel =
      soleus_label_make_channel (label, NULL, NULL, rate_hz, &to_own);

  soleus_channel_add_run (channel, 100, 0.0);
  return channel;
}

START_TEST (three_axes_are_one_sensor_and_become_an_accelerometer)
  {
    SoleusChannel *channels[] = {channel_of ("z", 100), channel_of ("x", 100),
        channel_of ("EMG", 1000), channel_of ("y", 100)};
    static const int sensors[] = {0, 0, -1, 0};

    soleus_label_group_axes (channels, 4);
    for (guint c = 0; c < 4; c++)
      {
        ck_assert_int_eq (channels[c]->sensor, sensors[c]);
        ck_assert_int_eq (channels[c]->kind, sensors[c] < 0 ? EMG : ACC);
        soleus_channel_free (channels[c]);
      }
  }
END_TEST

START_TEST (two_sensors_are_two_and_their_axes_do_not_mix)
  {
    static const char *const names[] = {
        "S1 ACC X", "S2 ACC X", "S1 ACC Y", "S2 ACC Y", "S1 ACC Z", "S2 ACC Z"};
    SoleusChannel *channels[6];

    for (guint c = 0; c < 6; c++)
      channels[c] = channel_of (names[c], 100);
    soleus_label_group_axes (channels, 6);
    for (guint c = 0; c < 6; c++)
      {
        ck_assert_int_eq (channels[c]->sensor, (int)(c % 2));
        ck_assert_int_eq (channels[c]->axis, (int)(c / 2));
      }
    for (guint c = 0; c < 6; c++)
      soleus_channel_free (channels[c]);
  }
END_TEST

START_TEST (axes_of_other_rates_or_of_rotation_are_no_sensor)
  {
    SoleusChannel *channels[] = {channel_of ("acc x", 100),
        channel_of ("acc y", 100), channel_of ("acc z", 50),
        channel_of ("gyro x", 100), channel_of ("gyro y", 100),
        channel_of ("gyro z", 100)};

    soleus_label_group_axes (channels, 6);
    for (guint c = 0; c < 6; c++)
      {
        ck_assert_int_eq (channels[c]->sensor, -1);
        ck_assert_int_eq (channels[c]->kind, c < 3 ? ACC : OTHER);
        soleus_channel_free (channels[c]);
      }
  }
END_TEST

START_TEST (places_on_the_scalp_are_known)
  {
    static const char *const yes[] = {
        "fp1", "fpz", "cz", "c3", "o2", "m1", "a2", "e1", "tp10", "ref"};
    static const char *const no[] = {
        "soleus", "x1", "c", "z", "fp", "c123", "czz", "3", "", "mz1"};

    for (guint i = 0; i < G_N_ELEMENTS (yes); i++)
      ck_assert_msg (soleus_is_scalp_word (yes[i]), "%s", yes[i]);
    for (guint i = 0; i < G_N_ELEMENTS (no); i++)
      ck_assert_msg (!soleus_is_scalp_word (no[i]), "%s", no[i]);
  }
END_TEST

/* Whatever a label is, it is taken as it is and nothing breaks. */
START_TEST (any_bytes_make_a_channel)
  {
    g_autoptr (GRand) random = g_rand_new_with_seed (soleus_test_seed ());

    for (guint i = 0; i < 3000; i++)
      {
        static const char letters[] = "xyzXYZ_()[] /-:.gmVuLRaceEMG12\303\274";
        char text[24];
        guint n = (guint)g_rand_int_range (random, 0, sizeof text);
        g_autofree char *valid = NULL;
        double to_own = NAN;
        for (guint k = 0; k < n; k++)
          text[k] = letters[g_rand_int_range (random, 0, sizeof letters - 1)];
        valid = g_utf8_make_valid (text, (gssize)n);
        soleus_channel_free (
            soleus_label_make_channel (valid, NULL, NULL, 100, &to_own));
        ck_assert (to_own > 0);
      }
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("label");
  TCase *tcase = tcase_create ("label");

  tcase_add_loop_test (tcase, a_label_tells_kind_unit_muscle_side_and_axis, 0,
      G_N_ELEMENTS (labels));
  tcase_add_test (tcase, what_was_told_of_the_kind_wins_over_the_words);
  tcase_add_test (tcase, the_unit_in_a_label_is_cut_off_its_words);
  tcase_add_test (tcase, three_axes_are_one_sensor_and_become_an_accelerometer);
  tcase_add_test (tcase, two_sensors_are_two_and_their_axes_do_not_mix);
  tcase_add_test (tcase, axes_of_other_rates_or_of_rotation_are_no_sensor);
  tcase_add_test (tcase, places_on_the_scalp_are_known);
  tcase_add_test (tcase, any_bytes_make_a_channel);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
