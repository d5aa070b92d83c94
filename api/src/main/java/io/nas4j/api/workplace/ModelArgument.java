package io.nas4j.api.workplace;

import io.nas4j.api.stage.model.Models;
import io.nas4j.api.stage.model.UsedModel;
import io.nas4j.api.stage.train.TrainedBaseline;
import io.nas4j.core.file.UserPath;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Finds the model that a MODEL argument means: a file of weights, an exported ONNX file, or a study. */
public final class ModelArgument {

    /** What a MODEL argument may be, for help. */
    public static final String DESCRIPTION =
            "A study, whose trained baseline is meant; or a .safetensors or .onnx file that nas4j wrote.";

    private static final String WEIGHTS = ".safetensors";
    private static final String ONNX = ".onnx";
    private static final String STUDY = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

    private ModelArgument() {}

    /**
     * Reads the argument. A storage is opened only where it means a study.
     *
     * @throws InvalidInputException saying what a MODEL may be
     */
    public static UsedModel read(String url, String argument) {
        String lower = argument.toLowerCase(Locale.ROOT);
        if (lower.endsWith(WEIGHTS)) {
            return Models.ofWeights(argument, UserPath.of("model", argument));
        }
        if (lower.endsWith(ONNX)) {
            return Models.ofOnnx(argument, UserPath.of("model", argument));
        }
        Path path = UserPath.of("model", argument);
        if (!argument.matches(STUDY)) {
            throw new InvalidInputException("model must be a study, or a file that ends in " + WEIGHTS + " or " + ONNX
                    + ", but was '" + argument + "'"
                    + (Files.exists(path) ? ", which is neither" : ", which is no name of a study"));
        }
        StudyConfig config = Studies.trained(url, argument, "trained weights");
        try (StudyStore store = H2StudyStore.open(url, OpenMode.READ)) {
            return Models.ofStudy(config, TrainedBaseline.read(store, config, ArtifactFolder.of(url)));
        }
    }
}
