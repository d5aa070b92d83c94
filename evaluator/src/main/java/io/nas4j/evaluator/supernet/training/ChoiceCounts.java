package io.nas4j.evaluator.supernet.training;

import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.Decision;
import io.nas4j.space.search.DecisionSpace;
import java.util.Arrays;
import java.util.List;

/** How often each choice of each decision was trained, where the decision was asked. */
public final class ChoiceCounts implements TrainingState.Holder {

    private final DecisionSpace space;
    private final List<Decision> decisions;
    private final int[] first;
    private final long[] counts;

    ChoiceCounts(DecisionSpace space) {
        this.space = space;
        this.decisions = space.decisions();
        this.first = new int[decisions.size() + 1];
        for (int d = 0; d < decisions.size(); d++) {
            first[d + 1] = first[d] + decisions.get(d).choices().size();
        }
        this.counts = new long[first[decisions.size()]];
    }

    void add(Choices choices) {
        space.walk((d, open) -> {
            if (open.size() > 1) {
                counts[first[d] + choices.get(d)]++;
            }
            return choices.get(d);
        });
    }

    /** How often one choice was trained. */
    public long of(int decision, int choice) {
        return counts[first[decision] + choice];
    }

    /** The least and the most of one decision, as a share: 1 where all its choices were trained as often. */
    public double evenness(int decision) {
        long[] own = Arrays.copyOfRange(counts, first[decision], first[decision + 1]);
        long most = Arrays.stream(own).max().orElse(0);
        return most == 0 ? 1 : (double) Arrays.stream(own).min().orElse(0) / most;
    }

    @Override
    public void save(TrainingState into) {
        into.put("supernet/counts", counts.clone());
    }

    @Override
    public void restore(TrainingState from) {
        System.arraycopy(from.longs("supernet/counts"), 0, counts, 0, counts.length);
    }
}
