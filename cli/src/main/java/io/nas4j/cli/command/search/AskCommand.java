package io.nas4j.cli.command.search;

import io.nas4j.api.AskedStudy;
import io.nas4j.api.Workspace;
import io.nas4j.api.stage.ask.AskStage;
import io.nas4j.cli.input.Duration;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.json.TrialJson;
import io.nas4j.core.json.text.JsonText;
import io.nas4j.core.study.Execution;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Hands out a trial. */
@Command(
        name = "ask",
        description =
                "Ask for a trial of a study that was made with 'search --engine ask': prints it as one JSON object,"
                        + " for you to train and to 'tell'. Exit code 1 where there is none to hand out now.")
public final class AskCommand implements Callable<Integer> {

    private static final int NOTHING = 1;
    private static final long LOOK_MILLIS = 500;
    private static final double LONGEST = 1e8;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", description = "Name of the study.")
    private String study;

    @Option(
            names = "--lease",
            paramLabel = "TIME",
            defaultValue = "24h",
            converter = Duration.Converter.class,
            description =
                    "How long the trial is yours, as 90s, 10m or 2h. Behind that it is handed out again, where nothing"
                            + " was told of its end. Default: ${DEFAULT-VALUE}.")
    private Duration lease;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "0s",
            converter = Duration.Converter.class,
            description = "How long to wait for a trial where none can be handed out before others are told. Default:"
                    + " ${DEFAULT-VALUE}.")
    private Duration patience;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description =
                    "Write the files there that a program of --engine command: gets. A folder that is empty, or not"
                            + " there yet. By default none are written.")
    private Optional<Path> folder = Optional.empty();

    @Mixin
    private StorageOption storage;

    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal = Terminals.of(spec);
        Require.between("--lease in seconds", lease.seconds(), 0.001, LONGEST);
        Require.between("--wait in seconds", patience.seconds(), 0.0, LONGEST);
        folder.ifPresent(AskCommand::requireFree);
        Workspace workspace = Workspace.at(storage.url()).noting(terminal::note);
        java.time.Duration held = java.time.Duration.ofMillis((long) (lease.seconds() * 1e3));
        long end = System.nanoTime() + (long) (patience.seconds() * 1e9);
        while (true) {
            // closed between two looks, so that whoever tells has its turn
            try (AskedStudy asked = workspace.asked(study)) {
                AskStage.Answer answer = asked.ask(held, java.time.Duration.ZERO);
                if (answer.handed().isPresent()) {
                    print(asked, answer.handed().get(), terminal);
                    return 0;
                }
                Execution execution = asked.config().execution();
                if (answer.finished()) {
                    terminal.note("study " + study + " is finished: all "
                            + execution.trials() + " of its trials have ended; 'nas4j resume " + study
                            + " --trials N' goes on");
                    return NOTHING;
                }
                if (System.nanoTime() >= end) {
                    terminal.note("no trial of study " + study + " can be handed out before one is told: "
                            + execution.lag() + " may be out at a time (--workers " + execution.workers()
                            + "); --wait waits for that");
                    return NOTHING;
                }
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private static void requireFree(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException("--folder must be a folder, but " + folder + " is none");
        }
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new InvalidInputException("--folder must be empty, but " + folder + " is not");
            }
        } catch (IOException e) {
            throw new InvalidInputException("--folder " + folder + " cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    private void print(AskedStudy asked, AskStage.Handed handed, Terminal terminal) {
        folder.ifPresent(path -> {
            try {
                Files.createDirectories(path);
            } catch (IOException e) {
                throw new InvalidInputException("--folder " + path + " cannot be made: " + AtomicFile.reason(e), e);
            }
            asked.write(handed, path);
        });
        terminal.say(JsonText.object(json -> {
            json.writeStringField("study", study);
            json.writeNumberField("trial", handed.trial().spec().number());
            json.writeNumberField("handed_out", handed.note().handedOut());
            json.writeStringField("expires", handed.note().expires().toString());
            json.writeStringField("architecture", handed.request().trained().toString());
            TrialJson.fields(handed.request(), json);
        }));
    }
}
