package io.nas4j.evaluator.dl4j;

import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.engine.Engine;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.plan.NetworkPlan;

/** Deeplearning4j on the processor, one thread: trials run side by side in processes of their own. */
public final class Dl4jEngine implements Engine {

    /** The name users give. */
    public static final String NAME = "dl4j";

    private final String natives;

    /**
     * Loads the natives into this process.
     *
     * @throws InvalidInputException where they do not run on this machine
     */
    public Dl4jEngine() {
        natives = Natives.load();
    }

    /** Whether natives for this platform are on the class path; loads nothing. */
    public static boolean available() {
        return Natives.present();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        return "Deeplearning4j " + natives;
    }

    @Override
    public TrainableNetwork build(NetworkPlan plan, Weights initial, Optimisation optimisation, long seed) {
        if (optimisation.parts().filter(parts -> !parts.uniform()).isPresent()) {
            throw new InvalidInputException(
                    "Deeplearning4j here trains all parts of a network alike: frozen parts, lower"
                            + " rates and kept statistics need --engine torch");
        }
        return new Dl4jNetwork(plan, initial, optimisation, seed);
    }
}
