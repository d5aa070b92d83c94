package io.nas4j.controller.policy;

import io.nas4j.core.statistics.Exponential;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The gradient of {@code loss = -mean(surrogate + entropyWeight * entropy)} over episodes, the entropy summed over the
 * decisions that were asked, by back-propagation through time. Written out because Deeplearning4j's autodiff is too slow for
 * this many small steps and loses native memory in its LSTM; tests compare it with that autodiff and with hand-computed
 * numbers.
 */
final class PolicyGradient {

    private final PolicyWeights weights;
    private final PolicyShape shape;
    private final Lstm lstm;
    private final int hidden;
    private final int[] firstTokens;
    private final Map<Parameter, double[][]> gradients = new EnumMap<>(Parameter.class);

    /** Log-probabilities of the open choices of each decision that was asked: [decisions][open]. */
    private final double[][] logs;
    /** Of the loss by the sums that go into the gates: [decisions][4 * hidden]. */
    private final double[][] toGates;
    /** The same, summed by the token that was read: [tokens][4 * hidden]. */
    private final double[][] toTokens;

    private final boolean[] read;
    private final double[][] recurrentColumns;
    private final double[][] inputColumns;
    private final double[] toOutput;
    private final double[] toCell;
    private final double[] firstCell;
    private final double[] earlierOutputs;

    PolicyGradient(PolicyWeights weights, Lstm lstm) {
        this.weights = weights;
        this.shape = weights.shape();
        this.lstm = lstm;
        this.hidden = shape.hidden();
        this.firstTokens = shape.firstTokens();
        for (Parameter parameter : Parameter.values()) {
            gradients.put(parameter, parameter.zeros(shape));
        }
        this.logs = new double[shape.decisions()][];
        this.toGates = new double[shape.decisions()][4 * hidden];
        this.toTokens = new double[shape.tokens()][4 * hidden];
        this.read = new boolean[shape.tokens()];
        this.recurrentColumns = new double[4 * hidden][hidden];
        this.inputColumns = new double[4 * hidden][hidden];
        this.toOutput = new double[hidden];
        this.toCell = new double[hidden];
        this.firstCell = new double[hidden];
        this.earlierOutputs = new double[shape.decisions()];
    }

    /** The gradient by each parameter; arrays that the next call overwrites. */
    Map<Parameter, double[][]> of(List<Lesson> lessons, Surrogate surrogate, double entropyWeight) {
        gradients.values().forEach(Matrices::clear);
        Matrices.clear(toTokens);
        Arrays.fill(read, false);
        Matrices.transpose(weights.get(Parameter.RECURRENT), recurrentColumns);
        Matrices.transpose(weights.get(Parameter.INPUT), inputColumns);
        double share = 1.0 / lessons.size();
        for (Lesson lesson : lessons) {
            Episode episode = lesson.episode();
            double log = read(episode);
            double slope = surrogate.slope(log, episode.logProbability(), lesson.advantage());
            backward(episode, share * slope, share * entropyWeight);
        }
        throughTokens();
        return gradients;
    }

    /** Reads an episode and returns its log-probability. */
    private double read(Episode episode) {
        double sum = 0;
        lstm.reset();
        int token = shape.start();
        for (int d = 0; d < shape.decisions(); d++) {
            lstm.read(token);
            int choice = episode.choices().get(d);
            if (episode.asked(d)) {
                List<Integer> open = episode.open().get(d);
                logs[d] = Softmax.logs(lstm, d, open);
                sum += logs[d][open.indexOf(choice)];
            }
            token = firstTokens[d] + choice;
        }
        return sum;
    }

    /** From the last decision to the first. */
    private void backward(Episode episode, double slope, double entropyWeight) {
        Arrays.fill(toOutput, 0);
        Arrays.fill(toCell, 0);
        for (int d = shape.decisions() - 1; d >= 0; d--) {
            if (episode.asked(d)) {
                throughHead(d, episode.open().get(d), episode.choices().get(d), slope, entropyWeight);
            }
            throughCell(d);
            read[lstm.token(d)] = true;
            Matrices.add(1, toGates[d], toTokens[lstm.token(d)]);
            Arrays.fill(toOutput, 0);
            Matrices.addProduct(toGates[d], recurrentColumns, toOutput, 4 * hidden);
        }
        for (int k = 0; k < hidden; k++) {
            for (int d = 1; d < shape.decisions(); d++) {
                earlierOutputs[d] = lstm.outputs(d - 1)[k];
            }
            Matrices.addProduct(earlierOutputs, toGates, gradient(Parameter.RECURRENT)[k], shape.decisions());
        }
    }

    /**
     * By the logit of choice j: {@code d log p(choice) = [j = choice] - p(j)} and
     * {@code d entropy = -p(j) * (log p(j) + entropy)}.
     */
    private void throughHead(int decision, List<Integer> open, int choice, double slope, double entropyWeight) {
        double entropy = Softmax.entropy(logs[decision]);
        for (int i = 0; i < open.size(); i++) {
            double log = logs[decision][i];
            double probability = Exponential.exp(log);
            double toLogit = slope * (probability - (open.get(i) == choice ? 1 : 0))
                    + entropyWeight * probability * (log + entropy);
            int row = firstTokens[decision] + open.get(i);
            gradient(Parameter.HEAD_BIAS)[0][row] += toLogit;
            Matrices.add(toLogit, lstm.outputs(decision), gradient(Parameter.HEAD)[row]);
            Matrices.add(toLogit, weights.get(Parameter.HEAD)[row], toOutput);
        }
    }

    private void throughCell(int step) {
        double[] gates = lstm.gates(step);
        double[] squashed = lstm.squashed(step);
        double[] before = step == 0 ? firstCell : lstm.cells(step - 1);
        double[] sums = toGates[step];
        for (int k = 0; k < hidden; k++) {
            double in = gates[k];
            double forget = gates[hidden + k];
            double candidate = gates[2 * hidden + k];
            double out = gates[3 * hidden + k];
            double cell = toCell[k] + toOutput[k] * out * (1 - squashed[k] * squashed[k]);
            sums[k] = cell * candidate * in * (1 - in);
            sums[hidden + k] = cell * before[k] * forget * (1 - forget);
            sums[2 * hidden + k] = cell * in * (1 - candidate * candidate);
            sums[3 * hidden + k] = toOutput[k] * squashed[k] * out * (1 - out);
            toCell[k] = cell * forget;
        }
    }

    /** What all episodes say of a token's part of the gates, through the embedding once a token. */
    private void throughTokens() {
        for (int token = 0; token < read.length; token++) {
            if (read[token]) {
                double[] embedding = weights.get(Parameter.EMBEDDING)[token];
                Matrices.add(1, toTokens[token], gradient(Parameter.BIAS)[0]);
                for (int k = 0; k < hidden; k++) {
                    Matrices.add(embedding[k], toTokens[token], gradient(Parameter.INPUT)[k]);
                }
                Matrices.addProduct(toTokens[token], inputColumns, gradient(Parameter.EMBEDDING)[token], 4 * hidden);
            }
        }
    }

    private double[][] gradient(Parameter parameter) {
        return Objects.requireNonNull(gradients.get(parameter));
    }
}
