/** What a person or a program reads: tables and JSON on standard output, progress on standard error. */
package io.nas4j.cli.output;
