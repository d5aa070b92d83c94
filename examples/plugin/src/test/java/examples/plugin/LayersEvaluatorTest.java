package examples.plugin;

import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.evaluation.TrialEvaluatorContract;

class LayersEvaluatorTest extends TrialEvaluatorContract {

    @Override
    protected TrialEvaluator create(int workers) {
        return new LayersEvaluator();
    }
}
