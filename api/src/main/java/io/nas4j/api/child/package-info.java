/**
 * The program that child processes run. Its standard output is a protocol, so that this room alone, beside the command line,
 * uses standard streams and ends a JVM: its own. Nothing here is for people or stable.
 */
package io.nas4j.api.child;
