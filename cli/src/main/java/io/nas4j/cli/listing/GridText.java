package io.nas4j.cli.listing;

import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.output.Units;
import io.nas4j.cli.stage.GridSearchResult;
import io.nas4j.grid.GridCandidate;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.List;
import java.util.Locale;

/** What a grid search says. */
public final class GridText {

    private static final List<String> COLUMNS =
            List.of("alpha", "beta", "gamma", "depth", "width", "resolution", "MACs", "MAC ratio", "accuracy", "score");

    private GridText() {}

    public static void print(GridSearchResult result, Terminal terminal) {
        terminal.out()
                .print(Listing.table(
                        result.ranking().candidates().stream()
                                .map(GridText::row)
                                .toList(),
                        COLUMNS));
        int merged = result.plan().merged().size();
        if (merged > 0 || result.beyondLimit() > 0) {
            terminal.say("Of " + result.points() + " points, " + merged
                    + " round to a network that is already there, and " + result.beyondLimit()
                    + " are beyond the limit.");
        }
        terminal.say(
                "Depth, width and resolution say how many times the baseline's MACs there are when that dimension alone is"
                        + " scaled so, after rounding.");
        ScalingCoefficients choice = result.choice();
        terminal.say("The choice is alpha " + number(choice.alpha()) + ", beta " + number(choice.beta()) + ", gamma "
                + number(choice.gamma())
                + ": the best score, which is accuracy * (MAC ratio / 2)^w, since rounding makes equal products cost"
                + " unequal MACs.");
    }

    private static Row row(GridCandidate candidate) {
        ScalingCoefficients by = candidate.coefficients();
        return new Row()
                .with("alpha", number(by.alpha()))
                .with("beta", number(by.beta()))
                .with("gamma", number(by.gamma()))
                .with("depth", ratio(candidate.growth().depth()))
                .with("width", ratio(candidate.growth().width()))
                .with("resolution", ratio(candidate.growth().resolution()))
                .with("MACs", candidate.macs())
                .with("MAC ratio", number(candidate.macRatio()))
                .with("accuracy", Units.percent(candidate.accuracy()))
                .with("score", candidate.score());
    }

    private static String ratio(double macs) {
        return number(macs) + "x";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
