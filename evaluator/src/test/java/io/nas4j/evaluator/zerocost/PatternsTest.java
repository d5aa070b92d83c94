package io.nas4j.evaluator.zerocost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PatternsTest {

    @Property(tries = 100)
    void countsDifferentColumns(
            @ForAll @IntRange(min = 1, max = 64) int images, @ForAll @IntRange(max = 40) int units, @ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Patterns patterns = new Patterns(images);
        Set<List<Byte>> columns = new HashSet<>();
        for (int layer = 0; layer < 2; layer++) {
            byte[] active = new byte[images * units];
            for (int i = 0; i < active.length; i++) {
                active[i] = (byte) (random.nextInt(8) == 0 ? 1 : 0);
            }
            patterns.note(active);
            for (int unit = 0; unit < units; unit++) {
                List<Byte> column = new ArrayList<>();
                for (int image = 0; image < images; image++) {
                    column.add(active[image * units + unit]);
                }
                columns.add(column);
            }
        }
        assertThat(patterns.distinct()).isEqualTo(columns.size());
    }

    @Example
    void refusesMoreImagesThanAPatternHasBits() {
        assertThatThrownBy(() -> new Patterns(65)).isInstanceOf(IllegalArgumentException.class);
    }
}
