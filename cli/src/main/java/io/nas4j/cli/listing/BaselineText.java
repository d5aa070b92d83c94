package io.nas4j.cli.listing;

import io.nas4j.api.stage.BaselineResult;
import io.nas4j.api.stage.choice.Basis;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.output.Units;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What the training of a baseline says. */
public final class BaselineText {

    private static final List<String> COLUMNS =
            List.of("search trial", "MACs", "params", "proxy accuracy", "longer accuracy", "test accuracy", "state");

    private BaselineText() {}

    public static void print(BaselineResult result, Terminal terminal) {
        terminal.out()
                .print(Listing.table(
                        result.networks().stream().map(BaselineText::row).toList(), COLUMNS));
        BaselineResult.Trained baseline = result.baseline();
        String why = result.networks().size() == 1
                ? "the best by " + by(result.by())
                : "the best by the reward of longer training on validation images";
        terminal.say("The baseline is search trial " + baseline.proxy().number() + ", " + why + ": "
                + percent(baseline.longer().testAccuracy()) + " of test images that the search never saw.");
        OptionalDouble tau = result.rankCorrelation();
        terminal.say(
                tau.isPresent()
                        ? String.format(
                                Locale.ROOT,
                                "Rank correlation of proxy and longer training over these %d networks: Kendall's tau %.2f.",
                                result.compared(),
                                tau.getAsDouble())
                        : "Too few networks, or all alike, for a rank correlation of proxy and longer training.");
    }

    private static String by(Basis basis) {
        return switch (basis) {
            case SEEN -> "reward";
            case POSTERIOR -> "the reward that is expected of it";
            case CONFIRMED -> "trainings with other seeds";
        };
    }

    private static Row row(BaselineResult.Trained network) {
        return new Row()
                .with("search trial", network.proxy().number())
                .with("MACs", network.longer().macs())
                .with("params", network.longer().params())
                .with("proxy accuracy", percent(network.proxy().accuracy()))
                .with("longer accuracy", percent(network.longer().accuracy()))
                .with("test accuracy", percent(network.longer().testAccuracy()))
                .with("state", network.longer().state());
    }

    private static String percent(OptionalDouble fraction) {
        return fraction.isPresent() ? Units.percent(fraction.getAsDouble()) : "-";
    }
}
