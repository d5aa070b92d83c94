package io.nas4j.api.stage.fidelity;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.statistics.BeyondSize;
import io.nas4j.core.statistics.RankAgreement;
import io.nas4j.core.statistics.RankCorrelation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** How each measure ranks networks against the truth, in the order of the measures. */
public record FidelityResult(List<Ranked> measures) {

    private static final double MINUTE = 60;

    public FidelityResult {
        measures = List.copyOf(measures);
    }

    /**
     * A measure with its rank correlations.
     *
     * @param networks for which both the measure and the truth have a value
     * @param tau Kendall's; empty where the values have no order
     * @param rho Spearman's; empty where the values have no order
     * @param beyond Kendall's tau beyond what the MACs explain; empty where there are too few networks
     * @param strata Kendall's tau within groups of networks
     */
    public record Ranked(
            Measure measure,
            int networks,
            Optional<RankAgreement> tau,
            Optional<RankAgreement> rho,
            OptionalDouble beyond,
            Strata strata) {

        /** Kendall's tau over the minutes that the measure takes for one network. */
        public OptionalDouble tauPerMinute() {
            return tau.isPresent() && measure.seconds() > 0
                    ? OptionalDouble.of(tau.get().value() / measure.seconds() * MINUTE)
                    : OptionalDouble.empty();
        }
    }

    /**
     * Compares.
     *
     * @param truth of each network; empty where it is not known
     * @param sizes of each network
     * @param seed of the bootstrap
     */
    public static FidelityResult of(
            List<Measure> measures, List<OptionalDouble> truth, List<NetworkSize> sizes, long seed) {
        return new FidelityResult(measures.stream()
                .map(measure -> ranked(measure, truth, sizes, new RandomStreams(seed)))
                .toList());
    }

    /** Whether no proxy has a network in common with the truth; no measure, where none trains networks. */
    public boolean empty() {
        boolean anyTrains =
                measures.stream().anyMatch(ranked -> ranked.measure().trained());
        return measures.stream()
                .filter(ranked -> ranked.measure().trained() || !anyTrains)
                .allMatch(ranked -> ranked.networks() == 0);
    }

    private static Ranked ranked(
            Measure measure, List<OptionalDouble> truth, List<NetworkSize> all, RandomStreams streams) {
        List<Double> scores = new ArrayList<>();
        List<Double> known = new ArrayList<>();
        List<NetworkSize> sizes = new ArrayList<>();
        for (int i = 0; i < truth.size(); i++) {
            if (measure.values().get(i).isPresent() && truth.get(i).isPresent()) {
                scores.add(measure.values().get(i).getAsDouble());
                known.add(truth.get(i).getAsDouble());
                sizes.add(all.get(i));
            }
        }
        return new Ranked(
                measure,
                scores.size(),
                RankAgreement.of(RankCorrelation.KENDALL, scores, known, streams.stream("bootstrap")),
                RankAgreement.of(RankCorrelation.SPEARMAN, scores, known, streams.stream("bootstrap")),
                BeyondSize.tau(
                        scores, known, sizes.stream().map(NetworkSize::macs).toList()),
                Strata.of(scores, known, sizes));
    }

    /** Of the measures that train, the one whose tau is highest for its time; empty where none has a tau above 0. */
    public Optional<String> bestForItsTime() {
        return measures.stream()
                .filter(each -> each.measure().trained()
                        && each.tau().map(RankAgreement::value).orElse(0.0) > 0
                        && each.tauPerMinute().isPresent())
                .max(Comparator.comparingDouble(each -> each.tauPerMinute().getAsDouble()))
                .map(each -> each.measure().name());
    }
}
