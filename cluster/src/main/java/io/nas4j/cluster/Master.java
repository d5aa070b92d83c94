package io.nas4j.cluster;

import io.nas4j.space.InvalidInputException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Spark master, as {@code --cluster} names it.
 *
 * @param address as Spark takes it
 * @param slots trials that run there side by side, where the address says so
 */
public record Master(String address, OptionalInt slots) {

    private static final Pattern LOCAL =
            Pattern.compile("local-cluster\\[ *(\\d{1,4}) *, *(\\d{1,4}) *, *(\\d{1,7}) *\\]");
    private static final Pattern STANDALONE = Pattern.compile("spark://[^:,/ ]+:\\d{1,5}(,[^:,/ ]+:\\d{1,5})*");
    private static final Pattern KUBERNETES = Pattern.compile("k8s://(https?://)?[^:/ ]+(:\\d{1,5})?(/.*)?");
    private static final String YARN = "yarn";

    /** MiB that Spark asks of each executor at least, which holds no network. */
    private static final int LEAST_MEMORY = 512;

    /**
     * Reads it.
     *
     * @throws InvalidInputException saying what a master may be
     */
    public static Master parse(String text) {
        Matcher local = LOCAL.matcher(text);
        if (local.matches()) {
            int executors = Integer.parseInt(local.group(1));
            int cores = Integer.parseInt(local.group(2));
            int megabytes = Integer.parseInt(local.group(3));
            if (executors < 1 || cores < 1 || megabytes < LEAST_MEMORY) {
                throw new InvalidInputException(
                        "--cluster local-cluster[N,C,M] must have N >= 1 executors with C >= 1 cores and M >= "
                                + LEAST_MEMORY + " MB each, but was '" + text + "'");
            }
            return new Master(
                    "local-cluster[" + executors + "," + cores + "," + megabytes + "]",
                    OptionalInt.of(executors * cores));
        }
        if (text.equals(YARN)
                || STANDALONE.matcher(text).matches()
                || KUBERNETES.matcher(text).matches()) {
            return new Master(text, OptionalInt.empty());
        }
        throw new InvalidInputException(
                "--cluster must be local-cluster[N,C,M], spark://HOST:PORT, yarn or k8s://HOST:PORT, but was '" + text
                        + "'");
    }

    /** Whether all executors are on this machine, and see its files. */
    boolean isHere() {
        return address.startsWith("local-cluster");
    }

    boolean isYarn() {
        return address.equals(YARN);
    }

    boolean isKubernetes() {
        return address.startsWith("k8s:");
    }
}
