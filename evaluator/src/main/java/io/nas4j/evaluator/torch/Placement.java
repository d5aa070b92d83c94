package io.nas4j.evaluator.torch;

import java.util.Optional;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/** Where a network's tensors are: in the processor's memory, or on a GPU. */
final class Placement {

    /** In the processor's memory, where Java's arrays are copied to anyway. */
    static final Placement CPU = new Placement(Optional.empty());

    private final Optional<Device> device;

    private Placement(Optional<Device> device) {
        this.device = device;
    }

    /** @param device in LibTorch's words: {@code cuda:0} */
    static Placement on(String device) {
        return new Placement(Optional.of(new Device(device)));
    }

    boolean onProcessor() {
        return device.isEmpty();
    }

    /** The tensor there; itself where it is there already. */
    Tensor put(Tensor tensor) {
        return device.isEmpty() ? tensor : tensor.to(device.get(), tensor.scalar_type());
    }

    /** So many zeros there. */
    Tensor zeros(long size) {
        return device.isEmpty() ? torch.zeros(size) : torch.zeros(new long[] {size}, new TensorOptions(device.get()));
    }
}
