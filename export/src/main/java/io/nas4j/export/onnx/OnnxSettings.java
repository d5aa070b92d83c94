package io.nas4j.export.onnx;

import io.nas4j.space.Require;

/**
 * What users choose of an ONNX file.
 *
 * @param operatorSet which version of ONNX's operators the file uses
 * @param half whether weights and maps are 16-bit numbers; images and logits stay 32-bit
 * @param folded whether batch norms are folded into convolutions
 */
record OnnxSettings(int operatorSet, boolean half, boolean folded) {

    /** Operator set 17, which ONNX Runtime since 1.12 runs. */
    static final OnnxSettings USUAL = new OnnxSettings(17, false, false);

    /** Clip reads its limits as inputs from here on. */
    private static final int OLDEST = 11;

    private static final int NEWEST = 22;
    private static final int FIRST_WITH_HARD_SWISH = 14;

    OnnxSettings {
        Require.between("--opset", operatorSet, OLDEST, NEWEST);
    }

    /** With 16-bit numbers batch norms are folded, since a variance may be too large for them. */
    static OnnxSettings of(int operatorSet, boolean half) {
        return new OnnxSettings(operatorSet, half, half);
    }

    /** 32-bit numbers and folded batch norms: what is to be rounded to 8 bits. */
    static OnnxSettings folded(int operatorSet) {
        return new OnnxSettings(operatorSet, false, true);
    }

    boolean hasHardSwish() {
        return operatorSet >= FIRST_WITH_HARD_SWISH;
    }

    /** The version of the file's form that came with the operator set (onnx/onnx docs/Versioning.md). */
    int irVersion() {
        if (operatorSet >= 21) {
            return 10;
        }
        if (operatorSet >= 19) {
            return 9;
        }
        if (operatorSet >= 15) {
            return 8;
        }
        return operatorSet >= 12 ? 7 : 6;
    }
}
