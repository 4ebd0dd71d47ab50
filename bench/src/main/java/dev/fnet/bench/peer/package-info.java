/**
 * Other people's libraries that {@code race} measures beside ours. A {@link dev.fnet.bench.peer.Peer} loads one and
 * says what it is; each kind of work it does is one {@code Subject}. Nothing outside of {@code race} may touch this
 * package: its classes load native code.
 */
package dev.fnet.bench.peer;
