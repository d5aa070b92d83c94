package io.nas4j.controller.forest;

import io.nas4j.core.table.CodeSpace;
import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.core.table.TableRow;
import io.nas4j.space.search.Choices;
import io.nas4j.space.search.DecisionSpace;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A space of 4 to the power of 12 codes, of which nothing is stored: four blocks of three places. A block costs what the product of
 * its places says, and accuracy grows with places, unequally, and with cost.
 */
final class MadeUpCodes {

    static final int PLACES = 12;
    static final DecisionSpace SPACE =
            CodeSpace.of(List.of(new TableRow(2, "3".repeat(PLACES), 0.5, OptionalLong.empty(), OptionalLong.empty())));

    private MadeUpCodes() {}

    static long macs(Choices choices) {
        long macs = 0;
        for (int d = 0; d < PLACES; d += 3) {
            macs += 1_000L * (1 + d) * (1 + choices.get(d)) * (1 + choices.get(d + 1)) * (2 + choices.get(d + 2));
        }
        return macs;
    }

    static double accuracy(Choices choices) {
        double worth = 0;
        for (int d = 0; d < PLACES; d++) {
            worth += choices.get(d) * (d % 3 == 0 ? 3 : 1) / 100.0;
        }
        return 0.3 + 0.5 * worth + 0.02 * Math.log(macs(choices));
    }

    static MeasuredNetwork measured(Choices choices) {
        return new MeasuredNetwork(choices, accuracy(choices), macs(choices) / 10, macs(choices), new TreeMap<>());
    }

    /** Different ones with all but no chance. */
    static List<MeasuredNetwork> drawn(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> measured(SPACE.uniform(random)))
                .limit(count)
                .toList();
    }
}
