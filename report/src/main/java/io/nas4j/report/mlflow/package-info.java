/** Trials as runs of MLflow, by its REST API: {@link io.nas4j.report.mlflow.MlflowRuns}. */
package io.nas4j.report.mlflow;
