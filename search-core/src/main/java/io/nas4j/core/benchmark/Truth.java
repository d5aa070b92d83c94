package io.nas4j.core.benchmark;

import io.nas4j.core.pareto.Hypervolume;
import io.nas4j.core.pareto.ParetoFront;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.core.table.MeasuredSpace;
import java.util.Collection;
import java.util.List;

/** What a table says is best, and how far a search was from it. */
public final class Truth {

    /** Networks that count as the top ones. */
    private static final double TOP_SHARE = 0.001;

    /** Regret is told in points: hundredths of the objective, as accuracies in per cent. */
    private static final double POINTS = 100;

    private final Objective objective;
    private final Hypervolume hypervolume;
    private final double wholeFront;
    private final double best;
    private final double top;

    /** Judges by what an objective says of the space's networks. */
    public Truth(MeasuredSpace table, Objective objective) {
        this.objective = objective;
        Collection<MeasuredNetwork> networks = table.networks();
        double[] values = networks.stream().mapToDouble(this::value).sorted().toArray();
        int count = Math.max(1, (int) Math.round(TOP_SHARE * values.length));
        this.best = values[values.length - 1];
        this.top = values[values.length - count];
        this.hypervolume = new Hypervolume(
                networks.stream().mapToDouble(MeasuredNetwork::accuracy).min().orElseThrow(),
                networks.stream().mapToDouble(MeasuredNetwork::macs).max().orElseThrow());
        this.wholeFront = front(networks);
    }

    private double front(Collection<MeasuredNetwork> networks) {
        return hypervolume.of(ParetoFront.of(networks, MeasuredNetwork::accuracy, MeasuredNetwork::macs));
    }

    /**
     * The hypervolume of accuracy against MACs that the first evaluations found, as a share of that of the whole table;
     * the reference point has the lowest accuracy and the most MACs of the table.
     */
    double frontShare(Search search, int evaluations) {
        List<MeasuredNetwork> evaluated = search.evaluated();
        return wholeFront == 0 ? 1 : front(evaluated.subList(0, Math.min(evaluations, evaluated.size()))) / wholeFront;
    }

    /** How far a network lies below the best, in points. */
    double regret(MeasuredNetwork network) {
        return regret(value(network));
    }

    /** How far a value of the objective lies below the best, in points. */
    public double regret(double value) {
        return POINTS * (best - value);
    }

    /** The least value of the objective that counts as one of the top ones: the best thousandth of the networks, one at least. */
    public double top() {
        return top;
    }

    private double value(MeasuredNetwork network) {
        return objective.reward(network.accuracy(), network.macs());
    }

    /** The regret after each of so many evaluations, in points; a search that ended early keeps its last. */
    double[] regret(Search search, int trials) {
        double[] regret = new double[trials];
        List<MeasuredNetwork> evaluated = search.evaluated();
        double found = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < trials; i++) {
            if (i < evaluated.size()) {
                found = Math.max(found, value(evaluated.get(i)));
            }
            regret[i] = POINTS * (best - found);
        }
        return regret;
    }

    /** The evaluations until a network of the top ones was found; infinite where none was. */
    double untilTop(Search search) {
        return until(search, top);
    }

    /** The evaluations until the best network was found; infinite where it was not. */
    double untilBest(Search search) {
        return until(search, best);
    }

    private double until(Search search, double value) {
        List<MeasuredNetwork> evaluated = search.evaluated();
        for (int i = 0; i < evaluated.size(); i++) {
            if (value(evaluated.get(i)) >= value) {
                return i + 1;
            }
        }
        return Double.POSITIVE_INFINITY;
    }
}
