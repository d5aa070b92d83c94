/**
 * What a card is: it computes from {@link io.nas4j.report.record.StudyRecords} alone, and says in words why it is empty where it is.
 * The rooms below have the cards by what they are about, a class each; {@code page.Cards} lists them.
 */
package io.nas4j.report.card;
