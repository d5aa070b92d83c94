package io.nas4j.export.target;

/** What users can choose of the form that is written. Which targets know a choice, {@link Exporter#choices} says. */
public enum Choice {
    /** ONNX's operator set. */
    OPSET("--opset"),
    /** Whether weights and maps are 16-bit numbers. */
    HALF("--half"),
    /** How ranges of 8-bit numbers are chosen. */
    CALIBRATION("--calibration");

    private final String option;

    Choice(String option) {
        this.option = option;
    }

    /** The option by which users of the command line make it. */
    public String option() {
        return option;
    }
}
