package io.nas4j.api.stage.grid;

import io.nas4j.grid.GridPlan;
import io.nas4j.space.Decimals;
import io.nas4j.space.Require;
import io.nas4j.space.cost.CostModel;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What a grid search may take in all, those trainings included that are done. A time becomes a number of trainings once, by what the
 * first ones took; that number is stored, and no clock decides anything from then on.
 *
 * @param trials trainings; empty while a time has not become a number, and where neither was asked for
 * @param seconds of wall time, where it was asked for
 */
public record GridBudget(OptionalInt trials, OptionalDouble seconds) {

    /** Trainings of each candidate, unless another budget is asked for. */
    public static final int USUAL = 3;

    /** As many as {@link #USUAL} says. */
    public static final GridBudget NONE = new GridBudget(OptionalInt.empty(), OptionalDouble.empty());

    private static final String TRIALS = "trials";
    private static final String SECONDS = "budget";
    private static final int MOST = 10_000_000;

    public GridBudget {
        trials.ifPresent(count -> Require.between("--trials", count, 1, MOST));
        seconds.ifPresent(time -> Require.between("--budget in seconds", time, 1.0, 1e9));
    }

    /** So many trainings. */
    public static GridBudget ofTrials(int count) {
        return new GridBudget(OptionalInt.of(count), OptionalDouble.empty());
    }

    /** So many seconds, whose trainings are not known yet. */
    public static GridBudget ofSeconds(double time) {
        return new GridBudget(OptionalInt.empty(), OptionalDouble.of(time));
    }

    static GridBudget of(Map<String, String> options) {
        String trials = options.get(TRIALS);
        String seconds = options.get(SECONDS);
        return new GridBudget(
                trials == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(trials)),
                seconds == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(seconds)));
    }

    void addTo(Map<String, String> options) {
        trials.ifPresent(count -> options.put(TRIALS, Integer.toString(count)));
        seconds.ifPresent(time -> options.put(SECONDS, Decimals.text(time)));
    }

    /**
     * The same, with the trainings that its time pays for.
     *
     * @param plan all candidates
     * @param secondsPerMac of one training, for each multiply-accumulate of its network
     * @param workers that train side by side
     */
    public GridBudget resolved(GridPlan plan, double secondsPerMac, int workers) {
        double macs = plan.networks().stream()
                .mapToLong(network ->
                        CostModel.cost(network.trial().architecture()).macs())
                .average()
                .orElseThrow();
        double count = seconds.orElseThrow() * workers / (secondsPerMac * macs);
        return new GridBudget(OptionalInt.of((int) Math.max(1, Math.min(count, MOST))), seconds);
    }

    /** Whether a time was asked for that has not become a number of trainings. */
    public boolean open() {
        return trials.isEmpty() && seconds.isPresent();
    }

    /** The trainings for so many candidates. */
    public int trainings(int candidates) {
        return trials.orElse(USUAL * candidates);
    }
}
