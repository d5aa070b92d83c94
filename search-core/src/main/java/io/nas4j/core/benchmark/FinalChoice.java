package io.nas4j.core.benchmark;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.core.table.MeasuredSpace;
import java.util.List;

/** Takes one of the networks that a search evaluated, as who ran it would, who does not know the truth. */
@FunctionalInterface
public interface FinalChoice {

    /**
     * What is known at the end of a search.
     *
     * @param seen the networks in the order in which they were evaluated, each once; one at least
     * @param random the streams of the search
     */
    record Known(MeasuredSpace space, Objective objective, List<Seen> seen, RandomStreams random) {

        public Known {
            seen = List.copyOf(seen);
        }

        /** The reward of a network as an accuracy would have it. */
        public double reward(MeasuredNetwork network, double accuracy) {
            return objective.reward(accuracy, network.macs());
        }
    }

    /** One of the networks that were seen. It looks at no true accuracy. */
    MeasuredNetwork of(Known known);

    /** The one with the best reward by the accuracy that was told; the first of equal ones. */
    static FinalChoice told() {
        return known -> best(
                known,
                known.seen().stream()
                        .mapToDouble(seen -> known.reward(seen.network(), seen.told()))
                        .toArray());
    }

    /**
     * The network with the highest worth; the first of equal ones.
     *
     * @param worths one for each network that was seen
     */
    static MeasuredNetwork best(Known known, double[] worths) {
        int best = 0;
        for (int i = 1; i < worths.length; i++) {
            best = worths[i] > worths[best] ? i : best;
        }
        return known.seen().get(best).network();
    }
}
