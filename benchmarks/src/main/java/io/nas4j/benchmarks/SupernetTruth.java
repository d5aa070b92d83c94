package io.nas4j.benchmarks;

import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.statistics.RankCorrelation;
import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.table.TableFile;
import io.nas4j.core.table.TableRow;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.checkpoint.Checkpoints;
import io.nas4j.evaluator.data.DataSets;
import io.nas4j.evaluator.data.TrainingData;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.supernet.PathJudgement;
import io.nas4j.evaluator.supernet.Sampling;
import io.nas4j.evaluator.supernet.SharedTensors;
import io.nas4j.evaluator.supernet.SupernetRecipe;
import io.nas4j.evaluator.supernet.SupernetSpace;
import io.nas4j.evaluator.supernet.training.SupernetTraining;
import io.nas4j.evaluator.torch.TorchSupernet;
import io.nas4j.evaluator.train.EqualBatches;
import io.nas4j.evaluator.train.PixelReader;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.search.Choices;
import io.nas4j.space.staged.SearchSpaces;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** How a supernet ranks the networks of a table of accuracies. {@code benchmarks/supernet} runs it and says what it prints. */
public final class SupernetTruth {

    private static final int RADIX = 36;
    private static final int SIDE = 32;
    private static final double NANOS = 1e9;

    private SupernetTruth() {}

    /** Arguments: table, space, data set, then {@code --key value} pairs. */
    public static void main(String[] arguments) {
        Map<String, String> options = new HashMap<>();
        for (int i = 3; i < arguments.length; i += 2) {
            options.put(arguments[i].substring(2), arguments[i + 1]);
        }
        Map<String, String> given = Map.copyOf(options);
        Reduction reduction =
                new Reduction(Double.parseDouble(given.getOrDefault("width", "0.25")), number(given, "resolution", 16));
        DataSet data = DataSets.open(
                TaskData.of(arguments[2], number(given, "train-images", 0), number(given, "validation-images", 2000)),
                Optional.empty());
        SupernetSpace space = SupernetSpace.of(
                ((StagedSpace) SearchSpaces.definition(arguments[1])
                                .space(
                                        new Input(32, data.channels()),
                                        data.classNames().size()))
                        .definition(),
                reduction);
        TrainingData images = TrainingData.of(
                data,
                TaskData.of(arguments[2], number(given, "train-images", 0), number(given, "validation-images", 2000)),
                reduction.resolution(SIDE),
                () -> {});
        List<TableRow> rows = new ArrayList<>(TableFile.read(Path.of(arguments[0])));
        Collections.shuffle(rows, new Random(new RandomStreams(0).seedOf("networks")));
        rows = new ArrayList<>(rows.subList(0, Math.min(rows.size(), number(given, "networks", 200))));
        rows.sort(Comparator.comparing(TableRow::code));
        for (String sampling :
                given.getOrDefault("sampling", "fair,single,sandwich").split(",")) {
            for (String seed : given.getOrDefault("seeds", "0,1").split(",")) {
                SupernetRecipe recipe = new SupernetRecipe(
                        Sampling.parse(sampling),
                        1_000_000,
                        number(given, "batch", 64),
                        Augmentation.parse(given.getOrDefault("augment", "none")));
                measure(rows, space, images, recipe, Long.parseLong(seed), given);
            }
        }
    }

    private static int number(Map<String, String> options, String option, int usual) {
        return options.containsKey(option) ? Integer.parseInt(options.get(option)) : usual;
    }

    private static void measure(
            List<TableRow> rows,
            SupernetSpace space,
            TrainingData images,
            SupernetRecipe usual,
            long seed,
            Map<String, String> options) {
        double seconds = Double.parseDouble(options.getOrDefault("seconds", "60"));
        RandomStreams streams = new RandomStreams(seed);
        SharedTensors tensors = space.tensors();
        long updates = options.containsKey("updates")
                ? Long.parseLong(options.get("updates"))
                : (long) (seconds / pace(space, tensors, images, usual, streams));
        SupernetRecipe recipe = usual.withUpdates(updates);
        try (TorchSupernet network = fresh(tensors, streams)) {
            double began = cpu();
            SupernetTraining training = new SupernetTraining(network, space, recipe, images, streams);
            training.run(none(training), (done, loss) -> true);
            double trained = cpu() - began;
            List<Batch> batches = EqualBatches.of(
                    new PixelReader(images.validation(), images.normalisation()),
                    number(options, "judge-batch", 500),
                    number(options, "judge-images", 1000));
            began = cpu();
            List<Double> losses = new ArrayList<>();
            List<Double> accuracies = new ArrayList<>();
            List<Double> truth = new ArrayList<>();
            for (TableRow row : rows) {
                PathJudgement judged = network.judge(plan(space, row), batches);
                losses.add(-judged.loss());
                accuracies.add(judged.accuracy());
                truth.add(row.accuracy());
            }
            System.out.printf(
                    "%s seed %d: %d updates, %.0f s trained, %.4f s a network; tau of -loss %.3f, of accuracy %.3f;"
                            + " mean accuracy %.3f%n",
                    recipe.sampling().text(),
                    seed,
                    updates,
                    trained,
                    (cpu() - began) / rows.size(),
                    RankCorrelation.KENDALL.of(losses, truth).orElse(0),
                    RankCorrelation.KENDALL.of(accuracies, truth).orElse(0),
                    accuracies.stream()
                            .mapToDouble(Double::doubleValue)
                            .average()
                            .orElse(0));
        }
    }

    private static NetworkPlan plan(SupernetSpace space, TableRow row) {
        Choices choices = space.space()
                .walk((d, open) -> open.size() == 1
                        ? open.get(0)
                        : Character.digit(row.code().charAt(d), RADIX));
        return space.plan(choices);
    }

    private static TorchSupernet fresh(SharedTensors tensors, RandomStreams streams) {
        return new TorchSupernet(
                tensors,
                Weights.initial(tensors.specs().values(), streams.stream("initial weights")),
                SupernetRecipe.OPTIMISATION);
    }

    private static Checkpoints none(SupernetTraining training) {
        return new Checkpoints(Optional.empty(), 0, List.of(training), System::nanoTime);
    }

    /** Seconds of processor time that an update takes. */
    private static double pace(
            SupernetSpace space,
            SharedTensors tensors,
            TrainingData images,
            SupernetRecipe recipe,
            RandomStreams streams) {
        try (TorchSupernet network = fresh(tensors, streams)) {
            SupernetTraining training = new SupernetTraining(network, space, recipe, images, streams);
            double[] began = new double[1];
            training.run(none(training), (done, loss) -> {
                if (done == 20) {
                    began[0] = cpu();
                }
                return done < 60;
            });
            return (cpu() - began[0]) / 40;
        }
    }

    private static double cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / NANOS;
    }
}
