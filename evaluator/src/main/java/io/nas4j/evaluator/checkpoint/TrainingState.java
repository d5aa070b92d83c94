package io.nas4j.evaluator.checkpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * All that the rest of a training depends on, at one moment, as arrays of numbers under names. Arrays are shared, not copied:
 * nobody may write to one that was put here.
 */
public final class TrainingState {

    private final Map<String, Object> arrays = new LinkedHashMap<>();

    /** What has a state. What was saved and restored into a fresh one of the same kind goes on alike, bit for bit. */
    public interface Holder {

        /** Puts copies of all that changes from step to step. */
        void save(TrainingState into);

        /** Takes that over. */
        void restore(TrainingState from);
    }

    public void put(String name, float[] values) {
        add(name, values);
    }

    public void put(String name, double[] values) {
        add(name, values);
    }

    public void put(String name, long... values) {
        add(name, values);
    }

    public void put(String name, int[] values) {
        add(name, values);
    }

    private void add(String name, Object values) {
        if (arrays.put(name, values) != null) {
            throw new IllegalStateException("two parts of a training are called " + name);
        }
    }

    /** Whether there is anything of that name. */
    public boolean has(String name) {
        return arrays.containsKey(name);
    }

    public float[] floats(String name) {
        return get(name, float[].class);
    }

    public double[] doubles(String name) {
        return get(name, double[].class);
    }

    public long[] longs(String name) {
        return get(name, long[].class);
    }

    public int[] ints(String name) {
        return get(name, int[].class);
    }

    private <T> T get(String name, Class<T> type) {
        return type.cast(Objects.requireNonNull(arrays.get(name), name));
    }

    /** The names in the order in which they were put. */
    public Set<String> names() {
        return arrays.keySet();
    }

    Object array(String name) {
        return Objects.requireNonNull(arrays.get(name), name);
    }
}
