package io.nas4j.core.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.file.FileHash;
import io.nas4j.core.transfer.Freeze;
import io.nas4j.core.transfer.Transfer;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.plan.NetworkPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferredWeightsTest {

    private static final String TEXT = "in:16x3 stem:k3_s2_c8 mb:e3_k3_s1_c8 head:c16 classes:2";
    private static final List<String> NAMES = List.of("cat", "dog");
    private static final NetworkPlan PLAN = plan(TEXT);
    private static final TrainedNetwork SOURCE =
            new TrainedNetwork(PLAN, weights(PLAN, 1), InputNormalisation.IMAGENET, NAMES);

    @TempDir
    Path folder;

    private static NetworkPlan plan(String text) {
        return NetworkPlan.of(ArchitectureText.parse(text));
    }

    private static Weights weights(NetworkPlan plan, long seed) {
        return Weights.initial(plan, new SplittableRandom(seed));
    }

    @Test
    void theClassifierIsFreshWhereTheClassesAreOthers() {
        NetworkPlan five = plan(TEXT.replace("classes:2", "classes:5"));
        Weights fresh = weights(five, 2);
        Weights first = TransferredWeights.of(five, List.of("a", "b", "c", "d", "e"), SOURCE, fresh);
        assertThat(first.get("classifier.weight")).isEqualTo(fresh.get("classifier.weight"));
        assertThat(first.get("stem.conv.weight")).isEqualTo(SOURCE.weights().get("stem.conv.weight"));

        Weights other = weights(PLAN, 2);
        Weights renamed = TransferredWeights.of(PLAN, List.of("dog", "cat"), SOURCE, other);
        assertThat(renamed.get("classifier.weight")).isEqualTo(other.get("classifier.weight"));
        assertThat(TransferredWeights.of(PLAN, NAMES, SOURCE, weights(PLAN, 2))).isEqualTo(SOURCE.weights());
    }

    @Test
    void otherNetworksAreRefused() {
        refuses(
                TEXT.replace("stem:k3_s2_c8", "stem:k3_s2_c12"),
                "stem.conv.weight must have shape [12, 3, 3, 3], but has"
                        + " [8, 3, 3, 3]; stem.bn.gamma must have shape [12], but has [8]");
        refuses(
                TEXT.replace("_c8 head", "_c8_r2 head"),
                "stages.0.1.expand.conv.weight must have shape [24, 8, 1, 1], but" + " is missing");
        refuses(TEXT + " bn:0.99_0.01", "same and 0.001, but has same and 0.01");
        refuses(TEXT + " pad:symmetric", "same and 0.001, but has symmetric and 0.001");
    }

    private static void refuses(String text, String reason) {
        assertThatThrownBy(() -> TransferredWeights.requireFits(plan(text), SOURCE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aFileThatWasChangedIsRefused() {
        Path file = folder.resolve("model.safetensors");
        SOURCE.write(file);
        Transfer transfer = new Transfer(file.toString(), FileHash.sha256(file), Freeze.NONE, 1, false);
        assertThat(TransferredWeights.source(transfer).classNames()).isEqualTo(NAMES);
        new TrainedNetwork(PLAN, weights(PLAN, 3), InputNormalisation.IMAGENET, NAMES).write(file);
        assertThatThrownBy(() -> TransferredWeights.source(transfer))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("was changed since");
    }
}
