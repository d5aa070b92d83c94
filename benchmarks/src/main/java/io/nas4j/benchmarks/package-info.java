/** Measurements that the documents quote; not shipped. */
package io.nas4j.benchmarks;
