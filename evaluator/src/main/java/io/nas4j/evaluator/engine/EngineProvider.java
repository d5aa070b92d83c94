package io.nas4j.evaluator.engine;

/** Finds an engine by the name that users give. */
@FunctionalInterface
public interface EngineProvider {

    /**
     * The engine of that name.
     *
     * @throws io.nas4j.space.InvalidInputException where there is none, or it does not run on this machine
     */
    Engine engine(String name);
}
