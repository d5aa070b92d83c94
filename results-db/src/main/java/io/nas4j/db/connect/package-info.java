/**
 * Connections to H2: in this process, through the process that has the file, to a server, or in memory.
 * {@link io.nas4j.db.connect.Database} runs every statement on one thread and repeats what a lost connection interrupted.
 */
package io.nas4j.db.connect;
