package io.nas4j.space.plan;

/** The classifier: weight {@code name.weight} of shape {@code [out, in]}, bias {@code name.bias} of shape {@code [out]}. */
public record Dense(String name, int in, int out) {

    public long params() {
        return macs() + out;
    }

    public long macs() {
        return (long) in * out;
    }
}
