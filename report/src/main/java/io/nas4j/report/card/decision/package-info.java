/** Cards of what the trials chose, and what that is worth. */
package io.nas4j.report.card.decision;
