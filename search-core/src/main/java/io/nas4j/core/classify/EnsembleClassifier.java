package io.nas4j.core.classify;

import java.util.List;

/**
 * Several networks as one: the mean of their softmax outputs (Kondratyuk et al. 2020, "When ensembling smaller models is more efficient
 * than single large models", arXiv 2005.00570). Its logits are the logarithms of that mean, whose softmax is the mean again.
 */
public final class EnsembleClassifier implements Classifier {

    /** No probability is less, so that each has a logarithm. */
    private static final double LEAST = 1e-30;

    private final List<Classifier> members;
    private final int classes;

    /**
     * Networks for the same classes, which the ensemble closes.
     *
     * @param members at least one
     */
    public EnsembleClassifier(List<Classifier> members, int classes) {
        this.members = List.copyOf(members);
        this.classes = classes;
    }

    @Override
    public float[] logits(List<byte[]> images) {
        double[] sum = new double[images.size() * classes];
        for (Classifier member : members) {
            addSoftmax(member.logits(images), sum);
        }
        float[] logits = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            logits[i] = (float) Math.log(Math.max(LEAST, sum[i] / members.size()));
        }
        return logits;
    }

    private void addSoftmax(float[] logits, double[] sum) {
        for (int from = 0; from < logits.length; from += classes) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int k = from; k < from + classes; k++) {
                largest = Math.max(largest, logits[k]);
            }
            double total = 0;
            for (int k = from; k < from + classes; k++) {
                total += Math.exp(logits[k] - largest);
            }
            for (int k = from; k < from + classes; k++) {
                sum[k] += Math.exp(logits[k] - largest) / total;
            }
        }
    }

    @Override
    public void close() {
        members.forEach(Classifier::close);
    }
}
