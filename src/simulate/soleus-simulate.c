/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-simulate.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "soleus-error.h"
#include "soleus-sensor.h"

#define SKIN_RATE_HZ 2000.0
#define NEEDLE_RATE_HZ 20000.0
#define ACC_RATE_HZ 100.0
#define MAX_EMG_CHANNELS 64
/* A night of one channel at 2000 Hz is 115 MB. */
#define MAX_DURATION_S (48.0 * 3600.0)
#define RAIL_UV 5000.0
#define CONVERTER_BITS 16

/* How the electrodes of a layout are called, in turn. */
typedef struct
{
  const char *label;
  const char *muscle;
  SoleusSide side;
} Place;

static const Place places[][4] = {
    [SOLEUS_LAYOUT_CALF] = {{"EMG gast med L", "gastrocnemius",
                                SOLEUS_SIDE_LEFT},
        {"EMG gast lat L", "gastrocnemius", SOLEUS_SIDE_LEFT},
        {"EMG soleus L", "soleus", SOLEUS_SIDE_LEFT},
        {"EMG tib ant L", "tibialis anterior", SOLEUS_SIDE_LEFT}},
    [SOLEUS_LAYOUT_LEGS] = {{"EMG tib ant L", "tibialis anterior",
                                SOLEUS_SIDE_LEFT},
        {"EMG tib ant R", "tibialis anterior", SOLEUS_SIDE_RIGHT},
        {"EMG gast L", "gastrocnemius", SOLEUS_SIDE_LEFT},
        {"EMG gast R", "gastrocnemius", SOLEUS_SIDE_RIGHT}},
    [SOLEUS_LAYOUT_NEEDLE] = {{"EMG needle TA L", "tibialis anterior",
                                  SOLEUS_SIDE_LEFT},
        {"EMG needle TA L", "tibialis anterior", SOLEUS_SIDE_LEFT},
        {"EMG needle TA L", "tibialis anterior", SOLEUS_SIDE_LEFT},
        {"EMG needle TA L", "tibialis anterior", SOLEUS_SIDE_LEFT}},
};

/* Everything that is settled before the first draw. */
typedef struct
{
  const SoleusRecipe *recipe;
  const SoleusSimulateOptions *options;
  double duration_s;
  double acc_rate_hz;
  double disturbs[SOLEUS_N_DISTURBS];
  SoleusElectrodes electrodes;
} Plan;

void
soleus_simulate_options_init (SoleusSimulateOptions *options)
{
  *options = (SoleusSimulateOptions){.seed = 1,
      .duration_s = NAN,
      .rate_hz = NAN,
      .acc_rate_hz = NAN,
      .n_channels = -1,
      .shape = SOLEUS_SHAPE_HERMITE,
      .snr = NAN,
      .per_min = NAN,
      .frequency_hz = NAN,
      .weather = SOLEUS_WEATHER_PLAIN};
  for (guint i = 0; i < SOLEUS_N_DISTURBS; i++)
    options->disturbs[i] = NAN;
}

static gboolean
check (const char *thing, double value, double low, double high, GError **error)
{
  if (isnan (value) || (value >= low && value <= high))
    return TRUE;
  g_set_error (error, SOLEUS_ERROR, SOLEUS_ERROR_INVALID,
      _ ("Simulation: %s %g, expected %g to %g."), thing, value, low, high);
  return FALSE;
}

static gboolean
check_options (const SoleusSimulateOptions *options, GError **error)
{
  for (guint i = 0; i < SOLEUS_N_DISTURBS; i++)
    {
      const SoleusDisturbRow *row = soleus_disturb_get_row ((SoleusDisturb)i);
      if (!check (row->key, options->disturbs[i], 0.0, row->max, error))
        return FALSE;
    }
  return check ("duration", options->duration_s, 1.0, MAX_DURATION_S, error)
      && check ("rate", options->rate_hz, 150.0, 100000.0, error)
      && check ("acc-rate", options->acc_rate_hz, 0.0, 5000.0, error)
      && check ("channels", options->n_channels < 0 ? NAN : options->n_channels,
          1.0, MAX_EMG_CHANNELS, error)
      && check ("snr", options->snr, -20.0, 200.0, error)
      && check ("per-minute", options->per_min, 0.01, 6000.0, error)
      && check ("frequency", options->frequency_hz, 0.01, 500.0, error);
}

static double
or_else (double value, double standard)
{
  return isnan (value) ? standard : value;
}

static void
make_plan (Plan *plan, const SoleusRecipe *recipe,
    const SoleusSimulateOptions *options)
{
  const gboolean needle = recipe->layout == SOLEUS_LAYOUT_NEEDLE;
  const gboolean clips = (recipe->disturbs >> SOLEUS_DISTURB_CLIP_MV & 1) != 0;
  double drawn[SOLEUS_N_DISTURBS];

  plan->recipe = recipe;
  plan->options = options;
  plan->duration_s = or_else (options->duration_s, recipe->duration_s);
  plan->acc_rate_hz =
      or_else (options->acc_rate_hz, needle ? 0.0 : ACC_RATE_HZ);
  soleus_weather_draw (options->weather, options->seed, plan->disturbs);
  soleus_weather_draw (SOLEUS_WEATHER_HARD, options->seed, drawn);
  for (guint i = 0; i < SOLEUS_N_DISTURBS; i++)
    {
      const SoleusDisturbRow *row = soleus_disturb_get_row ((SoleusDisturb)i);
      if ((recipe->disturbs >> i & 1) != 0)
        plan->disturbs[i] = MAX (drawn[i], 0.5 * (row->low + row->high));
      /* Narrow rails under large signals: it must clip. */
      if (clips && (recipe->disturbs >> i & 1) != 0)
        plan->disturbs[i] = i == SOLEUS_DISTURB_CLIP_MV ? row->low : row->high;
      plan->disturbs[i] = or_else (options->disturbs[i], plan->disturbs[i]);
    }
  plan->electrodes = (SoleusElectrodes){.n_channels = options->n_channels < 0
          ? recipe->n_channels
          : (guint)options->n_channels,
      .rate_hz =
          or_else (options->rate_hz, needle ? NEEDLE_RATE_HZ : SKIN_RATE_HZ),
      .shape = options->shape,
      .needle = needle,
      .array = options->array && options->shape == SOLEUS_SHAPE_TRIPOLE,
      .crosstalk = plan->disturbs[SOLEUS_DISTURB_CROSSTALK]};
}

static void
play (const Plan *plan, SoleusScene *scene)
{
  const SoleusRecipe *recipe = plan->recipe;
  const SoleusSpan whole = {0.0, scene->duration_s};
  const SoleusScore score = {.span = whole,
      .pattern = recipe->pattern,
      .low = recipe->low,
      .high = recipe->high,
      .asked = recipe->measure == SOLEUS_MEASURE_HZ
          ? plan->options->frequency_hz
          : plan->options->per_min};

  if (recipe->play != NULL)
    recipe->play (scene, &score);
  soleus_play_contractions (
      scene, whole, plan->disturbs[SOLEUS_DISTURB_VOLUNTARY]);
  soleus_play_background (
      scene, whole, plan->disturbs[SOLEUS_DISTURB_BACKGROUND]);
}

static void
state_truth (const Plan *plan, SoleusScene *scene)
{
  SoleusTruth *truth = scene->truth;
  const SoleusRecipe *recipe = plan->recipe;

  truth->seed = plan->options->seed;
  truth->recipe = g_strdup (recipe->id);
  truth->shape = g_strdup (soleus_shape_id (plan->options->shape));
  truth->record_pattern =
      truth->bursts->len > 0 ? recipe->pattern : SOLEUS_PATTERN_NONE;
  truth->record_state = recipe->play == soleus_play_gait ? SOLEUS_STATE_ACTIVITY
                                                         : SOLEUS_STATE_REST;
  soleus_truth_finish (truth, scene->duration_s);
  for (guint i = 0; i < truth->states->len; i++)
    {
      SoleusTruthState *row =
          &g_array_index (truth->states, SoleusTruthState, i);
      if (row->state == SOLEUS_STATE_REST)
        row->state = recipe->state;
    }
}

static SoleusChannel *
make_emg_channel (const Plan *plan, guint c, gsize n)
{
  const Place *place = &places[plan->recipe->layout][c % 4];
  const double clip_mv = plan->disturbs[SOLEUS_DISTURB_CLIP_MV];
  const double rail_uv = clip_mv > 0.0 ? clip_mv * 1000.0 : RAIL_UV;
  g_autofree char *label = c < 4
      ? g_strdup (place->label)
      : g_strdup_printf ("%s %u", place->label, c / 4 + 1);
  SoleusChannel *channel = soleus_channel_new (
      label, SOLEUS_KIND_EMG, "uV", plan->electrodes.rate_hz);

  channel->calibrated = TRUE;
  channel->muscle = g_strdup (place->muscle);
  channel->side = place->side;
  channel->lsb = 2.0 * rail_uv / (1 << CONVERTER_BITS);
  channel->rail_low = -rail_uv;
  channel->rail_high = rail_uv;
  soleus_channel_add_run (channel, n, 0.0);
  return channel;
}

static SoleusChannel *
make_axis (const Plan *plan, const SoleusSensor *sensor, guint axis, gsize n)
{
  static const char *const labels[] = {"Acc X", "Acc Y", "Acc Z"};
  SoleusChannel *channel = soleus_channel_new (
      labels[axis], SOLEUS_KIND_ACCELEROMETER, "g", plan->acc_rate_hz);

  channel->calibrated = TRUE;
  channel->sensor = 0;
  channel->axis = (int)axis;
  channel->lsb = sensor->lsb_g;
  channel->rail_low = -sensor->range_g;
  channel->rail_high = sensor->range_g;
  soleus_channel_add_run (channel, n, 0.0);
  return channel;
}

static void
add_annotations (const Plan *plan, GPtrArray *annotations)
{
  const char *condition = soleus_condition_id (plan->recipe->condition);

  g_ptr_array_add (
      annotations, soleus_annotation_new (0.0, 0.0, "synthetic recording"));
  if (condition != NULL)
    g_ptr_array_add (
        annotations, soleus_annotation_new (0.0, plan->duration_s, condition));
}

/* Takes over nothing; copies @samples. */
static SoleusRecording *
make_recording (const Plan *plan, const SoleusScene *scene,
    const SoleusSensor *sensor, const float *const *samples)
{
  SoleusRecordingFacts facts = {0};
  g_autoptr (GString) name = g_string_new ("synthetic-");

  g_string_append (name, plan->recipe->id);
  g_string_append_printf (name, "-%" G_GUINT64_FORMAT, plan->options->seed);
  g_string_ascii_down (name);
  facts.name = g_strdup (name->str);
  facts.format_id = "simulated";
  facts.fingerprint = g_compute_checksum_for_string (
      G_CHECKSUM_SHA256, name->str, (gssize)name->len);
  facts.channels =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_channel_free);
  facts.annotations =
      g_ptr_array_new_with_free_func ((GDestroyNotify)soleus_annotation_free);
  facts.log = soleus_read_log_new ();
  for (guint c = 0; c < plan->electrodes.n_channels; c++)
    g_ptr_array_add (facts.channels, make_emg_channel (plan, c, scene->n));
  for (guint k = 0; k < 3 && scene->n_acc > 0; k++)
    g_ptr_array_add (facts.channels, make_axis (plan, sensor, k, scene->n_acc));
  add_annotations (plan, facts.annotations);
  return soleus_recording_new_in_memory (&facts, samples);
}

static SoleusRecording *
record (const Plan *plan, SoleusScene *scene, const SoleusSensor *sensor)
{
  const guint n_emg = plan->electrodes.n_channels;
  const guint64 seed = plan->options->seed;
  float **samples = g_new0 (float *, n_emg + 3);
  SoleusRecording *recording;

  for (guint c = 0; c < n_emg; c++)
    samples[c] =
        g_memdup2 (scene->emg[c], MAX (scene->n, 1) * sizeof **samples);
  for (guint k = 0; k < 3; k++)
    samples[n_emg + k] = g_new0 (float, MAX (scene->n_acc, 1));
  soleus_disturb_emg (scene, plan->disturbs, seed, samples);
  if (scene->n_acc > 0)
    soleus_sensor_read (sensor, scene, seed, samples + n_emg);
  state_truth (plan, scene);
  recording =
      make_recording (plan, scene, sensor, (const float *const *)samples);
  for (guint c = 0; c < n_emg + 3; c++)
    g_free (samples[c]);
  g_free (samples);
  return recording;
}

SoleusRecording *
soleus_simulate (const SoleusRecipe *recipe,
    const SoleusSimulateOptions *options, SoleusTruth **truth,
    SoleusProgress *progress, GError **error)
{
  Plan plan;
  SoleusSensor sensor;
  SoleusRecording *recording;
  g_autoptr (SoleusScene) scene = NULL;

  if (!check_options (options, error))
    return NULL;
  make_plan (&plan, recipe, options);
  scene = soleus_scene_new (
      plan.duration_s, plan.acc_rate_hz, &plan.electrodes, options->seed);
  sensor = soleus_sensor_draw (options->seed);
  scene->snr = options->snr;
  scene->noise_uv = plan.disturbs[SOLEUS_DISTURB_NOISE_UV];
  scene->truth->noise_uv = scene->noise_uv;
  scene->truth->noise_g = plan.acc_rate_hz > 0.0
      ? soleus_sensor_noise_g (&sensor, plan.acc_rate_hz)
      : (double)NAN;
  play (&plan, scene);
  soleus_progress_report (progress, 0.5);
  if (soleus_progress_stop (progress, error))
    return NULL;
  recording = record (&plan, scene, &sensor);
  soleus_progress_report (progress, 1.0);
  if (truth != NULL)
    *truth = g_steal_pointer (&scene->truth);
  return recording;
}
