package io.nas4j.core.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.search.Choices;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScoredNetworkTest {

    private static final Choices CHOICES = new Choices(List.of(0, 1));

    @Test
    void keepsItsScoresWhateverBecomesOfTheMapThatItWasMadeOf() {
        SortedMap<String, Double> scores = new TreeMap<>(Map.of("naswot", 3.5));
        ScoredNetwork network = new ScoredNetwork(CHOICES, scores);
        scores.put("synflow", 1.0);
        assertThat(network.scores()).containsExactly(Map.entry("naswot", 3.5));
        assertThatThrownBy(() -> network.scores().put("synflow", 1.0))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void refusesAScoreThatIsNoNumber() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ScoredNetwork(CHOICES, new TreeMap<>(Map.of("naswot", Double.NaN))))
                .withMessage("score naswot must be finite, but was NaN");
    }
}
