/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-layout.h"

static const SoleusLayout layouts[] = {
    {1200, "wide", TRUE, TRUE, TRUE, TRUE},
    {900, "medium", TRUE, TRUE, TRUE, TRUE},
    {500, "narrow", FALSE, FALSE, TRUE, TRUE},
    {0, "phone", FALSE, FALSE, FALSE, FALSE},
};

const SoleusLayout *
soleus_layout_for_width (int width_px)
{
  const SoleusLayout *layout = layouts;

  while (layout->min_width_px > MAX (width_px, 0))
    layout++;
  return layout;
}
