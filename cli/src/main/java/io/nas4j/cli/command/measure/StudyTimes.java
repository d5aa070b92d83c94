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
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/** How long the trainings of a study took, as a line over MACs and the spread around it. */
final class StudyTimes {

    /** Fewer tell nothing of a line and a spread. */
    private static final int FEWEST = 5;

    private StudyTimes() {}

    /**
     * What a study's trainings took.
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
            return fit(
                    trained.stream().mapToLong(Trial::macs).toArray(),
                    trained.stream()
                            .mapToDouble(trial -> trial.seconds().orElseThrow())
                            .toArray(),
                    failureRate);
        }
    }

    /**
     * Fits the line by least squares. Where it would begin below 0, it goes through the origin; where larger networks were not
     * slower, or all have the same size, each takes the mean.
     *
     * @param macs of each network that was trained
     * @param seconds that it took, above 0
     */
    static TrialTimes fit(long[] macs, double[] seconds, double failureRate) {
        SimpleRegression line = new SimpleRegression();
        for (int i = 0; i < macs.length; i++) {
            line.addData(macs[i], seconds[i]);
        }
        double mean = StatUtils.mean(seconds);
        double base = mean;
        double perMac = 0;
        if (line.getSlope() > 0) {
            boolean above = line.getIntercept() >= 0;
            base = above ? line.getIntercept() : 0;
            perMac = above
                    ? line.getSlope()
                    : mean / LongStream.of(macs).average().orElseThrow();
        }
        TrialTimes even = new TrialTimes(base, perMac, 0, failureRate);
        double spread = Math.sqrt(StatUtils.variance(IntStream.range(0, macs.length)
                .mapToDouble(i -> StrictMath.log(seconds[i] / even.expected(macs[i])))
                .toArray()));
        return new TrialTimes(base, perMac, spread, failureRate);
    }
}
