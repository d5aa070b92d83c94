package io.nas4j.cli.command;

import io.nas4j.evaluator.Engines;
import io.nas4j.evaluator.worker.Inference;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs a trained network for another nas4j process; not for people. */
@Command(name = "infer", hidden = true, description = "Run a network for another nas4j process; not for people.")
final class InferMode implements Callable<Integer> {

    @Parameters(arity = "5", paramLabel = "ENGINE ARCHITECTURE WEIGHTS PICTURES LOGITS")
    private List<String> arguments;

    @Override
    public Integer call() {
        Inference.serve(
                new Engines(),
                arguments.get(0),
                arguments.get(1),
                Path.of(arguments.get(2)),
                Path.of(arguments.get(3)),
                Path.of(arguments.get(4)));
        return 0;
    }
}
