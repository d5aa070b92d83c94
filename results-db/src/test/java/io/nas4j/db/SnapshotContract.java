package io.nas4j.db;

import static io.nas4j.db.Fixtures.PROVENANCE;
import static io.nas4j.db.Fixtures.config;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.store.StrategySnapshot;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.strategy.StrategyEvent;
import io.nas4j.space.InvalidInputException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How every store keeps what strategies tell of themselves, and what they have become. */
interface SnapshotContract {

    StudyStore store();

    private static ByteBuffer bytes(int count) {
        byte[] bytes = new byte[count];
        new SplittableRandom(count).nextBytes(bytes);
        return ByteBuffer.wrap(bytes);
    }

    @Test
    default void keepsWhatHappenedInsideTheStrategy() {
        store().create(config("s"), PROVENANCE);
        store().create(config("other"), PROVENANCE);
        assertThat(store().strategyRecords("s")).isEmpty();
        StrategyRecord update = new StrategyRecord(
                0,
                5,
                4,
                new StrategyEvent(
                        StrategyEvent.Kind.UPDATE, new TreeMap<>(Map.of("entropy", 0.1, "new_share", 1e-300)), "k3"));
        StrategyRecord collapse = new StrategyRecord(
                1, 9, 8, new StrategyEvent(StrategyEvent.Kind.COLLAPSE, new TreeMap<>(), "it's \"over\""));
        store().saveStrategyRecord("s", update);
        store().saveStrategyRecord("s", collapse);
        assertThat(store().strategyRecords("s")).containsExactly(update, collapse);
        assertThat(store().strategyRecords("s", 1)).containsExactly(collapse);
        assertThat(store().strategyRecords("s", 2)).isEmpty();
        assertThat(store().strategyRecords("other")).isEmpty();
        assertThatThrownBy(() -> store().saveStrategyRecord("s", collapse)).isInstanceOf(WorkFailedException.class);
    }

    @Test
    default void keepsTheNewestStateWithAllProposals() {
        store().create(config("s"), PROVENANCE);
        store().create(config("t"), PROVENANCE);
        assertThat(store().snapshot("s")).isEmpty();
        assertThat(store().proposals("s")).isEmpty();
        StrategySnapshot large = new StrategySnapshot(200, 197, 3, "0.1 ppo", bytes(1_700_000));
        store().saveSnapshot("s", large, new TreeMap<>(Map.of(0, bytes(5), 100, bytes(7))));
        store().saveSnapshot("t", new StrategySnapshot(9, 8, 0, "p", bytes(0)), new TreeMap<>(Map.of(0, bytes(1))));
        assertThat(store().snapshot("s")).contains(large);
        assertThat(store().proposals("s")).containsExactly(bytes(5), bytes(7));
        StrategySnapshot next = new StrategySnapshot(300, 297, 4, "0.1 ppo", bytes(30));
        store().saveSnapshot("s", next, new TreeMap<>(Map.of(200, bytes(9))));
        assertThat(store().snapshot("s")).contains(next);
        assertThat(store().proposals("s")).containsExactly(bytes(5), bytes(7), bytes(9));
        store().saveSnapshot("s", next, new TreeMap<>(Map.of(100, bytes(11))));
        assertThat(store().proposals("s")).containsExactly(bytes(5), bytes(11));
        assertThat(store().proposals("t")).containsExactly(bytes(1));
    }

    @Test
    default void keepsNothingOfAStudyThatIsNotThere() {
        for (Runnable each : List.<Runnable>of(
                () -> store().snapshot("gone"),
                () -> store().proposals("gone"),
                () -> store().strategyRecordCount("gone"),
                () -> store().saveSnapshot("gone", new StrategySnapshot(1, 0, 1, "p", bytes(1)), new TreeMap<>()))) {
            assertThatThrownBy(each::run).isInstanceOf(InvalidInputException.class);
        }
    }
}
