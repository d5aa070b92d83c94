package io.nas4j.evaluator.torch;

import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.engine.Engine;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.space.plan.NetworkPlan;
import java.io.IOException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/** LibTorch on the processor, one thread: trials run side by side in processes of their own. */
public final class TorchEngine implements Engine {

    /** The name users give. */
    public static final String NAME = "torch";

    /** Loads LibTorch into this process. */
    public TorchEngine() {
        torch.set_num_threads(1);
    }

    /** Whether LibTorch's natives for this platform are on the class path; loads nothing. */
    public static boolean available() {
        String library = Loader.getPlatform().startsWith("windows") ? "jnitorch.dll" : "libjnitorch";
        String folder = "/org/bytedeco/pytorch/" + Loader.getPlatform() + "/";
        return TorchEngine.class.getResource(folder + library) != null
                || TorchEngine.class.getResource(folder + library + ".so") != null
                || TorchEngine.class.getResource(folder + library + ".dylib") != null;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String version() {
        try {
            return "LibTorch " + Loader.getVersion("org.bytedeco", "pytorch", torch.class)
                    + (torch.hasMKLDNN() ? " with oneDNN" : "");
        } catch (IOException e) {
            return "LibTorch of unknown version";
        }
    }

    @Override
    public TrainableNetwork build(NetworkPlan plan, Weights initial, Optimisation optimisation, long seed) {
        return new TorchNetwork(plan, initial, optimisation, seed);
    }
}
