/** How fast this machine trains: the same network in every engine, in processes like those of a search. */
package io.nas4j.evaluator.throughput;
