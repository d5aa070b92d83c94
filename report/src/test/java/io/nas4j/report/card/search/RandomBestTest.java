package io.nas4j.report.card.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RandomBestTest {

    private static final List<Double> REWARDS = List.of(0.5, 0.1, 0.9, 0.7, 0.2);

    @Test
    void oneDrawComesToTheMeanAndAllDrawsToTheBest() {
        RandomBest random = new RandomBest(REWARDS);
        assertThat(random.after(1)).isCloseTo(0.48, within(1e-9));
        assertThat(random.after(5)).isCloseTo(0.9, within(1e-9));
        assertThat(random.after(50)).isCloseTo(0.9, within(1e-9));
    }

    @Test
    void isTheMeanOfManySearches() {
        List<Double> rewards = new ArrayList<>(REWARDS);
        Random random = new Random(3);
        double sum = 0;
        for (int i = 0; i < 20_000; i++) {
            Collections.shuffle(rewards, random);
            sum += Collections.max(rewards.subList(0, 2));
        }
        assertThat(new RandomBest(REWARDS).after(2)).isCloseTo(sum / 20_000, within(0.005));
    }
}
