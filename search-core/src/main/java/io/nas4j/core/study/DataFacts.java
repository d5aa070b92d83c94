package io.nas4j.core.study;

import io.nas4j.space.architecture.Input;
import java.util.Optional;

/**
 * What a study knows of its data set.
 *
 * @param input the size of the images that networks read
 * @param classes the number of classes
 * @param fingerprint the fingerprint of the data set; empty in studies of releases that stored none
 */
public record DataFacts(Input input, int classes, Optional<String> fingerprint) {

    /** Facts without a fingerprint. */
    public static DataFacts of(Input input, int classes) {
        return new DataFacts(input, classes, Optional.empty());
    }

    /** The same with the fingerprint of the data set. */
    public DataFacts withFingerprint(String text) {
        return new DataFacts(input, classes, Optional.of(text));
    }
}
