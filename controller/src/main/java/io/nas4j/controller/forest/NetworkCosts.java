package io.nas4j.controller.forest;

import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import io.nas4j.space.search.Metric;
import java.util.Collection;
import java.util.List;

/** What any network of a space costs. */
interface NetworkCosts {

    /** Trainable numbers, or multiply-accumulates of one image; the others as the space says. */
    long of(Metric metric, Choices choices);

    /** The logarithms of what it costs, always as many. */
    double[] logarithms(Choices choices);

    /**
     * The costs of a space: its own where it can build its networks, else what the codes of those with known costs tell.
     *
     * @param known networks of the space
     */
    static NetworkCosts of(DecisionSpace space, Collection<MeasuredNetwork> known) {
        boolean own = space.covariates(known.iterator().next().choices()).length > 0;
        return own ? new Own(space) : Learned.of(space, List.copyOf(known));
    }

    /** Those of a space that knows them. */
    record Own(DecisionSpace space) implements NetworkCosts {

        @Override
        public long of(Metric metric, Choices choices) {
            return space.cost(metric, choices);
        }

        @Override
        public double[] logarithms(Choices choices) {
            return space.covariates(choices);
        }
    }

    /** Those that a table of codes tells. */
    record Learned(DecisionSpace space, CodeCosts params, CodeCosts macs) implements NetworkCosts {

        static Learned of(DecisionSpace space, List<MeasuredNetwork> known) {
            return new Learned(
                    space,
                    CodeCosts.of(known, MeasuredNetwork::choices, MeasuredNetwork::params),
                    CodeCosts.of(known, MeasuredNetwork::choices, MeasuredNetwork::macs));
        }

        @Override
        public long of(Metric metric, Choices choices) {
            return switch (metric) {
                case PARAMS -> whole(params.logarithm(choices));
                case MACS -> whole(macs.logarithm(choices));
                case MEMORY, LATENCY -> space.cost(metric, choices);
            };
        }

        private static long whole(double logarithm) {
            return Math.max(1, Math.round(StrictMath.exp(logarithm)));
        }

        @Override
        public double[] logarithms(Choices choices) {
            return new double[] {params.logarithm(choices), macs.logarithm(choices)};
        }
    }
}
