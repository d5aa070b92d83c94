/** Commands that turn a search into a product: train the baseline, find scaling coefficients, scale, export. */
package io.nas4j.cli.command.ship;
