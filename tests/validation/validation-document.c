/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "validation.h"

void
validation_heading (Validation *validation, const char *heading)
{
  g_string_append_printf (validation->text, "\n## %s\n\n", heading);
}

void
validation_paragraph (Validation *validation, const char *text)
{
  g_string_append_printf (validation->text, "%s\n\n", text);
}

void
validation_table_begin (Validation *validation)
{
  g_string_append (validation->text,
      "| what | condition | n | value (95 % interval) | must | aim | |\n"
      "|---|---|---|---|---|---|---|\n");
}

void
validation_table_end (Validation *validation)
{
  g_string_append_c (validation->text, '\n');
}

static void
append_number (GString *text, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  double size = fabs (value);
  const char *format = size >= 100.0 ? "%.0f"
      : size >= 10.0                 ? "%.1f"
      : size >= 1.0                  ? "%.2f"
                                     : "%.3f";

  g_string_append (
      text, g_ascii_formatd (buffer, sizeof buffer, format, value));
}

static void
append_target (GString *text, ValidateSense sense, double target)
{
  g_string_append (text, " | ");
  if (isnan (target))
    return;
  g_string_append (text, sense == VALIDATE_AT_LEAST ? "≥ " : "≤ ");
  append_number (text, target);
}

static gboolean
reaches (const ValidateFigure *figure, double target)
{
  return figure->sense == VALIDATE_AT_LEAST ? figure->value >= target
                                            : figure->value <= target;
}

static const char *
verdict_of (const ValidateFigure *figure)
{
  if (isnan (figure->must))
    return "";
  if (isnan (figure->value))
    return "**NOT MEASURED**";
  if (!reaches (figure, figure->must))
    return "**MISSED**";
  return isnan (figure->aim) || reaches (figure, figure->aim) ? "aim reached"
                                                              : "met";
}

static void
note_miss (Validation *validation, const ValidateFigure *figure)
{
  GString *text = validation->missed;
  const char *note = validation_note_of (figure);

  g_string_append_printf (text, "- **%s**%s%s: ", figure->what,
      figure->condition[0] != '\0' ? ", " : "", figure->condition);
  if (isnan (figure->value))
    g_string_append (text, "not measured");
  else
    append_number (text, figure->value);
  g_string_append (
      text, figure->sense == VALIDATE_AT_LEAST ? ", at least " : ", at most ");
  append_number (text, figure->must);
  g_string_append_printf (text, " is asked for.%s%s\n", note != NULL ? " " : "",
      note != NULL ? note : "");
}

void
validation_figure (Validation *validation, const ValidateFigure *figure)
{
  GString *text = validation->text;

  g_string_append_printf (text, "| %s | %s | %u %s | ", figure->what,
      figure->condition, figure->n, figure->n_of);
  if (isnan (figure->value))
    g_string_append (text, "not measured");
  else
    append_number (text, figure->value);
  if (!isnan (figure->value) && figure->unit != NULL && figure->unit[0] != '\0')
    g_string_append_printf (text, " %s", figure->unit);
  if (!isnan (figure->low) && !isnan (figure->high))
    {
      g_string_append (text, " (");
      append_number (text, figure->low);
      g_string_append (text, " to ");
      append_number (text, figure->high);
      g_string_append_c (text, ')');
    }
  append_target (text, figure->sense, figure->must);
  append_target (text, figure->sense, figure->aim);
  g_string_append_printf (text, " | %s |\n", verdict_of (figure));
  if (isnan (figure->must))
    return;
  validation->n_judged++;
  if (reaches (figure, figure->must))
    return;
  validation->n_missed++;
  note_miss (validation, figure);
}

ValidateFigure
validation_share (const char *what, const char *condition, double must,
    double aim, SoleusShare share, guint n, const char *n_of)
{
  return (ValidateFigure){
      .what = what,
      .condition = condition,
      .must = must,
      .aim = aim,
      .unit = "",
      .value = share.value,
      .low = share.low,
      .high = share.high,
      .n = n,
      .n_of = n_of,
  };
}

void
validation_picture (
    Validation *validation, const char *name, const char *alt, GString *svg)
{
  g_string_append_printf (
      validation->text, "![%s](validation-%s.svg)\n\n", alt, name);
  g_ptr_array_add (validation->pictures, g_strdup (name));
  g_ptr_array_add (validation->pictures, g_string_free (svg, FALSE));
}
