package io.nas4j.export.source;

import java.nio.file.Path;

/** Reads networks that another program trained. Loads no native library. */
public interface WeightsSource {

    /** The name that users give, in lower case, as {@code timm}. */
    String name();

    /** Which files and networks it reads: a phrase that help shows behind the name. */
    String reads();

    /**
     * Reads a file.
     *
     * @param wanted what the user says that it holds
     * @throws io.nas4j.space.InvalidInputException where the file cannot be read, is no such file, or holds another network:
     *     each tensor that does not fit is named
     */
    ForeignNetwork read(Path file, WantedNetwork wanted);
}
