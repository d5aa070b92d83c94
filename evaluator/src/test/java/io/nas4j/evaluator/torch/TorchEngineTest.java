package io.nas4j.evaluator.torch;

import io.nas4j.evaluator.engine.Engine;
import io.nas4j.evaluator.engine.EngineContract;
import org.junit.jupiter.api.Assumptions;

class TorchEngineTest extends EngineContract {

    @Override
    protected Engine engine() {
        Assumptions.assumeTrue(TorchEngine.available(), "LibTorch has no natives for this platform");
        return new TorchEngine();
    }
}
