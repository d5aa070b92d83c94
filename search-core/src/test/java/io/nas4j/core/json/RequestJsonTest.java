package io.nas4j.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.prune.StopRule;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.search.SearchSpace;
import io.nas4j.space.staged.SearchSpaces;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RequestJsonTest {

    private static final EvaluationRequest REQUEST = request();

    private static EvaluationRequest request() {
        SearchSpace space = SearchSpaces.get(SearchSpaces.MICRO, new Input(16, 3), 10);
        TrainingTask task = TrainingTask.of(
                TaskData.of("shapes", 200, 50), Recipe.plain(3, 32, OptimizerSettings.usual(Optimizer.ADAMW)));
        return new EvaluationRequest(
                        space.build(space.sample(new SplittableRandom(1))), task, "torch", 7, true, Optional.empty())
                .withStopRule(new StopRule(Map.of(1, 0.25)))
                .withLatencyBatches(List.of(1, 8));
    }

    @Provide
    Arbitrary<EvaluationRequest> requests() {
        return Requests.any();
    }

    @Provide
    Arbitrary<TrainingTask> tasks() {
        return Requests.tasks();
    }

    @Property
    void readsTheRequestThatItWrote(@ForAll("requests") EvaluationRequest request) {
        assertThat(RequestJson.read(RequestJson.write(request))).isEqualTo(request);
    }

    @Property
    void writesOneLine(@ForAll("requests") EvaluationRequest request) {
        assertThat(RequestJson.write(request)).doesNotContain("\n", "\r");
    }

    @Property
    void readsTheTaskThatItWrote(@ForAll("tasks") TrainingTask task) {
        assertThat(TrainingTaskJson.read(TrainingTaskJson.write(task))).isEqualTo(task);
    }

    @Example
    void keepsItsFieldNames() {
        assertThat(RequestJson.write(REQUEST))
                .isEqualTo("{\"architecture\":\"" + ArchitectureText.format(REQUEST.architecture()) + "\","
                        + "\"task\":" + TrainingTaskJson.write(REQUEST.task()) + ","
                        + "\"engine\":\"torch\",\"seed\":7,"
                        + "\"wanted\":{\"test_accuracy\":true,\"latency_batches\":[1,8]},"
                        + "\"limits\":{\"seconds\":0.0,\"silent_seconds\":0.0,\"megabytes\":0,\"retry_diverged\":false},"
                        + "\"stop_rule\":{\"signal\":\"accuracy\",\"least\":{\"1\":0.25}}}");
    }

    /** Who reads it may run in another folder. */
    @Example
    void makesTheFileForWeightsAbsolute() {
        EvaluationRequest relative = new EvaluationRequest(
                REQUEST.architecture(), REQUEST.task(), "torch", 7, false, Optional.of(Path.of("best.safetensors")));
        assertThat(RequestJson.read(RequestJson.write(relative)).weightsFile())
                .hasValue(Path.of("best.safetensors").toAbsolutePath());
    }

    @Example
    void namesTheKeyThatIsWrong() {
        String good = RequestJson.write(REQUEST);
        refuses(good.replace("\"engine\"", "\"motor\""), "'engine' is missing");
        refuses(good.replace("\"seed\":7", "\"seed\":7,\"priority\":1"), "'priority' is a key that this release");
        refuses(good.replace("[1,8]", "[1,\"8\"]"), "'wanted.latency_batches' must be an array of numbers");
        refuses(good.replace("[1,8]", "[1,8.5]"), "'wanted.latency_batches' must be a whole number");
        refuses(good.replace("\"epochs\":3", "\"epochs\":true"), "'task.epochs' must be a number");
        refuses(good.replace("{\"1\":0.25}", "{\"1\":\"low\"}"), "'stop_rule.least.1' must be a number");
        assertThatThrownBy(() -> RequestJson.read(good.replace("\"epochs\":3", "\"epochs\":0")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("epochs must be a whole number from 1 to");
    }

    private static void refuses(String json, String reason) {
        assertThatThrownBy(() -> RequestJson.read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
