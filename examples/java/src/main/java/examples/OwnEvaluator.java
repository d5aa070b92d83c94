package examples;

import io.nas4j.api.OpenStudy;
import io.nas4j.api.Parts;
import io.nas4j.api.Workspace;
import io.nas4j.api.request.StudyRequest;
import io.nas4j.api.request.Training;
import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.plugin.EvaluatorProvider;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Outcome;
import io.nas4j.space.architecture.Architecture;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** Searches with an evaluator of this program, and goes on to a larger total: STORAGE. */
public final class OwnEvaluator implements EvaluatorProvider {

    @Override
    public String name() {
        return "layers";
    }

    @Override
    public TrialEvaluator evaluator(StudyConfig config, Path home) {
        return new TrialEvaluator() {
            @Override
            public Outcome evaluate(EvaluationRequest request, EpochListener listener) {
                Architecture network = request.trained(); // train it here, in any way
                double layers = network.stages().stream().mapToInt(stage -> stage.layers()).sum();
                return new Outcome.Complete(1 - 1 / (1 + layers), OptionalDouble.empty());
            }

            @Override
            public void close() {}
        };
    }

    public static void main(String[] args) throws InterruptedException {
        Workspace workspace = Workspace.at(Path.of(args[0])).with(new OwnEvaluator());
        StudyRequest request = StudyRequest.of("own", Parts.space("mnasnet-micro"), Training.by("plugin:layers"))
                .withTrials(20)
                .withWorkers(1);
        try (OpenStudy study = workspace.open(request)) {
            study.search();
        }
        try (OpenStudy study = workspace.resume("own", request.effort().withTrials(30))) {
            System.out.println(study.search().best().get(0).accuracy().orElseThrow());
        }
    }
}
