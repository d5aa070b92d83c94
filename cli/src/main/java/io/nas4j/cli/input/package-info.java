/** What users give: options shared by commands, numbers with units, configuration files, architectures in any spelling. */
package io.nas4j.cli.input;
