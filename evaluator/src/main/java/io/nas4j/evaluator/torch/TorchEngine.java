package io.nas4j.evaluator.torch;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.engine.Engine;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.space.plan.NetworkPlan;
import java.io.IOException;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.global.torch;

/** LibTorch on one thread, or on a GPU: trials run side by side in processes of their own. */
public final class TorchEngine implements Engine {

    /** The name users give. */
    public static final String NAME = "torch";

    private static final String CUDA = "-gpu";

    private final Placement placement;

    /** Loads LibTorch into this process, to compute on the processor. */
    public TorchEngine() {
        this(Placement.CPU);
    }

    TorchEngine(Placement placement) {
        torch.set_num_threads(1);
        this.placement = placement;
    }

    /**
     * Loads LibTorch into this process, to compute on a GPU: in 32 bits, by operations that give the same every time.
     *
     * @param gpu as LibTorch names it: {@code cuda:0}
     * @throws WorkFailedException where LibTorch finds no GPU
     */
    public static TorchEngine on(String gpu) {
        if (!torch.cuda_is_available()) {
            throw new WorkFailedException("LibTorch cannot use device " + gpu
                    + ": CUDA, cuDNN or the driver is missing, or of another version (docs/engines.md says which)");
        }
        Context context = torch.globalContext();
        context.setBenchmarkCuDNN(false);
        context.setDeterministicCuDNN(true);
        context.setAllowTF32CuDNN(false);
        context.setAllowTF32CuBLAS(false);
        return new TorchEngine(Placement.on(gpu));
    }

    /** Whether LibTorch's natives for this platform are on the class path; loads nothing. */
    public static boolean available() {
        return natives("") || withCuda();
    }

    /** Whether they are those for CUDA. */
    public static boolean withCuda() {
        return natives(CUDA);
    }

    private static boolean natives(String extension) {
        String library = Loader.getPlatform().startsWith("windows") ? "jnitorch.dll" : "libjnitorch";
        String folder = "/org/bytedeco/pytorch/" + Loader.getPlatform() + extension + "/";
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
        return new TorchNetwork(plan, initial, optimisation, seed, placement);
    }
}
