/** Cards of how a network grows: grid search, sweep, family. */
package io.nas4j.report.card.scaling;
