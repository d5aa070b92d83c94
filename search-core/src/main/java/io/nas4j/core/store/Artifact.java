package io.nas4j.core.store;

/**
 * A file that a study produced.
 *
 * @param kind unique in the study, as {@code baseline.onnx}
 * @param path absolute
 * @param sha256 of its content, hexadecimal
 * @param detail what was checked, in a sentence
 */
public record Artifact(String kind, String path, String sha256, String detail) {}
