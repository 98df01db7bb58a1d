/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "soleus-channel.h"
#include "soleus-track.h"

G_BEGIN_DECLS

/*
 * A body from the front and from behind, with the muscles that can be chosen.
 * A place is a muscle of one side; the calves come first. As anatomy has it,
 * the left of the body is to the right of a picture from the front. Pure.
 */
guint soleus_body_get_n_places (void);
/* The plain word, "gastrocnemius". */
const char *soleus_body_place_muscle (guint place);
/* UNKNOWN: in the middle. */
SoleusSide soleus_body_place_side (guint place);
/* The middle of it in @rect. */
void soleus_body_place_middle (
    guint place, const SoleusRect *rect, double *x, double *y);

/* The first place of a muscle on a side; "calf" is where its largest muscle
 * is. -1: it is not on the picture, or the side is not known and it has two. */
int soleus_body_find (const char *muscle, SoleusSide side);
/* What lies under a point of @rect; -1: nothing to be chosen. */
int soleus_body_place_at (const SoleusRect *rect, double x, double y);
/* The next place from @place (-1: the first one) to the right or left (@dx 1,
 * -1) or down or up (@dy 1, -1); the same where there is none. */
int soleus_body_step (int place, int dx, int dy);

/* Width by height of the picture. */
#define SOLEUS_BODY_ASPECT (152.0 / 212.0)

/* What is chosen is filled wherever it is seen, @pointed (-1: none) has an
 * outline. @left and @right are written at the feet. */
void soleus_body_draw (cairo_t *cr, const SoleusTheme *theme,
    const SoleusRect *rect, int chosen, int pointed, const char *left,
    const char *right);

G_END_DECLS
