/** All SQL on studies and trials: one class for each table or kind of query. */
package io.nas4j.db.table;
