/** What the search and Spark's driver tell each other, in lines. */
package io.nas4j.cluster.wire;
