package io.nas4j.controller.policy;

import io.nas4j.core.statistics.Exponential;
import java.util.Arrays;

/**
 * The policy's network, one token at a time for one sequence: {@code i, f, o = sigmoid(...)}, {@code g = tanh(...)},
 * {@code c = f * c + i * g}, {@code h = o * tanh(c)}. It keeps what each step computed, which the gradient goes back
 * through.
 */
final class Lstm {

    private final PolicyWeights weights;
    private final int hidden;
    private final int[] firstTokens;

    /** For each token its part of the gates; an empty array where not computed since the weights last changed. */
    private final double[][] projections;

    /** Token read at each step. */
    private final int[] tokens;
    /** Input, forget, cell and output gate after their activations: [steps][4 * hidden]. */
    private final double[][] gates;
    /** [steps][hidden]. */
    private final double[][] cells;
    /** tanh(cells): [steps][hidden]. */
    private final double[][] squashed;
    /** [steps][hidden]. */
    private final double[][] outputs;

    private int steps;

    Lstm(PolicyWeights weights) {
        PolicyShape shape = weights.shape();
        this.weights = weights;
        this.hidden = shape.hidden();
        this.firstTokens = shape.firstTokens();
        this.projections = new double[shape.tokens()][];
        this.tokens = new int[shape.decisions()];
        this.gates = new double[shape.decisions()][4 * hidden];
        this.cells = new double[shape.decisions()][hidden];
        this.squashed = new double[shape.decisions()][hidden];
        this.outputs = new double[shape.decisions()][hidden];
        weightsChanged();
    }

    /** To be called after every change of the weights. */
    void weightsChanged() {
        Arrays.fill(projections, new double[0]);
    }

    /** Begins a sequence. */
    void reset() {
        steps = 0;
    }

    /** Reads the next token. */
    void read(int token) {
        tokens[steps] = token;
        double[] gate = gates[steps];
        double[] cell = cells[steps];
        double[] squash = squashed[steps];
        double[] output = outputs[steps];
        System.arraycopy(projection(token), 0, gate, 0, gate.length);
        if (steps > 0) {
            Matrices.addProduct(outputs[steps - 1], weights.get(Parameter.RECURRENT), gate, hidden);
        }
        for (int k = 0; k < hidden; k++) {
            double in = Exponential.sigmoid(gate[k]);
            double forget = Exponential.sigmoid(gate[hidden + k]);
            double candidate = Exponential.tanh(gate[2 * hidden + k]);
            double out = Exponential.sigmoid(gate[3 * hidden + k]);
            gate[k] = in;
            gate[hidden + k] = forget;
            gate[2 * hidden + k] = candidate;
            gate[3 * hidden + k] = out;
            cell[k] = in * candidate + (steps > 0 ? forget * cells[steps - 1][k] : 0);
            squash[k] = Exponential.tanh(cell[k]);
            output[k] = out * squash[k];
        }
        steps++;
    }

    /** The decision that comes after the tokens read so far. */
    int decision() {
        return steps - 1;
    }

    /** The logit of a choice of a decision whose tokens before it were read. */
    double logit(int decision, int choice) {
        int row = firstTokens[decision] + choice;
        return weights.get(Parameter.HEAD_BIAS)[0][row]
                + Matrices.product(outputs[decision], weights.get(Parameter.HEAD)[row]);
    }

    int token(int step) {
        return tokens[step];
    }

    double[] gates(int step) {
        return gates[step];
    }

    double[] cells(int step) {
        return cells[step];
    }

    double[] squashed(int step) {
        return squashed[step];
    }

    double[] outputs(int step) {
        return outputs[step];
    }

    private double[] projection(int token) {
        if (projections[token].length == 0) {
            double[] projection = weights.get(Parameter.BIAS)[0].clone();
            Matrices.addProduct(
                    weights.get(Parameter.EMBEDDING)[token], weights.get(Parameter.INPUT), projection, hidden);
            projections[token] = projection;
        }
        return projections[token];
    }
}
