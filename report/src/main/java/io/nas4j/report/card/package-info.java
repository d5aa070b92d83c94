/**
 * The cards of a page, a class each. A card computes from {@link io.nas4j.report.record.StudyRecords} alone, and says in words why it
 * is empty where it is. Start at {@link io.nas4j.report.card.Cards}.
 */
package io.nas4j.report.card;
