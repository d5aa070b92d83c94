/** The command line program, the only place where the modules are put together. */
package io.nas4j.cli;
