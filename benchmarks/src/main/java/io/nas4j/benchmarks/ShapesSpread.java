package io.nas4j.benchmarks;

import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Outcome;
import io.nas4j.evaluator.Engines;
import io.nas4j.evaluator.data.TrainingDataCache;
import io.nas4j.evaluator.train.LocalEvaluator;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;

/**
 * Trains random networks of a space on the data set {@code shapes} and prints how far their accuracies lie apart, and what
 * of a network goes with accuracy. {@code benchmarks/shapes} runs it.
 */
public final class ShapesSpread {

    private static final int SIDE = 32;
    private static final int CLASSES = 10;
    private static final List<String> FACTS = List.of("log MACs", "blocks", "share of 5x5 kernels");

    /** The cheapest of mnasnet-micro; one of mean size; it with larger kernels; with more blocks; the most expensive. */
    private static final List<String> STEPS = List.of(
            "mb:e1_k3_s2_c8 mb:e1_k3_s2_c16 mb:e1_k3_s2_c24",
            "mb:e3_k3_s2_c12 mb:e3_k3_s2_c24 mb:e3_k3_s2_c32",
            "mb:e3_k5_s2_c12 mb:e3_k5_s2_c24 mb:e3_k5_s2_c32",
            "mb:e3_k3_s2_c12_r2 mb:e3_k3_s2_c24_r3 mb:e3_k3_s2_c32_r2",
            "mb:e6_k5_s2_c16_se0.25_r2 mb:e6_k5_s2_c32_se0.25_r3 mb:e6_k5_s2_c40_se0.25_r2");

    private ShapesSpread() {}

    /**
     * Arguments: space, networks, training images, epochs, seed. For the space {@code steps}, the same few networks are
     * trained each time, one change apart.
     */
    public static void main(String[] args) {
        boolean steps = args[0].equals("steps");
        int networks = steps ? STEPS.size() : Integer.parseInt(args[1]);
        TrainingTask task = TrainingTask.of(
                TaskData.of("shapes:" + SIDE, Integer.parseInt(args[2]), 1000),
                Recipe.plain(Integer.parseInt(args[3]), 64, OptimizerSettings.usual(Optimizer.ADAMW))
                        .withRegularization(0.1, Augmentation.CROP_FLIP));
        RandomStreams streams = new RandomStreams(Long.parseLong(args[4]));
        List<Architecture> architectures = steps ? steps() : random(args[0], networks, streams.stream("networks"));
        double[] accuracies = new double[networks];
        double[][] facts = new double[networks][];
        try (LocalEvaluator evaluator =
                new LocalEvaluator(new Engines(), new TrainingDataCache(Optional.empty(), Long.MAX_VALUE))) {
            System.out.println("accuracy       MACs  blocks  5x5   seconds");
            for (int i = 0; i < networks; i++) {
                Architecture architecture = architectures.get(i);
                EvaluationRequest request = new EvaluationRequest(
                        architecture,
                        task,
                        Engines.resolve("auto"),
                        streams.seedOf("train/" + i),
                        false,
                        Optional.empty());
                long began = System.nanoTime();
                Outcome outcome = evaluator.evaluate(request, epoch -> {});
                accuracies[i] = outcome instanceof Outcome.Complete complete ? complete.accuracy() : 0;
                facts[i] = facts(architecture);
                System.out.printf(
                        Locale.ROOT,
                        "%7.1f%% %,11d %7.0f %4.2f %8.1f%n",
                        100 * accuracies[i],
                        CostModel.cost(architecture).macs(),
                        facts[i][1],
                        facts[i][2],
                        (System.nanoTime() - began) / 1e9);
            }
        }
        if (!steps) {
            summary(accuracies, facts);
        }
    }

    private static List<Architecture> steps() {
        return STEPS.stream()
                .map(blocks -> ArchitectureText.parse(
                        "in:" + SIDE + "x3 stem:k3_s1_c8 " + blocks + " head:c64 classes:" + CLASSES + " bn:0.9_0.001"))
                .toList();
    }

    private static List<Architecture> random(String name, int count, SplittableRandom random) {
        SearchSpace space = SearchSpaces.get(name, new Input(SIDE, 3), CLASSES);
        return Stream.generate(() -> space.build(space.sample(random)))
                .limit(count)
                .toList();
    }

    private static double[] facts(Architecture architecture) {
        List<Block> blocks = new ArrayList<>();
        architecture.stages().forEach(stage -> blocks.addAll(stage.blocks()));
        double large = blocks.stream().filter(block -> block.kernel() == 5).count();
        return new double[] {Math.log(CostModel.cost(architecture).macs()), blocks.size(), large / blocks.size()};
    }

    private static void summary(double[] accuracies, double[][] facts) {
        double[] sorted = accuracies.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        System.out.printf(
                Locale.ROOT,
                "accuracy: smallest %.1f%%, quartiles %.1f%% %.1f%% %.1f%%, largest %.1f%%%n",
                100 * sorted[0],
                100 * sorted[last / 4],
                100 * sorted[last / 2],
                100 * sorted[3 * last / 4],
                100 * sorted[last]);
        double[][] scaled = new double[facts.length][FACTS.size()];
        for (int f = 0; f < FACTS.size(); f++) {
            int fact = f;
            double[] column = Arrays.stream(facts).mapToDouble(row -> row[fact]).toArray();
            System.out.printf(
                    Locale.ROOT,
                    "Spearman of accuracy and %s: %.2f%n",
                    FACTS.get(f),
                    new SpearmansCorrelation().correlation(accuracies, column));
            double mean = Arrays.stream(column).average().orElseThrow();
            double deviation = Math.sqrt(Arrays.stream(column)
                    .map(value -> (value - mean) * (value - mean))
                    .average()
                    .orElseThrow());
            for (int i = 0; i < facts.length; i++) {
                scaled[i][f] = (column[i] - mean) / deviation;
            }
        }
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(accuracies, scaled);
        double[] effects = regression.estimateRegressionParameters();
        double[] errors = regression.estimateRegressionParametersStandardErrors();
        for (int f = 0; f < FACTS.size(); f++) {
            System.out.printf(
                    Locale.ROOT,
                    "points of accuracy for one standard deviation more of %s, the others held: %+.1f +- %.1f%n",
                    FACTS.get(f),
                    100 * effects[f + 1],
                    100 * errors[f + 1]);
        }
    }
}
