package io.nas4j.report.record;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The things that were asked for last. Used by one thread at a time. */
public final class Recent<K, V> {

    private final int most;
    private final Map<K, V> things = new LinkedHashMap<>(16, 0.75f, true);

    /** @param most how many to keep */
    public Recent(int most) {
        this.most = most;
    }

    /** What is kept under that name, if it is. */
    public Optional<V> get(K key) {
        return Optional.ofNullable(things.get(key));
    }

    /** Keeps it, and forgets what was not asked for the longest where there are too many. */
    public void put(K key, V thing) {
        things.put(key, thing);
        Iterator<K> oldest = things.keySet().iterator();
        while (things.size() > most) {
            oldest.next();
            oldest.remove();
        }
    }
}
