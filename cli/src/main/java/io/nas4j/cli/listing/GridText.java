package io.nas4j.cli.listing;

import io.nas4j.api.stage.grid.GridSearchResult;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.output.Units;
import io.nas4j.core.race.RaceEnd;
import io.nas4j.grid.GridCandidate;
import io.nas4j.grid.GridReading;
import io.nas4j.grid.GridRegion;
import io.nas4j.grid.GridSurface;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a grid search says. */
public final class GridText {

    private static final List<String> COLUMNS = List.of(
            "alpha",
            "beta",
            "gamma",
            "depth",
            "width",
            "resolution",
            "MACs",
            "MAC ratio",
            "trainings",
            "accuracy",
            "error",
            "at 2x",
            "P(best)");
    private static final String TRIAL = "search trial";
    private static final String LATENCY = "latency ms";
    private static final int MANY = 100;

    private GridText() {}

    /** Prints a table of the candidates, the best first, and what the data tell. */
    public static void print(GridSearchResult result, Terminal terminal) {
        List<String> columns = new ArrayList<>(result.several() ? List.of(TRIAL) : List.of());
        columns.addAll(COLUMNS);
        if (!result.latencies().isEmpty()) {
            columns.add(LATENCY);
        }
        terminal.out()
                .print(Listing.table(
                        result.reading().candidates().stream()
                                .map(candidate -> row(candidate, result))
                                .toList(),
                        columns));
        sentences(result).forEach(terminal::say);
    }

    /** Prints one object for programs; the sentences go beside it. */
    public static void print(GridSearchResult result, Listing listing, Terminal terminal) {
        listing.print(object(result));
        sentences(result).forEach(terminal::note);
    }

    private static Row row(GridCandidate candidate, GridSearchResult result) {
        ScalingCoefficients by = candidate.coefficients();
        return new Row()
                .with(TRIAL, result.searched(candidate.baseline()))
                .with("alpha", number(by.alpha()))
                .with("beta", number(by.beta()))
                .with("gamma", number(by.gamma()))
                .with("depth", ratio(candidate.growth().depth()))
                .with("width", ratio(candidate.growth().width()))
                .with("resolution", ratio(candidate.growth().resolution()))
                .with("MACs", candidate.macs())
                .with("MAC ratio", number(candidate.macRatio()))
                .with("trainings", candidate.replicates())
                .with("accuracy", percent(candidate.evidence().accuracy()))
                .with("error", percent(candidate.evidence().standardError()))
                .with("at 2x", percent(candidate.expected()))
                .with(
                        "P(best)",
                        candidate.best().isPresent() ? number(candidate.best().getAsDouble()) : "")
                .with(LATENCY, Optional.ofNullable(result.latencies().get(candidate.number())));
    }

    private static Row object(GridSearchResult result) {
        GridReading reading = result.reading();
        Optional<GridSurface> surface = reading.surface();
        Row object = new Row()
                .with(
                        "candidates",
                        reading.candidates().stream()
                                .map(candidate -> fields(candidate, result))
                                .toList())
                .with(
                        "choice",
                        ofBaseline(result, result.chosen().baseline())
                                .with("alpha", result.choice().alpha())
                                .with("beta", result.choice().beta())
                                .with("gamma", result.choice().gamma())
                                .with("reason", result.chosen().reason()))
                .with("region", surface.map(fit -> region(fit.region())))
                .with(
                        "p_compound_beats_single",
                        surface.map(GridSurface::compoundBeatsSingle).orElse(OptionalDouble.empty()))
                .with("trainings", reading.trainings());
        result.stages().ifPresent(fit -> object.with("stages", GridStagesText.object(fit)));
        return object;
    }

    /** Where several networks of a search are scaled, a row begins with the number of its search trial. */
    private static Row ofBaseline(GridSearchResult result, int baseline) {
        return result.several() ? new Row().with("search_trial", result.searched(baseline)) : new Row();
    }

    private static Row fields(GridCandidate candidate, GridSearchResult result) {
        ScalingCoefficients by = candidate.coefficients();
        Row row = ofBaseline(result, candidate.baseline())
                .with("alpha", by.alpha())
                .with("beta", by.beta())
                .with("gamma", by.gamma())
                .with("product", by.product())
                .with("macs", candidate.macs())
                .with("mac_ratio", candidate.macRatio())
                .with("accuracy_mean", candidate.evidence().accuracy())
                .with("accuracy_se", candidate.evidence().standardError())
                .with("replicates", candidate.replicates())
                .with("p_best", candidate.best());
        return result.latencies().isEmpty()
                ? row
                : row.with("latency_ms", Optional.ofNullable(result.latencies().get(candidate.number())));
    }

    private static Row region(GridRegion region) {
        return new Row()
                .with("alpha", range(region.alpha()))
                .with("beta", range(region.beta()))
                .with("gamma", range(region.gamma()))
                .with("share", region.share());
    }

    private static Row range(GridRegion.Range range) {
        return new Row().with("least", range.least()).with("most", range.most());
    }

    private static List<String> sentences(GridSearchResult result) {
        List<String> said = new ArrayList<>();
        candidates(result, said);
        said.add(
                "Depth, width and resolution say how many times the baseline's MACs there are when that dimension alone is"
                        + " scaled so, after rounding."
                        + (result.several()
                                ? " Candidates are compared at twice the MACs of search trial "
                                        + result.searched(0).orElseThrow() + "."
                                : ""));
        result.reading().surface().ifPresent(surface -> surface(surface, result, said));
        ScalingCoefficients choice = result.choice();
        said.add("The choice is " + ofTrial(result, result.chosen().baseline()) + text(choice) + ": "
                + result.chosen().reason() + ".");
        result.stages().ifPresent(fit -> said.addAll(GridStagesText.sentences(fit)));
        return said;
    }

    private static void candidates(GridSearchResult result, List<String> said) {
        int merged = result.all().merged().size();
        int beyond = result.all().beyond().size();
        if (merged > 0 || result.beyondLimit() > 0 || beyond > 0) {
            said.add("Of " + result.points() + (result.several() ? " networks, " : " points, ")
                    + merged
                    + (merged == 1 ? " rounds" : " round") + " to a network that is already there, "
                    + (beyond == 0 ? "" : beyond + (beyond == 1 ? " reads" : " read") + " more pixels than it may, ")
                    + "and " + result.beyondLimit() + " are beyond the limit.");
        }
        if (result.thinned() > 0) {
            said.add("The budget pays for two trainings of "
                    + result.plan().trials().size() + " candidates, so that "
                    + result.thinned() + " of " + result.all().trials().size()
                    + " were left out: those that lie near others.");
        }
        List<String> failed = result.reading().candidates().stream()
                .filter(GridCandidate::failed)
                .map(candidate -> ofTrial(result, candidate.baseline()) + text(candidate.coefficients()) + " ("
                        + result.causes().getOrDefault(candidate.number(), "FAILED") + ")")
                .toList();
        if (!failed.isEmpty()) {
            said.add((failed.size() == 1
                            ? "A training failed, and its candidate cannot be chosen: "
                            : failed.size() + " candidates had a training that failed, and cannot be chosen: ")
                    + String.join("; ", failed) + ".");
        }
    }

    private static void surface(GridSurface surface, GridSearchResult result, List<String> said) {
        GridRegion region = surface.region();
        said.add(String.format(
                Locale.ROOT,
                "The fitted surface has its optimum at %s%s, with %s expected. With probability 0.95 the best%s lies where alpha is"
                        + " %s, beta %s and gamma %s: %.0f %% of all ways to double the MACs.",
                ofTrial(result, surface.optimum().baseline()),
                text(surface.optimum().coefficients()),
                Units.percent(surface.optimum().expected()),
                result.several() ? " of that network" : "",
                text(region.alpha()),
                text(region.beta()),
                text(region.gamma()),
                100 * region.share()));
        said.add("Two trainings of one network differ by a standard deviation of "
                + percent(OptionalDouble.of(surface.noise()))
                + (surface.leaveOneOut().isPresent()
                        ? "; the surface misses candidates that it was fitted without by "
                                + percent(surface.leaveOneOut())
                        : "")
                + ".");
        if (result.several()) {
            said.add("Scaled as is best for each, the best network is "
                    + IntStream.range(0, surface.baselines().size())
                            .mapToObj(i -> "search trial " + result.searched(i).orElseThrow() + " with probability "
                                    + number(surface.baselines().get(i)))
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        surface.compoundBeatsSingle()
                .ifPresent(probability -> said.add(String.format(
                        Locale.ROOT,
                        "%srowing all three dimensions together beats the best single one, at equal MACs, with probability %.2f.",
                        result.several()
                                ? "For search trial "
                                        + result.searched(surface.optimum().baseline())
                                                .orElseThrow()
                                        + ", g"
                                : "G",
                        probability)));
        said.add(told(surface, result));
    }

    /** What the data can and cannot tell. */
    private static String told(GridSurface surface, GridSearchResult result) {
        List<GridCandidate> undecided = result.reading().candidates().stream()
                .filter(candidate -> surface.undecided().contains(candidate.number()))
                .toList();
        if (undecided.size() < 2) {
            return result.end().equals(Optional.of(RaceEnd.ONE_IS_BEST))
                    ? "One candidate is told apart from all others, so that the race ended before its budget."
                    : "One candidate is likely better than each of the others.";
        }
        double least = undecided.stream()
                .mapToDouble(candidate -> candidate.expected().orElse(0))
                .min()
                .orElse(0);
        double most = undecided.stream()
                .mapToDouble(candidate -> candidate.expected().orElse(0))
                .max()
                .orElse(0);
        long few = (long) MANY * Math.max(1, result.reading().trainings());
        String more = surface.more().isPresent() && surface.more().getAsLong() <= few
                ? "about " + surface.more().getAsLong() + " more trainings would tell the first two apart"
                : "more than " + few + " further trainings would be needed, so that they may as well be equal";
        return undecided.size() + " candidates are not told apart, with " + Units.percent(least) + " to "
                + Units.percent(most) + " expected at equal MACs: "
                + undecided.stream()
                        .map(candidate -> ofTrial(result, candidate.baseline()) + brief(candidate.coefficients()))
                        .collect(Collectors.joining(", "))
                + "; " + more + ".";
    }

    /** Names the network where there are several. */
    private static String ofTrial(GridSearchResult result, int baseline) {
        return result.several() ? "search trial " + result.searched(baseline).orElseThrow() + " by " : "";
    }

    private static String brief(ScalingCoefficients by) {
        return "(" + number(by.alpha()) + ", " + number(by.beta()) + ", " + number(by.gamma()) + ")";
    }

    private static String text(ScalingCoefficients by) {
        return "alpha " + number(by.alpha()) + ", beta " + number(by.beta()) + ", gamma " + number(by.gamma());
    }

    private static String text(GridRegion.Range range) {
        return number(range.least()) + " to " + number(range.most());
    }

    private static String percent(OptionalDouble fraction) {
        return fraction.isPresent() ? String.format(Locale.ROOT, "%.2f %%", 100 * fraction.getAsDouble()) : "";
    }

    private static String ratio(double macs) {
        return number(macs) + "x";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
