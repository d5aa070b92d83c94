package io.nas4j.evaluator.engine;

import io.nas4j.core.study.Optimizer;
import io.nas4j.core.transfer.LearningParts;
import io.nas4j.space.plan.ParameterSpec;
import java.util.Optional;

/**
 * How weights move. The loss is softmax cross-entropy, mean over the batch, against labels smoothed to
 * {@code (1 - s) * onehot + s / classes}. With {@code g} its gradient, {@code d} the weight decay ({@link #decayOf}),
 * {@code m} the momentum and {@code r} the learning rate, a step is
 *
 * <ul>
 *   <li>{@code SGD}: {@code v = m * v + (g + d * w)}, {@code w = w - r * v};
 *   <li>{@code ADAMW} (Loshchilov and Hutter 2019, algorithm 2): {@code v = m * v + (1 - m) * g},
 *       {@code u = b * u + (1 - b) * g * g}, {@code w = w - r * (v / (1 - m^t) / (sqrt(u / (1 - b^t)) + e) + d * w)} in step
 *       {@code t}, from 1, where {@code b} is {@link #SQUARES} and {@code e} {@link #EPSILON}.
 *   <li>{@code RMSPROP} (Tieleman and Hinton 2012, with momentum as TensorFlow's {@code RMSPropOptimizer}, from {@code u = 1}):
 *       {@code u = c * u + (1 - c) * g * g} with {@code g} the gradient and {@code d * w} together,
 *       {@code v = m * v + r * g / sqrt(u + f)}, {@code w = w - v}, where {@code c} is {@link #RMS_SQUARES} and {@code f}
 *       {@link #RMS_EPSILON}.
 * </ul>
 *
 * <p>Where the gradients of all weights that learn are longer together than {@code clipNorm}, they are multiplied by
 * {@code clipNorm / length} first (Pascanu et al. 2013, section 3.2).
 *
 * @param decayAll whether all weights decay, and not kernels alone
 * @param clipNorm 0 for no limit
 * @param parts how fast each part of the network learns; empty where all learn alike
 */
public record Optimisation(
        Optimizer optimizer,
        double momentum,
        double weightDecay,
        boolean decayAll,
        double clipNorm,
        double labelSmoothing,
        Optional<LearningParts> parts) {

    /** All parts of the network learn alike. */
    public Optimisation(Optimizer optimizer, double momentum, double weightDecay, double labelSmoothing) {
        this(optimizer, momentum, weightDecay, false, 0, labelSmoothing, Optional.empty());
    }

    /** The weight decay of tensors of a role. */
    public double decayOf(ParameterSpec.Role role) {
        return role.decayed() || decayAll ? weightDecay : 0;
    }

    /** What gradients of this length are multiplied by. */
    public double clipping(double length) {
        return clipNorm > 0 && length > clipNorm ? clipNorm / length : 1;
    }

    /** Adam's beta 2: for trainings of some hundred steps, in which 0.999 would remember the first ones to the end. */
    public static final double SQUARES = 0.99;

    /** Added to what Adam divides by: weights whose gradient is rounding alone, as before a batch norm, should stay. */
    public static final double EPSILON = 1e-6;

    /** What RMSProp keeps of the squares in a step (Tan and Le 2019, section 5.2). */
    public static final double RMS_SQUARES = 0.9;

    /** Added to the squares under RMSProp's root, as EfficientNet's released program has it. */
    public static final double RMS_EPSILON = 1e-3;
}
