package io.nas4j.api.workplace;

import io.nas4j.core.plugin.EvaluatorProvider;
import io.nas4j.core.study.Execution;
import io.nas4j.evaluator.trainer.TrainerCommand;
import io.nas4j.evaluator.worker.WorkerHosts;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import io.nas4j.space.plugin.PlugIns;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who can train: the evaluators that {@code plugin:NAME} can mean, and where worker processes run.
 *
 * @param own evaluators of the program itself; they come before the plug-ins
 * @param hosts where worker processes run
 */
public record Evaluators(List<EvaluatorProvider> own, WorkerHosts hosts) {

    /** Those of plug-ins alone, and workers on this machine. */
    public static final Evaluators OF_PLUGINS = new Evaluators(List.of(), WorkerHosts.HERE);

    public Evaluators {
        own = List.copyOf(own);
    }

    /** The same, with one more of the program itself. */
    public Evaluators with(EvaluatorProvider evaluator) {
        return new Evaluators(Stream.concat(own.stream(), Stream.of(evaluator)).toList(), hosts);
    }

    /** The same, with workers elsewhere. */
    public Evaluators with(WorkerHosts elsewhere) {
        return new Evaluators(own, elsewhere);
    }

    /**
     * Refuses workers elsewhere where no worker of nas4j trains.
     *
     * @throws InvalidInputException naming the engine
     */
    void requireWorkers(String engine) {
        if (hosts != WorkerHosts.HERE) {
            throw new InvalidInputException(
                    "--cluster runs worker processes of nas4j (engine torch or dl4j), but the study's engine is "
                            + engine);
        }
    }

    /**
     * Refuses an engine that means an evaluator which nobody has.
     *
     * @throws InvalidInputException naming those that there are
     */
    public void require(String engine) {
        if (engine.startsWith(EvaluatorProvider.PREFIX)) {
            get(engine);
        }
    }

    /** What a study keeps of an engine outside this program, so that a changed script or plug-in is noticed. */
    public String version(String engine) {
        if (engine.startsWith(EvaluatorProvider.PREFIX)) {
            return get(engine).version();
        }
        return engine.equals(Execution.ASK)
                ? engine
                : TrainerCommand.parse(engine).version();
    }

    /**
     * The evaluator that an engine means.
     *
     * @throws InvalidInputException naming those that there are
     */
    EvaluatorProvider get(String engine) {
        String name = engine.substring(EvaluatorProvider.PREFIX.length());
        List<EvaluatorProvider> all = Stream.concat(own.stream(), PlugIns.all(EvaluatorProvider.class).stream())
                .toList();
        List<String> names = all.stream().map(EvaluatorProvider::name).toList();
        return all.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("no plug-in has an evaluator '" + name + "'; there "
                        + (names.isEmpty()
                                ? "are none, and --plugins names the folder of some"
                                : "are " + String.join(", ", names))
                        + NearName.hint(name, names)));
    }
}
