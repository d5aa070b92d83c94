/** Commands about a whole storage: check it, back it up, copy it to text and back. */
package io.nas4j.cli.command.storage;
