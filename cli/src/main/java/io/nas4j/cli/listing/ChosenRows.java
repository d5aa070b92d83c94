package io.nas4j.cli.listing;

import io.nas4j.api.stage.choice.Basis;
import io.nas4j.api.stage.choice.ChosenNetwork;
import io.nas4j.api.stage.choice.StudyChoice;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Terminal;
import io.nas4j.controller.choice.Expectation;
import io.nas4j.core.race.Racer;
import io.nas4j.core.study.StudyConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The best networks of a search as rows, with where each stands by each kind of evidence. */
public final class ChosenRows {

    private ChosenRows() {}

    /** Prints the first of them, and notes beside the results what another order would have put first. */
    public static void print(StudyChoice choice, StudyConfig config, int count, Listing listing, Terminal terminal) {
        listing.print(
                choice.networks().stream()
                        .limit(count)
                        .map(network -> row(network, config, choice.basis()))
                        .toList(),
                columns(choice.basis()),
                "Study " + config.name() + " has no complete trial yet.");
        other(choice, config.name()).ifPresent(terminal::note);
    }

    private static List<String> columns(Basis basis) {
        List<String> columns = new ArrayList<>(List.of("number", "reward", "rank_seen"));
        if (basis != Basis.SEEN) {
            columns.addAll(List.of("expected", "rank_posterior"));
        }
        if (basis == Basis.CONFIRMED) {
            columns.addAll(List.of("confirmed", "rank_confirmed"));
        }
        if (basis != Basis.SEEN) {
            columns.add("probability_best");
        }
        columns.addAll(List.of("accuracy", "macs", "params", "fingerprint", "architecture"));
        return columns;
    }

    private static Row row(ChosenNetwork network, StudyConfig config, Basis basis) {
        Row row = StudyRows.trial(network.trial(), config.plan().latency());
        evidence(row, network);
        return row.with("probability_best", probability(network, basis));
    }

    /** Adds what each kind of evidence says of a network. */
    static void evidence(Row row, ChosenNetwork network) {
        Optional<Expectation> expected = network.expected();
        row.with("rank_seen", network.seen())
                .with("rank_posterior", network.posterior())
                .with("expected", expected.map(Expectation::reward))
                .with("expected_low", expected.map(Expectation::low))
                .with("expected_high", expected.map(Expectation::high))
                .with("rank_confirmed", network.confirmed())
                .with("confirmed", network.racer().map(Racer::mean))
                .with("confirmed_low", network.racer().map(racer -> bound(racer, -1)))
                .with("confirmed_high", network.racer().map(racer -> bound(racer, 1)))
                .with("trainings", network.racer().map(Racer::measurements));
    }

    private static OptionalDouble bound(Racer racer, int sign) {
        return racer.mean().isPresent() && racer.interval().isPresent()
                ? OptionalDouble.of(
                        racer.mean().getAsDouble() + sign * racer.interval().getAsDouble())
                : OptionalDouble.empty();
    }

    /** That the network is the best, by the evidence that orders the listing. */
    private static OptionalDouble probability(ChosenNetwork network, Basis basis) {
        if (basis == Basis.CONFIRMED) {
            return network.racer().map(Racer::probability).orElse(OptionalDouble.empty());
        }
        return network.expected()
                .map(expected -> OptionalDouble.of(expected.probability()))
                .orElse(OptionalDouble.empty());
    }

    /** Says so where the luckiest is not the one that is chosen. */
    private static Optional<String> other(StudyChoice choice, String study) {
        Optional<ChosenNetwork> lucky = choice.networks().stream().min(Comparator.comparingInt(ChosenNetwork::seen));
        if (lucky.isEmpty() || lucky.equals(choice.networks().stream().findFirst())) {
            return Optional.empty();
        }
        OptionalDouble probability = probability(lucky.get(), choice.basis());
        String now = lucky.get()
                .racer()
                .map(racer -> mean(racer, ", which trained again came to "))
                .or(() -> lucky.get()
                        .expected()
                        .map(expected -> ", of which " + number(expected.reward()) + " is expected"))
                .orElse("");
        return Optional.of("by what was seen, trial " + lucky.get().trial().number() + " is the first, with reward "
                + number(lucky.get().trial().reward().orElseThrow()) + now
                + (probability.isPresent()
                        ? ": it is the best with probability " + number(probability.getAsDouble())
                        : "")
                + (choice.basis() == Basis.CONFIRMED
                        ? ""
                        : "; 'nas4j confirm " + study + "' trains the likely best again"));
    }

    private static String mean(Racer racer, String before) {
        return racer.mean().isPresent() ? before + number(racer.mean().getAsDouble()) : "";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
