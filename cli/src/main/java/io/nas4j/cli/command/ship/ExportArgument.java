package io.nas4j.cli.command.ship;

import io.nas4j.api.input.ArchitectureArgument;
import io.nas4j.api.workplace.ArtifactFolder;
import io.nas4j.core.file.UserPath;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.published.PublishedNetworks;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the argument of an export may mean: a study, a file of weights, an architecture. */
final class ExportArgument {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";
    private static final String WEIGHTS = ".safetensors";

    private ExportArgument() {}

    /** The study of that name, where a storage has one. */
    static Optional<StudyConfig> study(String url, String named) {
        if (!named.matches(NAME) || !stored(url)) {
            return Optional.empty();
        }
        try (StudyStore store = H2StudyStore.open(url, OpenMode.READ)) {
            return store.config(named);
        }
    }

    private static boolean stored(String url) {
        return url.startsWith("jdbc:") || Files.isDirectory(ArtifactFolder.of(url));
    }

    /** The network in a file of weights, where the argument names such a file. */
    static Optional<TrainedNetwork> model(String named) {
        return named.toLowerCase(Locale.ROOT).endsWith(WEIGHTS)
                ? Optional.of(TrainedNetwork.read(UserPath.of("model", named)))
                : Optional.empty();
    }

    /**
     * The architecture that the argument means.
     *
     * @throws InvalidInputException where it means none, naming the studies too where it could be one
     */
    static Architecture architecture(String url, String named) {
        try {
            return ArchitectureArgument.read(named, () -> H2StudyStore.open(url, OpenMode.READ));
        } catch (InvalidInputException e) {
            if (!named.matches(NAME) || !String.valueOf(e.getMessage()).startsWith("unknown architecture")) {
                throw e;
            }
            List<String> studies = studies(url);
            List<String> names = Stream.concat(studies.stream(), PublishedNetworks.names().stream())
                    .toList();
            throw new InvalidInputException(
                    "no study '" + named + "' in " + url + ", and no architecture of that name; "
                            + (studies.isEmpty() ? "there are no studies" : "studies are " + String.join(", ", studies))
                            + NearName.hint(named, '@', names)
                            + "; 'nas4j export --help' says what else can be exported",
                    e);
        }
    }

    private static List<String> studies(String url) {
        if (!stored(url)) {
            return List.of();
        }
        try (StudyStore store = H2StudyStore.open(url, OpenMode.READ)) {
            return store.studies().stream()
                    .map(summary -> summary.config().name())
                    .toList();
        }
    }
}
