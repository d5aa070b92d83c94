/** Commands that use trained models: measure them, ask them about images, list and describe them. */
package io.nas4j.cli.command.model;
