package io.nas4j.api.stage.model;

import io.nas4j.evaluator.Engines;
import io.nas4j.evaluator.engine.Engine;

/** The engines of one command; each is loaded when it is first asked for, and once. */
final class EnginesInUse {

    private final Engines engines = new Engines();

    Engine get(String name) {
        return engines.engine(name);
    }
}
