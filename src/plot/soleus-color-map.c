/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-color-map.h"

#include <math.h>

/* A polynomial of degree 6 a channel through the published table, within one
 * hundredth of it. [smith2015] */
#define N_COEFFICIENTS 7
static const double coefficients[3][N_COEFFICIENTS] = {
    {0.2777273272234177, 0.1050930431085774, -0.3308618287255563,
        -4.634230498983486, 6.228269936347081, 4.776384997670288,
        -5.435455855934631},
    {0.005407344544966578, 1.404613529898575, 0.214847559468213,
        -5.799100973351585, 14.17993336680509, -13.74514537774601,
        4.645852612178535},
    {0.3340998053353061, 1.384590162594685, 0.09509516302823659,
        -19.33244095627987, 56.69055260068105, -65.35303263337234,
        26.3124352495832},
};

static double
channel (guint which, double share)
{
  double value = 0.0;

  for (int i = N_COEFFICIENTS - 1; i >= 0; i--)
    value = value * share + coefficients[which][i];
  return CLAMP (value, 0.0, 1.0);
}

SoleusColor
soleus_color_map (double share)
{
  double at = CLAMP (share, 0.0, 1.0);

  return (SoleusColor){channel (0, at), channel (1, at), channel (2, at), 1.0};
}

guint32
soleus_color_map_pixel (double share)
{
  SoleusColor color = soleus_color_map (share);

  return 0xff000000u | (guint32)lrint (255.0 * color.red) << 16
      | (guint32)lrint (255.0 * color.green) << 8
      | (guint32)lrint (255.0 * color.blue);
}
