package io.nas4j.evaluator.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RankCorrelationTest {

    @Test
    void measuresAgreementOfOrders() {
        List<Double> up = List.of(1.0, 2.0, 3.0, 4.0);
        assertThat(RankCorrelation.kendall(up, List.of(10.0, 20.0, 30.0, 40.0))).hasValue(1.0);
        assertThat(RankCorrelation.kendall(up, List.of(4.0, 3.0, 2.0, 1.0))).hasValue(-1.0);
        // 5 of the 6 pairs agree, 1 does not: (5 - 1) / 6
        assertThat(RankCorrelation.kendall(up, List.of(1.0, 2.0, 4.0, 3.0)).getAsDouble())
                .isCloseTo(4.0 / 6, within(1e-12));
    }

    @Test
    void saysNothingOfTooLittle() {
        assertThat(RankCorrelation.kendall(List.of(1.0), List.of(1.0))).isEmpty();
        assertThat(RankCorrelation.kendall(List.of(1.0, 1.0), List.of(1.0, 2.0)))
                .isEmpty();
    }
}
