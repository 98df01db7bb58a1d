/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "validation-chart.h"

#include <math.h>

#define CELL 26
#define MARGIN 120
#define SIDE 400
#define FRAME 50

static GString *
chart_begin (int width, int height)
{
  GString *svg = g_string_new (NULL);

  g_string_append_printf (svg,
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
      "font-family=\"sans-serif\" font-size=\"10\">\n"
      "<rect width=\"%d\" height=\"%d\" fill=\"white\"/>\n",
      width, height, width, height);
  return svg;
}

static void
append_names (GString *svg, const char *row, const char *column, guint i)
{
  int at = MARGIN + (int)i * CELL + CELL / 2;

  g_string_append_printf (svg,
      "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n", MARGIN - 4,
      at + 4, row);
  g_string_append_printf (svg,
      "<text transform=\"translate(%d %d) rotate(-90)\">%s</text>\n", at + 4,
      MARGIN - 4, column);
}

static void
append_cell (GString *svg, guint row, guint column, guint count, guint in_row)
{
  int shade = 255 - (int)lround (200.0 * count / in_row);
  int x = MARGIN + (int)column * CELL, y = MARGIN + (int)row * CELL;

  g_string_append_printf (svg,
      "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" "
      "fill=\"rgb(%d,%d,255)\"/>\n"
      "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"%s\">%u</text>\n",
      x, y, CELL - 1, CELL - 1, shade, shade, x + CELL / 2, y + CELL / 2 + 4,
      shade < 130 ? "white" : "black", count);
}

GString *
validation_confusion_chart (
    const guint *count, const char *const *names, guint n)
{
  g_autofree guint *shown = g_new (guint, n);
  guint n_shown = 0;
  int side;
  GString *svg;

  for (guint a = 0; a < n; a++)
    {
      guint seen = 0;

      for (guint b = 0; b < n; b++)
        seen += count[a * n + b] + count[b * n + a];
      if (seen > 0)
        shown[n_shown++] = a;
    }
  side = MARGIN + (int)n_shown * CELL + 20;
  svg = chart_begin (side, side);
  g_string_append_printf (
      svg, "<text x=\"4\" y=\"14\">rows: truth, columns: found</text>\n");
  for (guint i = 0; i < n_shown; i++)
    {
      guint in_row = 0;

      append_names (svg, names[shown[i]], names[shown[i]], i);
      for (guint b = 0; b < n; b++)
        in_row += count[shown[i] * n + b];
      for (guint j = 0; j < n_shown; j++)
        if (count[shown[i] * n + shown[j]] > 0)
          append_cell (svg, i, j, count[shown[i] * n + shown[j]], in_row);
    }
  return g_string_append (svg, "</svg>\n");
}

static double
chart_x (double share)
{
  return FRAME + share * SIDE;
}

static double
chart_y (double share)
{
  return FRAME + (1.0 - share) * SIDE;
}

static void
append_line (
    GString *svg, double x1, double y1, double x2, double y2, const char *style)
{
  g_string_append_printf (svg,
      "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" %s/>\n",
      chart_x (x1), chart_y (y1), chart_x (x2), chart_y (y2), style);
}

GString *
validation_calibration_chart (
    const double *score, const SoleusShare *right, guint n)
{
  GString *svg = chart_begin (SIDE + 2 * FRAME, SIDE + 2 * FRAME);

  append_line (svg, 0, 0, 1, 0, "stroke=\"black\"");
  append_line (svg, 0, 0, 0, 1, "stroke=\"black\"");
  append_line (svg, 0, 0, 1, 1, "stroke=\"gray\" stroke-dasharray=\"4\"");
  for (int tick = 0; tick <= 10; tick += 2)
    g_string_append_printf (svg,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%.1f</text>\n"
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%.1f</text>\n",
        chart_x (0.1 * tick), chart_y (0) + 16, 0.1 * tick, chart_x (0) - 6,
        chart_y (0.1 * tick) + 4, 0.1 * tick);
  for (guint i = 0; i < n; i++)
    {
      if (isnan (right[i].value))
        continue;
      append_line (svg, score[i], right[i].low, score[i], right[i].high,
          "stroke=\"steelblue\"");
      g_string_append_printf (svg,
          "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"steelblue\"/>\n",
          chart_x (score[i]), chart_y (right[i].value));
    }
  g_string_append_printf (svg,
      "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">score</text>\n"
      "<text x=\"10\" y=\"%d\">share right, 95 %% interval</text>\n",
      FRAME + SIDE / 2, SIDE + 2 * FRAME - 8, FRAME - 20);
  return g_string_append (svg, "</svg>\n");
}
