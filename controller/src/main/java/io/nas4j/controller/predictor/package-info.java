/**
 * Search guided by a model: {@link io.nas4j.controller.predictor.PredictorStrategy} proposes the network whose expected
 * improvement is highest under a Gaussian process on the decisions of all finished trials.
 */
package io.nas4j.controller.predictor;
