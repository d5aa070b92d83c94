package io.nas4j.evaluator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DevicesTest {

    private static final Devices TWO_GPUS = new Devices(true, List.of("A", "B"));
    private static final Devices NO_GPU = new Devices(true, List.of());
    private static final Devices NO_NATIVES = new Devices(false, List.of("A"));

    @ParameterizedTest
    @CsvSource({"cpu, cpu", "cuda, cuda:0", "cuda:0, cuda:0", "cuda:1, cuda:1", "auto, cuda:0"})
    void namesTheCardThatIsMeant(String choice, String device) {
        assertThat(TWO_GPUS.resolve(choice, "torch")).isEqualTo(device);
    }

    @Test
    void autoIsTheProcessorWhereNoCardCanBeUsed() {
        assertThat(NO_GPU.resolve("auto", "torch")).isEqualTo("cpu");
        assertThat(NO_NATIVES.resolve("auto", "torch")).isEqualTo("cpu");
        assertThat(TWO_GPUS.resolve("auto", "dl4j")).isEqualTo("cpu");
    }

    @Test
    void saysWhyACardCannotBeHad() {
        refuses(NO_NATIVES, "cuda", "torch", "device cuda cannot be had: this build has no natives for CUDA");
        refuses(NO_GPU, "cuda", "torch", "no NVIDIA GPU and driver can be seen on this machine; use --device cpu");
        refuses(TWO_GPUS, "cuda:2", "torch", "device cuda:2 cannot be had: this machine has GPUs 0 to 1");
        refuses(TWO_GPUS, "cuda", "dl4j", "engine dl4j computes on the processor alone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gpu", "cuda:", "cuda:x", "cuda:-1", "cuda:100", "CPU"})
    void refusesWhatIsNoDevice(String choice) {
        refuses(TWO_GPUS, choice, "torch", "--device must be cpu, cuda, cuda:N or auto, but was '" + choice + "'");
    }

    @Test
    void workersShareACardsMemory() {
        assertThat(Devices.environment("cpu", 4)).isEmpty();
        assertThat(Devices.environment("cuda:0", 4))
                .containsEntry("PYTORCH_ALLOC_CONF", "per_process_memory_fraction:0.2125");
    }

    private static void refuses(Devices devices, String choice, String engine, String sentence) {
        assertThatThrownBy(() -> devices.resolve(choice, engine))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(sentence);
    }
}
