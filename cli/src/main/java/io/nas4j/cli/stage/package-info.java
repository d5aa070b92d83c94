/**
 * The stages of a study, each resumable from the store: search, baseline, grid search, family, export. The quickstart runs
 * them in a row, the other commands one each.
 */
package io.nas4j.cli.stage;
