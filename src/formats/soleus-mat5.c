/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-mat5.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "soleus-cursor.h"
#include "soleus-inflate.h"
#include "soleus-mat5-number.h"
#include "soleus-reader.h"

#define HEADER_BYTES 128
#define TAG_BYTES 8
#define MAX_DEPTH 8
#define MAX_ELEMENTS 100000
#define MAX_DIMENSIONS 32
#define MAX_NAME_BYTES 256
#define MAX_FIELD_BYTES 65536
#define MAX_TEXT_CHARS 16384
#define COMPLEX_FLAG 0x0800

/* Types of an element and classes of an array, by the format's document. */
enum
{
  MI_MATRIX = 14,
  MI_COMPRESSED = 15,
  MX_CELL = 1,
  MX_STRUCT = 2,
  MX_OBJECT = 3,
  MX_CHAR = 4,
  MX_DOUBLE = 6,
  MX_UINT64 = 15
};

typedef struct
{
  guint32 type;
  guint32 n_bytes;
  guint32 n_padded; /* bytes that follow the tag */
  gboolean small; /* the content is part of the tag */
  guint8 content[4];
} Tag;

typedef struct
{
  SoleusInflate bytes;
  gboolean swapped;
  gsize start; /* of `bytes` in the file */
  GPtrArray *list;
  guint n_elements;
  SoleusProgress *progress;
} Walk;

/* The head of one array. */
typedef struct
{
  guint class;
  gboolean complex;
  guint64 size[MAX_DIMENSIONS];
  guint n_sizes;
  char name[MAX_NAME_BYTES];
} Head;

static gboolean walk_array (
    Walk *walk, const char *prefix, const char *told, guint depth);

static guint32
u32 (const Walk *walk, const guint8 *bytes)
{
  SoleusCursor cursor = soleus_cursor (bytes, 4);

  return walk->swapped ? soleus_cursor_u32_be (&cursor)
                       : soleus_cursor_u32_le (&cursor);
}

static gboolean
read_tag (Walk *walk, Tag *tag)
{
  guint8 bytes[TAG_BYTES];
  guint32 first;

  if (soleus_inflate_read (&walk->bytes, bytes, sizeof bytes) != sizeof bytes)
    return FALSE;
  first = u32 (walk, bytes);
  tag->small = first >> 16 != 0;
  tag->type = tag->small ? first & 0xffff : first;
  tag->n_bytes = tag->small ? first >> 16 : u32 (walk, bytes + 4);
  memcpy (tag->content, bytes + 4, 4);
  if (tag->small && tag->n_bytes > 4)
    return FALSE;
  tag->n_padded = tag->small ? 0 : (tag->n_bytes + 7u) & ~7u;
  return tag->small || tag->n_padded >= tag->n_bytes;
}

/* At most @max bytes of the content; the rest is passed over. -1: the file
 * ends before. */
static gssize
read_content (Walk *walk, const Tag *tag, guint8 *out, gsize max)
{
  const gsize n = MIN (tag->n_bytes, max);

  if (tag->small)
    memcpy (out, tag->content, n);
  else if (soleus_inflate_read (&walk->bytes, out, n) != n
      || !soleus_inflate_skip (&walk->bytes, tag->n_padded - n))
    return -1;
  return (gssize)n;
}

static gboolean
read_head (Walk *walk, Head *head)
{
  guint8 bytes[4 * MAX_DIMENSIONS];
  Tag tag;
  gssize n;

  memset (head, 0, sizeof *head);
  if (!read_tag (walk, &tag) || read_content (walk, &tag, bytes, 8) != 8)
    return FALSE;
  head->class = u32 (walk, bytes) & 0xff;
  head->complex = (u32 (walk, bytes) & COMPLEX_FLAG) != 0;
  if (!read_tag (walk, &tag)
      || (n = read_content (walk, &tag, bytes, sizeof bytes)) < 8)
    return FALSE;
  head->n_sizes = (guint)n / 4;
  for (guint i = 0; i < head->n_sizes; i++)
    head->size[i] = u32 (walk, bytes + 4 * i) & G_MAXINT32;
  return read_tag (walk, &tag)
      && read_content (walk, &tag, (guint8 *)head->name, sizeof head->name - 1)
      >= 0;
}

/* Numbers a dimension past the second counts as columns. */
static guint64
count_columns (const Head *head)
{
  guint64 n = head->size[1];

  for (guint i = 2; i < head->n_sizes; i++)
    n = head->size[i] > 0 && n > G_MAXUINT32 / head->size[i]
        ? G_MAXUINT32
        : n * head->size[i];
  return n;
}

static SoleusMatlabVariable *
add (Walk *walk, const char *path, const Head *head, SoleusMatlabClass class)
{
  SoleusMatlabVariable *variable =
      soleus_matlab_list_add (walk->list, path, class);

  if (variable == NULL)
    return NULL;
  variable->n_rows = head->size[0];
  variable->n_columns = count_columns (head);
  variable->flat = variable->n_columns == head->size[1];
  return variable;
}

/* The numbers whose tag was read, and the imaginary parts behind them. */
static gboolean
skip_numbers (Walk *walk, const Tag *tag, const Head *head)
{
  Tag other;

  return soleus_inflate_skip (&walk->bytes, tag->n_padded)
      && (!head->complex
          || (read_tag (walk, &other)
              && soleus_inflate_skip (&walk->bytes, other.n_padded)));
}

static gboolean
take_numbers (Walk *walk, const char *path, const Head *head, guint depth)
{
  SoleusMatlabVariable *variable = add (walk, path, head,
      head->complex ? SOLEUS_MATLAB_COMPLEX : SOLEUS_MATLAB_NUMBERS);
  SoleusMat5Place *place;
  guint8 bytes[8];
  guint64 n;
  gsize size;
  Tag tag;

  if (variable == NULL)
    return FALSE;
  variable->safe = FALSE;
  if (!read_tag (walk, &tag))
    return FALSE;
  place = &variable->place;
  size = soleus_mat5_number_size (tag.type);
  n = size == 0 ? 0 : tag.n_bytes / size;
  place->start = walk->start;
  place->packed = walk->bytes.packed;
  place->swapped = walk->swapped;
  place->offset = walk->bytes.pos - (tag.small ? 4 : 0);
  place->type = tag.type;
  variable->safe =
      n > 0 && variable->n_rows <= n / MAX (variable->n_columns, 1);
  if (!head->complex && n == 1 && variable->n_rows == 1
      && variable->n_columns == 1)
    {
      if (read_content (walk, &tag, bytes, size) != (gssize)size)
        return FALSE;
      soleus_mat5_numbers (tag.type, walk->swapped, bytes, 1, &variable->value);
      variable->has_value = isfinite (variable->value);
      return TRUE;
    }
  /* Where the next one begins is told outside the outermost array. */
  return depth == 0 || skip_numbers (walk, &tag, head);
}

/* Rows of text stand column after column, as numbers do. */
static gboolean
take_text (Walk *walk, const char *path, const Head *head)
{
  SoleusMatlabVariable *variable = add (walk, path, head, SOLEUS_MATLAB_TEXT);
  g_autofree guint8 *bytes = g_malloc (MAX_TEXT_CHARS * 2);
  gsize size, n, rows;
  gssize n_bytes;
  Tag tag;

  if (variable == NULL || !read_tag (walk, &tag))
    return FALSE;
  size = soleus_mat5_number_size (tag.type);
  size = size == 2 ? 2 : 1;
  n_bytes = read_content (walk, &tag, bytes, MAX_TEXT_CHARS * size);
  if (n_bytes < 0)
    return FALSE;
  n = (gsize)n_bytes / size;
  rows = (gsize)MIN (variable->n_rows, 512);
  for (gsize r = 0; r < rows && variable->n_rows <= n; r++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *plain = NULL;
      for (gsize i = r; i < n; i += (gsize)variable->n_rows)
        {
          guint code = size == 1 ? bytes[i]
              : walk->swapped    ? bytes[2 * i] << 8 | bytes[2 * i + 1]
                                 : bytes[2 * i] | bytes[2 * i + 1] << 8;
          if (size == 1) /* UTF-8 is put together below */
            g_string_append_c (text, (char)code);
          else if (g_unichar_validate (code))
            g_string_append_unichar (text, code);
        }
      plain = soleus_bytes_to_utf8 (text->str, text->len);
      soleus_matlab_variable_add_text (variable, g_strdup (g_strstrip (plain)));
    }
  return TRUE;
}

static guint64
count_elements (const Head *head)
{
  const guint64 columns = count_columns (head);

  return columns > 0 && head->size[0] > MAX_ELEMENTS / columns
      ? MAX_ELEMENTS
      : head->size[0] * columns;
}

static gboolean
take_cell (Walk *walk, const char *path, const Head *head, guint depth)
{
  const guint64 n = count_elements (head);

  if (add (walk, path, head, SOLEUS_MATLAB_CELL) == NULL)
    return FALSE;
  for (guint64 i = 0; i < n; i++)
    {
      g_autofree char *name =
          g_strdup_printf ("%s{%" G_GUINT64_FORMAT "}", path, i + 1);
      if (!walk_array (walk, NULL, name, depth + 1))
        return FALSE;
    }
  return TRUE;
}

static gboolean
walk_fields (Walk *walk, const char *path, const Head *head, const char *names,
    gsize n_names, gsize length, guint depth)
{
  const guint64 n = count_elements (head);

  for (guint64 i = 0; i < n; i++)
    for (gsize f = 0; f < n_names; f++)
      {
        g_autofree char *field = soleus_bytes_to_utf8 (
            names + f * length, strnlen (names + f * length, length));
        g_autofree char *one = n == 1
            ? g_strdup (path)
            : g_strdup_printf ("%s(%" G_GUINT64_FORMAT ")", path, i + 1);
        if (!walk_array (walk, one, field, depth + 1))
          return FALSE;
      }
  return TRUE;
}

static gboolean
take_struct (Walk *walk, const char *path, const Head *head, guint depth)
{
  g_autofree char *names = g_malloc (MAX_FIELD_BYTES);
  guint8 bytes[MAX_NAME_BYTES];
  gssize n_bytes;
  gsize length;
  Tag tag;

  if (add (walk, path, head, SOLEUS_MATLAB_STRUCT) == NULL)
    return FALSE;
  if (head->class == MX_OBJECT
      && (!read_tag (walk, &tag)
          || read_content (walk, &tag, bytes, sizeof bytes) < 0))
    return FALSE;
  if (!read_tag (walk, &tag) || read_content (walk, &tag, bytes, 4) != 4)
    return FALSE;
  length = u32 (walk, bytes);
  if (!read_tag (walk, &tag))
    return FALSE;
  n_bytes = read_content (walk, &tag, (guint8 *)names, MAX_FIELD_BYTES);
  if (n_bytes < 0 || length == 0 || length > MAX_NAME_BYTES)
    return FALSE;
  return walk_fields (
      walk, path, head, names, (gsize)n_bytes / length, length, depth);
}

static gboolean
take_array (
    Walk *walk, const char *path, const Head *head, guint64 end, guint depth)
{
  switch (head->class)
    {
    case MX_CELL:
      return take_cell (walk, path, head, depth);
    case MX_STRUCT:
    case MX_OBJECT:
      return take_struct (walk, path, head, depth);
    case MX_CHAR:
      return take_text (walk, path, head);
    default:
      if (head->class >= MX_DOUBLE && head->class <= MX_UINT64)
        return take_numbers (walk, path, head, depth);
      return add (walk, path, head, SOLEUS_MATLAB_OTHER) != NULL
          && (depth == 0
              || (walk->bytes.pos <= end
                  && soleus_inflate_skip (
                      &walk->bytes, end - walk->bytes.pos)));
    }
}

/* One array and what is in it. @told: its name, which parts of a cell or a
 * structure do not carry themselves; NULL: its own. FALSE: the file ends or
 * is damaged here. */
static gboolean
walk_array (Walk *walk, const char *prefix, const char *told, guint depth)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  guint64 end;
  Head head;
  Tag tag;

  if (depth > MAX_DEPTH || walk->n_elements++ >= MAX_ELEMENTS
      || soleus_progress_cancelled (walk->progress) || !read_tag (walk, &tag)
      || tag.type != MI_MATRIX)
    return FALSE;
  if (tag.n_bytes == 0)
    return TRUE; /* an empty part */
  end = walk->bytes.pos + tag.n_bytes;
  if (!read_head (walk, &head))
    return FALSE;
  name = told != NULL
      ? g_strdup (told)
      : soleus_bytes_to_utf8 (head.name, strnlen (head.name, MAX_NAME_BYTES));
  path =
      prefix == NULL ? g_strdup (name) : g_strconcat (prefix, ".", name, NULL);
  /* The parts are followed one by one: some programs (libmatio 1.5) write a
   * size of the whole that is too large. */
  return take_array (walk, path, &head, end, depth);
}

gboolean
soleus_mat5_is (const guint8 *head, gsize n)
{
  return n >= HEADER_BYTES
      && ((head[126] == 'I' && head[127] == 'M' && head[125] == 1)
          || (head[126] == 'M' && head[127] == 'I' && head[124] == 1));
}

/* The element at @start; @n_bytes (out) with its tag. */
static gboolean
walk_element (Walk *walk, const SoleusFile *file, gsize start, gsize *n_bytes)
{
  const gsize left = file->size - start;
  SoleusCursor cursor = soleus_cursor (file->data + start, left);
  const guint8 *bytes = soleus_cursor_bytes (&cursor, TAG_BYTES);
  gboolean walked;
  guint32 type;

  if (bytes == NULL)
    return FALSE;
  type = u32 (walk, bytes);
  *n_bytes = TAG_BYTES + (gsize)u32 (walk, bytes + 4);
  if (type != MI_COMPRESSED && type != MI_MATRIX)
    return *n_bytes <= left && type < 64; /* nothing that Soleus reads */
  walk->start = type == MI_COMPRESSED ? start + TAG_BYTES : start;
  soleus_inflate_init (&walk->bytes, file->data + walk->start,
      MIN (left, *n_bytes) - (walk->start - start), type == MI_COMPRESSED);
  walked = walk_array (walk, NULL, NULL, 0);
  soleus_inflate_clear (&walk->bytes);
  return walked && *n_bytes <= left;
}

static void
set_n_bytes (GPtrArray *list, guint first, gsize end)
{
  for (guint i = first; i < list->len; i++)
    {
      SoleusMat5Place *place =
          &((SoleusMatlabVariable *)g_ptr_array_index (list, i))->place;
      place->n_bytes = end > place->start ? end - place->start : 0;
    }
}

GPtrArray *
soleus_mat5_list (
    const SoleusFile *file, SoleusProgress *progress, gboolean *cut)
{
  Walk walk = {.list = soleus_matlab_list_new (), .progress = progress};
  gsize start = HEADER_BYTES, n_bytes = 0;

  *cut = FALSE;
  walk.swapped = file->data[126] == 'M';
  while (start < file->size && !*cut)
    {
      const guint first = walk.list->len;
      *cut = !walk_element (&walk, file, start, &n_bytes);
      set_n_bytes (walk.list, first, MIN (file->size, start + n_bytes));
      start += n_bytes;
    }
  return walk.list;
}

gboolean
soleus_mat5_each (const SoleusFile *file, const SoleusMatlabVariable *variable,
    SoleusMat5Use use, gpointer data, SoleusProgress *progress, GError **error)
{
  enum
  {
    BLOCK = 16384
  };
  const SoleusMat5Place *place = &variable->place;
  const gsize size = soleus_mat5_number_size (place->type);
  const guint64 total = variable->n_rows * variable->n_columns;
  g_auto (SoleusInflate) bytes = {NULL};
  g_autofree guint8 *raw = g_malloc (BLOCK * 8);
  g_autofree double *values = g_new (double, BLOCK);

  if (!soleus_file_check (file, error))
    return FALSE;
  soleus_inflate_init (
      &bytes, file->data + place->start, place->n_bytes, place->packed);
  soleus_inflate_skip (&bytes, place->offset);
  for (guint64 done = 0; done < total;)
    {
      gsize n = (gsize)MIN (BLOCK, total - done);
      if (soleus_inflate_read (&bytes, raw, n * size) != n * size)
        return soleus_reader_fail (error,
            _ ("the variable “%s” ends after %zu numbers, expected %zu"),
            variable->path, (gsize)done, (gsize)total);
      soleus_mat5_numbers (place->type, place->swapped, raw, n, values);
      if (!use (data, values, n, error))
        return FALSE;
      done += n;
      if (soleus_progress_stop (progress, error))
        return FALSE;
    }
  return TRUE;
}
