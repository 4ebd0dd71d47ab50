package dev.fnet.task;

/**
 * What was done to a text's length, which matters because FNet has no padding mask.
 *
 * @param tokens tokens of the text that the model saw, specials included, padding not
 * @param padded padding tokens appended
 * @param truncated tokens cut off the end
 */
public record TextLength(int tokens, int padded, int truncated) {}
