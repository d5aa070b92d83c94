package io.nas4j.evaluator;

import io.nas4j.core.study.Execution;
import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.space.InvalidInputException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an engine computes. */
public final class Devices {

    private static final String AUTO = "auto";
    /** Of a GPU's memory: what CUDA itself takes in every process comes on top. */
    private static final double SHARED = 0.85;

    private static final Pattern GPU = Pattern.compile("cuda(?::([0-9]{1,2}))?");

    private final boolean natives;
    private final List<String> gpus;

    /**
     * The devices of a machine.
     *
     * @param natives whether LibTorch's natives for CUDA are on the class path
     * @param gpus names of its GPUs
     */
    Devices(boolean natives, List<String> gpus) {
        this.natives = natives;
        this.gpus = List.copyOf(gpus);
    }

    /** Those of this machine; loads nothing. */
    public static Devices here() {
        return new Devices(TorchEngine.withCuda(), Gpus.names());
    }

    /**
     * The device that a user's choice means here.
     *
     * @param choice {@code cpu}, {@code cuda}, {@code cuda:N}, or {@code auto}: the first GPU where the engine can use it
     * @param engine resolved: never {@code auto}
     * @return {@code cpu} or {@code cuda:N}
     * @throws InvalidInputException where the choice is none of these, or cannot be had here
     */
    public String resolve(String choice, String engine) {
        if (choice.equals(Execution.CPU)) {
            return choice;
        }
        if (choice.equals(AUTO)) {
            return refusal(0, engine).isPresent() ? Execution.CPU : gpu(0);
        }
        Matcher matcher = GPU.matcher(choice);
        if (!matcher.matches()) {
            throw new InvalidInputException("--device must be cpu, cuda, cuda:N or auto, but was '" + choice + "'");
        }
        int number = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
        refusal(number, engine).ifPresent(why -> {
            throw new InvalidInputException("device " + choice + " cannot be had: " + why + "; use --device cpu");
        });
        return gpu(number);
    }

    /**
     * What workers of a device need in their environment: on a GPU, each keeps to its share of the GPU's memory, so that
     * one that asks for too much ends its own trial and nobody else's; and sums are made in one order.
     *
     * @param device resolved
     */
    public static Map<String, String> environment(String device, int workers) {
        return device.equals(Execution.CPU)
                ? Map.of()
                : Map.of(
                        "PYTORCH_ALLOC_CONF",
                        String.format(Locale.ROOT, "per_process_memory_fraction:%.4f", SHARED / workers),
                        "CUBLAS_WORKSPACE_CONFIG",
                        ":4096:8");
    }

    private static String gpu(int number) {
        return "cuda:" + number;
    }

    private Optional<String> refusal(int number, String engine) {
        if (!engine.equals(TorchEngine.NAME)) {
            return Optional.of("engine " + engine + " computes on the processor alone");
        }
        if (!natives) {
            return Optional.of("this build has no natives for CUDA (docs/engines.md says how to build with them)");
        }
        if (gpus.isEmpty()) {
            return Optional.of("no NVIDIA GPU and driver can be seen on this machine");
        }
        if (number >= gpus.size()) {
            return Optional.of("this machine has GPUs 0 to " + (gpus.size() - 1));
        }
        return Optional.empty();
    }
}
