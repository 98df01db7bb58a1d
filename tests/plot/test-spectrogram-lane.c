/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>

#include "plot-example.h"
#include "plot-picture.h"
#include "soleus-color-map.h"
#include "soleus-spectrogram-lane.h"

static const SoleusRect whole = {0, 0, 600, 160};

typedef struct
{
  SoleusRecording *recording;
  SoleusSpectrogramMap *map;
  cairo_surface_t *surface;
  SoleusSpectrogramLane lane;
  PlotPicture picture;
} Case;

/* The made-up calf from 8 to 14 s, with a gap from 10 to 12 s; all of its
 * power is put into the row at 100 to 105 Hz. */
static void
case_init (Case *made)
{
  SoleusSpectrogramRequest request;

  made->recording = plot_example_recording (1);
  request = (SoleusSpectrogramRequest){.recording = made->recording,
      .first = 800,
      .n_columns = 600,
      .column_s = 0.01,
      .window_s = 0.128,
      .top_hz = 480.0};
  made->map = soleus_spectrogram_map_new (&request, NULL, 1, NULL, NULL);
  for (guint i = 0; i < made->map->n_columns * made->map->n_rows; i++)
    if (!isnan (made->map->power[i]))
      made->map->power[i] = i % made->map->n_rows == 20 ? 1e6f : 1e-6f;
  made->surface = soleus_spectrogram_picture_new (made->map, 60.0);
  made->lane = (SoleusSpectrogramLane){.map = made->map,
      .picture = made->surface,
      .span = {8.0, 14.0},
      .top_hz = 480.0,
      .top_db = 60.0,
      .title = "calf",
      .unit = "uV",
      .cursor_s = NAN,
      .second_s = NAN};
  plot_picture_init (&made->picture, 600, 160);
}

static void
case_clear (Case *made)
{
  plot_picture_clear (&made->picture);
  cairo_surface_destroy (made->surface);
  soleus_spectrogram_map_unref (made->map);
  soleus_recording_unref (made->recording);
}

static SoleusRect
draw (Case *made)
{
  const SoleusTheme *theme = soleus_theme_get (SOLEUS_THEME_LIGHT);

  soleus_spectrogram_lane_draw (made->picture.cr, theme, &whole, &made->lane);
  return soleus_spectrogram_lane_plot (theme, &whole);
}

START_TEST (power_is_bright_at_its_frequency)
  {
    Case made;
    SoleusRect plot, ridge, above;
    SoleusColor bright = soleus_color_map (1.0);
    SoleusColor dark = soleus_color_map (0.0);

    case_init (&made);
    plot = draw (&made);
    /* row 20 of 96, from below */
    ridge = (SoleusRect){
        plot.x + 10, plot.y + plot.height * (1.0 - 20.5 / 96.0) - 1, 100, 2};
    above = (SoleusRect){plot.x + 10, plot.y + 5, 100, 20};
    ck_assert_uint_ge (
        plot_picture_of_color (&made.picture, &ridge, &bright, 0.25), 95);
    ck_assert_uint_eq (
        plot_picture_of_color (&made.picture, &above, &dark, 0.05), 2000);
    case_clear (&made);
  }
END_TEST

START_TEST (a_gap_is_hatched)
  {
    Case made;
    SoleusRect plot, gap;
    SoleusColor dark = soleus_color_map (0.0);

    case_init (&made);
    plot = draw (&made);
    /* 10 to 12 of 8 to 14 s; the edge columns are mixed with it */
    gap = (SoleusRect){plot.x + plot.width / 3.0 + 3, plot.y + 5,
        plot.width / 3.0 - 6, plot.height - 10};
    ck_assert_uint_eq (
        plot_picture_of_color (&made.picture, &gap, &dark, 0.05), 0);
    ck_assert_uint_gt (plot_picture_ink (&made.picture, &gap), 100);
    case_clear (&made);
  }
END_TEST

START_TEST (half_of_it_is_drawn_where_half_is_in_sight)
  {
    Case made;
    SoleusRect plot, after;
    SoleusColor dark = soleus_color_map (0.0);

    case_init (&made);
    made.lane.span = (SoleusSpan){13.0, 15.0};
    plot = draw (&made);
    after = (SoleusRect){
        plot.x + plot.width / 2.0 + 3, plot.y, plot.width / 2.0 - 3, 100};
    ck_assert_uint_eq (
        plot_picture_of_color (&made.picture, &after, &dark, 0.05), 0);
    after.x = plot.x;
    ck_assert_uint_gt (
        plot_picture_of_color (&made.picture, &after, &dark, 0.05), 5000);
    case_clear (&made);
  }
END_TEST

START_TEST (the_legend_has_both_ends_of_the_colors)
  {
    Case made;
    SoleusRect plot, head;

    case_init (&made);
    plot = draw (&made);
    head = (SoleusRect){plot.x, 0, plot.width, plot.y - 1};
    for (int i = 0; i <= 10; i++)
      {
        SoleusColor color = soleus_color_map (i / 10.0);

        ck_assert_uint_gt (
            plot_picture_of_color (&made.picture, &head, &color, 0.02), 3);
      }
    case_clear (&made);
  }
END_TEST

START_TEST (without_a_map_there_is_an_axis_and_a_title)
  {
    Case made;
    SoleusRect plot, head, axis;

    case_init (&made);
    made.lane.map = NULL;
    made.lane.top_db = NAN;
    plot = draw (&made);
    head = (SoleusRect){plot.x, 0, plot.width, plot.y - 1};
    axis = (SoleusRect){0, plot.y, plot.x, plot.height};
    ck_assert_uint_gt (plot_picture_ink (&made.picture, &head), 20);
    ck_assert_uint_gt (plot_picture_ink (&made.picture, &axis), 20);
    plot.x += 2.0; /* the ends of its tick marks */
    ck_assert_uint_eq (plot_picture_ink (&made.picture, &plot), 0);
    case_clear (&made);
  }
END_TEST

START_TEST (the_cursor_is_seen_over_any_color)
  {
    Case made;
    static const SoleusColor white = {1.0, 1.0, 1.0, 1.0};
    SoleusRect plot, line;

    case_init (&made);
    made.lane.cursor_s = 9.0;
    plot = draw (&made);
    line = (SoleusRect){
        floor (plot.x + plot.width / 6.0), plot.y, 1, floor (plot.height)};
    ck_assert_uint_ge (
        plot_picture_of_color (&made.picture, &line, &white, 0.02),
        (guint)plot.height - 2);
    case_clear (&made);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("spectrogram-lane");
  TCase *tcase = tcase_create ("spectrogram-lane");

  tcase_add_test (tcase, power_is_bright_at_its_frequency);
  tcase_add_test (tcase, a_gap_is_hatched);
  tcase_add_test (tcase, half_of_it_is_drawn_where_half_is_in_sight);
  tcase_add_test (tcase, the_legend_has_both_ends_of_the_colors);
  tcase_add_test (tcase, without_a_map_there_is_an_axis_and_a_title);
  tcase_add_test (tcase, the_cursor_is_seen_over_any_color);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
