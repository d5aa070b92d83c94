package io.nas4j.evaluator.dl4j;

import io.nas4j.evaluator.engine.Engine;
import io.nas4j.evaluator.engine.EngineContract;

class Dl4jEngineTest extends EngineContract {

    @Override
    protected Engine engine() {
        return new Dl4jEngine();
    }
}
