/**
 * Text in, answer out. Entry points: {@link dev.fnet.task.FillMask}, {@link dev.fnet.task.TextClassifier} and
 * {@link dev.fnet.task.Embedder}, each safe to share between request threads. Floor 4; uses {@code model} and
 * {@code tokenizer}, and of the floors below the row kernels that turn logits into scores and the names of the storages
 * of weights.
 */
package dev.fnet.task;
