/** Trained networks that are asked: {@link io.nas4j.evaluator.inference.EngineClassifier} runs one in an engine. */
package io.nas4j.evaluator.inference;
