/**
 * The store of studies and trials in H2; a study is resumed from it. Start at {@link io.nas4j.db.H2StudyStore}: it opens
 * a {@link io.nas4j.db.h2.StoreLocation} for writing or for reading. {@code Database} runs every statement on one thread of
 * its own and repeats what a lost connection interrupted; {@code FileConnector} decides whether this process opens the
 * file itself or goes through the process that has it; the {@code *Table} classes have the SQL. Only this module may use
 * {@code java.sql}.
 */
package io.nas4j.db;
