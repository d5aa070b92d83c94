/** One network trained once and what came of it. */
package io.nas4j.core.trial;
