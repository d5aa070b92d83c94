package io.nas4j.core.study;

import java.util.Optional;

/**
 * What a study was made, or gone on, with: for the reader, and to say what has changed since.
 *
 * @param commit of the program's sources, where the build knew it
 * @param engineVersion the engine and its library's version
 * @param space fingerprint of the space as this program builds it
 * @param created ISO 8601, UTC
 */
public record Provenance(
        String nas4jVersion,
        Optional<String> commit,
        String engineVersion,
        String java,
        String os,
        String cpu,
        Optional<String> space,
        String created) {}
