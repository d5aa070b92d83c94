/**
 * The stages of a study: search, baseline, grid search, family, export. Each goes on from what is stored, prints nothing and
 * returns a record; a {@link io.nas4j.api.stage.StageListener} hears how it goes on. The quickstart runs them in a row, the
 * other commands one each. Start at {@link io.nas4j.api.stage.StageContext}.
 */
package io.nas4j.api.stage;
