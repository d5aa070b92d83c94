package io.nas4j.cli.stage;

import io.nas4j.cli.output.Row;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.statistics.RankAgreement;
import io.nas4j.core.statistics.RankCorrelation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** How each measure ranks networks against the truth, as rows. */
public final class FidelityTable {

    /** What the table form shows. */
    public static final List<String> COLUMNS = List.of(
            "measure", "networks", "kendall_tau", "tau_95", "spearman_rho", "rho_95", "seconds", "tau_per_minute");

    private static final double MINUTE = 60;

    /** A measure with its rank correlations; empty where it has no order. */
    private record Line(Measure measure, int networks, Optional<RankAgreement> tau, Optional<RankAgreement> rho) {

        OptionalDouble tauPerMinute() {
            return tau.isPresent() && measure.seconds() > 0
                    ? OptionalDouble.of(tau.get().value() / measure.seconds() * MINUTE)
                    : OptionalDouble.empty();
        }

        Row row() {
            return new Row()
                    .with("measure", measure.name())
                    .with("trains", measure.trained())
                    .with("networks", networks)
                    .with("kendall_tau", tau.map(RankAgreement::value))
                    .with("tau_low", tau.map(RankAgreement::low))
                    .with("tau_high", tau.map(RankAgreement::high))
                    .with("tau_95", tau.map(Line::interval))
                    .with("spearman_rho", rho.map(RankAgreement::value))
                    .with("rho_low", rho.map(RankAgreement::low))
                    .with("rho_high", rho.map(RankAgreement::high))
                    .with("rho_95", rho.map(Line::interval))
                    .with("seconds", measure.seconds())
                    .with("tau_per_minute", tauPerMinute());
        }

        private static String interval(RankAgreement agreement) {
            return String.format(Locale.ROOT, "%.2f to %.2f", agreement.low(), agreement.high());
        }
    }

    private final List<Line> lines = new ArrayList<>();

    /**
     * Compares.
     *
     * @param truth of each network; empty where it is not known
     * @param seed of the bootstrap
     */
    public FidelityTable(List<Measure> measures, List<OptionalDouble> truth, long seed) {
        for (Measure measure : measures) {
            List<Double> scores = new ArrayList<>();
            List<Double> known = new ArrayList<>();
            for (int i = 0; i < truth.size(); i++) {
                if (measure.values().get(i).isPresent() && truth.get(i).isPresent()) {
                    scores.add(measure.values().get(i).getAsDouble());
                    known.add(truth.get(i).getAsDouble());
                }
            }
            RandomStreams streams = new RandomStreams(seed);
            lines.add(new Line(
                    measure,
                    scores.size(),
                    RankAgreement.of(RankCorrelation.KENDALL, scores, known, streams.stream("bootstrap")),
                    RankAgreement.of(RankCorrelation.SPEARMAN, scores, known, streams.stream("bootstrap"))));
        }
    }

    public List<Row> rows() {
        return lines.stream().map(Line::row).toList();
    }

    /** Of the measures that train, the one whose tau is highest for its time; empty where none has a tau above 0. */
    public Optional<String> bestForItsTime() {
        return lines.stream()
                .filter(line -> line.measure().trained()
                        && line.tau().map(RankAgreement::value).orElse(0.0) > 0
                        && line.tauPerMinute().isPresent())
                .max(Comparator.comparingDouble(line -> line.tauPerMinute().getAsDouble()))
                .map(line -> line.measure().name());
    }
}
