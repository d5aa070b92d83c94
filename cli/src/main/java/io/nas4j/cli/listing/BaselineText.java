package io.nas4j.cli.listing;

import io.nas4j.api.stage.choice.Basis;
import io.nas4j.api.stage.train.BaselineResult;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.output.Units;
import io.nas4j.core.trial.Trial;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What the training of a baseline says. */
public final class BaselineText {

    private static final List<String> COLUMNS =
            List.of("search trial", "MACs", "params", "proxy accuracy", "longer accuracy", "test accuracy", "state");

    private static final List<String> MEASURED = COLUMNS.stream()
            .filter(name -> !name.equals("search trial") && !name.equals("proxy accuracy"))
            .toList();

    private BaselineText() {}

    public static void print(BaselineResult result, Terminal terminal) {
        BaselineResult.Trained baseline = result.baseline();
        if (baseline.proxy().isEmpty()) {
            terminal.out().print(Listing.table(List.of(measured(new Row(), baseline.longer())), MEASURED));
            terminal.say(percent(baseline.longer().testAccuracy()) + " of test images that the training never saw.");
            return;
        }
        terminal.out()
                .print(Listing.table(
                        result.networks().stream().map(BaselineText::row).toList(), COLUMNS));
        String why = result.networks().size() == 1
                ? "the best by " + by(result.by())
                : "the best by the reward of longer training on validation images";
        terminal.say("The baseline is search trial " + baseline.proxy().get().number() + ", " + why + ": "
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
        Trial proxy = network.proxy().orElseThrow();
        return measured(
                new Row().with("search trial", proxy.number()).with("proxy accuracy", percent(proxy.accuracy())),
                network.longer());
    }

    private static Row measured(Row row, Trial longer) {
        return row.with("MACs", longer.macs())
                .with("params", longer.params())
                .with("longer accuracy", percent(longer.accuracy()))
                .with("test accuracy", percent(longer.testAccuracy()))
                .with("state", longer.state());
    }

    private static String percent(OptionalDouble fraction) {
        return fraction.isPresent() ? Units.percent(fraction.getAsDouble()) : "-";
    }
}
