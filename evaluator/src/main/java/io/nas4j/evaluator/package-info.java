/** The proxy task: data sets, training engines and the workers that run one trial each. */
package io.nas4j.evaluator;
