package io.nas4j.cli.input;

import io.nas4j.core.study.Execution;
import io.nas4j.evaluator.Devices;
import picocli.CommandLine.Option;

/** Where networks are trained. */
public final class DeviceOption {

    @Option(
            names = "--device",
            paramLabel = "DEVICE",
            defaultValue = Execution.CPU,
            description = "Where LibTorch trains: cpu, cuda or cuda:N (an NVIDIA GPU; needs a build with natives for"
                    + " CUDA), or auto: a GPU where there is one. Default: ${DEFAULT-VALUE}.")
    private String device;

    /**
     * The device meant, {@code cpu} or {@code cuda:N}.
     *
     * @throws io.nas4j.space.InvalidInputException where it cannot be had
     */
    public String resolved(String engine) {
        return Devices.here().resolve(device, engine);
    }

    /** As it was given. */
    public String device() {
        return device;
    }
}
