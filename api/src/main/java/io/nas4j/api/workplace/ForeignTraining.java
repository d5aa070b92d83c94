package io.nas4j.api.workplace;

import io.nas4j.core.plugin.EvaluatorProvider;
import io.nas4j.core.study.Execution;
import io.nas4j.evaluator.trainer.TrainerCommand;
import io.nas4j.space.InvalidInputException;

/** Engines that train outside this program: a program of the user, an evaluator of a
 * plug-in, or whoever asks for trials and tells their results. */
public final class ForeignTraining {

    /** Classes of the networks unless others are asked for. */
    public static final int CLASSES = 10;

    /** As many as no option of the training is refused for: how many there are is not known here. */
    public static final int IMAGES = 1_000_000;

    private ForeignTraining() {}

    /** Whether an engine's name means one of them. */
    public static boolean names(String engine) {
        return TrainerCommand.names(engine)
                || engine.equals(Execution.ASK)
                || engine.startsWith(EvaluatorProvider.PREFIX);
    }

    /**
     * The name as it is stored.
     *
     * @throws InvalidInputException where a program is missing, or may not be executed
     */
    public static String engine(String given) {
        if (given.equals(Execution.ASK) || given.startsWith(EvaluatorProvider.PREFIX)) {
            return given;
        }
        TrainerCommand command = TrainerCommand.parse(given);
        command.requireProgram();
        return command.engine();
    }
}
