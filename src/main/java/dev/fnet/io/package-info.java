/**
 * Files to named tensors: safetensors (one file, a stream, shards), JSON, NumPy arrays. Knows shapes and types, not
 * what a tensor means. Entry points: {@link dev.fnet.io.Safetensors}, {@link dev.fnet.io.Json}. Every fault of a file
 * ends in one {@link dev.fnet.io.ModelFormatException}, and no number in a file decides how much is allocated before
 * the bytes it promises have been seen. Floor 1; uses the JDK alone.
 */
package dev.fnet.io;
