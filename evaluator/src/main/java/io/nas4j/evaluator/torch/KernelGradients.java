package io.nas4j.evaluator.torch;

import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.LongArrayRefOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The gradients of depthwise kernels, computed after the backward pass, where oneDNN has no fast code for a whole one: kernels
 * more than three columns wide, maps smaller than the kernel, padding that differs at begin and end. There it falls back to
 * code that is 3 to 100 times slower than the convolution. A kernel's columns are independent, though, so such a
 * gradient is put together from kernels of up to three columns over a map that is padded beforehand, which it is fast at.
 * docs/engines.md has the figures.
 */
final class KernelGradients {

    private static final int FAST_COLUMNS = 3;

    /** Bytes of a map that is looked at at once: its padded copies should be found in a cache. */
    private static final long PIECE_BYTES = 4L << 20;

    private static final long[] ONES = {1, 1};
    private static final long[] ZEROS = {0, 0};

    private final List<Pending> pending = new ArrayList<>();

    /** A convolution whose kernel waits for its gradient. */
    private record Pending(Conv conv, Tensor kernel, Tensor x, Tensor y) {}

    /** Whether a convolution's kernel is better off here than with autograd. */
    static boolean suit(Conv conv) {
        Window window = conv.window();
        return conv.depthwise() && (window.kernel() > FAST_COLUMNS || paddedByUs(window));
    }

    private static boolean paddedByUs(Window window) {
        return window.padBegin() != window.padEnd() || window.inSize() < window.kernel();
    }

    /**
     * Waits for the gradient of a convolution's output.
     *
     * @param kernel which autograd must not know to have taken part
     * @param x the input, which nobody changes before the backward pass
     * @param y the output
     */
    void expect(Conv conv, Tensor kernel, Tensor x, Tensor y) {
        pending.add(new Pending(conv, kernel, x, y));
    }

    /**
     * The backward pass: leaves each tensor's gradient in its {@code grad}, which must be there.
     *
     * @param trained all tensors that the loss depends on, by name
     */
    void backward(Tensor loss, Map<String, Tensor> trained) {
        Map<String, Tensor> byAutograd = new LinkedHashMap<>(trained);
        pending.forEach(one -> byAutograd.remove(one.conv.name() + ".weight"));
        TensorVector inputs = new TensorVector();
        byAutograd.values().forEach(inputs::push_back);
        pending.forEach(one -> inputs.push_back(one.y));
        TensorVector gradients = torch.grad(new TensorVector(loss), inputs);
        try (NoGradGuard off = new NoGradGuard()) {
            long index = 0;
            for (Tensor tensor : byAutograd.values()) {
                tensor.grad().copy_(gradients.get(index++));
            }
            for (Pending one : pending) {
                try (PointerScope scope = new PointerScope()) {
                    fill(one, gradients.get(index++));
                }
            }
        }
    }

    /** Expects nothing any more. */
    void clear() {
        pending.clear();
    }

    private static void fill(Pending one, Tensor ofOutput) {
        Tensor gradient = one.kernel.grad().zero_();
        long batch = one.x.size(0);
        long images = Math.max(1, Math.min(batch, PIECE_BYTES * batch / (one.x.numel() * Float.BYTES)));
        int kernel = one.conv.kernel();
        for (long from = 0; from < batch; from += images) {
            long count = Math.min(images, batch - from);
            Tensor x = one.x.narrow(0, from, count);
            Tensor y = ofOutput.narrow(0, from, count);
            for (int column = 0; column < kernel; column += FAST_COLUMNS) {
                int columns = Math.min(FAST_COLUMNS, kernel - column);
                if (meetsMap(one.conv.window(), column, columns)) {
                    gradient.narrow(3, column, columns).add_(ofColumns(one.conv, column, columns, one.kernel, x, y));
                }
            }
        }
    }

    /** Columns of a kernel that is wider than its map may see padding only; their gradient is zero. */
    private static boolean meetsMap(Window window, int column, int columns) {
        return before(window, column) > -window.inSize() && after(window, column + columns) > -window.inSize();
    }

    /** Columns of padding left of the map, for the columns of a kernel from one on; negative: of the map to leave out. */
    private static long before(Window window, int column) {
        return (long) window.padBegin() - column;
    }

    /** The same right of the map, up to a column. */
    private static long after(Window window, int end) {
        return (window.outSize() - 1L) * window.stride() + end - window.padBegin() - window.inSize();
    }

    /** The gradient of some columns of a kernel, {@code [channels, 1, kernel, columns]}. */
    private static Tensor ofColumns(Conv conv, int column, int columns, Tensor kernel, Tensor x, Tensor y) {
        Window window = conv.window();
        boolean rows = paddedByUs(window);
        long[] padding = {
            before(window, column),
            after(window, column + columns),
            rows ? before(window, 0) : 0,
            rows ? after(window, window.kernel()) : 0
        };
        return torch.convolution_backward(
                        y,
                        torch.constant_pad_nd(x, padding),
                        kernel.narrow(3, column, columns),
                        new LongArrayRefOptional(),
                        new long[] {conv.stride(), conv.stride()},
                        new long[] {rows ? 0 : window.padBegin(), 0},
                        ONES,
                        false,
                        ZEROS,
                        conv.groups(),
                        new BoolPointer(3).put(0, false).put(1, true).put(2, false))
                .get1();
    }
}
