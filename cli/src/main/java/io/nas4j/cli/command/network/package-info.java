/** Commands about networks and search spaces. They train nothing and load no native library. */
package io.nas4j.cli.command.network;
