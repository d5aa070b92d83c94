package io.nas4j.evaluator.process;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Prints the environment of its own children. */
final class EnvironmentMain {

    private EnvironmentMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        new WorkerCommand(List.of("env"), Map.of("ADDED", "yes"))
                .process()
                .inheritIO()
                .start()
                .waitFor();
    }
}
