package io.nas4j.cli.command.ship;

import io.nas4j.api.stage.model.UsedModel;
import io.nas4j.api.workplace.ModelArgument;
import io.nas4j.core.file.FileHash;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.transfer.Freeze;
import io.nas4j.core.transfer.Transfer;
import io.nas4j.core.weights.TransferredWeights;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.plan.NetworkPlan;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** With which weights a training begins, and how they learn on. */
final class TransferOptions {

    private static final String WEIGHTS = ".safetensors";

    @Option(
            names = "--init",
            paramLabel = "MODEL",
            description = "Begin with these weights: a study's baseline or a " + WEIGHTS
                    + " file, of the same architecture. Where the classes are others, the classifier is fresh. Images are"
                    + " normalised as the model has learnt.")
    private Optional<String> init = Optional.empty();

    @Option(
            names = "--freeze",
            paramLabel = "PARTS",
            description =
                    "Needs --init: what stays as it is: stem, stages:N (the stem and the first N stages), all-but-head"
                            + " (all but the classifier), or none, the default.")
    private Optional<String> freeze = Optional.empty();

    @Option(
            names = "--lower-rates",
            paramLabel = "X",
            description = "Needs --init: each stage learns X times as fast as the one behind it. By default 1.")
    private Optional<Double> lowering = Optional.empty();

    @Option(
            names = "--keep-statistics",
            description =
                    "Needs --init: batch norms keep their running means and variances. Those of frozen parts always do.")
    private boolean keepStatistics;

    /**
     * The transfer.
     *
     * @param url of the storage that has the study of {@code --init}
     * @param config of the study whose network is trained
     * @throws InvalidInputException where the options do not fit each other, or the weights do not fit the network
     */
    Transfer transfer(String url, StudyConfig config) {
        if (init.isEmpty()) {
            needsInit("--freeze", freeze.isPresent());
            needsInit("--lower-rates", lowering.isPresent());
            needsInit("--keep-statistics", keepStatistics);
            return Transfer.NONE;
        }
        NetworkPlan plan = NetworkPlan.of(config.plan()
                .space()
                .network()
                .orElseThrow(() -> new InvalidInputException("--init begins the training of one network, but study "
                        + config.name() + " has many; name the architecture and --dataset")));
        Path file = weights("--init", url, init.get());
        Transfer transfer = new Transfer(
                file.toString(),
                FileHash.sha256(file),
                freeze.map(Freeze::parse).orElse(Freeze.NONE),
                lowering.orElse(1.0),
                keepStatistics);
        transfer.freeze().requireFits(plan.architecture());
        TransferredWeights.requireFits(plan, TransferredWeights.source(transfer));
        return transfer;
    }

    private static void needsInit(String option, boolean given) {
        if (given) {
            throw new InvalidInputException(option + " is for weights to begin with, and needs --init MODEL");
        }
    }

    /**
     * The weights of a model.
     *
     * @param option that names it
     * @param url of the storage that has it where it is a study
     */
    static Path weights(String option, String url, String argument) {
        UsedModel model = ModelArgument.read(url, argument);
        Path file = model.file().toAbsolutePath().normalize();
        if (!file.toString().endsWith(WEIGHTS)) {
            throw new InvalidInputException(
                    option + " must be a study or a " + WEIGHTS + " file, but was '" + model.name() + "'");
        }
        return file;
    }
}
