package io.nas4j.cli.listing;

import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.stage.choice.Basis;
import io.nas4j.cli.stage.choice.ChosenNetwork;
import io.nas4j.cli.stage.choice.StudyChoice;
import io.nas4j.controller.choice.Expectation;
import io.nas4j.core.study.StudyConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The best networks of a search as rows, with where each stands by each kind of evidence. */
public final class ChosenRows {

    private ChosenRows() {}

    /** Prints the first of them, and notes beside the results what another order would have put first. */
    public static void print(StudyChoice choice, StudyConfig config, int count, Listing listing, Terminal terminal) {
        listing.print(
                choice.networks().stream()
                        .limit(count)
                        .map(network -> row(network, config))
                        .toList(),
                columns(choice.basis()),
                "Study " + config.name() + " has no complete trial yet.");
        other(choice).ifPresent(terminal::note);
    }

    private static List<String> columns(Basis basis) {
        List<String> columns = new ArrayList<>(List.of("number", "reward", "rank_seen"));
        if (basis != Basis.SEEN) {
            columns.addAll(List.of("expected", "rank_posterior", "probability_best"));
        }
        columns.addAll(List.of("accuracy", "macs", "params", "fingerprint", "architecture"));
        return columns;
    }

    private static Row row(ChosenNetwork network, StudyConfig config) {
        Optional<Expectation> expected = network.expected();
        return StudyRows.trial(network.trial(), config.plan().latency())
                .with("rank_seen", network.seen())
                .with("rank_posterior", network.posterior())
                .with("expected", expected.map(Expectation::reward))
                .with("expected_low", expected.map(Expectation::low))
                .with("expected_high", expected.map(Expectation::high))
                .with("probability_best", expected.map(Expectation::probability));
    }

    /** Says so where the luckiest is not the one that is chosen. */
    private static Optional<String> other(StudyChoice choice) {
        Optional<ChosenNetwork> lucky = choice.networks().stream().min(Comparator.comparingInt(ChosenNetwork::seen));
        if (lucky.isEmpty() || lucky.equals(choice.networks().stream().findFirst())) {
            return Optional.empty();
        }
        Optional<Expectation> expected = lucky.get().expected();
        return Optional.of("by what was seen, trial " + lucky.get().trial().number() + " is the first, with reward "
                + number(lucky.get().trial().reward().orElseThrow())
                + expected.map(each -> ", of which " + number(each.reward())
                                + " is expected: it is the best with probability " + number(each.probability()))
                        .orElse(""));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
