package io.nas4j.cli.command.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.benchmark.FinalChoice;
import io.nas4j.core.benchmark.Seen;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.strategy.StrategyContext;
import io.nas4j.core.table.AccuracyTable;
import io.nas4j.core.table.CodeSpace;
import io.nas4j.core.table.MeasuredNetwork;
import io.nas4j.core.table.TableRow;
import io.nas4j.space.search.Choices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On 81 codes whose accuracy is the sum of their digits, and whose score is the same. */
class FinalChoicesTest {

    private static final AccuracyTable TABLE = table();

    private static AccuracyTable table() {
        List<TableRow> rows = IntStream.range(0, 81)
                .mapToObj(i -> Integer.toString(81 + i, 3).substring(1))
                .map(code -> {
                    double sum = code.chars().map(digit -> digit - '0').sum();
                    return new TableRow(
                            2,
                            code,
                            0.5 + sum / 20,
                            OptionalLong.of(1),
                            OptionalLong.of(1),
                            new TreeMap<>(Map.of("naswot", sum)));
                })
                .toList();
        return new AccuracyTable(CodeSpace.of(rows), rows);
    }

    private static MeasuredNetwork network(int... code) {
        return TABLE.network(new Choices(IntStream.of(code).boxed().toList()));
    }

    private static Map<String, MeasuredNetwork> taken(List<Seen> seen, FinalChoice.Confirmation confirmation) {
        StrategyContext context =
                new StrategyContext(TABLE, new Objective(Objective.Form.SOFT, 1, 0), new RandomStreams(1), event -> {});
        return FinalChoices.of(TABLE, 3).of(new FinalChoice.Known(context, seen, confirmation));
    }

    /** What was told has noise, and one poor network had most luck. */
    private static List<Seen> luckyOne() {
        SplittableRandom random = new SplittableRandom(1);
        List<Seen> seen = new ArrayList<>(List.of(new Seen(network(0, 0, 0, 1), 0.94)));
        while (seen.size() < 40) {
            MeasuredNetwork drawn = TABLE.network(TABLE.uniform(random));
            if (seen.stream().noneMatch(each -> each.network().equals(drawn)) && !drawn.equals(network(2, 2, 2, 2))) {
                seen.add(new Seen(drawn, Math.min(0.93, drawn.accuracy() + 0.08 * random.nextGaussian())));
            }
        }
        return seen;
    }

    @Test
    void whatWasToldIsBelievedByOneOfThemOnly() {
        List<Seen> seen = luckyOne();
        double best = seen.stream()
                .mapToDouble(each -> each.network().accuracy())
                .max()
                .orElseThrow();
        Map<String, MeasuredNetwork> taken = taken(seen, (network, round) -> network.accuracy());
        assertThat(taken.keySet()).containsExactly("accuracy", "posterior", "posterior+naswot", "confirm");
        assertThat(taken.get("accuracy")).isEqualTo(network(0, 0, 0, 1));
        assertThat(taken.get("posterior")).isNotEqualTo(network(0, 0, 0, 1));
        assertThat(taken.get("posterior+naswot").accuracy()).isEqualTo(best);
        assertThat(taken.get("confirm").accuracy()).isEqualTo(best);
    }

    @Test
    void theRaceHasTheLikeliestAloneAndItsWinnerIsTaken() {
        List<MeasuredNetwork> trained = new ArrayList<>();
        MeasuredNetwork[] worst = new MeasuredNetwork[1];
        Map<String, MeasuredNetwork> taken = taken(luckyOne(), (network, round) -> {
            if (!trained.contains(network)) {
                trained.add(network);
            }
            worst[0] = trained.get(trained.size() - 1);
            // the last that takes part wins
            return network.equals(worst[0]) && trained.size() == 3 ? 0.9 : 0.1;
        });
        assertThat(trained).hasSize(3).contains(taken.get("posterior+naswot"));
        assertThat(taken.get("confirm")).isEqualTo(trained.get(2));
    }

    @Test
    void withTooFewForAModelWhatWasToldStandsForIt() {
        List<Seen> seen = List.of(new Seen(network(0, 0, 0, 0), 0.6), new Seen(network(0, 0, 0, 1), 0.7));
        assertThat(taken(seen, (network, round) -> 0.5).get("posterior")).isEqualTo(network(0, 0, 0, 1));
        assertThat(taken(seen.subList(0, 1), (network, round) -> 0.5).values())
                .allMatch(network -> network.equals(network(0, 0, 0, 0)));
    }
}
