/**
 * What is expected of networks that were not trained: {@link io.nas4j.controller.model.AccuracyModel}, a Gaussian process on
 * the decisions of finished trials, and the expected improvement that it makes of it. The predictor proposes by it, and PPO's
 * critic judges by it.
 */
package io.nas4j.controller.model;
