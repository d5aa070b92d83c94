package io.nas4j.core.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnsembleClassifierTest {

    private final List<String> closed = new ArrayList<>();

    private Classifier saying(String name, float... logits) {
        return new Classifier() {
            @Override
            public float[] logits(List<byte[]> images) {
                return logits;
            }

            @Override
            public void close() {
                closed.add(name);
            }
        };
    }

    /** Two classes: softmax of (0, ln 3) is (1/4, 3/4), of (ln 4, 0) it is (4/5, 1/5). */
    @Test
    void averagesSoftmaxOutputs() {
        float three = (float) Math.log(3);
        float four = (float) Math.log(4);
        try (Classifier ensemble =
                new EnsembleClassifier(List.of(saying("a", 0, three, 5, 5), saying("b", four, 0, 7, 7)), 2)) {
            float[] logits = ensemble.logits(List.of(new byte[1], new byte[1]));
            assertThat(Math.exp(logits[0])).isCloseTo((0.25 + 0.8) / 2, within(1e-6));
            assertThat(Math.exp(logits[1])).isCloseTo((0.75 + 0.2) / 2, within(1e-6));
            assertThat(Math.exp(logits[2])).isCloseTo(0.5, within(1e-6));
        }
        assertThat(closed).containsExactly("a", "b");
    }

    /** A mean of logits would follow the surer member. */
    @Test
    void aMemberThatIsSureHasOneVote() {
        try (Classifier ensemble =
                new EnsembleClassifier(List.of(saying("a", 200, 0), saying("b", 0, 3), saying("c", 0, 3)), 2)) {
            float[] logits = ensemble.logits(List.of(new byte[1]));
            assertThat(logits[1]).isGreaterThan(logits[0]);
            assertThat(logits).doesNotContain(Float.NEGATIVE_INFINITY, Float.NaN);
        }
    }

    @Test
    void oneMemberIsItself() {
        try (Classifier ensemble = new EnsembleClassifier(List.of(saying("a", 1, 3, 2)), 3)) {
            float[] logits = ensemble.logits(List.of(new byte[1]));
            assertThat(logits[1] - logits[0]).isCloseTo(2, within(1e-5f));
            assertThat(logits[2] - logits[0]).isCloseTo(1, within(1e-5f));
        }
    }
}
