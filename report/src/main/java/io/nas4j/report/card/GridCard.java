package io.nas4j.report.card;

import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import io.nas4j.report.figure.Amounts;
import io.nas4j.report.figure.Bars;
import io.nas4j.report.figure.Figure;
import io.nas4j.report.figure.Scales;
import io.nas4j.report.figure.Table;
import io.nas4j.report.record.StudyRecords;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

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
        return Content.of(new Part.Drawn(figure(candidates)));
    }

    private static List<Candidate> candidates(List<Trial> trials) {
        Map<ScalingCoefficients, List<Trial>> groups = trials.stream()
                .filter(trial -> trial.accuracy().isPresent()
                        && trial.spec().coefficients().isPresent())
                .collect(Collectors.groupingBy(
                        trial -> trial.spec().coefficients().orElseThrow(), LinkedHashMap::new, Collectors.toList()));
        List<Candidate> candidates = new ArrayList<>();
        groups.forEach((coefficients, same) -> candidates.add(new Candidate(
                coefficients,
                same.get(0).macs(),
                same.stream().map(trial -> trial.accuracy().orElseThrow()).toList())));
        candidates.sort(Comparator.comparingDouble(Candidate::mean).reversed());
        return candidates;
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
