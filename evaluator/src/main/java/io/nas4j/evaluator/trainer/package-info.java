/** Programs of users that train a network: the engines {@code command:} and {@code command-server:}. */
package io.nas4j.evaluator.trainer;
