/**
 * Parts that several strategies share: proposals of new networks, options of strategies, what a result is worth to learn.
 */
package io.nas4j.controller.proposal;
