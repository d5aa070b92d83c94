package io.nas4j.db;

import static io.nas4j.db.Fixtures.PROVENANCE;
import static io.nas4j.db.Fixtures.complete;
import static io.nas4j.db.Fixtures.config;
import static io.nas4j.db.Fixtures.epoch;
import static io.nas4j.db.Fixtures.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.trial.Phase;
import io.nas4j.core.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link StudyStore} must do, whichever threads call it. A subclass opens an empty one for each test.
 */
abstract class StudyStoreContract implements StudyContract, TrialContract, LinkContract, PhaseContract, RunContract {

    private StudyStore store;

    @Override
    public final StudyStore store() {
        return store;
    }

    abstract StudyStore open() throws Exception;

    @BeforeEach
    final void openStore() throws Exception {
        store = open();
    }

    @AfterEach
    final void closeStore() {
        store.close();
    }

    @Test
    void losesNothingWhenManyThreadsWriteAtOnce() throws Exception {
        store.create(config("s", 100), PROVENANCE);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<?>> futures = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            int n = number;
            Callable<Object> life = () -> {
                store.start("s", spec(n));
                for (int e = 1; e <= 3; e++) {
                    store.epoch("s", Phase.SEARCH, n, epoch(e));
                }
                store.finish("s", Phase.SEARCH, n, complete(0.5), OptionalDouble.of(n), 1);
                return store.trials("s", Phase.SEARCH);
            };
            futures.add(threads.submit(life));
        }
        for (Future<?> future : futures) {
            future.get();
        }
        threads.shutdown();
        assertThat(store.trials("s", Phase.SEARCH))
                .extracting(Trial::number)
                .containsExactlyElementsOf(IntStream.range(0, 40).boxed().toList());
        assertThat(store.trial("s", Phase.SEARCH, 39).orElseThrow().epochs()).hasSize(3);
        assertThat(store.studies().get(0).bestReward()).hasValue(39);
    }

    @Test
    void keepsWhatAnInterruptedThreadWrites() throws Exception {
        store.create(config("s"), PROVENANCE);
        Thread worker = new Thread(() -> {
            for (int number = 0; number < 20; number++) {
                Thread.currentThread().interrupt();
                store.start("s", spec(number));
            }
        });
        worker.start();
        worker.join(30_000);
        assertThat(worker.isAlive()).isFalse();
        assertThat(store.trials("s", Phase.SEARCH)).hasSize(20);
        store.start("s", spec(20));
    }

    @Test
    void refusesWorkAfterClose() {
        store.create(config("s"), PROVENANCE);
        store.claim("s");
        store.close();
        store.close();
        assertThatThrownBy(() -> store.studies()).isInstanceOf(WorkFailedException.class);
    }
}
