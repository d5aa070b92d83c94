/** Commands that show stored studies and trials, or change a study as a whole. */
package io.nas4j.cli.command.study;
