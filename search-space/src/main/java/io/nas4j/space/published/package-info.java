/**
 * Networks that papers published, by name ({@link io.nas4j.space.published.PublishedNetworks}), each with the paper's table
 * beside it.
 */
package io.nas4j.space.published;
