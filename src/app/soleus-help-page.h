/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * The pages of the help without a help viewer: the part of Mallard 1.0 that
 * help/C uses, as a list of blocks. No GTK; paragraphs are Pango markup.
 */
typedef enum
{
  SOLEUS_HELP_TITLE,
  SOLEUS_HELP_HEADING, /* of a section */
  SOLEUS_HELP_CAPTION, /* of a list, a table or a picture */
  SOLEUS_HELP_PARAGRAPH,
  SOLEUS_HELP_ITEM, /* of a list; begins with a bullet or its number */
  SOLEUS_HELP_TERM, /* what the next paragraph explains */
  SOLEUS_HELP_NOTE,
  SOLEUS_HELP_CODE,
  SOLEUS_HELP_PICTURE /* text: its path below the page's folder */
} SoleusHelpKind;

typedef struct
{
  SoleusHelpKind kind;
  char *text; /* markup; for a picture a path */
  char *description; /* of a picture, markup; else NULL */
  char *id; /* of a section's heading; else NULL */
} SoleusHelpBlock;

typedef struct
{
  GPtrArray *blocks; /* SoleusHelpBlock, in order */
  char *title; /* markup */
  char *group; /* "record": the section of the index it belongs to; or NULL */
} SoleusHelpPage;

/* The words of a link without words of its own, markup; NULL: none. Free the
 * answer with g_free(). */
typedef char *(*SoleusHelpTitle) (const char *id, gpointer user_data);

/* NULL and an error where @text is not well-formed. @title may be NULL. */
SoleusHelpPage *soleus_help_page_parse (const char *text, SoleusHelpTitle title,
    gpointer user_data, GError **error);
void soleus_help_page_free (SoleusHelpPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SoleusHelpPage, soleus_help_page_free)

/* All pages but the index, in the order of reading; ended by NULL. */
extern const char *const soleus_help_ids[];

/*
 * Where a file of the help lies. Looked for in each language of the person's,
 * then in English, below each folder of $SOLEUS_HELP_DIR
 * (FOLDER/LANGUAGE/NAME), then where programs install their help. NULL: it is
 * nowhere.
 */
char *soleus_help_dup_path (const char *name);

/* The page "@id" of the person's language; links without words get the title
 * of their page. NULL and G_FILE_ERROR_NOENT where there is none. */
SoleusHelpPage *soleus_help_page_load (const char *id, GError **error);

G_END_DECLS
