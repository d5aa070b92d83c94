package io.nas4j.report.card.search;

import io.nas4j.core.trial.TrialOutline;
import io.nas4j.report.axis.LinearAxis;
import io.nas4j.report.card.Content;
import io.nas4j.report.card.Part;
import io.nas4j.report.figure.Amounts;
import io.nas4j.report.figure.Figure;
import io.nas4j.report.figure.Layer;
import io.nas4j.report.figure.Plot;
import io.nas4j.report.figure.Scales;
import io.nas4j.report.figure.Spot;
import io.nas4j.report.figure.Table;
import io.nas4j.report.record.StudyRecords;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Several studies side by side: the best reward so far, as the mean of the studies of each strategy. */
public final class ComparisonCard {

    public static final String NAME = "side-by-side";
    public static final String TITLE = "Best so far, by strategy";

    private static final int MOST_STRATEGIES = 7;
    private static final int POINTS = 200;

    /** Half of a normal distribution's 95 % interval, in standard deviations. */
    private static final double HALF = 1.96;

    /** The best so far of a strategy's studies. */
    private record Group(String name, List<double[]> curves) {

        /** As many trials as each of its studies has. */
        int common() {
            return curves.stream().mapToInt(curve -> curve.length).min().orElse(0);
        }

        double mean(int trial) {
            return curves.stream().mapToDouble(curve -> curve[trial]).average().orElse(0);
        }

        /** Half of the mean's interval; 0 of a single study. */
        double half(int trial) {
            int n = curves.size();
            double mean = mean(trial);
            double sum = curves.stream()
                    .mapToDouble(curve -> (curve[trial] - mean) * (curve[trial] - mean))
                    .sum();
            return n < 2 ? 0 : HALF * Math.sqrt(sum / (n - 1) / n);
        }
    }

    /** What stands in it. */
    public Content content(List<StudyRecords> studies) {
        Map<String, List<StudyRecords>> byStrategy = studies.stream()
                .filter(study -> study.best().isPresent())
                .collect(Collectors.groupingBy(
                        study -> study.config().plan().strategy(), LinkedHashMap::new, Collectors.toList()));
        Part table = new Part.Tabled("The studies", table(studies));
        if (byStrategy.isEmpty()) {
            return Content.of(new Part.Text("No study has a complete trial yet."), table);
        }
        List<Group> groups = new ArrayList<>();
        byStrategy.forEach((strategy, some) -> groups.add(new Group(
                strategy + (some.size() > 1 ? " (" + some.size() + " studies)" : ""),
                some.stream().map(ComparisonCard::curve).toList())));
        List<Group> first = groups.stream().limit(MOST_STRATEGIES).toList();
        return Content.of(new Part.Drawn(figure(first)), new Part.Text(warning(studies)), table);
    }

    /** The best so far after each trial; before the first complete one, what that came to. */
    private static double[] curve(StudyRecords study) {
        double[] curve = new double[study.search().totals().count()];
        List<TrialOutline> rising = study.search().rises().byNumber();
        for (int i = 0; i < rising.size(); i++) {
            int from = i == 0 ? 0 : rising.get(i).number();
            int to = i + 1 < rising.size() ? rising.get(i + 1).number() : curve.length;
            Arrays.fill(
                    curve,
                    Math.min(from, curve.length),
                    Math.min(to, curve.length),
                    rising.get(i).reward().orElseThrow());
        }
        return curve;
    }

    private static Figure figure(List<Group> groups) {
        List<Layer> bands = new ArrayList<>();
        List<Layer> curves = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        int longest = 1;
        for (int g = 0; g < groups.size(); g++) {
            Group group = groups.get(g);
            int[] at = places(group.common());
            longest = Math.max(longest, group.common() - 1);
            if (group.curves().size() > 1) {
                bands.add(new Layer.Band("", g, spots(group, at, -1), spots(group, at, 1)));
            }
            curves.add(Layer.Curve.of(group.name(), g, Layer.Style.values()[g % 3], spots(group, at, 0)));
            IntStream.of(at).skip(at.length / 20).forEach(i -> {
                values.add(group.mean(i) - group.half(i));
                values.add(group.mean(i) + group.half(i));
            });
        }
        List<Layer> layers = new ArrayList<>(bands);
        layers.addAll(curves);
        Plot plot =
                new Plot("trial", "best reward so far", LinearAxis.counting(0, longest), Scales.around(values), layers);
        String text = "Lines are means over the studies of a strategy, as far as all of them have trials"
                + (bands.isEmpty() ? "." : "; areas are 95 % intervals of the mean.");
        return new Figure("Best reward so far", text, plot.drawing(), table(groups, longest));
    }

    private static int[] places(int length) {
        int points = Math.min(POINTS, length);
        return IntStream.range(0, points)
                .map(i -> points == 1 ? 0 : (int) Math.round(1.0 * i * (length - 1) / (points - 1)))
                .toArray();
    }

    private static List<Spot> spots(Group group, int[] at, int sign) {
        return IntStream.of(at)
                .mapToObj(i -> new Spot(i, group.mean(i) + sign * group.half(i)))
                .toList();
    }

    private static Table table(List<Group> groups, int longest) {
        List<Table.Row> rows = new ArrayList<>();
        for (Group group : groups) {
            int last = group.common() - 1;
            rows.add(Table.Row.of(
                    group.name(),
                    Amounts.decimal(group.mean(Math.min(last, longest / 4))),
                    Amounts.decimal(group.mean(Math.min(last, longest / 2))),
                    Amounts.decimal(group.mean(last)),
                    "± " + Amounts.decimal(group.half(last)),
                    String.valueOf(last + 1)));
        }
        return new Table(
                List.of(
                        Table.Column.words("strategy"),
                        Table.Column.numbers("after a quarter"),
                        Table.Column.numbers("after half"),
                        Table.Column.numbers("at the end"),
                        Table.Column.numbers("95 % interval"),
                        Table.Column.numbers("trials")),
                rows);
    }

    /** Rewards can be compared where they mean the same. */
    private static String warning(List<StudyRecords> studies) {
        boolean same = studies.stream()
                        .map(study -> List.of(
                                study.config().plan().objective(),
                                study.config().plan().task(),
                                study.config().plan().space()))
                        .distinct()
                        .count()
                == 1;
        return same
                ? "All studies have the same space, reward and training."
                : "These studies differ in space, reward or training, so that their rewards may not mean the same.";
    }

    private static Table table(List<StudyRecords> studies) {
        return new Table(
                List.of(
                        Table.Column.words("study"),
                        Table.Column.words("space"),
                        Table.Column.words("strategy"),
                        Table.Column.numbers("seed"),
                        Table.Column.numbers("trials"),
                        Table.Column.numbers("best reward"),
                        Table.Column.numbers("its accuracy"),
                        Table.Column.numbers("its MACs")),
                studies.stream().map(ComparisonCard::row).toList());
    }

    private static Table.Row row(StudyRecords study) {
        return Table.Row.of(
                study.name(),
                study.config().plan().space().name(),
                study.config().plan().strategy(),
                String.valueOf(study.config().plan().seed()),
                String.valueOf(study.summary().finished()),
                study.best().map(best -> Amounts.decimal(best.reward())).orElse(Amounts.NONE),
                study.best().map(best -> Amounts.percent(best.accuracy())).orElse(Amounts.NONE),
                study.best().map(best -> Amounts.count(best.macs())).orElse(Amounts.NONE));
    }
}
