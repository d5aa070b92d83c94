package io.nas4j.controller.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.table.AccuracyTable;
import io.nas4j.core.table.CodeSpace;
import io.nas4j.core.table.TableRow;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FeaturesTest {

    private static final int ORDER = FeatureGroup.ORDER.ordinal() - 1;
    private static final int COST = FeatureGroup.COST.ordinal() - 1;
    private static final int COUNTS = FeatureGroup.COUNTS.ordinal() - 1;

    private final SearchSpace space = SearchSpaces.get(SearchSpaces.MICRO, new Input(24, 3), 10);
    private final Features features = new Features(space, List.of(), new SplittableRandom(5));

    @Property(tries = 50)
    void aNetworkIsNearestToItself(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Point one = features.of(space.uniform(random));
        Point other = features.of(space.uniform(random));
        assertThat(one.differing(one)).isZero();
        assertThat(one.differing(other)).isEqualTo(other.differing(one)).isBetween(0, one.decisions());
        for (int vector : new int[] {ORDER, COST, COUNTS}) {
            assertThat(one.distance(one, vector, one.product(one, vector))).isLessThan(1e-9);
            assertThat(one.distance(other, vector, one.product(other, vector))).isNotNegative();
        }
    }

    @Test
    void sizesAreOnOneScale() {
        SplittableRandom random = new SplittableRandom(11);
        double squares = 0;
        int draws = 400;
        for (int i = 0; i < draws; i++) {
            Point point = features.of(space.uniform(random));
            squares += point.product(point, COST) / draws;
        }
        assertThat(features.of(space.uniform(random)).size(COST)).isEqualTo(5);
        assertThat(squares).isBetween(0.7, 1.4);
    }

    @Test
    void neighboursInTheOrderAreNearerThanTheEnds() {
        AccuracyTable table = table(List.of("00", "10", "20", "30", "01", "31"));
        Features coded = new Features(table, List.of(), new SplittableRandom(1));
        Point low = coded.of(new Choices(List.of(0, 0)));
        assertThat(distance(low, coded.of(new Choices(List.of(1, 0))), ORDER))
                .isLessThan(distance(low, coded.of(new Choices(List.of(3, 0))), ORDER));
    }

    @Test
    void anExchangeOfPlacesLeavesTheCounts() {
        AccuracyTable table = table(List.of("012", "210", "222", "000", "111"));
        Features coded = new Features(table, List.of(), new SplittableRandom(1));
        Point one = coded.of(new Choices(List.of(0, 1, 2)));
        assertThat(distance(one, coded.of(new Choices(List.of(2, 1, 0))), COUNTS))
                .isZero();
        assertThat(distance(one, coded.of(new Choices(List.of(2, 2, 2))), COUNTS))
                .isPositive();
    }

    @Test
    void aTableWithoutCostsHasNone() {
        Features coded = new Features(table(List.of("01", "10")), List.of(), new SplittableRandom(1));
        assertThat(coded.of(new Choices(List.of(0, 1))).size(COST)).isZero();
    }

    private static double distance(Point a, Point b, int vector) {
        return a.distance(b, vector, a.product(b, vector));
    }

    private static AccuracyTable table(List<String> codes) {
        List<TableRow> rows = new ArrayList<>();
        for (String code : codes) {
            rows.add(new TableRow(rows.size() + 2, code, 0.5, OptionalLong.empty(), OptionalLong.empty()));
        }
        return new AccuracyTable(CodeSpace.of(rows), rows);
    }
}
