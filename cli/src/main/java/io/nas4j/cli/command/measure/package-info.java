/** Commands that measure: strategies on tables, many workers in virtual time, proxies, latency, and what this machine has. */
package io.nas4j.cli.command.measure;
