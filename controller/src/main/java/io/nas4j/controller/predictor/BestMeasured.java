package io.nas4j.controller.predictor;

import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.space.search.Choices;
import java.util.ArrayList;
import java.util.List;

/** The networks with the highest measured rewards, a few of them. */
final class BestMeasured {

    private static final int COUNT = 8;

    private record Measured(Choices choices, double reward) {}

    private final List<Measured> best = new ArrayList<>();

    void add(Choices choices, double reward) {
        int at = best.size();
        while (at > 0 && best.get(at - 1).reward < reward) {
            at--;
        }
        best.add(at, new Measured(choices, reward));
        if (best.size() > COUNT) {
            best.remove(COUNT);
        }
    }

    void save(StateOutput to) {
        to.each(best, each -> {
            to.choices(each.choices);
            to.decimal(each.reward);
        });
    }

    void restore(StateInput from) {
        best.addAll(from.list(() -> new Measured(from.choices(), from.decimal())));
    }

    /** The best first. */
    List<Choices> choices() {
        return best.stream().map(Measured::choices).toList();
    }
}
