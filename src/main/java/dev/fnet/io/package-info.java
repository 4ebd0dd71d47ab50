/**
 * Files to named tensors: safetensors and JSON. Knows shapes and types, not what a tensor means. Floor 1; uses the JDK
 * alone.
 */
package dev.fnet.io;
