package io.nas4j.export.target;

import java.util.function.Supplier;

/**
 * Images that show an exporter what flows through a network.
 *
 * @param what they are, as {@code training images}
 * @param images of the network's own size; asked for when an exporter needs them
 */
public record CalibrationImages(String what, Supplier<RawImages> images) {}
