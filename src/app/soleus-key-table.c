/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "soleus-key-table.h"

#include <glib/gi18n-lib.h>

#define EVERYWHERE SOLEUS_KEYS_EVERYWHERE
#define WINDOW SOLEUS_KEYS_WINDOW
#define TRACKS SOLEUS_KEYS_TRACKS
#define RECORDING_GROUP SOLEUS_KEY_GROUP_RECORDING
#define MARKING_GROUP SOLEUS_KEY_GROUP_MARKING
#define REVIEW_GROUP SOLEUS_KEY_GROUP_REVIEW
#define HEARING_GROUP SOLEUS_KEY_GROUP_HEARING
#define MOVING_GROUP SOLEUS_KEY_GROUP_MOVING
#define MEASURING_GROUP SOLEUS_KEY_GROUP_MEASURING
#define ZOOM_GROUP SOLEUS_KEY_GROUP_ZOOM
#define VIEW_GROUP SOLEUS_KEY_GROUP_VIEW
#define WINDOW_GROUP SOLEUS_KEY_GROUP_WINDOW

/* The habits of the programs our readers know, and the desktop's own. */
const SoleusShortcut soleus_key_table[] = {
    {"win.open", "<Control>o", EVERYWHERE, RECORDING_GROUP,
        N_ ("Open a recording")},
    {"win.report", "<Control>p", EVERYWHERE, RECORDING_GROUP,
        N_ ("Save the report")},
    {"win.read-log", "<Control>i", EVERYWHERE, RECORDING_GROUP,
        N_ ("What was read from the file")},
    {"win.undo", "<Control>z", EVERYWHERE, RECORDING_GROUP, N_ ("Undo")},
    {"win.redo", "<Control><Shift>z <Control>y", EVERYWHERE, RECORDING_GROUP,
        N_ ("Redo")},

    {"win.annotate", "a r <Control>b", WINDOW, MARKING_GROUP,
        N_ ("Annotate the selected span, or rename what is chosen")},
    {"win.label(1)", "1", WINDOW, MARKING_GROUP, N_ ("Mark as twitch")},
    {"win.label(2)", "2", WINDOW, MARKING_GROUP, N_ ("Mark as twitch burst")},
    {"win.label(3)", "3", WINDOW, MARKING_GROUP, N_ ("Mark as cramp")},
    {"win.label(4)", "4", WINDOW, MARKING_GROUP, N_ ("Mark as tremor")},
    {"win.label(5)", "5", WINDOW, MARKING_GROUP, N_ ("Mark as jerk")},
    {"win.label(6)", "6", WINDOW, MARKING_GROUP,
        N_ ("Mark as moved on purpose")},
    {"win.label(7)", "7", WINDOW, MARKING_GROUP, N_ ("Mark as rest")},
    {"win.label(8)", "8", WINDOW, MARKING_GROUP, N_ ("Mark as asleep")},
    {"win.label(9)", "9", WINDOW, MARKING_GROUP, N_ ("Mark as felt it")},
    {"win.delete", "Delete", WINDOW, MARKING_GROUP,
        N_ ("Delete the chosen annotation, or reject the chosen episode")},
    {"win.nudge(-0.01)", "<Alt>Left", TRACKS, MARKING_GROUP,
        N_ ("Move the chosen annotation a little back")},
    {"win.nudge(0.01)", "<Alt>Right", TRACKS, MARKING_GROUP,
        N_ ("Move the chosen annotation a little on")},
    {"win.nudge-sample(-1)", "<Alt><Shift>Left", TRACKS, MARKING_GROUP,
        N_ ("Move the chosen annotation one sample back")},
    {"win.nudge-sample(1)", "<Alt><Shift>Right", TRACKS, MARKING_GROUP,
        N_ ("Move the chosen annotation one sample on")},
    {"win.start-here", "bracketleft", WINDOW, MARKING_GROUP,
        N_ ("Begin the chosen annotation at the pointer")},
    {"win.end-here", "bracketright", WINDOW, MARKING_GROUP,
        N_ ("End the chosen annotation at the pointer")},
    {"win.split", "s", WINDOW, MARKING_GROUP,
        N_ ("Cut the chosen annotation at the cursor")},
    {"win.merge", "m", WINDOW, MARKING_GROUP,
        N_ ("Merge the annotations in the selected span, or the chosen one "
            "and the next")},
    {"win.accept", "<Control>Return", EVERYWHERE, MARKING_GROUP,
        N_ ("Accept the chosen episode")},
    {"win.select-none", "Escape", WINDOW, MARKING_GROUP, N_ ("Select nothing")},

    {"win.review-next", "d", WINDOW, REVIEW_GROUP,
        N_ ("Check the most doubtful episode, or pass over it")},
    {"win.review-accept", "y", WINDOW, REVIEW_GROUP,
        N_ ("It is there: accept it and go on")},
    {"win.review-reject", "x", WINDOW, REVIEW_GROUP,
        N_ ("It is not there: reject it and go on")},

    {"win.play(1.0)", "space", WINDOW, HEARING_GROUP,
        N_ ("Hear the selected span, or from the cursor on; again: stop")},
    {"win.play(0.25)", "<Shift>space", WINDOW, HEARING_GROUP,
        N_ ("The same four times slower")},

    {"win.next-episode", "n <Control>Right", WINDOW, MOVING_GROUP,
        N_ ("Next episode")},
    {"win.previous-episode", "p <Control>Left", WINDOW, MOVING_GROUP,
        N_ ("Previous episode")},
    {"win.arrow(1)", "Right", TRACKS, MOVING_GROUP,
        N_ ("A tenth of a page on, or the chosen annotations a little")},
    {"win.arrow(-1)", "Left", TRACKS, MOVING_GROUP,
        N_ ("A tenth of a page back, or the chosen annotations a little")},
    {"win.arrow-fine(1)", "<Shift>Right", TRACKS, MOVING_GROUP,
        N_ ("A little on, or the chosen annotations one sample")},
    {"win.arrow-fine(-1)", "<Shift>Left", TRACKS, MOVING_GROUP,
        N_ ("A little back, or the chosen annotations one sample")},
    {"win.pan(1.0)", "Page_Down", TRACKS, MOVING_GROUP, N_ ("One page on")},
    {"win.pan(-1.0)", "Page_Up", TRACKS, MOVING_GROUP, N_ ("One page back")},
    {"win.go-start", "Home", TRACKS, MOVING_GROUP,
        N_ ("Start of the recording")},
    {"win.go-end", "End", TRACKS, MOVING_GROUP, N_ ("End of the recording")},
    {"win.go-to-time", "<Control>f", EVERYWHERE, MOVING_GROUP,
        N_ ("Go to a time")},

    {"win.ruler", "c", WINDOW, MEASURING_GROUP,
        N_ ("Measure with two cursors, or put them away")},
    {"win.ruler-step(-0.01)", "comma", WINDOW, MEASURING_GROUP,
        N_ ("Move the cursor a little back")},
    {"win.ruler-step(0.01)", "period", WINDOW, MEASURING_GROUP,
        N_ ("Move the cursor a little on")},
    {"win.ruler-sample(-1)", "<Alt>comma", WINDOW, MEASURING_GROUP,
        N_ ("Move the cursor one sample back")},
    {"win.ruler-sample(1)", "<Alt>period", WINDOW, MEASURING_GROUP,
        N_ ("Move the cursor one sample on")},
    {"win.ruler-other", "v", WINDOW, MEASURING_GROUP,
        N_ ("Let the keys move the other cursor")},

    {"win.zoom-in", "<Control>plus <Control>equal <Control>KP_Add", EVERYWHERE,
        ZOOM_GROUP, N_ ("Zoom in")},
    {"win.zoom-out", "<Control>minus <Control>KP_Subtract", EVERYWHERE,
        ZOOM_GROUP, N_ ("Zoom out")},
    {"win.zoom-all", "<Control>0 <Control>KP_0", EVERYWHERE, ZOOM_GROUP,
        N_ ("Show all of the recording")},
    {"win.zoom-selection", "z", WINDOW, ZOOM_GROUP,
        N_ ("Zoom to the selected span")},
    {"win.zoom-back", "BackSpace", WINDOW, ZOOM_GROUP,
        N_ ("Back to where the view was")},
    {"win.gain(1.25)", "plus KP_Add", TRACKS, ZOOM_GROUP,
        N_ ("Taller signals")},
    {"win.gain(0.8)", "minus KP_Subtract", TRACKS, ZOOM_GROUP,
        N_ ("Smaller signals")},

    {"win.filtered", "f", WINDOW, VIEW_GROUP,
        N_ ("Traces filtered, as the search saw them, or as recorded")},
    {"win.envelope", "e", WINDOW, VIEW_GROUP,
        N_ ("Envelope over the filtered traces")},
    {"win.divisions", "g", WINDOW, VIEW_GROUP,
        N_ ("Grid of boxes whose height and width are told")},
    {"win.spectrogram", "w", WINDOW, VIEW_GROUP,
        N_ ("Spectrogram of the track under the pointer")},
    {"win.spectrogram-slow", "<Shift>w", WINDOW, VIEW_GROUP,
        N_ ("Spectrogram of slow rhythms, 0 to 20 Hz")},
    {"win.next-time-axis", "t", WINDOW, VIEW_GROUP,
        N_ ("Clock time, seconds from the start, or time since lights off")},
    {"win.lights-off", "l", WINDOW, VIEW_GROUP,
        N_ ("Lights went off at the cursor: count from there")},
    {"win.hide-track", "h", WINDOW, VIEW_GROUP,
        N_ ("Hide the track under the pointer")},
    {"win.show-tracks", "<Shift>h", WINDOW, VIEW_GROUP,
        N_ ("Show hidden tracks again")},
    {"win.move-track(-1)", "<Alt>Up", TRACKS, VIEW_GROUP,
        N_ ("Move the track up")},
    {"win.move-track(1)", "<Alt>Down", TRACKS, VIEW_GROUP,
        N_ ("Move the track down")},
    {"win.tab::episodes", "<Alt>1", EVERYWHERE, VIEW_GROUP,
        N_ ("List of episodes")},
    {"win.tab::review", "<Alt>2", EVERYWHERE, VIEW_GROUP,
        N_ ("Review of what was found")},
    {"win.tab::spectrum", "<Alt>3", EVERYWHERE, VIEW_GROUP,
        N_ ("Spectrum of the selected span")},
    {"win.tab::intervals", "<Alt>4", EVERYWHERE, VIEW_GROUP,
        N_ ("Intervals between episodes")},
    {"win.tab::rate", "<Alt>5", EVERYWHERE, VIEW_GROUP, N_ ("Rate over time")},
    {"win.tab::shapes", "<Alt>6", EVERYWHERE, VIEW_GROUP,
        N_ ("Shapes of the potentials")},

    {"win.findings", "F9", EVERYWHERE, WINDOW_GROUP,
        N_ ("Show or hide the findings")},
    {"win.lower", "<Shift>F9", EVERYWHERE, WINDOW_GROUP,
        N_ ("Show or hide the table")},
    {"win.people", "<Control>t", EVERYWHERE, WINDOW_GROUP,
        N_ ("People and Trends")},
    {"win.fullscreen", "F11", EVERYWHERE, WINDOW_GROUP, N_ ("Full screen")},
    {"win.menu", "F10", EVERYWHERE, WINDOW_GROUP, N_ ("Main menu")},
    {"app.help", "F1", EVERYWHERE, WINDOW_GROUP, N_ ("Help")},
    {"app.shortcuts", "<Control>question", EVERYWHERE, WINDOW_GROUP,
        N_ ("Keys and mouse")},
    {"app.preferences", "<Control>comma", EVERYWHERE, WINDOW_GROUP,
        N_ ("Preferences")},
    {"win.close-window", "<Control>w", EVERYWHERE, WINDOW_GROUP,
        N_ ("Close the window")},
    {"app.quit", "<Control>q", EVERYWHERE, WINDOW_GROUP, N_ ("Quit")},
    {NULL},
};

const SoleusMouseHabit soleus_mouse_table[] = {
    {N_ ("Drag"), N_ ("Select a span")},
    {N_ ("Drag with the middle button"), N_ ("Move through the recording")},
    {N_ ("Wheel"), N_ ("Next track, or on through the recording")},
    {N_ ("Shift and wheel"), N_ ("Move through the recording")},
    {N_ ("Ctrl and wheel"), N_ ("Zoom at the pointer")},
    {N_ ("Alt and wheel"), N_ ("Taller or smaller signals")},
    {N_ ("Click on a mark"), N_ ("Choose it")},
    {N_ ("Ctrl and click on more marks"), N_ ("Choose them as well")},
    {N_ ("Drag an edge of the chosen mark, or all of it in its lane"),
        N_ ("Change or move it")},
    {N_ ("The same with Ctrl"), N_ ("Snap to other edges and the cursor")},
    {N_ ("Click"), N_ ("Set the cursor")},
    {N_ ("Shift and click"), N_ ("Set the second cursor, to measure")},
    {N_ ("Drag a cursor while measuring"), N_ ("Move it")},
    {N_ ("Double click"), N_ ("Zoom to what was clicked")},
    {NULL, NULL},
};

const char *
soleus_key_group_title (SoleusKeyGroup group)
{
  static const char *const titles[SOLEUS_N_KEY_GROUPS] = {
      N_ ("Recording"),
      N_ ("Marking"),
      N_ ("Review"),
      N_ ("Hearing"),
      N_ ("Moving"),
      N_ ("Measuring"),
      N_ ("Zoom"),
      N_ ("View"),
      N_ ("Window"),
  };

  return _ (titles[group]);
}
