package io.nas4j.evaluator.torch;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** The numbers of tensors that lie in one piece, on their way to Java's memory and back. */
final class Numbers {

    private Numbers() {}

    /** A copy, in row-major order. */
    static float[] of(Tensor tensor) {
        float[] numbers = new float[Math.toIntExact(tensor.numel())];
        try (PointerScope scope = new PointerScope();
                NoGradGuard off = new NoGradGuard()) {
            tensor.detach().contiguous().cpu().data_ptr_float().get(numbers);
        }
        return numbers;
    }

    /** Writes so many numbers over those of a tensor. */
    static void fill(Tensor tensor, float[] numbers) {
        try (PointerScope scope = new PointerScope();
                NoGradGuard off = new NoGradGuard()) {
            tensor.copy_(Tensor.create(numbers, tensor.shape()));
        }
    }
}
