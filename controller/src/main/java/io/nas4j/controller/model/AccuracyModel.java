package io.nas4j.controller.model;

import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The model of the accuracies of a space: keeps what was measured, and fits a Gaussian process to it. The kernel is chosen
 * anew whenever a fifth more is known. Beyond some thousand trials the best and the latest stand for all, so that neither time
 * nor memory grows without end.
 */
public final class AccuracyModel {

    private static final double GROWTH = 1.2;

    /** A trial that was measured. */
    private record Sample(long[] point, double factor, double value) {}

    private final int decisions;
    private final int most;
    private final int kernelPoints;
    private final List<Sample> samples = new ArrayList<>();
    private GaussianProcess process;
    private Kernel kernel = new Kernel(0, 1, 1);
    private int fitted;
    private int learned;
    private int chosenAt;

    /**
     * @param decisions the most in which two sequences can agree
     * @param most trials that it keeps: when there are more, two thirds stay
     * @param kernelPoints trials that stand for all when the kernel is chosen
     */
    public AccuracyModel(int decisions, int most, int kernelPoints) {
        this.decisions = decisions;
        this.most = most;
        this.kernelPoints = kernelPoints;
        this.process = new GaussianProcess(kernel, decisions);
    }

    /** Trials that it has learned from and keeps. */
    public int size() {
        return samples.size();
    }

    public Kernel kernel() {
        return kernel;
    }

    /**
     * Learns a trial.
     *
     * @param factor that makes a reward of an accuracy
     * @param accuracy a fraction
     */
    public void learn(long[] point, double factor, double accuracy) {
        samples.add(new Sample(point, factor, ErrorScale.of(accuracy)));
        learned++;
        if (samples.size() > most) {
            forget();
        }
    }

    /** Writes all but what follows from the rest: the factor of the kernel's matrix. */
    public void save(StateOutput to) {
        to.each(samples, sample -> {
            to.each(Arrays.stream(sample.point).boxed().toList(), word -> to.whole(word));
            to.decimal(sample.factor);
            to.decimal(sample.value);
        });
        to.decimal(kernel.additive());
        to.decimal(kernel.length());
        to.decimal(kernel.noise());
        to.whole(fitted);
        to.whole(learned);
        to.whole(chosenAt);
    }

    /** Takes up what another one saved; this one has learned nothing. */
    public void restore(StateInput from) {
        samples.addAll(from.list(() -> new Sample(
                from.list(from::whole).stream().mapToLong(Long::longValue).toArray(), from.decimal(), from.decimal())));
        kernel = new Kernel(from.decimal(), from.decimal(), from.decimal());
        fitted = from.count();
        learned = from.count();
        chosenAt = from.count();
        process = new GaussianProcess(kernel, decisions);
        for (Sample sample : samples.subList(0, Math.min(fitted, samples.size()))) {
            process.add(sample.point);
        }
    }

    private void forget() {
        int half = most / 3;
        Set<Integer> kept = new HashSet<>();
        IntStream.range(0, samples.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> reward(samples.get(i)))
                        .reversed())
                .limit(half)
                .forEach(kept::add);
        List<Sample> left = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            if (kept.contains(i) || i >= samples.size() - half) {
                left.add(samples.get(i));
            }
        }
        samples.clear();
        samples.addAll(left);
        process.truncate(0);
        fitted = 0;
    }

    private static double reward(Sample sample) {
        return sample.factor * ErrorScale.accuracy(sample.value);
    }

    /** Whether the next fit chooses the kernel anew. */
    public boolean choosesKernel() {
        return learned >= GROWTH * chosenAt;
    }

    /**
     * The model as of now.
     *
     * @param pending points that were proposed and will be measured
     */
    public Posterior fit(List<long[]> pending) {
        double mean = samples.stream().mapToDouble(Sample::value).average().orElse(0);
        double[] values =
                samples.stream().mapToDouble(sample -> sample.value - mean).toArray();
        if (choosesKernel()) {
            kernel = KernelChoice.best(samples.stream().map(Sample::point).toList(), values, decisions, kernelPoints);
            process = new GaussianProcess(kernel, decisions);
            fitted = 0;
            chosenAt = learned;
        }
        process.truncate(fitted);
        for (Sample sample : samples.subList(fitted, samples.size())) {
            process.add(sample.point);
        }
        fitted = samples.size();
        GaussianProcess.Fit fit = process.fit(values);
        double incumbent = IntStream.range(0, samples.size())
                .mapToDouble(i -> samples.get(i).factor * ErrorScale.accuracy(fit.meanAt(i) + mean))
                .max()
                .orElse(0);
        pending.forEach(process::add);
        return new Posterior(fit, mean, incumbent, process.size());
    }

    /**
     * What is expected of any network.
     *
     * @param mean of all values
     * @param incumbent the highest expected reward of a network that was measured
     * @param points that a variance takes into account
     */
    public record Posterior(GaussianProcess.Fit fit, double mean, double incumbent, int points) {

        /** What is expected of a network, on the error scale, with a bound of the variance. */
        public GaussianProcess.Guess guess(long[] point) {
            GaussianProcess.Guess guess = fit.guess(point);
            return new GaussianProcess.Guess(guess.mean() + mean, guess.varianceBound());
        }

        /** The variance at each point, noise left aside. */
        public double[] variances(List<long[]> at) {
            return fit.variances(at);
        }
    }
}
