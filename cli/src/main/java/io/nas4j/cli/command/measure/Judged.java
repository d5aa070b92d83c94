package io.nas4j.cli.command.measure;

import io.nas4j.controller.forest.ForestSpace;
import io.nas4j.core.benchmark.StrategyResult;
import java.util.List;
import java.util.Optional;

/**
 * How strategies did on a table.
 *
 * @param forest the surrogate by which they were judged; empty for the table itself
 */
record Judged(Optional<ForestSpace> forest, List<StrategyResult> results) {

    Judged {
        results = List.copyOf(results);
    }
}
