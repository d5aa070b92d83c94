/** The commands, one class each. */
package io.nas4j.cli.command;
