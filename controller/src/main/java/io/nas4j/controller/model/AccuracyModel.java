package io.nas4j.controller.model;

import io.nas4j.core.statistics.RankCorrelation;
import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.space.search.Choices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The model of the accuracies of a space: keeps what was measured, and fits a Gaussian process to it. The kernel is chosen
 * anew whenever a fifth more is known. Beyond some thousand trials the best and the latest stand for all, so that neither time
 * nor memory grows without end.
 */
public final class AccuracyModel {

    private static final double GROWTH = 1.2;

    /** Fewer tell nothing of a kernel. */
    private static final int FEWEST = 2;

    /** A trial that was measured. */
    private record Sample(Point point, double factor, double value) {}

    private final Features features;
    private final int most;
    private final int kernelPoints;
    private final List<Sample> samples = new ArrayList<>();
    private KernelSetting setting = KernelSetting.expected();
    private GaussianProcess process = new GaussianProcess(setting.kernel());
    private int fitted;
    private int learned;
    private int chosenAt;

    /**
     * @param most trials that it keeps: when there are more, two thirds stay
     * @param kernelPoints trials that stand for all when the kernel is chosen
     */
    public AccuracyModel(Features features, int most, int kernelPoints) {
        this.features = features;
        this.most = most;
        this.kernelPoints = kernelPoints;
    }

    /** Trials that it has learned from and keeps. */
    public int size() {
        return samples.size();
    }

    Kernel kernel() {
        return setting.kernel();
    }

    /**
     * What the kernel became, by name: how much each group of features counts, as a share of all ({@code of_decisions},
     * {@code of_order}, {@code of_cost}, {@code of_counts}, {@code of_scores}), and the {@code noise} of a measurement, as a share
     * of the variance of what is measured. Where networks were scored without training, how far what scores say together is
     * believed ({@code score_weight}: deviations of what is measured for one of theirs, so 1 is all, 0 nothing, and a negative
     * one the contrary), and how well each ranks what was measured (Kendall's tau, {@code tau_naswot}).
     */
    public SortedMap<String, Double> told() {
        SortedMap<String, Double> told = shares();
        features.scores().ifPresent(scores -> {
            double[] values = values();
            double spread = deviation(values);
            if (spread > 0 && fitted == values.length) {
                double[] said = samples.stream()
                        .mapToDouble(sample -> sample.point.score())
                        .toArray();
                told.put("score_weight", process.fit(off(values)).scoreWeight() * deviation(said) / spread);
            }
            scores.each(points())
                    .forEach((name, said) ->
                            RankCorrelation.KENDALL.of(said, values).ifPresent(tau -> told.put("tau_" + name, tau)));
        });
        return told;
    }

    private List<Point> points() {
        return samples.stream().map(Sample::point).toList();
    }

    /** What was measured, the worst raised. */
    private double[] values() {
        return Outliers.raised(samples.stream().mapToDouble(Sample::value).toArray());
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    /** How far each is from their mean. */
    private static double[] off(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(value -> value - mean).toArray();
    }

    private static double deviation(double[] values) {
        return Math.sqrt(
                mean(Arrays.stream(off(values)).map(value -> value * value).toArray()));
    }

    private SortedMap<String, Double> shares() {
        Kernel kernel = kernel();
        double all = 0;
        SortedMap<String, Double> told = new TreeMap<>();
        for (FeatureGroup group : FeatureGroup.values()) {
            double weight =
                    features.has(group) ? kernel.parts().get(group.ordinal()).weight() : 0;
            told.put("of_" + group.name().toLowerCase(Locale.ROOT), weight);
            all += weight;
        }
        double sum = all;
        told.replaceAll((name, weight) -> weight / sum);
        told.put("noise", kernel.noise());
        return told;
    }

    /**
     * Learns a trial.
     *
     * @param factor that makes a reward of an accuracy
     * @param accuracy a fraction
     */
    public void learn(Choices choices, double factor, double accuracy) {
        samples.add(new Sample(features.of(choices), factor, ErrorScale.of(accuracy)));
        learned++;
        if (samples.size() > most) {
            forget();
        }
    }

    /** Writes all but what follows from the rest: the factor of the kernel's matrix. */
    public void save(StateOutput to) {
        to.each(samples, sample -> {
            to.choices(sample.point.choices());
            to.decimal(sample.factor);
            to.decimal(sample.value);
        });
        setting.save(to);
        to.whole(fitted);
        to.whole(learned);
        to.whole(chosenAt);
    }

    /** Takes up what another one saved; this one has learned nothing. */
    public void restore(StateInput from) {
        samples.addAll(from.list(() -> new Sample(features.of(from.choices()), from.decimal(), from.decimal())));
        setting = KernelSetting.restore(from);
        fitted = from.count();
        learned = from.count();
        chosenAt = from.count();
        process = new GaussianProcess(setting.kernel());
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
        return samples.size() >= FEWEST && learned >= GROWTH * chosenAt;
    }

    /**
     * The model as of now.
     *
     * @param pending networks that were proposed and will be measured
     */
    public Posterior fit(Collection<Choices> pending) {
        double mean = mean(values());
        double[] values = off(values());
        if (choosesKernel()) {
            setting = KernelChoice.best(points(), values, kernelPoints, setting);
            process = new GaussianProcess(setting.kernel());
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
        pending.forEach(choices -> process.add(features.of(choices)));
        return new Posterior(features, fit, mean, incumbent, process.size());
    }

    /**
     * What is expected of any network.
     *
     * @param features makes points of sequences
     * @param mean of all values
     * @param incumbent the highest expected reward of a network that was measured
     * @param points that a variance takes into account
     */
    public record Posterior(Features features, GaussianProcess.Fit fit, double mean, double incumbent, int points) {

        /** What is expected of a network, on the error scale, with a bound of the variance. */
        public GaussianProcess.Guess guess(Point point) {
            GaussianProcess.Guess guess = fit.guess(point);
            return new GaussianProcess.Guess(guess.mean() + mean, guess.varianceBound());
        }

        /** The variance at each point, noise left aside. */
        public double[] variances(List<Point> at) {
            return fit.variances(at);
        }

        /** The covariances of some points, on the error scale, noise left aside; n by n. */
        public double[][] covariances(List<Point> at) {
            return fit.covariances(at);
        }

        /** The variance of the noise of a measurement, on the error scale. */
        public double noiseVariance() {
            return fit.noiseVariance();
        }
    }
}
