/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-label.h"

#include <string.h>

#include "soleus-label-words.h"
#include "soleus-unit.h"

/* A voltage or a bare number this fast is taken for EMG when no word tells:
 * phones and wrist sensors stay below, amplifiers for muscle above [D]. */
#define EMG_BY_RATE_HZ 250.0

/* The last "(...)" or "[...]" is the unit; it is cut off @text. */
static char *
take_bracketed_unit (char *text)
{
  gsize n = strlen (text);
  char *open;

  while (n > 0 && g_ascii_isspace (text[n - 1]))
    n--;
  if (n < 3 || (text[n - 1] != ')' && text[n - 1] != ']'))
    return NULL;
  open = strrchr (text, text[n - 1] == ')' ? '(' : '[');
  text[n - 1] = '\0';
  if (open == NULL)
    return NULL;
  *open = '\0';
  return g_strstrip (g_strdup (open + 1));
}

/* "soleus_mV": a known unit after the last underscore or space. */
static char *
take_trailing_unit (char *text)
{
  gsize n = strlen (text);

  while (n > 0 && text[n - 1] != '_' && text[n - 1] != ' ' && text[n - 1] != ','
      && text[n - 1] != '/')
    n--;
  if (n < 2 || soleus_unit_lookup (text + n) == NULL)
    return NULL;
  text[n - 1] = '\0';
  return g_strdup (text + n);
}

/* Lower-case words; a word ends at anything but a letter or digit, where
 * two small letters or more meet a capital, and where a digit meets a letter.
 * With
 * @digits the digits stay in the word. */
static GStrv
split_words (const char *text, gboolean digits)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GString) word = g_string_new (NULL);
  char before = '\0';

  for (const char *p = text;; before = *p++)
    {
      gboolean letter = g_ascii_isalpha (*p) || (guchar)*p >= 0x80;
      gboolean keep = letter || (digits && g_ascii_isdigit (*p));
      gboolean hump =
          g_ascii_isupper (*p) && g_ascii_islower (before) && word->len > 1;
      if ((!keep || hump) && word->len > 0)
        {
          g_strv_builder_add (words, word->str);
          g_string_truncate (word, 0);
        }
      if (*p == '\0')
        return g_strv_builder_end (words);
      if (keep)
        g_string_append_c (word, g_ascii_tolower (*p));
    }
}

/* "x", "accx", "ax": the axis, and the word without it in @stem_length. */
static int
axis_of (const char *word, gsize *stem_length)
{
  static const char *const stems[] = {"", "a", "acc", "accel", "gf", "gyro",
      "gyr", "g", "w", "mag", "m", "linacc", "linear", "userx"};
  gsize n = strlen (word);
  char last = n == 0 ? '\0' : word[n - 1];

  if (last < 'x' || last > 'z')
    return -1;
  for (gsize i = 0; i < G_N_ELEMENTS (stems); i++)
    if (strlen (stems[i]) == n - 1 && strncmp (stems[i], word, n - 1) == 0)
      {
        *stem_length = n - 1;
        return last - 'x';
      }
  return -1;
}

static void
take_kind (SoleusLabel *label, const char *word)
{
  const SoleusKindWord *row = soleus_kind_word (word);

  if (row == NULL)
    return;
  label->kind = row->kind;
  label->kind_told = TRUE;
}

static gboolean
take_muscle (SoleusLabel *label, const char *word)
{
  const SoleusMuscleWord *row = soleus_muscle_word (word);

  if (row == NULL)
    return FALSE;
  label->muscle = row->muscle;
  if (!label->kind_told)
    label->kind = SOLEUS_KIND_EMG;
  label->kind_told = TRUE;
  return TRUE;
}

/* "rleg", "lta", "rat": a side in front of a word that is known. */
static void
take_sided (SoleusLabel *label, const char *word)
{
  SoleusSide side = word[0] == 'l' ? SOLEUS_SIDE_LEFT
      : word[0] == 'r'             ? SOLEUS_SIDE_RIGHT
                                   : SOLEUS_SIDE_UNKNOWN;

  if (side == SOLEUS_SIDE_UNKNOWN || label->muscle != NULL)
    return;
  if (strcmp (word + 1, "at") == 0)
    take_muscle (label, "tib");
  else if (!take_muscle (label, word + 1) && strcmp (word + 1, "leg") != 0)
    return;
  take_kind (label, word + 1);
  if (label->side == SOLEUS_SIDE_UNKNOWN)
    label->side = side;
}

static gboolean
is_scalp_label (const char *text)
{
  g_auto (GStrv) words = split_words (text, TRUE);
  gboolean placed = FALSE;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      if (!soleus_is_scalp_word (words[i]))
        return FALSE;
      placed = placed || strpbrk (words[i], "z0123456789") != NULL;
    }
  return placed;
}

static void
read_words (SoleusLabel *label, const char *text)
{
  g_auto (GStrv) words = split_words (text, FALSE);
  g_autoptr (GString) group = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      gsize stem = 0;
      int axis = axis_of (words[i], &stem);
      if (axis >= 0)
        {
          static const char rotations[] = "gwm";
          label->axis = axis;
          words[i][stem] = '\0';
          if (stem == 1 && strchr (rotations, words[i][0]) != NULL)
            {
              label->kind = SOLEUS_KIND_OTHER;
              label->kind_told = TRUE;
            }
          else if (stem > 0 && (words[i][0] == 'a' || stem == 2))
            take_kind (label, "acc");
        }
      take_kind (label, words[i]);
      if (label->side == SOLEUS_SIDE_UNKNOWN)
        label->side = soleus_side_word (words[i]);
      if (!take_muscle (label, words[i]) && soleus_kind_word (words[i]) == NULL)
        take_sided (label, words[i]);
      g_string_append_printf (group, "%s ", words[i]);
    }
  if (label->axis >= 0)
    label->group = g_strdup (group->str);
}

void
soleus_label_read (const char *text, SoleusLabel *label)
{
  g_autofree char *rest = g_strdup (text);

  *label = (SoleusLabel){.kind = SOLEUS_KIND_OTHER, .axis = -1};
  label->unit = take_bracketed_unit (rest);
  if (label->unit == NULL)
    label->unit = take_trailing_unit (rest);
  if (is_scalp_label (rest))
    label->kind_told = TRUE;
  else
    read_words (label, rest);
}

void
soleus_label_clear (SoleusLabel *label)
{
  g_clear_pointer (&label->unit, g_free);
  g_clear_pointer (&label->group, g_free);
}

static SoleusKind
tell_kind (const SoleusLabel *label, const SoleusUnit *unit, double rate_hz)
{
  if (label->kind_told)
    return label->kind;
  if (unit != NULL)
    return unit->quantity == SOLEUS_QUANTITY_VOLTAGE
        ? SOLEUS_KIND_EMG
        : SOLEUS_KIND_ACCELEROMETER;
  return label->axis < 0 && rate_hz >= EMG_BY_RATE_HZ ? SOLEUS_KIND_EMG
                                                      : SOLEUS_KIND_OTHER;
}

SoleusChannel *
soleus_label_make_channel (const char *text, const char *unit,
    const SoleusKind *told_kind, double rate_hz, double *to_own)
{
  g_auto (SoleusLabel) label = {NULL};
  const SoleusUnit *row;
  const char *word = unit;
  SoleusChannel *channel;
  SoleusKind kind;
  gboolean sensor_voltage;

  soleus_label_read (text, &label);
  if (word == NULL || *word == '\0')
    word = label.unit != NULL ? label.unit : "";
  row = soleus_unit_lookup (word);
  kind = told_kind != NULL ? *told_kind : tell_kind (&label, row, rate_hz);
  /* The volts of an analogue accelerometer say nothing about g. */
  sensor_voltage = kind == SOLEUS_KIND_ACCELEROMETER && row != NULL
      && row->quantity == SOLEUS_QUANTITY_VOLTAGE;
  if (row != NULL && !sensor_voltage)
    word = soleus_quantity_unit (row->quantity);
  channel = soleus_channel_new (text, kind, word, rate_hz);
  *to_own = row != NULL && !sensor_voltage ? row->to_own_unit : 1.0;
  channel->calibrated = !sensor_voltage
      && (row != NULL || (kind == SOLEUS_KIND_OTHER && *word != '\0'));
  channel->muscle = g_strdup (label.muscle);
  channel->side = label.side;
  channel->axis = label.axis;
  return channel;
}

static gboolean
may_be_acceleration (const SoleusChannel *channel, const SoleusLabel *label)
{
  if (channel->kind == SOLEUS_KIND_ACCELEROMETER)
    return TRUE;
  return channel->kind == SOLEUS_KIND_OTHER && !label->kind_told
      && *channel->unit == '\0';
}

void
soleus_label_group_axes (SoleusChannel *const *channels, guint n)
{
  g_autofree SoleusLabel *labels = g_new0 (SoleusLabel, n + 1);
  int n_sensors = 0;

  for (guint c = 0; c < n; c++)
    soleus_label_read (channels[c]->label, &labels[c]);
  for (guint c = 0; c < n; c++)
    {
      int members[3] = {-1, -1, -1};
      if (labels[c].axis != 0 || channels[c]->sensor >= 0
          || !may_be_acceleration (channels[c], &labels[c]))
        continue;
      members[0] = (int)c;
      for (guint d = 0; d < n; d++)
        if (labels[d].axis > 0 && members[labels[d].axis] < 0
            && channels[d]->sensor < 0
            && may_be_acceleration (channels[d], &labels[d])
            && strcmp (labels[d].group, labels[c].group) == 0
            && channels[d]->rate_hz == channels[c]->rate_hz
            && channels[d]->n_samples == channels[c]->n_samples)
          members[labels[d].axis] = (int)d;
      if (members[1] < 0 || members[2] < 0)
        continue;
      for (guint axis = 0; axis < 3; axis++)
        {
          channels[members[axis]]->sensor = n_sensors;
          channels[members[axis]]->kind = SOLEUS_KIND_ACCELEROMETER;
        }
      n_sensors++;
    }
  for (guint c = 0; c < n; c++)
    soleus_label_clear (&labels[c]);
}
