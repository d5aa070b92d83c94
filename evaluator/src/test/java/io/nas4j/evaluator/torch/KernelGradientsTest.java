package io.nas4j.evaluator.torch;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.space.architecture.BatchNorm;
import io.nas4j.space.architecture.Padding;
import io.nas4j.space.plan.Conv;
import io.nas4j.space.plan.Window;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Assumptions;

class KernelGradientsTest {

    private static final long[] ONES = {1, 1};
    private static final long[] ZEROS = {0, 0};

    @Property(tries = 300)
    void areAutogradsOfAConvolutionThatIsPaddedBeforehand(
            @ForAll @IntRange(min = 1, max = 5) int batch,
            @ForAll @IntRange(min = 2, max = 20) int channels,
            @ForAll @IntRange(min = 1, max = 4) int half,
            @ForAll @IntRange(min = 1, max = 3) int stride,
            @ForAll @IntRange(min = 1, max = 17) int size,
            @ForAll Padding padding,
            @ForAll long seed) {
        Assumptions.assumeTrue(TorchEngine.available(), "LibTorch has no natives for this platform");
        Window window = new Window(2 * half + 1, stride, size, padding);
        Conv conv = new Conv("it", channels, channels, channels, false, window);
        Assume.that(KernelGradients.suit(conv));
        torch.manual_seed(seed);
        try (PointerScope scope = new PointerScope()) {
            Tensor x = torch.randn(batch, channels, size, size).contiguous(torch.MemoryFormat.ChannelsLast);
            Tensor weight = torch.randn(channels, 1, window.kernel(), window.kernel());
            Tensor factors = torch.randn(batch, channels, window.outSize(), window.outSize());

            Tensor kernel = weight.clone().requires_grad_(true);
            torch.conv2d(
                            torch.constant_pad_nd(
                                    x, window.padBegin(), window.padEnd(), window.padBegin(), window.padEnd()),
                            kernel,
                            new TensorOptional(),
                            new long[] {stride, stride},
                            ZEROS,
                            ONES,
                            channels)
                    .narrow(2, 0, window.outSize())
                    .narrow(3, 0, window.outSize())
                    .mul(factors)
                    .sum()
                    .backward();

            Tensor ours = weight.clone().requires_grad_(true);
            ours.mutable_grad().put(torch.ones_like(weight));
            Tensor input = x.clone().requires_grad_(true);
            KernelGradients gradients = new KernelGradients();
            Operators operators = new Operators(
                    onlyOne(ours),
                    BatchNorm.DEFAULT,
                    Operators::activated,
                    Optional.of(gradients),
                    Optional.empty(),
                    norm -> false);
            Tensor loss = operators.convolve(conv, input).mul(factors).sum();
            gradients.backward(loss, Map.of("it.weight", ours));

            assertThat(kernel.grad().abs().max().item_double()).isPositive();
            double difference = ours.grad().sub(kernel.grad()).abs().max().item_double();
            assertThat(difference)
                    .isLessThan(1e-4 * (1 + kernel.grad().abs().max().item_double()));
        }
    }

    private static Parameters onlyOne(Tensor tensor) {
        return new Parameters() {
            @Override
            public Tensor get(String name) {
                return tensor;
            }

            @Override
            public TensorOptional optional(String name) {
                return new TensorOptional(tensor);
            }
        };
    }
}
