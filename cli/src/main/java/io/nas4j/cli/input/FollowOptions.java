package io.nas4j.cli.input;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What follows a search while it runs. */
public final class FollowOptions {

    @Option(
            names = "--dashboard",
            description =
                    "Serve live pages of the storage while the search runs, as 'nas4j dashboard' does. The address is"
                            + " printed.")
    private boolean dashboard;

    @Option(
            names = "--tensorboard",
            paramLabel = "DIR",
            converter = PathConverter.class,
            description = "Write each trial that finishes as event files for TensorBoard, as 'nas4j tensorboard' does.")
    private Optional<Path> tensorBoard = Optional.empty();

    @Option(
            names = "--mlflow",
            paramLabel = "URL",
            description =
                    "Write each trial that finishes as a run to the MLflow server at this address, in an experiment of the"
                            + " study's name.")
    private Optional<String> mlflow = Optional.empty();

    public boolean dashboard() {
        return dashboard;
    }

    public Optional<Path> tensorBoard() {
        return tensorBoard;
    }

    public Optional<String> mlflow() {
        return mlflow;
    }
}
