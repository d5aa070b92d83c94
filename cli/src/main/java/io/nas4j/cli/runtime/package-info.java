/**
 * What commands share while they run: the opened store, the workers, the terminal, interrupts, and facts about the
 * machine.
 */
package io.nas4j.cli.runtime;
