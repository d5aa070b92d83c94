package io.nas4j.controller.reinforce;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
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
 * The policy over a whole batch of finished sequences, as one SameDiff graph whose automatic gradient trains it:
 * {@code loss = -sum(advantage * log p(choice) + entropyWeight * entropy)} over the decisions that were asked.
 *
 * <p>Each formulation here was checked against finite differences, because some gradients of nd4j 1.0.0-M2.1 are wrong:
 * of {@code gather} (hence the one-hot product), of {@code clipByValue} and of {@code min}. It computes in double: oneDNN,
 * which takes over the LSTM of floats where nd4j has it, fails here with "object is not initialized".
 */
final class PolicyGraph {

    private static final String TOKEN = "token";
    private static final String MASK = "mask";
    private static final String TAKEN = "taken";
    private static final String ADVANTAGE = "advantage";
    private static final String ENTROPY_WEIGHT = "entropyWeight";
    private static final String TAKEN_LOG_PROBABILITY = "takenLogProbability";
    private static final String LOSS = "loss";
    private static final String[] TRAINED =
            Arrays.stream(Parameter.values()).map(Parameter::name).toArray(String[]::new);

    private final PolicyShape shape;
    private final int batch;
    private final SameDiff graph = SameDiff.create();
    private final Map<Parameter, INDArray> variables = new EnumMap<>(Parameter.class);

    /**
     * Loads nd4j.
     *
     * @param batch episodes that are read at once
     */
    PolicyGraph(PolicyShape shape, int batch) {
        this.shape = shape;
        this.batch = batch;
        Map<Parameter, SDVariable> weights = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            INDArray array = Nd4j.create(DataType.DOUBLE, parameter.dimensions(shape));
            variables.put(parameter, array);
            weights.put(parameter, graph.var(parameter.name(), array));
        }
        objective(logits(weights));
        graph.setLossVariables(LOSS);
        graph.createGradFunction(TRAINED);
    }

    /** [rows, widest], closed choices lowered. */
    private SDVariable logits(Map<Parameter, SDVariable> weights) {
        int decisions = shape.decisions();
        int rows = decisions * batch;
        SDVariable token = graph.placeHolder(TOKEN, DataType.DOUBLE, rows, shape.tokens());
        SDVariable mask = graph.placeHolder(MASK, DataType.DOUBLE, rows, shape.widest());
        SDVariable embedded =
                graph.reshape(graph.mmul(token, of(weights, Parameter.EMBEDDING)), decisions, batch, shape.hidden());
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
                .weights(of(weights, Parameter.INPUT))
                .rWeights(of(weights, Parameter.RECURRENT))
                .bias(of(weights, Parameter.BIAS))
                .build();
        SDVariable cell = graph.constant("firstCell", Nd4j.zeros(DataType.DOUBLE, batch, shape.hidden()));
        SDVariable output = graph.constant("firstOutput", Nd4j.zeros(DataType.DOUBLE, batch, shape.hidden()));
        SDVariable outputs = graph.rnn().lstmLayer(embedded, cell, output, null, lstm, config)[0];
        SDVariable heads = graph.mmul(outputs, of(weights, Parameter.HEAD)).add(of(weights, Parameter.HEAD_BIAS));
        return graph.reshape(heads, rows, shape.widest()).add(mask);
    }

    private void objective(SDVariable logits) {
        int rows = shape.decisions() * batch;
        SDVariable taken = graph.placeHolder(TAKEN, DataType.DOUBLE, rows, shape.widest());
        SDVariable advantage = graph.placeHolder(ADVANTAGE, DataType.DOUBLE, rows);
        SDVariable entropyWeight = graph.placeHolder(ENTROPY_WEIGHT, DataType.DOUBLE, rows);
        SDVariable lowered = logits.sub(logits.max(true, 1));
        SDVariable logs = lowered.sub(graph.math().log(graph.math().exp(lowered).sum(true, 1)));
        SDVariable takenLog = logs.mul(taken).sum(TAKEN_LOG_PROBABILITY, 1);
        SDVariable entropy = graph.math().exp(logs).mul(logs).sum(1).neg();
        takenLog.mul(advantage).add(entropy.mul(entropyWeight)).sum().neg().rename(LOSS);
    }

    /** Copies weights in. */
    void load(PolicyWeights weights) {
        variables.forEach((parameter, array) -> write(weights.get(parameter), array));
    }

    /** The loss's gradient with respect to each parameter, of its shape and in C order. */
    Map<Parameter, INDArray> gradients(EpisodeBatch episodes) {
        Map<String, INDArray> found = graph.calculateGradients(inputs(episodes), TRAINED);
        Map<Parameter, INDArray> gradients = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            INDArray gradient = Objects.requireNonNull(found.get(parameter.name()));
            boolean plain = gradient.ordering() == 'c' && !gradient.isView();
            gradients.put(parameter, plain ? gradient : gradient.dup('c'));
        }
        return gradients;
    }

    double loss(EpisodeBatch episodes) {
        return evaluate(LOSS, episodes).getDouble(0);
    }

    /** The log-probability of each choice, [decisions * batch], time-major; 0 where not asked. */
    double[] logProbabilities(EpisodeBatch episodes) {
        return evaluate(TAKEN_LOG_PROBABILITY, episodes).toDoubleVector();
    }

    /** The array that the graph reads a parameter from. */
    INDArray variable(Parameter parameter) {
        return of(variables, parameter);
    }

    private INDArray evaluate(String output, EpisodeBatch episodes) {
        return Objects.requireNonNull(graph.output(inputs(episodes), output).get(output));
    }

    private static <T> T of(Map<Parameter, T> values, Parameter parameter) {
        return Objects.requireNonNull(values.get(parameter));
    }

    private Map<String, INDArray> inputs(EpisodeBatch episodes) {
        long rows = (long) shape.decisions() * batch;
        Map<String, INDArray> inputs = new HashMap<>();
        inputs.put(TOKEN, array(episodes.token, rows, shape.tokens()));
        inputs.put(MASK, array(episodes.mask, rows, shape.widest()));
        inputs.put(TAKEN, array(episodes.taken, rows, shape.widest()));
        inputs.put(ADVANTAGE, array(episodes.advantage, rows));
        inputs.put(ENTROPY_WEIGHT, array(episodes.entropyWeight, rows));
        return inputs;
    }

    private INDArray array(float[] values, long... dimensions) {
        INDArray array = Nd4j.create(DataType.DOUBLE, dimensions);
        write(values, array);
        return array;
    }

    private static void write(float[] values, INDArray array) {
        DoubleBuffer buffer = array.data().asNioDouble();
        for (float value : values) {
            buffer.put(value);
        }
    }
}
