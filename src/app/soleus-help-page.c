/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-help-page.h"

#include <string.h>

typedef struct
{
  SoleusHelpPage *page;
  SoleusHelpTitle title;
  gpointer user_data;
  GString *text; /* of the block that is open; NULL: none */
  SoleusHelpKind kind;
  GString *row; /* of the table row that is open; NULL: none */
  guint n_cells;
  guint n_steps;
  guint n_sequence; /* words of the key or menu sequence so far */
  gboolean link_is_empty;
  char *link;
  char *section;
} Reader;

/* How words inside a paragraph look. */
static const struct
{
  const char *element;
  const char *start;
  const char *end;
} inline_rows[] = {
    {"em", "<i>", "</i>"},
    {"gui", "<b>", "</b>"},
    {"key", "<b>", "</b>"},
    {"cmd", "<tt>", "</tt>"},
    {"file", "<tt>", "</tt>"},
    {"code", "<tt>", "</tt>"},
};

static void
block_free (gpointer data)
{
  SoleusHelpBlock *block = data;

  g_free (block->text);
  g_free (block->description);
  g_free (block->id);
  g_free (block);
}

void
soleus_help_page_free (SoleusHelpPage *page)
{
  g_ptr_array_unref (page->blocks);
  g_free (page->title);
  g_free (page->group);
  g_free (page);
}

/* One space for any white space, none at the ends. */
static char *
dup_folded (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n", -1);
  GString *out = g_string_new (NULL);

  for (char **word = words; *word != NULL; word++)
    if (**word != '\0')
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", *word);
  return g_string_free (out, FALSE);
}

static SoleusHelpBlock *
add_block (Reader *reader, SoleusHelpKind kind, char *text)
{
  SoleusHelpBlock *block = g_new0 (SoleusHelpBlock, 1);

  block->kind = kind;
  block->text = text;
  g_ptr_array_add (reader->page->blocks, block);
  return block;
}

static gboolean
is (const char *name, const char *const *names)
{
  return g_strv_contains (names, name);
}

static gboolean
inside (const GSList *stack, const char *name)
{
  for (; stack != NULL; stack = stack->next)
    if (strcmp (stack->data, name) == 0)
      return TRUE;
  return FALSE;
}

static const char *
parent_of (const GSList *stack)
{
  return stack->next != NULL ? stack->next->data : "";
}

static SoleusHelpKind
kind_of_title (const GSList *stack)
{
  const char *parent = parent_of (stack);

  if (strcmp (parent, "page") == 0)
    return SOLEUS_HELP_TITLE;
  if (strcmp (parent, "section") == 0)
    return SOLEUS_HELP_HEADING;
  return strcmp (parent, "item") == 0 ? SOLEUS_HELP_TERM : SOLEUS_HELP_CAPTION;
}

static SoleusHelpKind
kind_of_paragraph (const GSList *stack)
{
  if (inside (stack, "list") || inside (stack, "steps"))
    return SOLEUS_HELP_ITEM;
  return inside (stack, "note") ? SOLEUS_HELP_NOTE : SOLEUS_HELP_PARAGRAPH;
}

static void
begin_block (Reader *reader, SoleusHelpKind kind)
{
  if (reader->text == NULL)
    reader->text = g_string_new (NULL);
  reader->kind = kind;
}

/* The markup that stands before the words of the @n_cells-th cell: "Onset:
 * when it begins (seconds)". */
static void
add_cell (Reader *reader, const char *cell)
{
  const guint n = reader->n_cells++;

  /* A dash is an empty cell. */
  if (*cell == '\0' || strcmp (cell, "–") == 0)
    return;
  if (n == 0)
    g_string_append_printf (reader->row, "<b>%s</b>:", cell);
  else if (n == 1)
    g_string_append_printf (reader->row, " %s", cell);
  else
    g_string_append_printf (reader->row, " (%s)", cell);
}

static void
end_block (Reader *reader, const GSList *stack)
{
  g_autofree char *raw = g_string_free (g_steal_pointer (&reader->text), FALSE);
  g_autofree char *text = reader->kind == SOLEUS_HELP_CODE
      ? g_strdup (g_strchomp (raw))
      : dup_folded (raw);
  SoleusHelpBlock *block;

  if (reader->row != NULL)
    {
      add_cell (reader, text);
      return;
    }
  if (inside (stack, "media"))
    {
      block = g_ptr_array_index (
          reader->page->blocks, reader->page->blocks->len - 1);
      g_free (block->description);
      block->description = g_steal_pointer (&text);
      return;
    }
  if (reader->kind == SOLEUS_HELP_ITEM)
    {
      g_autofree char *plain = g_steal_pointer (&text);
      text = inside (stack, "steps")
          ? g_strdup_printf ("%u. %s", ++reader->n_steps, plain)
          : g_strdup_printf ("• %s", plain);
    }
  if (reader->kind == SOLEUS_HELP_TITLE && reader->page->title == NULL)
    reader->page->title = g_strdup (text);
  block = add_block (reader, reader->kind, g_steal_pointer (&text));
  if (block->kind == SOLEUS_HELP_HEADING)
    block->id = g_steal_pointer (&reader->section);
}

static const char *
attribute (const char **names, const char **values, const char *wanted)
{
  for (; *names != NULL; names++, values++)
    if (strcmp (*names, wanted) == 0)
      return *values;
  return NULL;
}

static void
begin_link (Reader *reader, const char *target)
{
  g_autofree char *escaped = g_markup_escape_text (target, -1);

  g_free (reader->link);
  reader->link = g_strdup (target);
  reader->link_is_empty = TRUE;
  g_string_append_printf (reader->text, "<a href=\"%s\">", escaped);
}

static void
end_link (Reader *reader)
{
  if (reader->link_is_empty)
    {
      g_autofree char *title = reader->title != NULL
          ? reader->title (reader->link, reader->user_data)
          : NULL;
      g_string_append (reader->text, title != NULL ? title : reader->link);
    }
  g_string_append (reader->text, "</a>");
}

static void
begin_inline (Reader *reader, const GSList *stack, const char *name)
{
  const char *parent = parent_of (stack);

  if (strcmp (name, "keyseq") == 0 || strcmp (name, "guiseq") == 0)
    reader->n_sequence = 0;
  if (strcmp (parent, "keyseq") == 0 && reader->n_sequence++ > 0)
    g_string_append (reader->text, "+");
  if (strcmp (parent, "guiseq") == 0 && reader->n_sequence++ > 0)
    g_string_append (reader->text, " → ");
  for (guint i = 0; i < G_N_ELEMENTS (inline_rows); i++)
    if (strcmp (inline_rows[i].element, name) == 0)
      g_string_append (reader->text, inline_rows[i].start);
}

static void
read_info (Reader *reader, const char *name, const char *xref)
{
  /* "index#record" */
  const char *group = xref != NULL ? strchr (xref, '#') : NULL;

  if (strcmp (name, "link") == 0 && group != NULL && !reader->page->group)
    reader->page->group = g_strdup (group + 1);
}

static void
start_element (GMarkupParseContext *context, const char *name,
    const char **names, const char **values, gpointer user_data, GError **error)
{
  static const char *const captions[] = {"desc", NULL};
  Reader *reader = user_data;
  const GSList *stack = g_markup_parse_context_get_element_stack (context);
  const char *xref = attribute (names, values, "xref");

  if (inside (stack, "info"))
    read_info (reader, name, xref);
  else if (strcmp (name, "title") == 0)
    begin_block (reader, kind_of_title (stack));
  else if (strcmp (name, "p") == 0)
    begin_block (reader, kind_of_paragraph (stack));
  else if (is (name, captions))
    begin_block (reader, SOLEUS_HELP_PARAGRAPH);
  else if (strcmp (name, "screen") == 0)
    begin_block (reader, SOLEUS_HELP_CODE);
  else if (strcmp (name, "steps") == 0)
    reader->n_steps = 0;
  else if (strcmp (name, "section") == 0)
    {
      g_free (reader->section);
      reader->section = g_strdup (attribute (names, values, "id"));
    }
  else if (strcmp (name, "media") == 0)
    add_block (reader, SOLEUS_HELP_PICTURE,
        g_strdup (attribute (names, values, "src")));
  else if (strcmp (name, "tr") == 0 && !inside (stack, "thead"))
    {
      reader->row = g_string_new (NULL);
      reader->n_cells = 0;
    }
  else if (reader->text != NULL && strcmp (name, "link") == 0 && xref != NULL)
    begin_link (reader, xref);
  else if (reader->text != NULL)
    begin_inline (reader, stack, name);
}

static void
end_element (GMarkupParseContext *context, const char *name, gpointer user_data,
    GError **error)
{
  static const char *const blocks[] = {"title", "p", "desc", "screen", NULL};
  Reader *reader = user_data;
  const GSList *stack = g_markup_parse_context_get_element_stack (context);

  if (strcmp (name, "tr") == 0 && reader->row != NULL)
    add_block (reader, SOLEUS_HELP_PARAGRAPH,
        g_string_free (g_steal_pointer (&reader->row), FALSE));
  if (reader->text == NULL)
    return;
  if (is (name, blocks))
    {
      if (inside (stack, "thead"))
        g_string_free (g_steal_pointer (&reader->text), TRUE);
      else
        end_block (reader, stack);
    }
  else if (strcmp (name, "link") == 0)
    end_link (reader);
  else
    for (guint i = 0; i < G_N_ELEMENTS (inline_rows); i++)
      if (strcmp (inline_rows[i].element, name) == 0)
        g_string_append (reader->text, inline_rows[i].end);
}

static void
read_text (GMarkupParseContext *context, const char *text, gsize n,
    gpointer user_data, GError **error)
{
  Reader *reader = user_data;
  const GSList *stack = g_markup_parse_context_get_element_stack (context);
  g_autofree char *escaped = g_markup_escape_text (text, (gssize)n);

  if (reader->text == NULL)
    return;
  /* White space between two keys of a sequence is no part of it. */
  if (strcmp (stack->data, "keyseq") == 0
      || strcmp (stack->data, "guiseq") == 0)
    return;
  reader->link_is_empty = FALSE;
  g_string_append (reader->text, escaped);
}

SoleusHelpPage *
soleus_help_page_parse (
    const char *text, SoleusHelpTitle title, gpointer user_data, GError **error)
{
  static const GMarkupParser parser = {
      .start_element = start_element,
      .end_element = end_element,
      .text = read_text,
  };
  SoleusHelpPage *page = g_new0 (SoleusHelpPage, 1);
  Reader reader = {.page = page, .title = title, .user_data = user_data};
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (&parser, 0, &reader, NULL);
  gboolean read;

  page->blocks = g_ptr_array_new_with_free_func (block_free);
  read = g_markup_parse_context_parse (context, text, -1, error)
      && g_markup_parse_context_end_parse (context, error);
  if (reader.text != NULL)
    g_string_free (reader.text, TRUE);
  if (reader.row != NULL)
    g_string_free (reader.row, TRUE);
  g_free (reader.link);
  g_free (reader.section);
  if (!read)
    g_clear_pointer (&page, soleus_help_page_free);
  return page;
}
