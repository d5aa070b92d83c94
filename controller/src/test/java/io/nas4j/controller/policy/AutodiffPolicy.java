package io.nas4j.controller.policy;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.layers.recurrent.config.LSTMActivations;
import org.nd4j.linalg.api.ops.impl.layers.recurrent.config.LSTMDataFormat;
import org.nd4j.linalg.api.ops.impl.layers.recurrent.config.LSTMDirectionMode;
import org.nd4j.linalg.api.ops.impl.layers.recurrent.config.LSTMLayerConfig;
import org.nd4j.linalg.api.ops.impl.layers.recurrent.weights.LSTMLayerWeights;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The policy and its loss as one SameDiff graph over a batch, whose automatic gradient {@link PolicyGradient} must equal.
 * Arrays are time-major: the row of decision {@code t} of episode {@code b} is {@code t * batch + b}.
 *
 * <p>One-hot products stand for gathering, and a mask for the clip, because the gradients of {@code gather}, {@code min} and
 * {@code clipByValue} are wrong in nd4j 1.0.0-M2.1; double, because oneDNN's LSTM of floats fails there.
 */
final class AutodiffPolicy {

    private static final double CLOSED = -1e9;
    private static final String[] TRAINED =
            Arrays.stream(Parameter.values()).map(Parameter::name).toArray(String[]::new);

    private final PolicyShape shape;
    private final List<Lesson> lessons;
    private final int batch;
    private final int rows;
    private final int widest;
    private final SameDiff graph = SameDiff.create();

    /** @param clip of PPO; 0 for REINFORCE */
    AutodiffPolicy(PolicyWeights weights, List<Lesson> lessons, double clip, double entropyWeight) {
        this.shape = weights.shape();
        this.lessons = lessons;
        this.batch = lessons.size();
        this.rows = shape.decisions() * batch;
        this.widest = shape.choices().stream().mapToInt(Integer::intValue).max().orElseThrow();
        for (Parameter parameter : Parameter.values()) {
            graph.var(parameter.name(), array(parameter, weights));
        }
        objective(logits(), clip, entropyWeight);
        graph.setLossVariables("loss");
        graph.createGradFunction(TRAINED);
    }

    /** The heads lie together, [decisions, hidden, widest], padded. */
    private INDArray array(Parameter parameter, PolicyWeights weights) {
        double[][] values = weights.get(parameter);
        return switch (parameter) {
            case BIAS -> Nd4j.createFromArray(values[0]);
            case HEAD, HEAD_BIAS -> {
                boolean bias = parameter == Parameter.HEAD_BIAS;
                INDArray array = Nd4j.zeros(DataType.DOUBLE, shape.decisions(), bias ? 1 : shape.hidden(), widest);
                for (int d = 0; d < shape.decisions(); d++) {
                    for (int choice = 0; choice < shape.choices().get(d); choice++) {
                        int row = shape.firstTokens()[d] + choice;
                        for (int k = 0; k < array.size(1); k++) {
                            array.putScalar(d, k, choice, bias ? values[0][row] : values[row][k]);
                        }
                    }
                }
                yield array;
            }
            default -> Nd4j.createFromArray(values);
        };
    }

    private SDVariable variable(Parameter parameter) {
        return graph.getVariable(parameter.name());
    }

    private SDVariable logits() {
        INDArray token = Nd4j.zeros(DataType.DOUBLE, rows, shape.tokens());
        INDArray mask = Nd4j.valueArrayOf(new long[] {rows, widest}, CLOSED, DataType.DOUBLE);
        for (int b = 0; b < batch; b++) {
            Episode episode = lessons.get(b).episode();
            int previous = shape.start();
            for (int d = 0; d < shape.decisions(); d++) {
                token.putScalar(d * batch + b, previous, 1);
                for (int open : episode.open().get(d)) {
                    mask.putScalar(d * batch + b, open, 0);
                }
                previous = shape.firstTokens()[d] + episode.choices().get(d);
            }
        }
        SDVariable embedded = graph.reshape(
                graph.mmul(graph.constant("token", token), variable(Parameter.EMBEDDING)),
                shape.decisions(),
                batch,
                shape.hidden());
        LSTMLayerConfig config = LSTMLayerConfig.builder()
                .lstmdataformat(LSTMDataFormat.TNS)
                .directionMode(LSTMDirectionMode.FWD)
                .gateAct(LSTMActivations.SIGMOID)
                .cellAct(LSTMActivations.TANH)
                .outAct(LSTMActivations.TANH)
                .retFullSequence(true)
                .retLastC(false)
                .retLastH(false)
                .build();
        LSTMLayerWeights lstm = LSTMLayerWeights.builder()
                .weights(variable(Parameter.INPUT))
                .rWeights(variable(Parameter.RECURRENT))
                .bias(variable(Parameter.BIAS))
                .build();
        SDVariable cell = graph.constant("firstCell", Nd4j.zeros(DataType.DOUBLE, batch, shape.hidden()));
        SDVariable output = graph.constant("firstOutput", Nd4j.zeros(DataType.DOUBLE, batch, shape.hidden()));
        SDVariable outputs = graph.rnn().lstmLayer(embedded, cell, output, null, lstm, config)[0];
        SDVariable heads = graph.mmul(outputs, variable(Parameter.HEAD)).add(variable(Parameter.HEAD_BIAS));
        return graph.reshape(heads, rows, widest).add(graph.constant("mask", mask));
    }

    private void objective(SDVariable logits, double clip, double entropyWeight) {
        INDArray taken = Nd4j.zeros(DataType.DOUBLE, rows, widest);
        INDArray asked = Nd4j.zeros(DataType.DOUBLE, rows);
        double[] drawn = new double[batch];
        double[] advantage = new double[batch];
        for (int b = 0; b < batch; b++) {
            Episode episode = lessons.get(b).episode();
            drawn[b] = episode.logProbability();
            advantage[b] = lessons.get(b).advantage();
            for (int d = 0; d < shape.decisions(); d++) {
                if (episode.asked(d)) {
                    taken.putScalar(d * batch + b, episode.choices().get(d), 1);
                    asked.putScalar(d * batch + b, 1);
                }
            }
        }
        SDVariable lowered = logits.sub(logits.max(true, 1));
        SDVariable logs = lowered.sub(graph.math().log(graph.math().exp(lowered).sum(true, 1)));
        SDVariable log = graph.reshape(logs.mul(graph.constant("taken", taken)).sum(1), shape.decisions(), batch)
                .sum("logProbability", 0);
        SDVariable entropy = graph.math()
                .exp(logs)
                .mul(logs)
                .sum(1)
                .mul(graph.constant("asked", asked))
                .sum()
                .neg();
        SDVariable climbed;
        if (clip == 0) {
            climbed = log.mul(graph.constant("advantage", Nd4j.createFromArray(advantage)));
        } else {
            SDVariable ratio = graph.math().exp(log.sub(graph.constant("drawn", Nd4j.createFromArray(drawn))));
            double[] ratios = evaluate(ratio.rename("ratio").name()).toDoubleVector();
            double[] inside = new double[batch];
            for (int b = 0; b < batch; b++) {
                boolean beyond = advantage[b] > 0 ? ratios[b] > 1 + clip : ratios[b] < 1 - clip;
                inside[b] = beyond ? 0 : advantage[b];
            }
            climbed = ratio.mul(graph.constant("inside", Nd4j.createFromArray(inside)));
        }
        climbed.sum().add(entropy.mul(entropyWeight)).mul(-1.0 / batch).sum().rename("loss");
    }

    private INDArray evaluate(String output) {
        return Objects.requireNonNull(graph.output(new HashMap<>(), output).get(output));
    }

    /** The log-probability of each episode. */
    double[] logProbabilities() {
        return evaluate("logProbability").toDoubleVector();
    }

    /** The loss's gradient, as {@link PolicyGradient#of} gives it. */
    Map<Parameter, double[][]> gradients() {
        Map<String, INDArray> found = graph.calculateGradients(new HashMap<>(), TRAINED);
        Map<Parameter, double[][]> gradients = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            INDArray array = Objects.requireNonNull(found.get(parameter.name())).dup('c');
            double[][] gradient = parameter.zeros(shape);
            switch (parameter) {
                case BIAS -> gradient[0] = array.toDoubleVector();
                case HEAD, HEAD_BIAS -> {
                    for (int d = 0; d < shape.decisions(); d++) {
                        for (int choice = 0; choice < shape.choices().get(d); choice++) {
                            int row = shape.firstTokens()[d] + choice;
                            for (int k = 0; k < array.size(1); k++) {
                                if (parameter == Parameter.HEAD) {
                                    gradient[row][k] = array.getDouble(d, k, choice);
                                } else {
                                    gradient[0][row] = array.getDouble(d, k, choice);
                                }
                            }
                        }
                    }
                }
                default -> gradient = array.toDoubleMatrix();
            }
            gradients.put(parameter, gradient);
        }
        return gradients;
    }
}
