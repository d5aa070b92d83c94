package io.nas4j.core.prune;

import java.util.ArrayList;
import java.util.List;

/**
 * Hyperband (Li et al. 2018, algorithm 1) over asynchronous halving: brackets of trials, the first of which halves from the
 * first rung on, each next one a rung later, and the last never. Brackets get trials in the shares that Hyperband starts
 * them with, {@code ceil((K + 1) / (s + 1) * eta^s)} for {@code s} rungs of at most {@code K}, evenly mixed by the trials'
 * numbers; each compares its own alone.
 */
final class HyperbandPruner implements Pruner {

    private final List<Rungs> brackets = new ArrayList<>();
    private final int[] turns;

    HyperbandPruner(int first, int eta, int epochs) {
        List<Long> shares = new ArrayList<>();
        int rungs = 0;
        for (long epoch = first; epoch < epochs; epoch *= eta) {
            rungs++;
        }
        long start = first;
        long started = Math.round(StrictMath.pow(eta, rungs));
        for (int left = rungs; left >= 0; left--) {
            brackets.add(new Rungs((int) Math.min(start, epochs), eta, epochs));
            shares.add(((rungs + 1) * started + left) / (left + 1));
            start *= eta;
            started /= eta;
        }
        this.turns = mixed(shares);
    }

    /** One turn for each unit of a share, the bracket that is furthest behind its share next. */
    private static int[] mixed(List<Long> shares) {
        long all = shares.stream().mapToLong(Long::longValue).sum();
        int[] turns = new int[Math.toIntExact(all)];
        long[] credit = new long[shares.size()];
        for (int turn = 0; turn < turns.length; turn++) {
            int next = 0;
            for (int bracket = 0; bracket < credit.length; bracket++) {
                credit[bracket] += shares.get(bracket);
                next = credit[bracket] > credit[next] ? bracket : next;
            }
            credit[next] -= all;
            turns[turn] = next;
        }
        return turns;
    }

    /** The bracket of a trial, from 0. */
    int bracket(int trial) {
        return turns[trial % turns.length];
    }

    @Override
    public StopRule rule(int trial) {
        return brackets.get(bracket(trial)).rule();
    }

    @Override
    public void observe(int trial, boolean complete, List<Double> accuracies) {
        brackets.get(bracket(trial)).observe(accuracies);
    }
}
