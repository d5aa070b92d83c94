/** Hidden commands that the program starts as child processes; they are not for people. */
package io.nas4j.cli.command.worker;
