package io.nas4j.export.target;

import io.nas4j.space.InvalidInputException;
import java.util.OptionalInt;

/**
 * What users choose of the form that is written.
 *
 * @param opset ONNX's operator set
 * @param half whether weights and maps are 16-bit numbers
 */
public record Settings(OptionalInt opset, boolean half) {

    /** Refuses any choice, for forms that know none. */
    void requireNone(String exporter) {
        if (opset.isPresent() || half) {
            throw new InvalidInputException((half ? "--half" : "--opset") + " belongs to onnx, and not to " + exporter);
        }
    }
}
