package io.nas4j.cli.listing;

import io.nas4j.api.stage.FailedTrials;
import io.nas4j.api.stage.sweep.SweepOutcome;
import io.nas4j.cli.output.Format;
import io.nas4j.cli.output.Interval;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.output.Units;
import io.nas4j.core.trial.Trial;
import io.nas4j.grid.sweep.SweepDesign;
import io.nas4j.grid.sweep.SweepPoint;
import io.nas4j.grid.sweep.SweepResult.Measured;
import io.nas4j.grid.sweep.Verdict;
import io.nas4j.space.Decimals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a sweep says: a row for each network, and a verdict for each growth. */
public final class SweepText {

    private static final List<String> COLUMNS = List.of(
            "growth",
            "dimension",
            "coefficient",
            "MAC ratio",
            "MACs",
            "params",
            "activations",
            "accuracy",
            "95 %",
            "replicates",
            "failed");

    private static final double PERCENT = 100;

    private SweepText() {}

    /** Prints what is to be known of the networks before they are trained. */
    public static void announce(SweepOutcome outcome, Terminal terminal) {
        notes(outcome).forEach(terminal::note);
        int left = outcome.planned() - outcome.finished();
        terminal.note(counted(outcome.design().networks().size(), "network") + ", "
                + counted(outcome.options().seeds(), "seed") + ", "
                + counted(outcome.task().recipe().epochs(), "epoch") + ": of "
                + counted(outcome.planned(), "training") + " " + left + (left == 1 ? " is" : " are") + " left");
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    /** Prints a table, and what it says. */
    public static void print(SweepOutcome outcome, Terminal terminal) {
        print(outcome, Format.TABLE, terminal);
    }

    /** Prints in a form for programs, or as a table with what it says; CSV has the networks alone. */
    public static void print(SweepOutcome outcome, Format format, Terminal terminal) {
        Listing listing = new Listing(terminal.out(), format);
        switch (format) {
            case TABLE -> {
                terminal.out()
                        .print(Listing.table(
                                outcome.result().measured().stream()
                                        .map(measured -> text(measured, outcome))
                                        .toList(),
                                COLUMNS));
                sentences(outcome).forEach(terminal::say);
            }
            case CSV -> listing.print(rows(outcome), List.of(), "");
            case JSON, YAML -> listing.print(whole(outcome));
        }
    }

    private static Row whole(SweepOutcome outcome) {
        return new Row()
                .with("study", outcome.study())
                .with("rule", outcome.options().rule())
                .with("epochs", outcome.task().recipe().epochs())
                .with("seeds", outcome.options().seeds())
                .with("trainings", outcome.finished())
                .with("planned", outcome.planned())
                .with("points", rows(outcome))
                .with(
                        "verdicts",
                        outcome.result().verdicts().stream().map(SweepText::row).toList())
                .with("notes", notes(outcome));
    }

    private static List<Row> rows(SweepOutcome outcome) {
        return outcome.result().measured().stream()
                .map(measured -> row(measured, outcome))
                .toList();
    }

    private static Row row(Measured measured, SweepOutcome outcome) {
        SweepPoint point = measured.point();
        return new Row()
                .with("growth", point.growth())
                .with("dimension", point.name())
                .with("coefficient", point.coefficient())
                .with("mac_ratio", point.macRatio())
                .with("macs", point.macs())
                .with("params", point.params())
                .with("activations", point.activations())
                .with("resolution", point.network().input().resolution())
                .with("accuracy_mean", measured.accuracy())
                .with("accuracy_interval", interval(measured))
                .with("replicates", measured.replicates())
                .with("failed", failed(measured, outcome).size())
                .with("fingerprint", point.fingerprint())
                .with("architecture", point.network().toString());
    }

    private static Optional<Interval> interval(Measured measured) {
        return measured.halfInterval().isPresent() && measured.accuracy().isPresent()
                ? Optional.of(new Interval(
                        measured.accuracy().getAsDouble()
                                - measured.halfInterval().getAsDouble(),
                        measured.accuracy().getAsDouble()
                                + measured.halfInterval().getAsDouble()))
                : Optional.empty();
    }

    private static List<Trial> failed(Measured measured, SweepOutcome outcome) {
        return outcome.failed().getOrDefault(measured.point().fingerprint(), List.of());
    }

    private static Row row(Verdict verdict) {
        return new Row()
                .with("growth", verdict.growth())
                .with("outcome", verdict.outcome().name())
                .with("single", verdict.single().text())
                .with("difference", verdict.difference())
                .with(
                        "difference_interval",
                        verdict.low().isPresent()
                                ? Optional.of(new Interval(
                                        verdict.low().getAsDouble(),
                                        verdict.high().orElseThrow()))
                                : Optional.empty())
                .with("seeds", verdict.seeds())
                .with("more_seeds", verdict.moreSeeds());
    }

    private static Row text(Measured measured, SweepOutcome outcome) {
        SweepPoint point = measured.point();
        return new Row()
                .with("growth", Decimals.text(point.growth()))
                .with("dimension", point.name())
                .with(
                        "coefficient",
                        point.dimension()
                                .map(dimension -> dimension.coefficient() + " " + Decimals.text(point.coefficient()))
                                .orElse(""))
                .with("MAC ratio", String.format(Locale.ROOT, "%.2f", point.macRatio()))
                .with("MACs", Units.count(point.macs()))
                .with("params", Units.count(point.params()))
                .with("activations", Units.count(point.activations()))
                .with("accuracy", percent(measured.accuracy()))
                .with("95 %", measured.halfInterval().isPresent() ? "± " + percent(measured.halfInterval()) : "")
                .with("replicates", measured.replicates())
                .with("failed", FailedTrials.counted(failed(measured, outcome)));
    }

    private static String percent(OptionalDouble fraction) {
        return fraction.isPresent() ? String.format(Locale.ROOT, "%.2f %%", PERCENT * fraction.getAsDouble()) : "";
    }

    private static List<String> sentences(SweepOutcome outcome) {
        List<String> sentences = new ArrayList<>(notes(outcome));
        outcome.result().verdicts().stream()
                .map(verdict -> sentence(verdict, outcome))
                .forEach(sentences::add);
        if (!outcome.whole()) {
            sentences.add(outcome.finished() + " of " + counted(outcome.planned(), "training")
                    + " are there; 'nas4j sweep " + outcome.study() + "' goes on.");
        }
        return sentences;
    }

    private static List<String> notes(SweepOutcome outcome) {
        return Stream.concat(outcome.design().notes().stream().map(note -> note + "."), upscaled(outcome).stream())
                .toList();
    }

    private static Optional<String> upscaled(SweepOutcome outcome) {
        int own = outcome.options().imageSize();
        String larger = outcome.design().points().stream()
                .filter(point -> point.network().input().resolution() > own)
                .map(point -> point.name() + " at growth " + Decimals.text(point.growth()) + " reads "
                        + point.network().input().resolution())
                .collect(Collectors.joining(", "));
        return larger.isEmpty()
                ? Optional.empty()
                : Optional.of("The images have " + own
                        + " pixels a side; what is larger is made of them, and adds MACs and no information: " + larger
                        + ".");
    }

    private static String sentence(Verdict verdict, SweepOutcome outcome) {
        String begin = "At " + Decimals.text(verdict.growth()) + " times the MACs ";
        String single = verdict.single().text() + " alone";
        return begin
                + switch (verdict.outcome()) {
                    case COMPOUND ->
                        "compound scaling beats " + single + ", the best single dimension, by "
                                + difference(verdict, 1);
                    case SINGLE -> single + " beats compound scaling by " + difference(verdict, -1);
                    case NOT_TOLD_APART ->
                        "compound scaling and " + single
                                + ", the best single dimension, are not told apart: the first minus the second is "
                                + difference(verdict, 1) + more(verdict);
                    case SAME_NETWORK -> "rounding makes one network of compound scaling and " + single;
                    case NOISE_UNKNOWN ->
                        "compound scaling minus " + single + ", the best single dimension, is "
                                + points(verdict.difference())
                                + " points, but one seed in common tells nothing of the noise";
                }
                + macs(verdict, outcome) + ".";
    }

    private static String difference(Verdict verdict, int sign) {
        double low = sign * (sign > 0 ? verdict.low() : verdict.high()).orElse(0);
        double high = sign * (sign > 0 ? verdict.high() : verdict.low()).orElse(0);
        return points(sign * verdict.difference()) + " points (95 %: " + points(low) + " to " + points(high) + "; "
                + counted(verdict.seeds(), "seed") + ")";
    }

    private static String points(double fraction) {
        return String.format(Locale.ROOT, "%.2f", PERCENT * fraction);
    }

    private static String more(Verdict verdict) {
        return verdict.moreSeeds().isPresent()
                ? "; if that is the difference, about "
                        + counted(verdict.moreSeeds().getAsInt(), "more seed") + " would tell"
                : "; not even " + Verdict.MOST_SEEDS + " more seeds would tell";
    }

    private static String macs(Verdict verdict, SweepOutcome outcome) {
        List<SweepPoint> points = outcome.design().points().stream()
                .filter(point -> point.growth() == verdict.growth())
                .toList();
        double compound = ratio(points, "compound");
        double single = ratio(points, verdict.single().text());
        return Math.abs(compound / single - 1) <= SweepDesign.TOLERANCE
                ? ""
                : String.format(
                        Locale.ROOT,
                        ", but after rounding they have %.2f and %.2f times the baseline's",
                        compound,
                        single);
    }

    private static double ratio(List<SweepPoint> points, String name) {
        return points.stream()
                .filter(point -> point.name().equals(name))
                .mapToDouble(SweepPoint::macRatio)
                .findFirst()
                .orElse(1);
    }
}
