/**
 * CSV (RFC 4180), read and written with the same settings everywhere: {@link io.nas4j.core.csv.CsvInput} and
 * {@link io.nas4j.core.csv.CsvOutput}. No other package uses the library behind them.
 */
package io.nas4j.core.csv;
