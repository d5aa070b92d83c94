package io.nas4j.benchmarks;

import io.nas4j.core.statistics.NormalScores;
import io.nas4j.core.statistics.RankCorrelation;
import io.nas4j.core.table.AccuracyTable;
import io.nas4j.core.table.CodeSpace;
import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.core.table.TableFile;
import io.nas4j.core.table.TableRow;
import io.nas4j.space.search.Choices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Adds a made-up score to tables, of a chosen Kendall's tau to the accuracies, to see what strategies make of scores that are good,
 * useless or misleading. What such a score is wrong about is a property of the network, as with real ones: half of the error's
 * variance is of single choices, a quarter of pairs of them, and a quarter of the network alone. {@code benchmarks/scored-tables}
 * runs it.
 */
public final class ScoredTables {

    private static final double OF_CHOICES = 0.5;
    private static final double OF_PAIRS = 0.25;
    private static final double OF_NETWORKS = 0.25;

    private static final int HALVINGS = 24;

    private ScoredTables() {}

    /** Arguments: a folder of tables, a folder to write to, tau, a seed. The column is named as a score that nas4j knows. */
    public static void main(String[] args) throws IOException {
        Path out = Files.createDirectories(Path.of(args[1]));
        double tau = Double.parseDouble(args[2]);
        long seed = Long.parseLong(args[3]);
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                write(file, out.resolve(file.getFileName()), tau, new SplittableRandom(seed));
            }
        }
    }

    private static void write(Path from, Path to, double tau, SplittableRandom random) throws IOException {
        List<TableRow> rows = TableFile.read(from);
        List<MeasuredNetwork> networks = new ArrayList<>(new AccuracyTable(CodeSpace.of(rows), rows).networks());
        double[] truth =
                networks.stream().mapToDouble(MeasuredNetwork::accuracy).toArray();
        double[] scores = scores(truth, errors(networks, random), tau);
        List<String> lines = new ArrayList<>(List.of("code,accuracy,params,flops,naswot"));
        for (int i = 0; i < scores.length; i++) {
            MeasuredNetwork network = networks.get(i);
            lines.add(code(network.choices()) + "," + network.accuracy() + "," + network.params() + "," + network.macs()
                    + "," + scores[i]);
        }
        Files.write(to, lines);
        double reached = RankCorrelation.KENDALL.of(scores, truth).orElse(0);
        System.out.printf("%s: tau %.3f%n", from.getFileName(), reached);
    }

    private static String code(Choices choices) {
        return String.join("-", choices.indices().stream().map(String::valueOf).toList());
    }

    /** Of a mean of 0 and a deviation of 1. */
    private static double[] errors(List<MeasuredNetwork> networks, SplittableRandom random) {
        int places = networks.get(0).choices().size();
        int most = networks.stream()
                        .flatMap(network -> network.choices().indices().stream())
                        .mapToInt(i -> i)
                        .max()
                        .orElseThrow()
                + 1;
        double[] single = normals(places * most, random);
        double[] pairs = normals(places * most * places * most, random);
        double[] alone = normals(networks.size(), random);
        double[] ofSingle = new double[alone.length];
        double[] ofPairs = new double[alone.length];
        for (int i = 0; i < alone.length; i++) {
            Choices choices = networks.get(i).choices();
            for (int d = 0; d < places; d++) {
                int place = d * most + choices.get(d);
                ofSingle[i] += single[place];
                for (int other = 0; other < d; other++) {
                    ofPairs[i] += pairs[place * places * most + other * most + choices.get(other)];
                }
            }
        }
        return normal(sum(
                sum(times(normal(ofSingle), Math.sqrt(OF_CHOICES)), times(normal(ofPairs), Math.sqrt(OF_PAIRS))),
                times(normal(alone), Math.sqrt(OF_NETWORKS))));
    }

    /** Truth and what of the errors has nothing to do with it, mixed as the correlation asks. */
    private static double[] scores(double[] truth, double[] errors, double tau) {
        double[] ranks = normal(NormalScores.of(truth));
        double shared = 0;
        for (int i = 0; i < ranks.length; i++) {
            shared += ranks[i] * errors[i] / ranks.length;
        }
        double[] other = normal(sum(errors, times(ranks, -shared)));
        double low = -Math.PI / 2;
        double high = Math.PI / 2;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            boolean more = RankCorrelation.KENDALL
                            .of(mixed(ranks, other, middle), truth)
                            .orElse(0)
                    < tau;
            low = more ? middle : low;
            high = more ? high : middle;
        }
        return mixed(ranks, other, low);
    }

    private static double[] mixed(double[] ranks, double[] other, double angle) {
        return sum(times(ranks, Math.sin(angle)), times(other, Math.cos(angle)));
    }

    private static double[] normals(int count, SplittableRandom random) {
        return random.doubles(count)
                .map(share -> NormalScores.quantile(Math.max(1e-9, share)))
                .toArray();
    }

    private static double[] normal(double[] values) {
        double mean = Arrays.stream(values).sum() / values.length;
        double variance = Arrays.stream(values)
                        .map(value -> (value - mean) * (value - mean))
                        .sum()
                / values.length;
        return Arrays.stream(values)
                .map(value -> (value - mean) / Math.sqrt(Math.max(1e-12, variance)))
                .toArray();
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    private static double[] sum(double[] a, double[] b) {
        double[] sum = new double[a.length];
        Arrays.setAll(sum, i -> a[i] + b[i]);
        return sum;
    }
}
