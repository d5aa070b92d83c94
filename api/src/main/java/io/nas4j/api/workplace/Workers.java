package io.nas4j.api.workplace;

import io.nas4j.api.child.ChildProgram;
import io.nas4j.api.input.SpaceArgument;
import io.nas4j.controller.Strategies;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.plugin.EvaluatorProvider;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.table.TableEvaluator;
import io.nas4j.core.trial.Phase;
import io.nas4j.evaluator.Devices;
import io.nas4j.evaluator.latency.LatencyProcess;
import io.nas4j.evaluator.latency.LatencyRequest;
import io.nas4j.evaluator.latency.LatencyResult;
import io.nas4j.evaluator.process.WorkerCommand;
import io.nas4j.evaluator.process.WorkerProgram;
import io.nas4j.evaluator.throughput.Throughput;
import io.nas4j.evaluator.trainer.TrainerCommand;
import io.nas4j.evaluator.trainer.TrainerPool;
import io.nas4j.evaluator.worker.WorkerHosts;
import io.nas4j.evaluator.worker.WorkerPool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Who evaluates the trials of a study, and how worker processes are started. */
public final class Workers {

    /**
     * A training step makes little garbage. A larger young generation would only cost memory. Without the last flag JavaCPP
     * would end a process whose resident size is above four times its heap.
     */
    private static final List<String> FLAGS = List.of("-Xmx2g", "-Xmn32m", "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0");

    /** The system property that has more flags for their JVMs, separated by spaces. */
    private static final String MORE_FLAGS = "nas4j.worker.flags";

    private Workers() {}

    private static WorkerProgram program(List<String> arguments) {
        List<String> flags = new ArrayList<>(FLAGS);
        Stream.of(System.getProperty(MORE_FLAGS, "").split(" "))
                .filter(flag -> !flag.isEmpty())
                .forEach(flags::add);
        return new WorkerProgram(
                flags,
                WorkerCommand.classPath(PluginFolder.inUse()),
                ChildProgram.class.getName(),
                arguments,
                WorkerCommand.ENVIRONMENT);
    }

    /**
     * The evaluator of a study's trials: its table, programs of the user, or processes of this program that train.
     *
     * @param home folder for decoded images and for the workers' log
     * @param notes receives a sentence where the log cannot be written
     * @param evaluators that plug-ins and programs have, and where workers run
     * @throws io.nas4j.space.InvalidInputException where the table cannot be read, or this machine lacks the program, the plug-in
     *     or the device
     */
    public static TrialEvaluator evaluator(
            StudyConfig config, Path home, Consumer<String> notes, Evaluators evaluators) {
        String engine = config.execution().engine();
        if (!ForeignTraining.names(engine) && !TableEvaluator.names(engine)) {
            return pool(config, home, notes, evaluators.hosts());
        }
        evaluators.requireWorkers(engine);
        if (engine.startsWith(EvaluatorProvider.PREFIX)) {
            return evaluators.get(engine).evaluator(config, home);
        }
        if (TrainerCommand.names(engine)) {
            TrainerCommand command = TrainerCommand.parse(engine);
            command.requireProgram();
            return new TrainerPool(
                    config.execution().workers(),
                    command,
                    config.plan().guidance().judged(),
                    Strategies.objectives(config.plan().strategy()),
                    new TrainerFiles(),
                    new WorkerLog(home.resolve("workers.log"), notes));
        }
        if (config.execution().asked()) {
            return new AskedElsewhere(config.name());
        }
        return new TableEvaluator(
                TableEvaluator.file(engine),
                SpaceArgument.definition(config.plan().space()),
                config.plan().guidance().scoreNames());
    }

    /**
     * Processes of this program that train. Each is started for its first trial.
     *
     * @param home folder for decoded images and for the workers' log
     * @param notes receives a sentence where the log cannot be written
     */
    private static TrialEvaluator pool(StudyConfig config, Path home, Consumer<String> notes, WorkerHosts hosts) {
        String device = Devices.here()
                .resolve(config.execution().device(), config.execution().engine());
        WorkerProgram program = program(List.of(
                        ChildProgram.WORKER,
                        home.resolve("cache").toString(),
                        device,
                        config.execution().engine(Phase.BASELINE)))
                .with(Devices.environment(device, config.execution().workers()));
        int workers = config.execution().workers();
        return new WorkerPool(
                workers, hosts.host(program, workers, notes), new WorkerLog(home.resolve("workers.log"), notes));
    }

    /** Measures an engine in processes like those that train. */
    public static Throughput throughput(String engine, int workers, int warmup, int steps) {
        WorkerCommand command = WorkerCommand.of(
                program(List.of(ChildProgram.THROUGHPUT, engine, String.valueOf(warmup), String.valueOf(steps))));
        return Throughput.measure(engine, workers, steps, command);
    }

    /** Times inference in a process like those that train. */
    public static LatencyResult latency(LatencyRequest request, Consumer<String> progress) {
        WorkerCommand command = WorkerCommand.of(program(List.of(ChildProgram.LATENCY)));
        return LatencyProcess.measure(request, command, progress);
    }
}
