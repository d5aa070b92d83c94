package io.nas4j.api.input;

import io.nas4j.core.file.UserFile;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.notation.ArchitectureTree;
import io.nas4j.space.notation.Notations;
import java.nio.file.Path;
import java.util.Locale;

/** A file that holds an architecture: weights of nas4j, YAML or JSON by its name, else a text in a notation. */
final class ArchitectureFile {

    private ArchitectureFile() {}

    /**
     * Reads the file.
     *
     * @throws InvalidInputException beginning with the file
     */
    static Architecture read(Path file) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".safetensors")) {
            return TrainedNetwork.architecture(file);
        }
        if (file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(yaml|yml|json)")) {
            return ArchitectureTree.read(YamlFile.read(file));
        }
        String text = new UserFile("file", file, YamlFile.MAX_SIZE).text();
        try {
            return Notations.parse(text.replaceFirst("^\uFEFF", "")) // a byte-order mark says nothing
                    .orElseThrow(() -> new InvalidInputException("begins like no notation; an architecture's file is a"
                            + " one-line text, block strings of timm or TF-TPU, or YAML or JSON with a name that ends"
                            + " so"));
        } catch (InvalidInputException e) {
            throw e.at(file.toString());
        }
    }
}
