package io.nas4j.export.target;

import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

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

    /** The same with a number of ONNX's operator set. */
    public Settings withOpset(int number) {
        return new Settings(OptionalInt.of(number), half, calibration);
    }

    /** The same, with weights and maps of 16 bits or not. */
    public Settings withHalf(boolean asked) {
        return new Settings(opset, asked, calibration);
    }

    /** The same with a way to choose ranges. */
    public Settings withCalibration(CalibrationMethod method) {
        return new Settings(opset, half, Optional.of(method));
    }

    /** The choices that were made. */
    public Set<Choice> made() {
        Set<Choice> made = EnumSet.noneOf(Choice.class);
        if (opset.isPresent()) {
            made.add(Choice.OPSET);
        }
        if (half) {
            made.add(Choice.HALF);
        }
        if (calibration.isPresent()) {
            made.add(Choice.CALIBRATION);
        }
        return made;
    }

    /** Without any choice but these. */
    public Settings only(Set<Choice> choices) {
        return new Settings(
                choices.contains(Choice.OPSET) ? opset : OptionalInt.empty(),
                choices.contains(Choice.HALF) && half,
                choices.contains(Choice.CALIBRATION) ? calibration : Optional.empty());
    }
}
