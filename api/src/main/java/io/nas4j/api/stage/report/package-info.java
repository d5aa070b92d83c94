/** Makes the page of studies from what a store has of them. Start at {@link io.nas4j.api.stage.report.ReportStage}. */
package io.nas4j.api.stage.report;
