package io.nas4j.evaluator.torch;

import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.Lesson;
import io.nas4j.evaluator.engine.SoftLabels;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.plan.NetworkPlan;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** A batch in LibTorch's terms. */
final class BatchTensors {

    private static final int MEAN_OVER_BATCH = 1;
    private static final long NO_IGNORED_LABEL = -100;

    private BatchTensors() {}

    /** The batch as it lies in memory is a channels-last tensor {@code [count, channels, size, size]}. */
    static Tensor of(NetworkPlan plan, Batch batch) {
        Input input = plan.architecture().input();
        int size = input.resolution();
        if (batch.size() != size || batch.channels() != input.channels()) {
            throw new IllegalArgumentException("a network for " + input + " was given images of " + batch.size() + "x"
                    + batch.size() + "x" + batch.channels());
        }
        return Tensor.create(batch.pixels(), batch.count(), size, size, batch.channels())
                .permute(0, 3, 1, 2);
    }

    /**
     * Softmax cross-entropy, mean over the batch.
     *
     * @param labels classes {@code [count]}, or shares {@code [count, classes]}
     */
    static Tensor loss(Tensor logits, Tensor labels, double labelSmoothing) {
        return torch.cross_entropy_loss(
                logits, labels, new TensorOptional(), MEAN_OVER_BATCH, NO_IGNORED_LABEL, labelSmoothing);
    }

    /** What each class has of each image, {@code [count, classes]}. */
    static Tensor of(SoftLabels soft) {
        return Tensor.create(soft.shares(), soft.count(), soft.classes());
    }

    /**
     * The loss with a teacher's part in it, as {@link Lesson} says.
     *
     * @param loss against the labels
     * @param answers of the teacher, {@code [count, classes]}
     */
    static Tensor taught(Tensor loss, Tensor logits, Tensor answers, Lesson lesson) {
        double temperature = lesson.temperature();
        Tensor ofTeacher = loss(logits.div(new Scalar(temperature)), answers, 0);
        return loss.mul(new Scalar(1 - lesson.share()))
                .add(ofTeacher.mul(new Scalar(lesson.share() * temperature * temperature)));
    }

    /** The class of each image, {@code [count]}; or what each class has of it, {@code [count, classes]}, where labels are soft. */
    static Tensor labels(Batch batch) {
        if (batch.soft().isPresent()) {
            return of(batch.soft().get());
        }
        long[] labels = new long[batch.count()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = batch.labels()[i];
        }
        return Tensor.create(labels);
    }
}
