package io.nas4j.controller.reinforce;

import java.util.Arrays;

/**
 * The policy's LSTM, one token at a time for one sequence. The same function as {@link PolicyGraph}, which reads whole
 * batches: a graph call for each token would cost more than the arithmetic.
 */
final class LstmStep {

    private final PolicyWeights weights;
    private final int hidden;
    private final int widest;
    private final float[] output;
    private final float[] cell;
    private final float[] gates;
    /** For each token its part of the gates; an empty array where not computed since the weights last changed. */
    private final float[][] projections;

    LstmStep(PolicyWeights weights) {
        this.weights = weights;
        this.hidden = weights.shape().hidden();
        this.widest = weights.shape().widest();
        this.output = new float[hidden];
        this.cell = new float[hidden];
        this.gates = new float[4 * hidden];
        this.projections = new float[weights.shape().tokens()][];
        weightsChanged();
    }

    /** To be called after every change of the weights. */
    void weightsChanged() {
        Arrays.fill(projections, new float[0]);
    }

    /** Begins a sequence. */
    void reset() {
        Arrays.fill(output, 0);
        Arrays.fill(cell, 0);
    }

    /** Reads the next token. */
    void read(int token) {
        System.arraycopy(projection(token), 0, gates, 0, gates.length);
        addProduct(output, 0, weights.get(Parameter.RECURRENT), gates);
        for (int k = 0; k < hidden; k++) {
            float in = sigmoid(gates[k]);
            float forget = sigmoid(gates[hidden + k]);
            float candidate = tanh(gates[2 * hidden + k]);
            float out = sigmoid(gates[3 * hidden + k]);
            cell[k] = forget * cell[k] + in * candidate;
            output[k] = out * tanh(cell[k]);
        }
    }

    /** The logit of a choice, after the tokens read so far. */
    double logit(int decision, int choice) {
        float[] head = weights.get(Parameter.HEAD);
        double logit = weights.get(Parameter.HEAD_BIAS)[decision * widest + choice];
        for (int k = 0; k < hidden; k++) {
            logit += output[k] * head[(decision * hidden + k) * widest + choice];
        }
        return logit;
    }

    private float[] projection(int token) {
        if (projections[token].length == 0) {
            float[] projection = weights.get(Parameter.BIAS).clone();
            addProduct(weights.get(Parameter.EMBEDDING), token * hidden, weights.get(Parameter.INPUT), projection);
            projections[token] = projection;
        }
        return projections[token];
    }

    /** {@code sum += row * matrix} for the {@code hidden} numbers of row at an offset; the loop over columns vectorizes. */
    private void addProduct(float[] row, int from, float[] matrix, float[] sum) {
        for (int k = 0; k < hidden; k++) {
            float factor = row[from + k];
            int at = k * sum.length;
            for (int j = 0; j < sum.length; j++) {
                sum[j] += factor * matrix[at + j];
            }
        }
    }

    private static float sigmoid(float x) {
        return (float) (1 / (1 + Math.exp(-x)));
    }

    /** Math.tanh to the precision of a float, in half the time. */
    private static float tanh(float x) {
        return (float) (1 - 2 / (1 + Math.exp(2.0 * x)));
    }
}
