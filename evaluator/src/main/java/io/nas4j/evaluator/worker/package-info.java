/**
 * Trials in processes of their own, so that a network that crashes takes nothing else with it. The parent has a
 * {@link io.nas4j.evaluator.worker.WorkerPool}; each child runs {@link io.nas4j.evaluator.worker.Worker#serve}. They speak
 * lines of JSON over the child's standard input and output ({@link io.nas4j.evaluator.worker.Message}).
 */
package io.nas4j.evaluator.worker;
