package io.nas4j.report.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PaceTest {

    private static final long MILLI = 1_000_000;

    @Property(tries = 200)
    void workTakesItsShareAtMost(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 5_000) Integer> pieces,
            @ForAll @IntRange(min = 1, max = 100) int percent) {
        AtomicLong clock = new AtomicLong(-7);
        Pace pace = new Pace(clock::get, percent / 100.0);
        long worked = 0;
        long began = clock.get();
        for (int millis : pieces) {
            while (!pace.rested()) {
                clock.addAndGet(pace.millis() * MILLI);
            }
            long begun = pace.begin();
            clock.addAndGet(millis * MILLI);
            worked += millis * MILLI;
            pace.worked(begun);
        }
        while (!pace.rested()) {
            clock.addAndGet(pace.millis() * MILLI);
        }
        assertThat(worked * 100).isLessThanOrEqualTo((clock.get() - began) * percent);
    }

    @Property(tries = 50)
    void makingCardsPutsTheNextLookOff(@ForAll @IntRange(min = 1, max = 1_000) int millis) {
        AtomicLong clock = new AtomicLong();
        Pace pace = new Pace(clock::get, 0.01);
        for (int piece = 0; piece < 3; piece++) {
            long begun = pace.begin();
            clock.addAndGet(millis * MILLI);
            pace.worked(begun);
        }
        clock.addAndGet(3 * 99 * millis * MILLI - MILLI);
        assertThat(pace.rested()).isFalse();
    }
}
