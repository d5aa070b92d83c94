package io.nas4j.api.stage.model;

import io.nas4j.evaluator.Engines;
import io.nas4j.space.Require;
import java.util.ArrayList;
import java.util.List;

/** What can run a model: an engine, or the backend of an exported file. */
public final class Runners {

    /** ONNX Runtime, on the file that {@code nas4j export --to onnx} writes. */
    public static final String ONNX = "onnx";

    private Runners() {}

    /**
     * The runners that a user asked for, each once; empty where none was.
     *
     * @param engines as {@code --engine} has them
     * @param backends as {@code --with} has them
     * @throws io.nas4j.space.InvalidInputException where one is unknown, or does not run on this machine
     */
    public static List<String> asked(List<String> engines, List<String> backends) {
        List<String> runners = new ArrayList<>();
        engines.forEach(engine -> add(Engines.resolve(engine), runners));
        backends.forEach(backend -> add(Require.oneOf("--with", backend, List.of(ONNX)), runners));
        return List.copyOf(runners);
    }

    private static void add(String runner, List<String> runners) {
        if (!runners.contains(runner)) {
            runners.add(runner);
        }
    }
}
