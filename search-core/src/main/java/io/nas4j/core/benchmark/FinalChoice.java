package io.nas4j.core.benchmark;

import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.table.MeasuredNetwork;
import java.util.List;
import java.util.Map;

/** Takes one of the networks that a search evaluated, as who ran it would, who does not know the truth. */
@FunctionalInterface
public interface FinalChoice {

    /** Trains a network again, with another seed and a longer schedule. */
    @FunctionalInterface
    interface Confirmation {

        /**
         * The accuracy that is told, a fraction: the same whenever it is asked.
         *
         * @param round counts the trainings of the network, from 1
         */
        double of(MeasuredNetwork network, int round);
    }

    /**
     * What is known at the end of a search, and what may be found out.
     *
     * @param context what the strategy was made for
     * @param seen the networks in the order in which they were evaluated, each once; one at least
     */
    record Known(StrategyContext context, List<Seen> seen, Confirmation confirmation) {

        public Known {
            seen = List.copyOf(seen);
        }

        /** The reward of a network as an accuracy would have it. */
        public double reward(MeasuredNetwork network, double accuracy) {
            return context.objective().reward(accuracy, network.macs());
        }

        /**
         * The network with the highest worth; the first of equal ones.
         *
         * @param worths one for each network that was seen
         */
        public MeasuredNetwork best(double[] worths) {
            int best = 0;
            for (int i = 1; i < worths.length; i++) {
                best = worths[i] > worths[best] ? i : best;
            }
            return seen.get(best).network();
        }
    }

    /**
     * One of the networks that were seen for each way of choosing, by its name; the same names always, in an order. It looks at no
     * true accuracy.
     */
    Map<String, MeasuredNetwork> of(Known known);
}
