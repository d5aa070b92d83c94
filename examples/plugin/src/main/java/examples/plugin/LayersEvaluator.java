package examples.plugin;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.plugin.EvaluatorProvider;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.trial.Outcome;
import io.nas4j.space.architecture.Stage;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** Trains nothing: a network is as accurate as it has layers. {@code --engine plugin:layers}. */
public final class LayersEvaluator implements TrialEvaluator {

    /** Offers the evaluator. */
    public static final class Provider implements EvaluatorProvider {

        @Override
        public String name() {
            return "layers";
        }

        @Override
        public TrialEvaluator evaluator(StudyConfig config, Path home) {
            return new LayersEvaluator();
        }
    }

    @Override
    public Outcome evaluate(EvaluationRequest request, EpochListener listener) {
        double layers =
                request.trained().stages().stream().mapToInt(Stage::layers).sum();
        return new Outcome.Complete(1 - 1 / (1 + layers), OptionalDouble.empty());
    }

    @Override
    public void close() {}
}
