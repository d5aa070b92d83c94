/** How child processes of this program are started and ended. */
package io.nas4j.evaluator.process;
