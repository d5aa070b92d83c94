package io.nas4j.cli.command.measure;

import io.nas4j.core.simulation.TrialTimes;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.core.trial.TrialState;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.InvalidInputException;
import java.util.List;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/** How long the trainings of a study took, as a line over MACs and the spread around it. */
final class StudyTimes {

    /** Fewer tell nothing of a line and a spread. */
    private static final int FEWEST = 5;

    private StudyTimes() {}

    /**
     * Fits the line by least squares. Where larger networks were not slower, all take the mean.
     *
     * @param failureRate probability that a training dies
     * @throws InvalidInputException where the study has too few complete trials with a time
     */
    static TrialTimes of(String url, String study, double failureRate) {
        try (StudyStore store = H2StudyStore.open(url, OpenMode.READ)) {
            List<Trial> trained = store.trials(study, Phase.SEARCH).stream()
                    .filter(trial -> trial.state() == TrialState.COMPLETE
                            && trial.sameAs().isEmpty()
                            && trial.seconds().orElse(0) > 0)
                    .toList();
            if (trained.size() < FEWEST) {
                throw new InvalidInputException("training times are learned from " + FEWEST
                        + " complete trials at least, and study " + study + " has " + trained.size()
                        + "; --trial-time says them otherwise");
            }
            SimpleRegression line = new SimpleRegression();
            trained.forEach(trial -> line.addData(trial.macs(), trial.seconds().orElseThrow()));
            double mean = trained.stream()
                    .mapToDouble(trial -> trial.seconds().orElseThrow())
                    .average()
                    .orElseThrow();
            // a line through the origin where the fitted one begins below it
            double slope = line.getIntercept() >= 0 ? line.getSlope() : mean / macs(trained);
            boolean grows = slope > 0;
            TrialTimes even =
                    new TrialTimes(grows ? Math.max(0, line.getIntercept()) : mean, grows ? slope : 0, 0, failureRate);
            double spread = Math.sqrt(StatUtils.variance(trained.stream()
                    .mapToDouble(trial -> StrictMath.log(trial.seconds().orElseThrow() / even.expected(trial.macs())))
                    .toArray()));
            return new TrialTimes(even.base(), even.perMac(), spread, failureRate);
        }
    }

    private static double macs(List<Trial> trained) {
        return trained.stream().mapToLong(Trial::macs).average().orElseThrow();
    }
}
