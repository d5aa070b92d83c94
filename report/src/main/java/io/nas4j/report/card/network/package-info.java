/** Networks drawn stage by stage. */
package io.nas4j.report.card.network;
