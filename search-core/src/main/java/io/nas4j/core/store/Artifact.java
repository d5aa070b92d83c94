package io.nas4j.core.store;

import java.util.OptionalLong;

/**
 * A file that a study produced.
 *
 * @param kind unique in the study, as {@code baseline.onnx}
 * @param path absolute
 * @param bytes its size; empty where an earlier release stored none
 * @param sha256 of its content, hexadecimal
 * @param detail what was checked, in a sentence
 */
public record Artifact(String kind, String path, OptionalLong bytes, String sha256, String detail) {}
