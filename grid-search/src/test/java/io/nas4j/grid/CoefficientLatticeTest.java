package io.nas4j.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CoefficientLatticeTest {

    @Property(tries = 100)
    void allPointsDoubleTheMacsAndALargerLatticeBeginsWithASmallerOne(@ForAll @IntRange(min = 5, max = 300) int size) {
        List<ScalingCoefficients> points = new CoefficientLattice(size).points();
        assertThat(points).hasSize(size).doesNotHaveDuplicates();
        assertThat(points).allSatisfy(point -> {
            if (!point.equals(ScalingCoefficients.EFFICIENTNET)) {
                assertThat(point.product()).isCloseTo(2, within(1e-9));
            }
        });
        assertThat(new CoefficientLattice(size + 7).points().subList(0, size)).isEqualTo(points);
    }

    /** The triangle of shares has ten cells of equal size by thirds and diagonals; of many points each has its part. */
    @Test
    void spreadsEvenly() {
        List<ScalingCoefficients> points = new CoefficientLattice(905).points();
        int[] cells = new int[9];
        for (ScalingCoefficients point : points.subList(5, points.size())) {
            double depth = 3 * Math.log(point.alpha()) / Math.log(2);
            double width = 6 * Math.log(point.beta()) / Math.log(2);
            int column = (int) depth;
            int row = (int) width;
            boolean upper = depth - column + width - row > 1;
            cells[column == 0 ? 2 * row + (upper ? 1 : 0) : column == 1 ? 5 + 2 * row + (upper ? 1 : 0) : 8]++;
        }
        assertThat(cells).satisfies(counts -> {
            for (int count : counts) {
                assertThat(count).isBetween(90, 110);
            }
        });
    }

    @Test
    void needsRoomForWhatEachDesignHas() {
        assertThatThrownBy(() -> new CoefficientLattice(4))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("points of a lattice must be a whole number from 5 to 10000, but was 4");
    }
}
