/**
 * Search guided by a model: {@link io.nas4j.controller.predictor.PredictorStrategy} proposes the network that is worth most under the
 * model of {@link io.nas4j.controller.model}.
 */
package io.nas4j.controller.predictor;
