/** Commands that begin a search or go on with one. */
package io.nas4j.cli.command.search;
