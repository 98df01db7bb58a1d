/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-arrangement.h"

static const SoleusArrangement layouts[] = {
    {1200, "wide", TRUE, TRUE, TRUE, TRUE},
    {900, "medium", TRUE, TRUE, TRUE, TRUE},
    {500, "narrow", FALSE, FALSE, TRUE, TRUE},
    {0, "phone", FALSE, FALSE, FALSE, FALSE},
};

const SoleusArrangement *
soleus_arrangement_for_width (int width_px)
{
  const SoleusArrangement *layout = layouts;

  while (layout->min_width_px > MAX (width_px, 0))
    layout++;
  return layout;
}
