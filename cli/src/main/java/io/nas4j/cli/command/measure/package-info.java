/** Commands that measure: strategies on tables, proxies, latency, and what this machine has. */
package io.nas4j.cli.command.measure;
