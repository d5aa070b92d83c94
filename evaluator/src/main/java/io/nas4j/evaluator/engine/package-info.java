/** What every training engine offers: {@link io.nas4j.evaluator.engine.Engine}; one contract suite holds them to it. */
package io.nas4j.evaluator.engine;
