package io.nas4j.report.card.scaling;

import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.report.card.Card;
import io.nas4j.report.card.Content;
import io.nas4j.report.card.Part;
import io.nas4j.report.figure.Amounts;
import io.nas4j.report.figure.Bars;
import io.nas4j.report.figure.Figure;
import io.nas4j.report.figure.Layer;
import io.nas4j.report.figure.Mark;
import io.nas4j.report.figure.Plot;
import io.nas4j.report.figure.Scales;
import io.nas4j.report.figure.Shape;
import io.nas4j.report.figure.Table;
import io.nas4j.report.record.GridFit;
import io.nas4j.report.record.StudyRecords;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The candidates of the grid search for scaling coefficients. */
public final class GridCard implements Card {

    private static final double PERCENT = 100;

    /** Half of a normal distribution's 95 % interval, in standard deviations. */
    private static final double HALF = 1.96;

    private static final int MOST = 25;

    @Override
    public String name() {
        return "grid-search";
    }

    @Override
    public String title() {
        return "Grid search for scaling coefficients";
    }

    /** A candidate and the accuracies of its trainings. */
    private record Candidate(ScalingCoefficients coefficients, long macs, List<Double> accuracies) {

        double mean() {
            return accuracies.stream()
                    .mapToDouble(accuracy -> accuracy)
                    .average()
                    .orElse(0);
        }

        /** Half of the interval of the mean; 0 of a single training. */
        double half() {
            int n = accuracies.size();
            double mean = mean();
            double sum = accuracies.stream()
                    .mapToDouble(accuracy -> (accuracy - mean) * (accuracy - mean))
                    .sum();
            return n < 2 ? 0 : HALF * Math.sqrt(sum / (n - 1) / n);
        }

        String text() {
            return String.format(
                    Locale.ROOT, "%.2f %.2f %.2f", coefficients.alpha(), coefficients.beta(), coefficients.gamma());
        }
    }

    @Override
    public Content content(StudyRecords study) {
        List<Candidate> candidates = candidates(study.of(Phase.GRID).trials());
        if (candidates.isEmpty()) {
            return Content.empty("No grid search was run, or none of its trials has ended: 'nas4j grid-search "
                    + study.name() + "' looks for the coefficients by which the baseline is scaled.");
        }
        Part accuracies = new Part.Drawn(figure(candidates));
        return study.analyses()
                .grid()
                .map(fit ->
                        Content.of(new Part.Text(choice(fit)), accuracies, new Part.Drawn(surface(fit, candidates))))
                .orElseGet(() -> Content.of(
                        accuracies,
                        new Part.Text(
                                "No surface is drawn: too few candidates were trained, or too seldom, to fit one.")));
    }

    private static String choice(GridFit fit) {
        return "Families are scaled "
                + (fit.searched().isPresent()
                        ? "from search trial " + fit.searched().getAsInt() + " "
                        : "")
                + "by α " + Amounts.brief(fit.chosen().alpha()) + ", β "
                + Amounts.brief(fit.chosen().beta()) + ", γ "
                + Amounts.brief(fit.chosen().gamma()) + ": " + fit.reason() + ".";
    }

    private static List<Candidate> candidates(List<Trial> trials) {
        Map<String, List<Trial>> groups = trials.stream()
                .filter(trial -> trial.accuracy().isPresent()
                        && trial.spec().coefficients().isPresent())
                .collect(Collectors.groupingBy(Trial::fingerprint, LinkedHashMap::new, Collectors.toList()));
        List<Candidate> candidates = new ArrayList<>();
        groups.forEach((network, same) -> candidates.add(new Candidate(
                same.get(0).spec().coefficients().orElseThrow(),
                same.get(0).macs(),
                same.stream().map(trial -> trial.accuracy().orElseThrow()).toList())));
        candidates.sort(Comparator.comparingDouble(Candidate::mean).reversed());
        return candidates;
    }

    /** Depth and width; the resolution follows, since the product is 2 on the surface. */
    private static Figure surface(GridFit fit, List<Candidate> candidates) {
        List<Mark> trained =
                candidates.stream().map(each -> mark(each.coefficients())).toList();
        List<Mark> region = fit.region().stream().map(GridCard::mark).toList();
        Mark optimum = mark(fit.optimum());
        List<Mark> all = Stream.of(trained, region, List.of(optimum))
                .flatMap(List::stream)
                .toList();
        Plot plot = new Plot(
                "α, growth of depth",
                "β, growth of width",
                Scales.around(all.stream().map(Mark::x).toList()),
                Scales.around(all.stream().map(Mark::y).toList()),
                List.of(
                        new Layer.Marks("the best lies here (95 %)", 5, Shape.DIAMOND, region),
                        new Layer.Marks("trained", 1, Shape.CROSS, trained),
                        new Layer.Marks("optimum", 0, Shape.RING, List.of(optimum))));
        String compound = fit.compoundBeatsSingle().isPresent()
                ? " Growth in all dimensions is better than in each one alone with probability "
                        + Amounts.percent(fit.compoundBeatsSingle()) + "."
                : "";
        return new Figure(
                "Where the best coefficients lie",
                "The fitted surface expects the highest accuracy, " + Amounts.percent(fit.expected()) + ", at α "
                        + Amounts.brief(fit.optimum().alpha()) + ", β "
                        + Amounts.brief(fit.optimum().beta()) + ", γ "
                        + Amounts.brief(fit.optimum().gamma())
                        + ". γ follows from α and β, since αβ²γ² is 2 on the surface."
                        + compound,
                plot.drawing(),
                new Table(
                        List.of(
                                Table.Column.numbers("α depth"),
                                Table.Column.numbers("β width"),
                                Table.Column.numbers("γ resolution"),
                                Table.Column.words("what")),
                        Stream.concat(
                                        Stream.of(row(fit.optimum(), "optimum")),
                                        fit.region().stream().map(point -> row(point, "in the region")))
                                .toList()));
    }

    private static Mark mark(ScalingCoefficients point) {
        return Mark.of(point.alpha(), point.beta());
    }

    private static Table.Row row(ScalingCoefficients point, String what) {
        return Table.Row.of(
                Amounts.brief(point.alpha()), Amounts.brief(point.beta()), Amounts.brief(point.gamma()), what);
    }

    private static Figure figure(List<Candidate> candidates) {
        List<Candidate> first = candidates.stream().limit(MOST).toList();
        List<Bars.Bar> bars = first.stream()
                .map(each -> new Bars.Bar(
                        "",
                        each.text(),
                        PERCENT * each.mean(),
                        PERCENT * (each.mean() - each.half()),
                        PERCENT * (each.mean() + each.half()),
                        Amounts.percent(each.mean())))
                .toList();
        List<Double> ends = bars.stream()
                .flatMap(bar -> List.of(bar.low(), bar.high()).stream())
                .toList();
        String text = "Candidates (α β γ) scale depth, width and resolution. The most accurate is "
                + first.get(0).text()
                + "; "
                + (bars.stream().anyMatch(bar -> bar.low() < bar.high())
                        ? "lines are 95 % intervals of the mean over trainings."
                        : "each was trained once, so that small differences may be chance.")
                + (first.size() < candidates.size() ? " Drawn are the best " + MOST + "." : "");
        return new Figure(
                "Accuracy of candidates",
                text,
                new Bars("validation accuracy in %", Scales.around(ends), true, bars).drawing(),
                new Table(
                        List.of(
                                Table.Column.numbers("α depth"),
                                Table.Column.numbers("β width"),
                                Table.Column.numbers("γ resolution"),
                                Table.Column.numbers("αβ²γ²"),
                                Table.Column.numbers("accuracy"),
                                Table.Column.numbers("trainings"),
                                Table.Column.numbers("MACs")),
                        candidates.stream()
                                .map(each -> Table.Row.of(
                                        Amounts.brief(each.coefficients().alpha()),
                                        Amounts.brief(each.coefficients().beta()),
                                        Amounts.brief(each.coefficients().gamma()),
                                        Amounts.brief(each.coefficients().product()),
                                        Amounts.percent(each.mean()),
                                        String.valueOf(each.accuracies().size()),
                                        Amounts.count(each.macs())))
                                .toList()));
    }
}
