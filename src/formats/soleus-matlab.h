/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "soleus-hdf5-table.h"

G_BEGIN_DECLS

typedef enum
{
  SOLEUS_MATLAB_NUMBERS,
  SOLEUS_MATLAB_COMPLEX,
  SOLEUS_MATLAB_TEXT,
  SOLEUS_MATLAB_CELL,
  SOLEUS_MATLAB_STRUCT,
  SOLEUS_MATLAB_OTHER, /* sparse, function, table, object */
  SOLEUS_N_MATLAB_CLASSES
} SoleusMatlabClass;

/* Where the numbers of a version 5 file lie. */
typedef struct
{
  gsize start; /* of the bytes, packed or not, in the file */
  gsize n_bytes;
  gboolean packed; /* zlib */
  guint64 offset; /* of the first number in the unpacked bytes */
  guint32 type; /* as the file has it, "mi" */
  gboolean swapped; /* most significant byte first */
} SoleusMat5Place;

/* One array of a MATLAB file, or of a structure or cell in it. */
typedef struct
{
  char *path; /* "emg", "EEG.data", "trial{2}", "EEG.chanlocs(3).labels" */
  char *family; /* the same without numbers: "EEG.chanlocs.labels" */
  SoleusMatlabClass class;
  guint64 n_rows; /* as MATLAB counts them */
  guint64 n_columns;
  gboolean flat; /* FALSE: three or more dimensions */
  gboolean safe; /* FALSE: claims more numbers than the file can hold */
  gboolean has_value;
  double value; /* of a single number */
  GPtrArray *texts; /* of char *; class TEXT: one a row, else NULL */
  SoleusMat5Place place; /* version 5 */
  SoleusHdf5Table *table; /* version 7.3; NULL where it is no table */
} SoleusMatlabVariable;

/* Appends a variable called @path and returns it; NULL when the list is
 * full: 4096. */
SoleusMatlabVariable *soleus_matlab_list_add (
    GPtrArray *list, const char *path, SoleusMatlabClass class);
/* Empty, of SoleusMatlabVariable. */
GPtrArray *soleus_matlab_list_new (void);
/* Takes over @text. */
void soleus_matlab_variable_add_text (
    SoleusMatlabVariable *variable, char *text);

/* "numbers", "a cell array", ...: translated, for messages. */
const char *soleus_matlab_class_name (SoleusMatlabClass class);

G_END_DECLS
