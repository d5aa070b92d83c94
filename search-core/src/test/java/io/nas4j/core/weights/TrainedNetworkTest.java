package io.nas4j.core.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.plan.NetworkPlan;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedNetworkTest {

    private static final NetworkPlan PLAN =
            NetworkPlan.of(ArchitectureText.parse("in:8x3 stem:k3_s2_c4 mb:e2_k3_s1_c4_se0.25 head:c8 classes:2"));
    private static final Weights WEIGHTS = Weights.initial(PLAN, new SplittableRandom(1));
    private static final List<String> NAMES = List.of("cat", "dog");

    @TempDir
    private Path folder;

    private Path write(WeightsMetadata metadata) {
        Path file = folder.resolve("network.safetensors");
        Safetensors.write(file, WEIGHTS, metadata.texts());
        return file;
    }

    @Test
    void comesBackFromTheFileThatTrainingWrote() {
        Path file = write(new WeightsMetadata(PLAN.architecture(), InputNormalisation.IMAGENET, NAMES));
        TrainedNetwork network = TrainedNetwork.read(file);
        assertThat(network.plan()).isEqualTo(PLAN);
        assertThat(network.architecture()).isEqualTo(PLAN.architecture());
        assertThat(network.normalisation()).isEqualTo(InputNormalisation.IMAGENET);
        assertThat(network.classNames()).isEqualTo(NAMES);
        assertThat(network.weights().tensors().keySet())
                .containsExactlyElementsOf(WEIGHTS.tensors().keySet());
        network.weights()
                .tensors()
                .forEach((name, tensor) ->
                        assertThat(tensor.values()).isEqualTo(WEIGHTS.get(name).values()));
    }

    @Test
    void namesTheFileThatLacksWhatItNeeds() {
        Path file = folder.resolve("network.safetensors");
        Safetensors.write(file, WEIGHTS, Map.of());
        assertThatThrownBy(() -> TrainedNetwork.read(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + ": weights must come with 'architecture', but have only []");
        Path other = write(new WeightsMetadata(PLAN.architecture(), InputNormalisation.unit(1), NAMES));
        assertThatThrownBy(() -> TrainedNetwork.read(other))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(
                        other + ": the normalisation must have 3 channels, as the network's images, but");
    }

    @Test
    void refusesPartsThatAreNotTheNetworks() {
        refuses(WEIGHTS, InputNormalisation.unit(1), NAMES, "the normalisation must have 3 channels");
        refuses(WEIGHTS, InputNormalisation.unit(3), List.of("a", "b", "c"), "there must be 2 class names");
        Map<String, Tensor> tensors = new LinkedHashMap<>(WEIGHTS.tensors());
        tensors.put("classifier.bias", new Tensor(List.of(2), new float[] {0, Float.NaN}));
        refuses(
                new Weights(tensors),
                InputNormalisation.unit(3),
                NAMES,
                "tensor classifier.bias must have finite numbers");
        tensors.remove("classifier.bias");
        refuses(new Weights(tensors), InputNormalisation.unit(3), NAMES, "tensor classifier.bias is missing");
    }

    private static void refuses(Weights weights, InputNormalisation normalisation, List<String> names, String message) {
        assertThatThrownBy(() -> new TrainedNetwork(PLAN, weights, normalisation, names))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(message);
    }
}
