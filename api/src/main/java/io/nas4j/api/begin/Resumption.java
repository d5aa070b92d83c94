package io.nas4j.api.begin;

import io.nas4j.api.request.Effort;
import io.nas4j.api.stage.StudyData;
import io.nas4j.api.workplace.ArtifactFolder;
import io.nas4j.controller.choice.StopWhen;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.field.StudyComparison;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a stored study goes on.
 *
 * @param config what is stored from now on
 * @param stopWhen what ends this search before its total, where it is another than the study's
 */
public record Resumption(StudyConfig config, Optional<String> stopWhen) {

    /**
     * Checks everything before anything is changed.
     *
     * @param stored the study as it is
     * @param url of its storage
     * @param effort a new total, workers or limits; what is empty stays
     * @param notes receives what is to be said of its data
     * @throws io.nas4j.space.InvalidInputException where the data have changed, or what is asked for does not fit the study
     */
    public static Resumption of(StudyConfig stored, String url, Effort effort, Consumer<String> notes) {
        Optional<String> stopWhen = effort.stopWhen().map(StopWhen::canonical);
        if (stored.plan().objective().measured().isPresent()) {
            stopWhen.ifPresent(StudyPlanner::refuseStopWhen);
        }
        StudyData.check(stored, ArtifactFolder.of(url)).forEach(notes);
        StudyConfig config = stored.withExecution(execution -> execution
                .withTrials(effort.trials().orElse(execution.trials()))
                .withWorkers(effort.workers().orElse(execution.workers()))
                .withLimits(effort.limits().over(execution.limits())));
        StudyComparison.refuseOthers(stored, config, "--study");
        return new Resumption(config, stopWhen);
    }

    /** What this search runs by. */
    public StudyConfig searched() {
        return stopWhen.map(when -> config.withExecution(execution -> execution.withStopWhen(when)))
                .orElse(config);
    }
}
