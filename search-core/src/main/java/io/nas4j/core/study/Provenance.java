package io.nas4j.core.study;

/** Where a study was made: for the reader, never read back by a decision. */
public record Provenance(
        String nas4jVersion, String engineVersion, String java, String os, String cpu, String created) {}
