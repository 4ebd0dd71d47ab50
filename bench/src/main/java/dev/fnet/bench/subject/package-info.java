/**
 * What is measured. A {@link dev.fnet.bench.subject.Subject} is one problem solved by one implementation, with a double
 * reference that says how well. All commands and all JMH benchmarks measure subjects and nothing else, so whoever adds
 * another implementation of a problem (a peer) adds one class.
 */
package dev.fnet.bench.subject;
