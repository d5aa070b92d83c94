package io.nas4j.controller.model;

import io.nas4j.core.statistics.NormalScores;
import io.nas4j.core.strategy.ScoredNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What scores without training say of any network, as one number: each score becomes normal scores of its ranks among the
 * networks that were scored, these are averaged, and a Gaussian process that has learned the averages expects them of all other
 * networks. One column of all scores tells more than many under noise, because few trials cannot weigh each.
 */
final class ScoreColumn {

    /** Fewer tell nothing of other networks. */
    private static final int FEWEST = 8;

    private final GaussianProcess.Fit combined;
    private final SortedMap<String, GaussianProcess.Fit> single;

    private ScoreColumn(GaussianProcess.Fit combined, SortedMap<String, GaussianProcess.Fit> single) {
        this.combined = combined;
        this.single = single;
    }

    /** Whether there are enough networks to learn from, and they differ. */
    static boolean possible(List<ScoredNetwork> scored) {
        return scored.size() >= FEWEST && Arrays.stream(of(scored)).anyMatch(value -> value != 0);
    }

    /**
     * @param points of the networks, in their order, without what scores say
     * @param scored enough of them
     */
    static ScoreColumn of(List<Point> points, List<ScoredNetwork> scored) {
        SortedMap<String, double[]> columns = columns(scored);
        GaussianProcess.Fit all = fit(points, combined(columns));
        SortedMap<String, GaussianProcess.Fit> single = new TreeMap<>();
        columns.forEach((name, column) -> single.put(name, columns.size() == 1 ? all : fit(points, column)));
        return new ScoreColumn(all, single);
    }

    private static GaussianProcess.Fit fit(List<Point> points, double[] values) {
        GaussianProcess process =
                new GaussianProcess(KernelChoice.best(points, values, points.size(), KernelSetting.expected())
                        .kernel());
        points.forEach(process::add);
        return process.fit(values);
    }

    /** The normal scores of each score; 0, the middle, for a network that lacks it. */
    private static SortedMap<String, double[]> columns(List<ScoredNetwork> scored) {
        SortedSet<String> names = new TreeSet<>();
        scored.forEach(network -> names.addAll(network.scores().keySet()));
        SortedMap<String, double[]> columns = new TreeMap<>();
        for (String name : names) {
            double[] known = scored.stream()
                    .filter(network -> network.scores().containsKey(name))
                    .mapToDouble(network -> network.scores().get(name))
                    .sorted()
                    .toArray();
            columns.put(
                    name,
                    scored.stream()
                            .mapToDouble(network -> network.scores().containsKey(name)
                                    ? NormalScores.among(known, network.scores().get(name))
                                    : 0)
                            .toArray());
        }
        return columns;
    }

    /** What scores together say of the networks that were scored, about 0 with a deviation of 1; 0 where all say the same. */
    static double[] of(List<ScoredNetwork> scored) {
        return combined(columns(scored));
    }

    private static double[] combined(SortedMap<String, double[]> columns) {
        List<double[]> all = new ArrayList<>(columns.values());
        double[] mean = new double[all.isEmpty() ? 0 : all.get(0).length];
        Arrays.setAll(mean, i -> all.stream().mapToDouble(column -> column[i]).sum() / all.size());
        double deviation =
                Math.sqrt(Arrays.stream(mean).map(value -> value * value).sum() / Math.max(1, mean.length));
        return deviation == 0
                ? mean
                : Arrays.stream(mean).map(value -> value / deviation).toArray();
    }

    /** What all scores together say of a network, about 0 with a deviation of at most about 1. */
    double of(Point point) {
        return combined.guess(point.unscored()).mean();
    }

    /** What each score says of some networks, by its name. */
    SortedMap<String, double[]> each(List<Point> points) {
        SortedMap<String, double[]> said = new TreeMap<>();
        single.forEach((name, fit) -> said.put(
                name,
                points.stream()
                        .mapToDouble(point -> fit.guess(point.unscored()).mean())
                        .toArray()));
        return said;
    }
}
