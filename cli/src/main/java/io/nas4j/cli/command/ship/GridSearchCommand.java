package io.nas4j.cli.command.ship;

import io.nas4j.cli.input.NetworkOptions;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.listing.GridText;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.StageResources;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.cli.runtime.TrainedStudy;
import io.nas4j.cli.stage.GridStage;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.grid.CandidateDesign;
import io.nas4j.grid.CoefficientGrid;
import io.nas4j.grid.CoefficientLattice;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.scaling.Rounding;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds scaling coefficients. */
@Command(
        name = "grid-search",
        description =
                "Train a study's baseline scaled by each (alpha, beta, gamma) of a grid with alpha*beta^2*gamma^2 near"
                        + " 2, and choose the best.")
public final class GridSearchCommand implements Callable<Integer> {

    private static final int POINTS = 12;
    private static final double TOLERANCE = 0.1;

    private enum DesignOption {
        GRID,
        LATTICE
    }

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "STUDY|ARCH",
            description =
                    "A study, whose baseline is scaled; or, with --dataset, a published name, STUDY#TRIAL, a notation or a"
                            + " file, for which a study is made.")
    private String argument;

    @Option(
            names = "--design",
            paramLabel = "DESIGN",
            defaultValue = "grid",
            description =
                    "grid: all points of a regular grid near a product of 2. lattice: points spread evenly over those of product"
                            + " 2. Both begin with each dimension alone, the published 1.2, 1.1, 1.15, and the middle. Default:"
                            + " ${DEFAULT-VALUE}.")
    private DesignOption design = DesignOption.GRID;

    @Option(names = "--points", paramLabel = "N", description = "Points of a lattice. By default 12.")
    private Optional<Integer> points = Optional.empty();

    @Option(names = "--step", paramLabel = "X", description = "Distance between neighbours of a grid. By default 0.1.")
    private Optional<BigDecimal> step = Optional.empty();

    @Option(
            names = "--tolerance",
            paramLabel = "X",
            description = "Largest distance of alpha*beta^2*gamma^2 from 2 in a grid. By default 0.1.")
    private Optional<Double> tolerance = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "Most candidates; of a grid, those nearest to 2 come first. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(
            names = "--divisor",
            paramLabel = "N",
            description = "Round channel counts to multiples of N. By default the largest of 8, 4, 2 and 1 that divides"
                    + " all of the baseline's.")
    private Optional<Integer> divisor = Optional.empty();

    @Option(
            names = "--epochs",
            paramLabel = "N",
            description = "Epochs of each candidate. By default as many as in the search.")
    private Optional<Integer> epochs = Optional.empty();

    @Option(names = "--restart", description = "Discard trials that were begun with other options.")
    private boolean restart;

    @Mixin
    private NetworkOptions network;

    @Mixin
    private StorageOption storage;

    @Override
    public Integer call() throws InterruptedException {
        Require.between("--limit", limit, 1, 1_000_000);
        CandidateDesign chosen = design();
        Require.between("points of the design", chosen.points().size(), 1, 1_000_000);
        TrainedStudy study = TrainedStudy.of(
                storage.url(), argument, network.dataset(spec, "network"), network, "grid of scaled networks");
        StudyConfig config = study.config();
        GridStage.Options options = new GridStage.Options(
                chosen, limit, divisor.orElseGet(() -> Rounding.naturalDivisor(study.baseline())));
        TrainingTask own = config.plan().task().with(Reduction.NONE);
        TrainingTask task = epochs.map(count -> own.withRecipe(recipe -> recipe.withEpochs(count)))
                .orElse(own);
        Terminal terminal = Terminals.of(spec);
        study.sentences().forEach(terminal::note);
        try (StageResources resources = study.open(storage.url(), terminal)) {
            GridText.print(GridStage.run(resources.context(), config, options, task, restart), terminal);
            terminal.say("'nas4j scale " + config.name() + " --phi 0,1,2,3' scales the baseline to a family with it.");
        }
        return 0;
    }

    private CandidateDesign design() {
        if (design == DesignOption.LATTICE) {
            if (step.isPresent() || tolerance.isPresent()) {
                throw new InvalidInputException("--step and --tolerance belong to --design grid, but it is lattice");
            }
            return new CoefficientLattice(points.orElse(POINTS));
        }
        if (points.isPresent()) {
            throw new InvalidInputException("--points belongs to --design lattice, but it is grid");
        }
        return new CoefficientGrid(step.orElse(new BigDecimal("0.1")), tolerance.orElse(TOLERANCE));
    }
}
