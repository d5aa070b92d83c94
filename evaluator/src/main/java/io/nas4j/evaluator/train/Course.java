package io.nas4j.evaluator.train;

import io.nas4j.core.prune.StopRule;
import io.nas4j.core.trial.Epoch;
import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.checkpoint.TrainingState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/** How far a training has come: its epochs, the best weights of their ends, and the steps of the epoch that runs. */
final class Course implements TrainingState.Holder {

    private static final double NANOS = 1e9;
    private static final int NUMBERS = 7;
    private static final String BEST = "best/";
    private static final String SHAPE = "shape of best/";

    private final LongSupplier clock;
    private final List<Epoch> epochs = new ArrayList<>();
    private Optional<Weights> bestWeights = Optional.empty();
    private int steps;
    private double losses;
    private double earlierSeconds;
    private long since;

    /** @param clock nanoseconds, for what is told of the training */
    Course(LongSupplier clock) {
        this.clock = clock;
        this.since = clock.getAsLong();
    }

    /** The epochs that have ended. */
    List<Epoch> epochs() {
        return List.copyOf(epochs);
    }

    /** The epoch that runs, from 1. */
    int number() {
        return epochs.size() + 1;
    }

    /** Steps of the epoch that runs which are done. */
    int steps() {
        return steps;
    }

    /** Takes a step's loss in. */
    void step(double loss) {
        losses += loss;
        steps++;
    }

    /** The mean loss of the steps so far. */
    double loss() {
        return losses / steps;
    }

    /** Seconds that the epoch has taken, in all processes that had a part in it. */
    double seconds() {
        return earlierSeconds + (clock.getAsLong() - since) / NANOS;
    }

    /**
     * Ends the epoch.
     *
     * @param weights those that were judged; asked for where they are the best so far
     */
    void end(Epoch epoch, Optional<Weights> weights) {
        epochs.add(epoch);
        if (weights.isPresent()) {
            bestWeights = weights;
        }
        steps = 0;
        losses = 0;
        earlierSeconds = 0;
        since = clock.getAsLong();
    }

    /** The best validation accuracy; -1 before the end of the first epoch. */
    double best() {
        return epochs.stream().mapToDouble(Epoch::accuracy).max().orElse(-1);
    }

    /** The weights of the best epoch, where they were kept. */
    Optional<Weights> bestWeights() {
        return bestWeights;
    }

    /** What the epochs are worth to a rule that ends trainings early. */
    double worth(StopRule rule) {
        return epochs.stream()
                .mapToDouble(epoch -> rule.signal().worth(epoch).orElseThrow())
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    @Override
    public void save(TrainingState into) {
        double[] numbers = new double[NUMBERS * epochs.size()];
        for (int i = 0; i < epochs.size(); i++) {
            Epoch epoch = epochs.get(i);
            double[] one = {
                epoch.number(),
                epoch.loss(),
                epoch.accuracy(),
                epoch.validationLoss().orElse(Double.NaN),
                epoch.learningRate(),
                epoch.seconds(),
                epoch.imagesPerSecond()
            };
            System.arraycopy(one, 0, numbers, NUMBERS * i, NUMBERS);
        }
        into.put("course/epochs", numbers);
        into.put("course/steps", steps);
        into.put("course/sums", new double[] {losses, seconds()});
        bestWeights.ifPresent(weights -> weights.tensors().forEach((name, tensor) -> {
            into.put(BEST + name, tensor.values());
            into.put(
                    SHAPE + name,
                    tensor.shape().stream().mapToInt(Integer::intValue).toArray());
        }));
    }

    @Override
    public void restore(TrainingState from) {
        epochs.clear();
        double[] numbers = from.doubles("course/epochs");
        for (int i = 0; i < numbers.length; i += NUMBERS) {
            epochs.add(new Epoch(
                    (int) numbers[i],
                    numbers[i + 1],
                    numbers[i + 2],
                    Double.isNaN(numbers[i + 3]) ? OptionalDouble.empty() : OptionalDouble.of(numbers[i + 3]),
                    numbers[i + 4],
                    numbers[i + 5],
                    numbers[i + 6]));
        }
        steps = Math.toIntExact(from.longs("course/steps")[0]);
        losses = from.doubles("course/sums")[0];
        earlierSeconds = from.doubles("course/sums")[1];
        since = clock.getAsLong();
        Map<String, Tensor> best = new LinkedHashMap<>();
        for (String name : from.names()) {
            if (name.startsWith(BEST)) {
                String tensor = name.substring(BEST.length());
                List<Integer> shape =
                        Arrays.stream(from.ints(SHAPE + tensor)).boxed().toList();
                best.put(tensor, new Tensor(shape, from.floats(name)));
            }
        }
        bestWeights = best.isEmpty() ? Optional.empty() : Optional.of(new Weights(best));
    }
}
