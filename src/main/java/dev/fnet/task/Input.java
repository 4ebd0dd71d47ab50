package dev.fnet.task;

/**
 * One text as the model sees it.
 *
 * @param ids token ids, padding included
 * @param length what was done to the text's length
 * @param masksCut {@code [MASK]} tokens among those that were cut off
 */
record Input(int[] ids, TextLength length, int masksCut) {}
