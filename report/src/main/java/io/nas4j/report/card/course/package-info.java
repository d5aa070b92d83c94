/** Cards of how a search went: what its strategy told, what failed, where the time went. */
package io.nas4j.report.card.course;
