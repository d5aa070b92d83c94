package io.nas4j.evaluator.dl4j;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The numbers of an array where they lie. */
final class Floats {

    private Floats() {}

    /** A view of an array whose numbers lie together; valid as long as the array is. */
    static FloatBuffer view(INDArray array) {
        return new FloatPointer(array.data().addressPointer())
                .capacity(array.length())
                .asBuffer();
    }

    /** Multiplies each of {@code factors.length} equal parts of a row-major array by its factor. */
    static void scaleParts(INDArray array, float[] factors) {
        FloatBuffer values = view(array);
        int part = values.capacity() / factors.length;
        for (int i = 0; i < factors.length; i++) {
            for (int j = i * part; j < (i + 1) * part; j++) {
                values.put(j, values.get(j) * factors[i]);
            }
        }
    }
}
