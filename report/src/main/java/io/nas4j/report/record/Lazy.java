package io.nas4j.report.record;

import java.util.Optional;
import java.util.function.Supplier;

/** A value that is computed when it is first asked for, and once. Safe for use by many threads. */
public final class Lazy<T> implements Supplier<T> {

    private final Supplier<T> how;
    private Optional<T> value = Optional.empty();

    /**
     * @param how computes the value from what does not change
     */
    public Lazy(Supplier<T> how) {
        this.how = how;
    }

    @Override
    public synchronized T get() {
        if (value.isEmpty()) {
            value = Optional.of(how.get());
        }
        return value.get();
    }
}
