package io.nas4j.cli.command.ship;

import io.nas4j.api.request.TaskRequest;
import io.nas4j.api.stage.StudyData;
import io.nas4j.api.stage.grid.GridStage;
import io.nas4j.api.stage.sweep.SweepChart;
import io.nas4j.api.stage.sweep.SweepOptions;
import io.nas4j.api.stage.sweep.SweepOutcome;
import io.nas4j.api.stage.sweep.SweepStage;
import io.nas4j.api.workplace.ArtifactFolder;
import io.nas4j.api.workplace.Studies;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.GrowthOptions;
import io.nas4j.cli.input.NetworkOptions;
import io.nas4j.cli.input.PathConverter;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.input.TaskOptions;
import io.nas4j.cli.listing.SweepText;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.StageResources;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.cli.runtime.TrainedStudy;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.file.OwnerOnly;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.trial.Phase;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.grid.sweep.Dimension;
import io.nas4j.report.chart.ChartWriter;
import io.nas4j.report.chart.LineChart;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares scaling one dimension with scaling all three, at equal cost. */
@Command(
        name = "sweep",
        description =
                "Train a network that grows in depth, in width, in resolution, and in all three, each to the same multiply-accumulates,"
                        + " with several seeds, and say for each growth which is better. What is trained is stored; with a study"
                        + " alone, the sweep goes on, or is printed again where nothing is left.")
public final class SweepCommand implements Callable<Integer> {

    private static final List<Double> GROWTHS = List.of(1.0, 2.0, 4.0);
    private static final int SEEDS = 3;
    private static final String RULE = "compound";

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "STUDY|ARCH",
            description =
                    "A study, whose baseline grows; or with --dataset an architecture: a published name, STUDY#TRIAL, a"
                            + " notation, or a file.")
    private String argument;

    @Option(
            names = "--dimensions",
            paramLabel = "D",
            split = ",",
            description =
                    "Which of depth, width, resolution and compound grow, with commas between. By default those of before, or all.")
    private List<String> dimensions = List.of();

    @Option(
            names = "--growth",
            paramLabel = "G",
            split = ",",
            description =
                    "How many times the baseline's multiply-accumulates the networks have, with commas between; 1 is the"
                            + " baseline itself. By default those of before, or 1,2,4.")
    private List<Double> growths = List.of();

    @Option(
            names = "--seeds",
            paramLabel = "K",
            description =
                    "Trainings of each network, with seeds that all networks share. By default as many as before, or "
                            + SEEDS + ".")
    private Optional<Integer> seeds = Optional.empty();

    @Option(
            names = "--chart",
            paramLabel = "FILE",
            converter = PathConverter.class,
            description =
                    "Where the curves are drawn: FILE.svg and FILE.png. By default sweep in the study's folder, beside the"
                            + " storage.")
    private Optional<Path> chart = Optional.empty();

    @Option(names = "--show", description = "Train nothing: print the networks, and what is stored of their trainings.")
    private boolean show;

    @Mixin
    private GrowthOptions growth;

    @Mixin
    private NetworkOptions network;

    @Mixin
    private TaskOptions taskOptions;

    @Mixin
    private FormatOption format;

    @Mixin
    private StorageOption storage;

    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal = Terminals.of(spec);
        chart.ifPresent(stem -> AtomicFile.requireWritable(stem.resolveSibling(stem.getFileName() + ".svg")));
        Optional<String> dataset = network.dataset(spec, "network", "taskOptions");
        Optional<SweepOutcome> before = dataset.isEmpty() && asBefore() ? stored() : Optional.empty();
        if (before.isPresent() && (show || before.get().whole())) {
            print(before.get(), terminal);
            return 0;
        }
        TrainedStudy study = TrainedStudy.of(
                storage.url(),
                argument,
                dataset,
                network,
                taskOptions.request(TaskRequest.EPOCHS),
                "sweep of scaled networks");
        StudyConfig config = study.config();
        Optional<PhasePlan> kept = growth.restart() ? Optional.empty() : plan(config.name());
        SweepOptions options = options(study, kept.map(SweepOptions::of));
        TrainingTask task = growth.task(kept.map(PhasePlan::task).orElseGet(() -> GridStage.usualTask(config)));
        if (show) {
            print(shown(config, options, task), terminal);
            return 0;
        }
        SweepStage.check(config, options.design(), task);
        study.sentences().forEach(terminal::note);
        try (StageResources resources = study.open(storage.url(), terminal)) {
            if (!growth.restart()) {
                SweepText.announce(SweepStage.stored(resources.context().store(), config, options, task), terminal);
            }
            print(SweepStage.run(resources.context(), config, options, task, growth.restart()), terminal);
        }
        return 0;
    }

    private boolean asBefore() {
        return dimensions.isEmpty() && growths.isEmpty() && seeds.isEmpty() && growth.asBefore();
    }

    /** The networks, with what is stored of them; the study need not be there yet. */
    private SweepOutcome shown(StudyConfig config, SweepOptions options, TrainingTask task) {
        if (Studies.find(storage.url(), config.name()).isEmpty()) {
            return SweepStage.untrained(config, options, task);
        }
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            return SweepStage.stored(store, config, options, task);
        }
    }

    /** The study's sweep as it was asked for last; empty where there is no such study, or no sweep in it. */
    private Optional<SweepOutcome> stored() {
        return Studies.find(storage.url(), argument).flatMap(config -> {
            try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
                return store.plan(config.name(), Phase.SWEEP)
                        .map(plan -> SweepStage.stored(store, config, SweepOptions.of(plan), plan.task()));
            }
        });
    }

    private Optional<PhasePlan> plan(String study) {
        if (Studies.find(storage.url(), study).isEmpty()) {
            return Optional.empty();
        }
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            return store.plan(study, Phase.SWEEP);
        }
    }

    private SweepOptions options(TrainedStudy study, Optional<SweepOptions> before) {
        Architecture baseline = before.map(SweepOptions::baseline).orElseGet(() -> study.baseline(storage.url()));
        return new SweepOptions(
                baseline,
                dimensions.isEmpty()
                        ? before.map(SweepOptions::dimensions).orElse(Arrays.asList(Dimension.values()))
                        : dimensions.stream().map(Dimension::parse).toList(),
                growths.isEmpty() ? before.map(SweepOptions::growths).orElse(GROWTHS) : growths,
                seeds.orElse(before.map(SweepOptions::seeds).orElse(SEEDS)),
                growth.rule().orElse(before.map(SweepOptions::rule).orElse(RULE)),
                growth.rule().isEmpty() && before.isPresent()
                        ? before.get().coefficients()
                        : chosen(study.config()).orElse(ScalingCoefficients.EFFICIENTNET),
                growth.divisor().orElse(before.map(SweepOptions::divisor).orElse(Rounding.naturalDivisor(baseline))),
                StudyData.open(study.config().plan().task().data(), ArtifactFolder.of(storage.url()))
                        .nativeSize());
    }

    private Optional<ScalingCoefficients> chosen(StudyConfig config) {
        if (Studies.find(storage.url(), config.name()).isEmpty()) {
            return Optional.empty();
        }
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            return GridStage.chosen(store, config);
        }
    }

    private void print(SweepOutcome outcome, Terminal terminal) {
        SweepText.print(outcome, format.format(), terminal);
        SweepChart.of(outcome).ifPresent(curves -> draw(curves, outcome.study(), terminal));
    }

    private Path usual(String study) {
        Path folder = ArtifactFolder.of(storage.url()).resolve("models").resolve(study);
        try {
            OwnerOnly.createFolders(folder);
        } catch (IOException e) {
            throw new WorkFailedException("cannot make folder " + folder + " for the curves", e);
        }
        return folder.resolve("sweep");
    }

    private void draw(LineChart curves, String study, Terminal terminal) {
        try {
            Path stem = chart.orElseGet(() -> usual(study));
            ChartWriter.write(curves, stem);
            terminal.note("The curves are in " + stem + ".svg and " + stem.getFileName() + ".png.");
        } catch (WorkFailedException e) {
            terminal.note(String.valueOf(e.getMessage()));
        }
    }
}
