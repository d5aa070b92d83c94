/** Commands that begin or resume a search. */
package io.nas4j.cli.command.search;
