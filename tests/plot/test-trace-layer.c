/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-test.h"

#include <math.h>
#include <string.h>

#include "plot-example.h"
#include "plot-picture.h"

#define WIDTH 500
#define HEIGHT 140

static const SoleusRect whole = {0, 0, WIDTH, HEIGHT};

typedef struct
{
  SoleusRecording *recording;
  SoleusViewData *data;
  SoleusAnalysis *analysis;
  SoleusTraceLayer *layer;
  double column_s;
} Case;

static void
case_init (Case *made)
{
  made->recording = plot_example_recording (1);
  made->data = soleus_view_data_new (made->recording);
  ck_assert (soleus_view_data_build (made->data, NULL, NULL));
  made->analysis = plot_example_analysis ();
  made->layer = soleus_trace_layer_new ();
  made->column_s = 0.0;
}

static void
case_clear (Case *made)
{
  soleus_trace_layer_free (made->layer);
  soleus_analysis_unref (made->analysis);
  soleus_view_data_unref (made->data);
  soleus_recording_unref (made->recording);
}

/* Draws @span, as it is shifted (@layer) or all of it anew (NULL). */
static void
draw (
    Case *made, PlotPicture *picture, SoleusSpan span, SoleusTraceLayer *layer)
{
  const SoleusTheme *theme = soleus_theme_get (SOLEUS_THEME_LIGHT);
  SoleusTrack track;

  soleus_track_init (&track, made->data, 0, span);
  track.low = -130.0;
  track.high = 130.0;
  track.analysis = made->analysis;
  track.show_bursts = TRUE;
  track.layer = layer;
  soleus_track_snap (&track, theme, &whole, &made->column_s);
  soleus_track_draw (picture->cr, theme, &whole, &track);
  cairo_surface_flush (picture->surface);
}

static void
assert_same_as_anew (Case *made, SoleusSpan span)
{
  PlotPicture shifted, anew;
  gsize size;

  plot_picture_init (&shifted, WIDTH, HEIGHT);
  plot_picture_init (&anew, WIDTH, HEIGHT);
  draw (made, &shifted, span, made->layer);
  draw (made, &anew, span, NULL);
  size = (gsize)cairo_image_surface_get_stride (anew.surface) * HEIGHT;
  ck_assert_mem_eq (cairo_image_surface_get_data (shifted.surface),
      cairo_image_surface_get_data (anew.surface), size);
  plot_picture_clear (&shifted);
  plot_picture_clear (&anew);
}

static SoleusSpan
page (double start_s, double length_s)
{
  return (SoleusSpan){start_s, start_s + length_s};
}

/* Pages with many, a few and less than one sample a column, and from the
 * pyramid; all cross the gap from 10 to 12 s or an end. */
static const double lengths_s[] = {4.0, 2.0, 0.7, 0.2};

START_TEST (what_is_shifted_looks_like_what_is_drawn_anew)
  {
    Case made;
    double length_s = lengths_s[_i];
    static const double steps[] = {
        0.0, 0.02, 0.02, 0.1, -0.07, 0.02, -0.3, 0.011, 0.9, -0.9, 1.7, 0.001};
    double at_s = 9.9;

    case_init (&made);
    for (guint k = 0; k < G_N_ELEMENTS (steps); k++)
      {
        at_s += steps[k] * length_s;
        assert_same_as_anew (&made, page (at_s, length_s));
      }
    case_clear (&made);
  }
END_TEST

START_TEST (only_the_new_strip_is_drawn)
  {
    Case made;
    PlotPicture picture;
    guint64 page_n, before;

    case_init (&made);
    plot_picture_init (&picture, WIDTH, HEIGHT);
    draw (&made, &picture, page (2.0, 2.0), made.layer);
    page_n = soleus_trace_layer_get_n_drawn (made.layer);
    ck_assert_uint_gt (page_n, WIDTH / 2);
    draw (&made, &picture, page (2.0, 2.0), made.layer);
    ck_assert_uint_eq (soleus_trace_layer_get_n_drawn (made.layer), page_n);
    draw (&made, &picture, page (2.2, 2.0), made.layer);
    before = soleus_trace_layer_get_n_drawn (made.layer);
    /* a tenth, by a column at most */
    ck_assert_uint_le (before - page_n, page_n / 10 + 1);
    ck_assert_uint_ge (before - page_n, page_n / 10);
    draw (&made, &picture, page (2.1, 2.0), made.layer);
    ck_assert_uint_le (
        soleus_trace_layer_get_n_drawn (made.layer) - before, page_n / 20 + 1);
    plot_picture_clear (&picture);
    case_clear (&made);
  }
END_TEST

START_TEST (another_scale_or_zoom_is_drawn_anew)
  {
    Case made;
    const SoleusTheme *theme = soleus_theme_get (SOLEUS_THEME_DARK);
    PlotPicture picture;
    SoleusTrack track;
    guint64 before;

    case_init (&made);
    assert_same_as_anew (&made, page (2.0, 2.0));
    assert_same_as_anew (&made, page (2.0, 1.5));
    plot_picture_init (&picture, WIDTH, HEIGHT);
    for (guint k = 0; k < 3; k++)
      {
        before = soleus_trace_layer_get_n_drawn (made.layer);
        soleus_track_init (&track, made.data, 0, page (2.0, 2.0));
        track.high = 20.0 + k;
        track.layer = made.layer;
        soleus_trace_layer_set_scale (made.layer, k == 2 ? 2 : 1);
        soleus_track_snap (&track, theme, &whole, &made.column_s);
        soleus_track_draw (picture.cr, theme, &whole, &track);
        ck_assert_uint_gt (
            soleus_trace_layer_get_n_drawn (made.layer), before + WIDTH / 2);
      }
    plot_picture_clear (&picture);
    case_clear (&made);
  }
END_TEST

START_TEST (a_growing_pyramid_is_drawn_as_far_as_it_goes)
  {
    Case made;

    case_init (&made);
    soleus_view_data_unref (made.data);
    made.data = soleus_view_data_new (made.recording);
    /* A long page is not built yet, then it is. 30 s over 450 columns are 66
     * samples; 200 s are over 256. */
    assert_same_as_anew (&made, page (0.0, 200.0));
    soleus_view_data_build (made.data, NULL, NULL);
    assert_same_as_anew (&made, page (0.0, 200.0));
    assert_same_as_anew (&made, page (10.0, 200.0));
    case_clear (&made);
  }
END_TEST

START_TEST (snapping_moves_by_half_a_column_and_keeps_its_length)
  {
    Case made;
    const SoleusTheme *theme = soleus_theme_get (SOLEUS_THEME_LIGHT);
    double first_s = 0.0;

    case_init (&made);
    for (guint k = 0; k < 200; k++)
      {
        double at_s = 80000.0 + k * 0.0137;
        SoleusTrack track;

        soleus_track_init (&track, made.data, 0, page (at_s, 10.0));
        soleus_track_snap (&track, theme, &whole, &made.column_s);
        if (k == 0)
          first_s = made.column_s;
        ck_assert_double_eq (made.column_s, first_s);
        ck_assert_double_eq_tol (
            track.span.start_s, at_s, 0.5 * first_s + 1e-9);
        ck_assert_double_eq_tol (
            soleus_span_duration_s (track.span), 10.0, 1e-6);
      }
    case_clear (&made);
  }
END_TEST

static Suite *
make_suite (void)
{
  Suite *suite = suite_create ("trace-layer");
  TCase *tcase = tcase_create ("trace-layer");

  tcase_add_loop_test (tcase, what_is_shifted_looks_like_what_is_drawn_anew, 0,
      G_N_ELEMENTS (lengths_s));
  tcase_add_test (tcase, only_the_new_strip_is_drawn);
  tcase_add_test (tcase, another_scale_or_zoom_is_drawn_anew);
  tcase_add_test (tcase, a_growing_pyramid_is_drawn_as_far_as_it_goes);
  tcase_add_test (tcase, snapping_moves_by_half_a_column_and_keeps_its_length);
  suite_add_tcase (suite, tcase);
  return suite;
}

SOLEUS_TEST_MAIN (make_suite)
