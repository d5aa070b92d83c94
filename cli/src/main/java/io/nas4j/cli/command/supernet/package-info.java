/** Commands that train one set of weights for all networks of a space, and judge networks by it. */
package io.nas4j.cli.command.supernet;
