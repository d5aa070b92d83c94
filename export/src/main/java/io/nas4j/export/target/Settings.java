package io.nas4j.export.target;

import io.nas4j.space.InvalidInputException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What users choose of the form that is written.
 *
 * @param opset ONNX's operator set
 * @param half whether weights and maps are 16-bit numbers
 * @param calibration how ranges of 8-bit numbers are chosen
 */
public record Settings(OptionalInt opset, boolean half, Optional<CalibrationMethod> calibration) {

    /** No choice. */
    public static final Settings NONE = new Settings(OptionalInt.empty(), false, Optional.empty());

    public Settings withOpset(int number) {
        return new Settings(OptionalInt.of(number), half, calibration);
    }

    public Settings withHalf(boolean asked) {
        return new Settings(opset, asked, calibration);
    }

    public Settings withCalibration(CalibrationMethod method) {
        return new Settings(opset, half, Optional.of(method));
    }

    /** Refuses any choice, for forms that know none. */
    void requireNone(String exporter) {
        requireNoHalf(exporter);
        requireNoCalibration(exporter);
        if (opset.isPresent()) {
            throw new InvalidInputException("--opset belongs to onnx and onnx-int8, and not to " + exporter);
        }
    }

    /** Refuses 16-bit numbers, for forms that do not know them. */
    public void requireNoHalf(String exporter) {
        if (half) {
            throw new InvalidInputException("--half belongs to onnx, and not to " + exporter);
        }
    }

    /** Refuses a choice of calibration, for forms that have no 8-bit numbers. */
    public void requireNoCalibration(String exporter) {
        if (calibration.isPresent()) {
            throw new InvalidInputException("--calibration belongs to onnx-int8, and not to " + exporter);
        }
    }
}
