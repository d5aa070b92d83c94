package io.nas4j.cli.input;

import io.nas4j.space.InvalidInputException;
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

    @Option(names = "--control", description = DashboardControl.DESCRIPTION)
    private boolean control;

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

    /**
     * Whether live pages are served.
     *
     * @throws InvalidInputException where they are to control and are not served
     */
    public boolean dashboard() {
        if (control && !dashboard) {
            throw new InvalidInputException("--control is for live pages and needs --dashboard");
        }
        return dashboard;
    }

    /** Whether the live pages may control searches. */
    public boolean control() {
        return control;
    }

    public Optional<Path> tensorBoard() {
        return tensorBoard;
    }

    public Optional<String> mlflow() {
        return mlflow;
    }
}
