/** Cards of what comes out of a study: the baseline, files, and how to make each part again. */
package io.nas4j.report.card.product;
