package dev.fnet.task;

/** One text as the model sees it: ids, padding included, and what was done to its length. */
record Input(int[] ids, TextLength length) {}
