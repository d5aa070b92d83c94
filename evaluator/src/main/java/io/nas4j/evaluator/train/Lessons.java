package io.nas4j.evaluator.train;

import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.transfer.Teaching;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.evaluator.data.image.LabelledImages;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.Engine;
import io.nas4j.evaluator.engine.Lesson;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.SoftLabels;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Input;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a teacher says of all training images. It sees them once and as they are, while what learns from it sees them changed and has
 * dropout: the noisy student of Xie et al. 2020 ("Self-training with noisy student improves ImageNet classification", section 2)
 * without its additional images.
 */
final class Lessons {

    /** A gibibyte of answers. */
    private static final long MOST = 1L << 28;

    private final Teaching teaching;
    private final SoftLabels answers;

    private Lessons(Teaching teaching, SoftLabels answers) {
        this.teaching = teaching;
        this.answers = answers;
    }

    /**
     * Asks the teacher of a request; empty where it has none.
     *
     * @param progress is told after every batch
     * @throws InvalidInputException where its file has changed, or it reads other images or knows other classes
     */
    static Optional<Lessons> of(Engine engine, EvaluationRequest request, LabelledImages images, Runnable progress) {
        Teaching teaching = request.task().teaching();
        if (!teaching.any()) {
            return Optional.empty();
        }
        TrainedNetwork teacher = TrainedNetwork.read(Path.of(teaching.file()), teaching.content());
        requireFits(teacher, request.trained().input(), images);
        int classes = images.classNames().size();
        float[] rows = new float[images.count() * classes];
        int batchSize = request.task().recipe().batchSize();
        PixelReader reader = new PixelReader(images, teacher.normalisation());
        float[] full = new float[Math.min(batchSize, images.count()) * reader.stride()];
        Optimisation none = new Optimisation(Optimizer.SGD, 0, 0, 0);
        try (TrainableNetwork network = engine.build(teacher.plan(), teacher.weights(), none, 0)) {
            for (int from = 0; from < images.count(); from += batchSize) {
                int size = Math.min(batchSize, images.count() - from);
                Batch batch = Judgement.batch(reader, from, size, full);
                float[] logits = network.logits(batch);
                progress.run();
                for (int i = 0; i < size; i++) {
                    int row = (from + i) * classes;
                    if (teaching.hard()) {
                        rows[row + likeliest(logits, i * classes, classes)] = 1;
                    } else {
                        softmax(logits, i * classes, classes, teaching.temperature(), rows, row);
                    }
                }
            }
        }
        return Optional.of(new Lessons(teaching, new SoftLabels(classes, rows)));
    }

    private static void requireFits(TrainedNetwork teacher, Input input, LabelledImages images) {
        Teaching.requireFits(teacher.architecture().input(), input);
        if (!teacher.classNames().equals(images.classNames())) {
            throw new InvalidInputException("the teacher must have the classes of the data set in their order, but has "
                    + String.join(
                            ", ",
                            teacher.classNames()
                                    .subList(0, Math.min(3, teacher.classNames().size())))
                    + " and so on");
        }
        long numbers = (long) images.count() * images.classNames().size();
        if (numbers > MOST) {
            throw new InvalidInputException("a teacher can answer for at most " + MOST
                    + " pairs of training image and class, but there are " + numbers + "; take fewer --train-images");
        }
    }

    /** The class of a row's largest logit, the first of equal ones. */
    private static int likeliest(float[] logits, int from, int classes) {
        int likeliest = 0;
        for (int k = 1; k < classes; k++) {
            if (logits[from + k] > logits[from + likeliest]) {
                likeliest = k;
            }
        }
        return likeliest;
    }

    /** {@code softmax(logits / temperature)} of one row. */
    private static void softmax(float[] logits, int from, int classes, double temperature, float[] into, int to) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < classes; k++) {
            largest = Math.max(largest, logits[from + k]);
        }
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            sum += StrictMath.exp((logits[from + k] - largest) / temperature);
        }
        for (int k = 0; k < classes; k++) {
            into[to + k] = (float) (StrictMath.exp((logits[from + k] - largest) / temperature) / sum);
        }
    }

    /** Room for the answers of a batch. */
    Lesson lesson(int count) {
        SoftLabels room = new SoftLabels(answers.classes(), new float[count * answers.classes()]);
        return new Lesson(room, teaching.share(), teaching.temperature());
    }

    /** Copies the answers for a training image into a row of a batch's. */
    void copy(int image, Lesson into, int row) {
        int classes = answers.classes();
        System.arraycopy(answers.shares(), image * classes, into.answers().shares(), row * classes, classes);
    }

    /** What each class has of all answers together; adds up to 1. */
    double[] shares() {
        double[] shares = new double[answers.classes()];
        for (int i = 0; i < answers.shares().length; i++) {
            shares[i % shares.length] += (double) answers.shares()[i] / answers.count();
        }
        return shares;
    }

    /** The whole of a loss against the labels and one against the answers. */
    double mixed(double ofLabels, double ofAnswers) {
        double temperature = teaching.temperature();
        return (1 - teaching.share()) * ofLabels + teaching.share() * temperature * temperature * ofAnswers;
    }
}
