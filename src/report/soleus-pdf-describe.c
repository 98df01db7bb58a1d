/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-pdf-describe.h"

#include <string.h>

#define FIGURE "<< /Type /StructElem\n   /S /Figure\n"
#define CATALOG "<< /Type /Catalog\n"

typedef struct
{
  guint64 number;
  gsize offset; /* in the written file */
} Moved;

typedef struct
{
  const char *bytes;
  gsize n;
  guint64 size; /* of the trailer */
  guint64 root;
  guint64 info;
  guint64 xref;
  GByteArray *out;
  GArray *moved; /* of Moved */
} Update;

static const char *
find (const char *from, const char *end, const char *words)
{
  return memmem (from, (gsize)(end - from), words, strlen (words));
}

/* The number after @key in the trailer. */
static gboolean
read_number (
    const char *from, const char *end, const char *key, guint64 *number)
{
  const char *at = find (from, end, key);
  char digits[24] = {0};

  if (at == NULL)
    return FALSE;
  at += strlen (key);
  memcpy (digits, at, MIN ((gsize)(end - at), sizeof digits - 1));
  *number = g_ascii_strtoull (digits, NULL, 10);
  return *number > 0;
}

/* The last of the file's trailers, at its end. */
static gboolean
read_trailer (Update *update)
{
  const char *end = update->bytes + update->n;
  const char *tail = update->n > 2048 ? end - 2048 : update->bytes;
  const char *trailer = find (tail, end, "trailer\n");

  return trailer != NULL && read_number (trailer, end, "/Size ", &update->size)
      && read_number (trailer, end, "/Root ", &update->root)
      && read_number (trailer, end, "/Info ", &update->info)
      && read_number (trailer, end, "startxref\n", &update->xref)
      && update->xref < update->n;
}

/* The object whose dictionary begins at @at: its number, and where it ends. */
static gboolean
read_object (const Update *update, const char *at, guint64 *number,
    const char **dictionary_end)
{
  const char *end = update->bytes + update->n;
  const char *begin = at;
  const char *stop = find (at, end, ">>\nendobj");

  if (stop == NULL || at - update->bytes < 9
      || memcmp (at - 7, " 0 obj\n", 7) != 0)
    return FALSE;
  begin = at - 7;
  while (begin > update->bytes && g_ascii_isdigit (begin[-1]))
    begin--;
  *number = g_ascii_strtoull (begin, NULL, 10);
  *dictionary_end = stop;
  return *number > 0;
}

static void
put (Update *update, const char *text)
{
  g_byte_array_append (update->out, (const guint8 *)text, (guint)strlen (text));
}

/* The object once more, with @more in its dictionary. */
static gboolean
put_object (Update *update, const char *at, const char *more)
{
  Moved moved = {.offset = update->out->len};
  const char *end;
  g_autofree char *head = NULL;

  if (!read_object (update, at, &moved.number, &end))
    return FALSE;
  g_array_append_val (update->moved, moved);
  head = g_strdup_printf ("%" G_GUINT64_FORMAT " 0 obj\n", moved.number);
  put (update, head);
  g_byte_array_append (update->out, (const guint8 *)at, (guint)(end - at));
  put (update, more);
  put (update, ">>\nendobj\n");
  return TRUE;
}

/* A text string: UTF-16, in hexadecimal digits. */
static char *
dup_alt (const char *alt)
{
  GString *text = g_string_new ("   /Alt <FEFF");
  glong n = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (alt, -1, NULL, &n, NULL);

  for (glong i = 0; units != NULL && i < n; i++)
    g_string_append_printf (text, "%04X", units[i]);
  g_string_append (text, ">\n");
  return g_string_free (text, FALSE);
}

static gboolean
put_figures (Update *update, const GPtrArray *alts)
{
  const char *end = update->bytes + update->n;
  const char *at = update->bytes;
  guint n = 0;

  while ((at = find (at, end, FIGURE)) != NULL)
    {
      g_autofree char *more =
          n < alts->len ? dup_alt (g_ptr_array_index (alts, n)) : NULL;

      n++;
      if (more == NULL || !put_object (update, at, more))
        return FALSE;
      at += strlen (FIGURE);
    }
  return n == alts->len;
}

static gboolean
put_catalog (Update *update, const char *language)
{
  g_autofree char *words =
      g_strdup_printf ("\n%" G_GUINT64_FORMAT " 0 obj\n" CATALOG, update->root);
  const char *at = find (update->bytes, update->bytes + update->n, words);
  g_autofree char *more = g_strdup_printf ("   /Lang (%s)\n"
                                           "   /ViewerPreferences << "
                                           "/DisplayDocTitle true >>\n",
      language);

  return at != NULL
      && put_object (update, at + strlen (words) - strlen (CATALOG), more);
}

static void
put_trailer (Update *update)
{
  const gsize xref = update->out->len;
  g_autofree char *trailer = g_strdup_printf (
      "trailer\n<< /Size %" G_GUINT64_FORMAT "\n   /Root %" G_GUINT64_FORMAT
      " 0 R\n   /Info %" G_GUINT64_FORMAT " 0 R\n   /Prev %" G_GUINT64_FORMAT
      "\n>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
      update->size, update->root, update->info, update->xref, xref);

  put (update, "xref\n");
  for (guint i = 0; i < update->moved->len; i++)
    {
      const Moved *moved = &g_array_index (update->moved, Moved, i);
      g_autofree char *row = g_strdup_printf (
          "%" G_GUINT64_FORMAT " 1\n%010" G_GSIZE_FORMAT " 00000 n \n",
          moved->number, moved->offset);

      put (update, row);
    }
  put (update, trailer);
}

GBytes *
soleus_pdf_describe (GBytes *pdf, const char *language, const GPtrArray *alts)
{
  Update update = {0};
  gboolean done;

  update.bytes = g_bytes_get_data (pdf, &update.n);
  update.out = g_byte_array_new ();
  update.moved = g_array_new (FALSE, FALSE, sizeof (Moved));
  g_byte_array_append (
      update.out, (const guint8 *)update.bytes, (guint)update.n);
  done = update.n > 0 && read_trailer (&update) && put_figures (&update, alts)
      && put_catalog (&update, language);
  if (done)
    put_trailer (&update);
  g_array_unref (update.moved);
  if (done)
    return g_byte_array_free_to_bytes (update.out);
  g_byte_array_unref (update.out);
  return g_bytes_ref (pdf);
}
