/** Cards of a search as a whole: what was searched, the best so far, curves of learning, several searches side by side, the table. */
package io.nas4j.report.card.search;
