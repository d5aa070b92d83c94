package io.nas4j.cli.command.ship;

import io.nas4j.core.file.FileHash;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.transfer.Teaching;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whose answers a training learns beside the labels. */
final class TeacherOptions {

    private static final double USUAL_SHARE = 0.9;
    private static final double USUAL_TEMPERATURE = 4;

    @Option(
            names = "--teacher",
            paramLabel = "MODEL",
            description =
                    "Learn the answers of this model beside the labels: a study's baseline or a .safetensors file, which reads"
                            + " the same images and has the same classes. It sees images as they are; the network that"
                            + " learns sees them changed.")
    private Optional<String> teacher = Optional.empty();

    @Option(
            names = "--teacher-share",
            paramLabel = "X",
            description = "Needs --teacher: share of the loss that is against its answers. By default 0.9.")
    private Optional<Double> share = Optional.empty();

    @Option(
            names = "--temperature",
            paramLabel = "X",
            description = "Needs --teacher: what logits are divided by for its answers. By default 4.")
    private Optional<Double> temperature = Optional.empty();

    @Option(
            names = "--teacher-hard",
            description =
                    "Needs --teacher: its answer is the likeliest class alone (hard pseudo labels), at temperature 1.")
    private boolean hard;

    /**
     * What is learned of whom.
     *
     * @param url of the storage that has the study of {@code --teacher}
     * @param config of the study whose networks are trained
     * @throws InvalidInputException where the options do not fit each other, or the teacher does not fit the images
     */
    Teaching teaching(String url, StudyConfig config) {
        if (teacher.isEmpty()) {
            needsTeacher("--teacher-share", share.isPresent());
            needsTeacher("--temperature", temperature.isPresent());
            needsTeacher("--teacher-hard", hard);
            return Teaching.NONE;
        }
        Path file = TransferOptions.weights("--teacher", url, teacher.get());
        Teaching.requireFits(
                TrainedNetwork.architecture(file).input(), config.data().input());
        return new Teaching(
                file.toString(),
                FileHash.sha256(file),
                share.orElse(USUAL_SHARE),
                temperature.orElse(hard ? 1 : USUAL_TEMPERATURE),
                hard);
    }

    private static void needsTeacher(String option, boolean given) {
        if (given) {
            throw new InvalidInputException(
                    option + " is for a network that learns from another, and needs --teacher MODEL");
        }
    }
}
