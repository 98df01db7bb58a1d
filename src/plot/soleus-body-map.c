/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-body-map.h"

#include <math.h>
#include <string.h>

#include "soleus-plot-text.h"

/* The picture's own units: two figures, 200 high, and their feet's names. */
#define WIDTH 152.0
#define HEIGHT 212.0
#define FRONT_X 38.0
#define BACK_X 114.0
#define NAMES_Y 206.0

typedef struct
{
  float x; /* from the middle of the body outwards */
  float y;
} Point;

/* Half of a body; the other half is its mirror image. */
static const Point outline[] = {{0, 2}, {5.5f, 4}, {8, 10}, {7.2f, 17}, {4, 23},
    {4.3f, 28}, {9, 32}, {17, 34.5f}, {22, 38.5f}, {24.2f, 47}, {25.5f, 58},
    {28, 73}, {30.8f, 92}, {33, 101}, {32.8f, 110}, {29.5f, 113}, {27.2f, 103},
    {26.2f, 94}, {22.3f, 77}, {19.3f, 60}, {17.3f, 53}, {16, 64}, {14.3f, 78},
    {16.5f, 92}, {18.3f, 108}, {17.6f, 127}, {15.3f, 144}, {16.8f, 158},
    {14.2f, 176}, {13.2f, 187}, {16, 195}, {12, 199}, {8.6f, 196}, {9, 186},
    {8.2f, 172}, {6.8f, 158}, {7.6f, 144}, {4.6f, 126}, {1.2f, 108}, {0, 106}};

typedef struct
{
  const char *muscle;
  gboolean back;
  gboolean paired;
  guint n;
  Point points[12];
} Region;

/* The calves come first: the keyboard begins there. */
static const Region regions[] = {
    {"gastrocnemius", TRUE, TRUE, 7,
        {{8.4f, 149}, {11.6f, 147}, {15, 149.5f}, {16, 158}, {14.6f, 167},
            {9.4f, 167}, {7.7f, 157}}},
    {"soleus", TRUE, TRUE, 5,
        {{9.4f, 169.5f}, {14.2f, 169.5f}, {13.3f, 178}, {11.2f, 182},
            {9.4f, 178}}},
    {"tibialis anterior", FALSE, TRUE, 6,
        {{9.6f, 150}, {12.6f, 149.5f}, {12.8f, 164}, {11.6f, 178}, {9.9f, 178},
            {8.8f, 163}}},
    {"peroneus longus", FALSE, TRUE, 5,
        {{14.2f, 151}, {15.8f, 158}, {14.4f, 171}, {13, 178}, {14, 163}}},
    {"foot", FALSE, TRUE, 6,
        {{9.8f, 187}, {12.7f, 187}, {14.9f, 194.5f}, {12, 197.6f}, {9.6f, 195},
            {9.4f, 190}}},
    {"quadriceps", FALSE, TRUE, 7,
        {{5, 112}, {10.5f, 104}, {17, 107}, {16.3f, 126}, {14, 140}, {9, 140},
            {5.8f, 126}}},
    {"hamstrings", TRUE, TRUE, 7,
        {{4.2f, 115}, {10, 114}, {16.8f, 112}, {16.2f, 128}, {14, 141},
            {8.8f, 141}, {6, 128}}},
    {"buttock", TRUE, TRUE, 6,
        {{1.2f, 93}, {8, 90}, {15.8f, 94}, {17.2f, 105}, {10, 111}, {2, 106}}},
    {"belly", FALSE, FALSE, 6,
        {{0, 54}, {9, 55}, {12, 64}, {11.4f, 82}, {8, 93}, {0, 98}}},
    {"back", TRUE, TRUE, 7,
        {{1.2f, 35}, {11, 35.5f}, {15.8f, 46}, {14.6f, 62}, {12.4f, 78},
            {9, 86}, {1.2f, 88}}},
    {"chest", FALSE, TRUE, 6,
        {{1, 36.5f}, {9, 36}, {15.4f, 40}, {15, 49}, {8, 52.5f}, {1, 50.5f}}},
    {"deltoid", FALSE, TRUE, 5,
        {{17.4f, 36.5f}, {21.4f, 40}, {23.4f, 49}, {20, 53}, {17.5f, 46}}},
    {"shoulder", TRUE, TRUE, 5,
        {{17.4f, 36.5f}, {21.4f, 40}, {23.4f, 49}, {20, 53}, {17.5f, 46}}},
    {"biceps", FALSE, TRUE, 5,
        {{20, 55}, {23.9f, 53}, {25.8f, 66}, {25.6f, 72}, {22.4f, 72}}},
    {"triceps", TRUE, TRUE, 5,
        {{20, 55}, {23.9f, 53}, {25.8f, 66}, {25.6f, 72}, {22.4f, 72}}},
    {"forearm", FALSE, TRUE, 5,
        {{23.3f, 76.5f}, {27.3f, 75.5f}, {29, 86}, {29.8f, 92.5f}, {27, 93}}},
    {"forearm", TRUE, TRUE, 5,
        {{23.3f, 76.5f}, {27.3f, 75.5f}, {29, 86}, {29.8f, 92.5f}, {27, 93}}},
    {"hand", FALSE, TRUE, 5,
        {{27.5f, 96.5f}, {30.5f, 96}, {32, 103}, {31.4f, 110}, {29.2f, 110}}},
    {"hand", TRUE, TRUE, 5,
        {{27.5f, 96.5f}, {30.5f, 96}, {32, 103}, {31.4f, 110}, {29.2f, 110}}},
    {"neck", TRUE, FALSE, 4, {{0, 23.5f}, {3.2f, 24}, {4.4f, 31}, {0, 33}}},
    {"face", FALSE, FALSE, 5,
        {{0, 6}, {4.6f, 7.6f}, {5.8f, 13}, {3.6f, 19.5f}, {0, 21.5f}}},
};

/* --- places ---------------------------------------------------------------
 */

typedef struct
{
  const Region *region;
  int mirror; /* 1: to the right of the picture, -1: to the left, 0: both */
} Place;

static gboolean
get_place (guint index, Place *place)
{
  *place = (Place){&regions[0], 0};
  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      guint n = regions[i].paired ? 2 : 1;

      if (index < n)
        {
          *place =
              (Place){&regions[i], regions[i].paired ? 1 - 2 * (int)index : 0};
          return TRUE;
        }
      index -= n;
    }
  return FALSE;
}

guint
soleus_body_get_n_places (void)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    n += regions[i].paired ? 2 : 1;
  return n;
}

const char *
soleus_body_place_muscle (guint place)
{
  Place row;

  g_return_val_if_fail (get_place (place, &row), NULL);
  return row.region->muscle;
}

SoleusSide
soleus_body_place_side (guint place)
{
  Place row;

  g_return_val_if_fail (get_place (place, &row), SOLEUS_SIDE_UNKNOWN);
  if (row.mirror == 0)
    return SOLEUS_SIDE_UNKNOWN;
  return (row.mirror > 0) == row.region->back ? SOLEUS_SIDE_RIGHT
                                              : SOLEUS_SIDE_LEFT;
}

int
soleus_body_find (const char *muscle, SoleusSide side)
{
  guint n = soleus_body_get_n_places ();

  if (g_strcmp0 (muscle, "calf") == 0)
    muscle = "gastrocnemius";
  for (guint i = 0; i < n; i++)
    {
      Place row;

      get_place (i, &row);
      if (g_strcmp0 (row.region->muscle, muscle) == 0
          && (row.mirror == 0 || soleus_body_place_side (i) == side))
        return (int)i;
    }
  return -1;
}

/* --- where they are -------------------------------------------------------
 */

/* The middle of a place in the picture's units. */
static Point
middle_of (const Place *place)
{
  Point sum = {0, 0};

  for (guint i = 0; i < place->region->n; i++)
    {
      sum.x += place->region->points[i].x / (float)place->region->n;
      sum.y += place->region->points[i].y / (float)place->region->n;
    }
  sum.x = (float)(place->region->back ? BACK_X : FRONT_X)
      + sum.x * (float)place->mirror;
  return sum;
}

static double
scale_of (const SoleusRect *rect)
{
  return MIN (rect->width / WIDTH, rect->height / HEIGHT);
}

static void
origin_of (const SoleusRect *rect, double *x, double *y)
{
  double scale = scale_of (rect);

  *x = rect->x + (rect->width - scale * WIDTH) / 2.0;
  *y = rect->y + (rect->height - scale * HEIGHT) / 2.0;
}

void
soleus_body_place_middle (
    guint place, const SoleusRect *rect, double *x, double *y)
{
  Place row;
  Point middle;

  g_return_if_fail (get_place (place, &row));
  middle = middle_of (&row);
  origin_of (rect, x, y);
  *x += scale_of (rect) * (double)middle.x;
  *y += scale_of (rect) * (double)middle.y;
}

/* Straight on counts less than aside. */
#define ASIDE 2.5

int
soleus_body_step (int place, int dx, int dy)
{
  guint n = soleus_body_get_n_places ();
  Place row;
  Point from;
  double least = INFINITY;
  int best = place;

  if (place < 0 || !get_place ((guint)place, &row))
    return 0;
  from = middle_of (&row);
  for (guint i = 0; i < n; i++)
    {
      Point to;
      double along, aside;

      get_place (i, &row);
      to = middle_of (&row);
      along = dx * (double)(to.x - from.x) + dy * (double)(to.y - from.y);
      aside = fabs (dy * (double)(to.x - from.x))
          + fabs (dx * (double)(to.y - from.y));
      if ((int)i == place || along < 0.5 || along + ASIDE * aside >= least)
        continue;
      least = along + ASIDE * aside;
      best = (int)i;
    }
  return best;
}

/* --- drawing --------------------------------------------------------------
 */

/* A smooth line through points, [n]: each third of the way along the chord of
 * the neighbours. */
static void
add_smooth (cairo_t *cr, const Point *points, guint n, double x, double mirror)
{
  for (guint i = 0; i < n; i++)
    {
      const Point *a = &points[(i + n - 1) % n], *b = &points[i];
      const Point *c = &points[(i + 1) % n], *d = &points[(i + 2) % n];

      if (i == 0)
        cairo_move_to (cr, x + mirror * (double)b->x, (double)b->y);
      cairo_curve_to (cr, x + mirror * (double)(b->x + (c->x - a->x) / 6),
          (double)(b->y + (c->y - a->y) / 6),
          x + mirror * (double)(c->x - (d->x - b->x) / 6),
          (double)(c->y - (d->y - b->y) / 6), x + mirror * (double)c->x,
          (double)c->y);
    }
  cairo_close_path (cr);
}

static void
add_place (cairo_t *cr, const Place *place)
{
  const Region *region = place->region;
  double x = region->back ? BACK_X : FRONT_X;
  Point whole[2 * G_N_ELEMENTS (region->points)];

  if (place->mirror != 0)
    {
      add_smooth (cr, region->points, region->n, x, place->mirror);
      return;
    }
  for (guint i = 0; i < region->n; i++)
    {
      whole[i] = region->points[i];
      whole[2 * region->n - 1 - i] =
          (Point){-region->points[i].x, region->points[i].y};
    }
  add_smooth (cr, whole, 2 * region->n, x, 1.0);
}

static void
add_body (cairo_t *cr, double x)
{
  Point whole[2 * G_N_ELEMENTS (outline)];
  guint n = G_N_ELEMENTS (outline);

  for (guint i = 0; i < n; i++)
    {
      whole[i] = outline[i];
      whole[2 * n - 1 - i] = (Point){-outline[i].x, outline[i].y};
    }
  add_smooth (cr, whole, 2 * n, x, 1.0);
}

int
soleus_body_place_at (const SoleusRect *rect, double x, double y)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  guint n = soleus_body_get_n_places ();
  double left, top;
  int found = -1;

  origin_of (rect, &left, &top);
  for (guint i = 0; i < n && found < 0; i++)
    {
      Place row;

      get_place (i, &row);
      cairo_new_path (cr);
      add_place (cr, &row);
      if (cairo_in_fill (
              cr, (x - left) / scale_of (rect), (y - top) / scale_of (rect)))
        found = (int)i;
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return found;
}

static gboolean
is_chosen (guint place, int chosen)
{
  return chosen >= 0
      && strcmp (soleus_body_place_muscle (place),
             soleus_body_place_muscle ((guint)chosen))
      == 0
      && soleus_body_place_side (place)
      == soleus_body_place_side ((guint)chosen);
}

static void
draw_place (cairo_t *cr, const SoleusTheme *theme, guint index, int chosen,
    gboolean pointed)
{
  Place row;

  get_place (index, &row);
  cairo_new_path (cr);
  add_place (cr, &row);
  if (is_chosen (index, chosen))
    soleus_color_set_source (cr, &theme->accent);
  else
    soleus_color_set_source_alpha (cr, &theme->text, pointed ? 0.42 : 0.22);
  cairo_fill_preserve (cr);
  soleus_color_set_source (cr, pointed ? &theme->text : &theme->background);
  cairo_set_line_width (cr, pointed ? 1.0 : 0.5);
  cairo_stroke (cr);
}

static void
draw_name (cairo_t *cr, const SoleusTheme *theme, const SoleusRect *rect,
    double unit_x, const char *name)
{
  double x, y;

  origin_of (rect, &x, &y);
  soleus_plot_text_draw (cr, theme, name,
      &(SoleusPlotText){
          .color = &theme->text_dim,
          .x = x + scale_of (rect) * unit_x,
          .y = y + scale_of (rect) * NAMES_Y,
          .align_x = 0.5,
          .align_y = 0.5,
          .max_width = scale_of (rect) * 32.0,
      });
}

void
soleus_body_draw (cairo_t *cr, const SoleusTheme *theme, const SoleusRect *rect,
    int chosen, int pointed, const char *left, const char *right)
{
  guint n = soleus_body_get_n_places ();
  double x, y;

  origin_of (rect, &x, &y);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale_of (rect), scale_of (rect));
  add_body (cr, FRONT_X);
  add_body (cr, BACK_X);
  soleus_color_set_source_alpha (cr, &theme->text, 0.12);
  cairo_fill (cr);
  for (guint i = 0; i < n; i++)
    draw_place (cr, theme, i, chosen, FALSE);
  if (pointed >= 0 && (guint)pointed < n)
    draw_place (cr, theme, (guint)pointed, chosen, TRUE);
  cairo_restore (cr);
  draw_name (cr, theme, rect, FRONT_X - 17.0, right);
  draw_name (cr, theme, rect, FRONT_X + 17.0, left);
  draw_name (cr, theme, rect, BACK_X - 17.0, left);
  draw_name (cr, theme, rect, BACK_X + 17.0, right);
}
