package io.nas4j.controller.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.controller.TinySpace;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyGradientTest {

    private static final double STEP = 1e-5;

    /** The rewards of the four networks of {@link TinySpace}. */
    private static final double[][] REWARDS = {{0.1, 0.9}, {0.5, 0.2}};

    /**
     * One hidden unit, two decisions of two choices, all weights 0 but these: the embedding of the first token 1, the
     * candidate gate's input weight 1, and the first decision's heads 1 and 0.
     *
     * <p>Forward, step 1: i = f = o = sigmoid(0) = 1/2, g = tanh(1) = 0.76159416, c = g/2 = 0.38079708,
     * tanh(c) = 0.36339948, h = tanh(c)/2 = 0.18169974. Logits h and 0, so p = sigmoid(h) = 0.54530037 for the first
     * choice. Step 2: the second token's embedding is 0, so g = 0, c = 0.19039854, tanh(c) = 0.18813067, h = 0.09406533;
     * heads 0, so p = 1/2.
     *
     * <p>Backward, of loss = -2 log p(first) p(second): by the logits of decision 1 -2 (1 - p) = -0.90939926 and +0.90939926,
     * of decision 2 -1 and +1. Heads 2 are 0, and so are the recurrent weights: nothing comes back from step 2. By h of step
     * 1: -0.90939926 * 1 + 0.90939926 * 0. By o's sum: -0.90939926 * tanh(c) * 1/4 = -0.08261881. By c:
     * -0.90939926 * 1/2 * (1 - tanh(c)^2) = -0.39465237. By i's sum: c' * g * 1/4 = -0.07514123; by f's: 0, for there is
     * no cell before; by g's: c' * 1/2 * (1 - g^2) = -0.08287193.
     */
    @Test
    void isTheHandComputedOneOfOneHiddenUnit() {
        SearchSpace space = TinySpace.create();
        PolicyWeights weights = weights(space, 1, 0.1);
        for (Parameter parameter : Parameter.values()) {
            weights.scale(parameter, 0);
        }
        weights.get(Parameter.EMBEDDING)[weights.shape().start()][0] = 1;
        weights.get(Parameter.INPUT)[0][2] = 1;
        weights.get(Parameter.HEAD)[0][0] = 1;
        Map<Parameter, double[][]> gradient =
                gradient(weights, List.of(new Lesson(episode(space, weights, 0, 0), 2)), Surrogate.REINFORCE, 0);
        double[] gates = {-0.07514123, 0, -0.08287193, -0.08261881};
        assertThat(gradient.get(Parameter.HEAD_BIAS)[0])
                .containsExactly(new double[] {-0.90939926, 0.90939926, -1, 1}, within(1e-7));
        assertThat(gradient.get(Parameter.HEAD)[0]).containsExactly(new double[] {-0.16523761}, within(1e-7));
        assertThat(gradient.get(Parameter.HEAD)[2]).containsExactly(new double[] {-0.09406533}, within(1e-7));
        assertThat(gradient.get(Parameter.BIAS)[0]).containsExactly(gates, within(1e-7));
        assertThat(gradient.get(Parameter.INPUT)[0]).containsExactly(gates, within(1e-7));
        assertThat(gradient.get(Parameter.EMBEDDING)[weights.shape().start()])
                .containsExactly(new double[] {gates[2]}, within(1e-7));
        assertThat(gradient.get(Parameter.RECURRENT)[0]).containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2})
    void isThatOfDeeplearning4jsAutodiff(double clip) {
        SearchSpace space = SearchSpaces.get(SearchSpaces.MNASNET, new Input(224, 3), 1000);
        PolicyWeights weights = weights(space, 100, 0.3);
        Lstm lstm = new Lstm(weights);
        PolicySampler sampler = new PolicySampler(space, weights.shape(), lstm);
        SplittableRandom random = new SplittableRandom(2);
        List<Lesson> lessons = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Episode drawn = sampler.sample(random, 1);
            double moved = drawn.logProbability() - (i % 3 - 1) * 0.3;
            lessons.add(new Lesson(new Episode(drawn.choices(), drawn.open(), moved), i - 2.3));
        }
        AutodiffPolicy autodiff = new AutodiffPolicy(weights, lessons, clip, 0.3);
        double[] logs = autodiff.logProbabilities();
        for (int i = 0; i < logs.length; i++) {
            assertThat(sampler.episode(lessons.get(i).episode().choices()).logProbability())
                    .isCloseTo(logs[i], within(1e-9));
        }
        Surrogate surrogate = clip == 0 ? Surrogate.REINFORCE : Surrogate.clipped(clip);
        Map<Parameter, double[][]> gradients = gradient(weights, lessons, surrogate, 0.3);
        autodiff.gradients().forEach((parameter, expected) -> {
            for (int row = 0; row < expected.length; row++) {
                assertThat(gradients.get(parameter)[row])
                        .as("%s %d", parameter, row)
                        .containsExactly(expected[row], within(1e-9));
            }
        });
    }

    @Test
    void isThatOfFiniteDifferences() {
        SearchSpace space = SearchSpaces.get(SearchSpaces.MICRO, new Input(32, 3), 10);
        PolicyWeights weights = weights(space, 3, 0.7);
        PolicySampler sampler = new PolicySampler(space, weights.shape(), new Lstm(weights));
        SplittableRandom random = new SplittableRandom(3);
        List<Lesson> lessons =
                List.of(new Lesson(sampler.sample(random, 1), 1.3), new Lesson(sampler.sample(random, 1), -0.7));
        assertIsGradient(weights, gradient(weights, lessons, Surrogate.REINFORCE, 0), () -> {
            double loss = 0;
            for (Lesson lesson : lessons) {
                loss -= lesson.advantage()
                        * log(space, weights, lesson.episode().choices())
                        / 2;
            }
            return loss;
        });
    }

    /** The entropy of a sequence's decisions, given the choices before them. */
    @Test
    void entropyHasTheGradientOfFiniteDifferences() {
        SearchSpace space = TinySpace.create();
        PolicyWeights weights = weights(space, 3, 1);
        Episode episode = episode(space, weights, 1, 0);
        assertIsGradient(weights, gradient(weights, List.of(new Lesson(episode, 0)), Surrogate.REINFORCE, 0.4), () -> {
            double entropy = 0;
            Lstm lstm = new Lstm(weights);
            lstm.read(weights.shape().start());
            entropy += Softmax.entropy(Softmax.logs(lstm, 0, List.of(0, 1)));
            lstm.read(weights.shape().firstTokens()[0] + 1);
            entropy += Softmax.entropy(Softmax.logs(lstm, 1, List.of(0, 1)));
            return -0.4 * entropy;
        });
    }

    /**
     * The mean over all networks is the gradient of the expected reward; a baseline does not move it. At the policy that
     * proposed them PPO's is the same.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.2})
    void isThePolicyGradientInTheMean(double clip) {
        SearchSpace space = TinySpace.create();
        PolicyWeights weights = weights(space, 4, 0.7);
        Surrogate surrogate = clip == 0 ? Surrogate.REINFORCE : Surrogate.clipped(clip);
        Map<Parameter, double[][]> mean = new EnumMap<>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            mean.put(parameter, parameter.zeros(weights.shape()));
        }
        for (int first = 0; first < 2; first++) {
            for (int second = 0; second < 2; second++) {
                Episode episode = episode(space, weights, first, second);
                Lesson lesson = new Lesson(episode, REWARDS[first][second] - 0.37);
                double probability = Math.exp(episode.logProbability());
                gradient(weights, List.of(lesson), surrogate, 0).forEach((parameter, gradient) -> {
                    for (int row = 0; row < gradient.length; row++) {
                        Matrices.add(probability, gradient[row], mean.get(parameter)[row]);
                    }
                });
            }
        }
        assertIsGradient(weights, mean, () -> {
            double loss = 0;
            for (int first = 0; first < 2; first++) {
                for (int second = 0; second < 2; second++) {
                    loss -= Math.exp(log(space, weights, new Choices(List.of(first, second)))) * REWARDS[first][second];
                }
            }
            return loss;
        });
    }

    /** A probability that has already doubled is not raised further, but lowered with its ratio; and the other way round. */
    @Test
    void isZeroOnTheSideWhereTheRatioIsClipped() {
        Surrogate clipped = Surrogate.clipped(0.2);
        double log = Math.log(0.2);
        assertThat(clipped.slope(log, Math.log(0.1), 3)).isZero();
        assertThat(clipped.slope(log, Math.log(0.1), -3)).isCloseTo(-6, within(1e-12));
        assertThat(clipped.slope(log, Math.log(0.4), -3)).isZero();
        assertThat(clipped.slope(log, Math.log(0.4), 3)).isCloseTo(1.5, within(1e-12));
        assertThat(clipped.slope(log, log, 3)).isEqualTo(3);
        assertThat(clipped.slope(Math.log(0.23), log, 3)).isCloseTo(3.45, within(1e-12));

        SearchSpace space = TinySpace.create();
        PolicyWeights weights = weights(space, 4, 0.7);
        Episode now = episode(space, weights, 0, 1);
        Episode doubled = new Episode(now.choices(), now.open(), now.logProbability() - Math.log(2));
        for (double[][] gradient :
                gradient(weights, List.of(new Lesson(doubled, 1)), clipped, 0).values()) {
            for (double[] row : gradient) {
                assertThat(row).containsOnly(0);
            }
        }
        assertThat(gradient(weights, List.of(new Lesson(doubled, -1)), clipped, 0)
                        .get(Parameter.HEAD_BIAS)[0][0])
                .isPositive();
    }

    private static void assertIsGradient(
            PolicyWeights weights, Map<Parameter, double[][]> gradients, DoubleSupplier loss) {
        for (Parameter parameter : Parameter.values()) {
            double[][] values = weights.get(parameter);
            for (int row = 0; row < values.length; row++) {
                for (int i = 0; i < values[row].length; i++) {
                    double value = values[row][i];
                    values[row][i] = value + STEP;
                    double above = loss.getAsDouble();
                    values[row][i] = value - STEP;
                    double below = loss.getAsDouble();
                    values[row][i] = value;
                    assertThat(gradients.get(parameter)[row][i])
                            .as("%s %d %d", parameter, row, i)
                            .isCloseTo((above - below) / (2 * STEP), within(1e-8));
                }
            }
        }
    }

    private static Map<Parameter, double[][]> gradient(
            PolicyWeights weights, List<Lesson> lessons, Surrogate surrogate, double entropyWeight) {
        return new PolicyGradient(weights, new Lstm(weights)).of(lessons, surrogate, entropyWeight);
    }

    private static Episode episode(SearchSpace space, PolicyWeights weights, int first, int second) {
        return new PolicySampler(space, weights.shape(), new Lstm(weights))
                .episode(new Choices(List.of(first, second)));
    }

    private static double log(SearchSpace space, PolicyWeights weights, Choices choices) {
        return new PolicySampler(space, weights.shape(), new Lstm(weights))
                .episode(choices)
                .logProbability();
    }

    private static PolicyWeights weights(SearchSpace space, int hidden, double range) {
        return new PolicyWeights(PolicyShape.of(space, hidden), new SplittableRandom(1), range);
    }
}
