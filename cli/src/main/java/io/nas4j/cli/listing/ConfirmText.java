package io.nas4j.cli.listing;

import io.nas4j.api.stage.choice.ConfirmResult;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Terminal;
import io.nas4j.core.race.RaceEnd;
import io.nas4j.core.race.Racer;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What the likely best networks of a search came to when they were trained again. */
public final class ConfirmText {

    private static final List<String> COLUMNS = List.of(
            "number",
            "reward",
            "expected",
            "confirmed",
            "interval",
            "trainings",
            "probability_best",
            "state",
            "fingerprint");

    private ConfirmText() {}

    /** Prints a table, the best first, and what it says. */
    public static void print(ConfirmResult result, Terminal terminal) {
        terminal.out()
                .print(Listing.table(
                        result.networks().stream().map(ConfirmText::row).toList(), COLUMNS));
        terminal.say(conclusion(result));
    }

    /** Prints the rows in a form for programs; the conclusion beside them. */
    public static void print(ConfirmResult result, Listing listing, Terminal terminal) {
        listing.print(result.networks().stream().map(ConfirmText::row).toList(), COLUMNS, "");
        terminal.note(conclusion(result));
    }

    private static Row row(ConfirmResult.Confirmed confirmed) {
        Racer racer = confirmed.racer();
        Row row = new Row()
                .with("number", confirmed.network().trial().number())
                .with("fingerprint", confirmed.network().trial().fingerprint())
                .with("reward", confirmed.network().trial().reward());
        ChosenRows.evidence(row, confirmed.network());
        return row.with("confirmed", racer.mean())
                .with("interval", racer.interval())
                .with("trainings", racer.measurements())
                .with("probability_best", racer.probability())
                .with("state", racer.state());
    }

    private static String conclusion(ConfirmResult result) {
        ConfirmResult.Confirmed best = result.networks().get(0);
        OptionalDouble probability = best.racer().probability();
        String network = "search trial " + best.network().trial().number();
        String chance = probability.isPresent()
                ? String.format(Locale.ROOT, " with probability %.2f", probability.getAsDouble())
                : "";
        return result.end() == RaceEnd.ONE_IS_BEST
                ? "The best is " + network + chance + ", after " + result.trainings() + " trainings with other seeds."
                : "The best is likely " + network + chance + ", after " + result.trainings()
                        + " trainings, beyond which the budget reaches for no further round. 'nas4j confirm "
                        + result.study() + " --budget N' goes on up to a larger one.";
    }
}
