package io.nas4j.cli.command;

import io.nas4j.cli.input.ArchitectureArgument;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.output.Format;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.stage.FamilyStage;
import io.nas4j.cli.stage.GridStage;
import io.nas4j.core.store.FamilyMember;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.OpenMode;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.scaling.ScalingCoefficients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Scales an architecture, or a study's baseline, by compound coefficients. */
@Command(
        name = "scale",
        description = "Scale a baseline: depth by alpha^phi, width by beta^phi, resolution by gamma^phi, rounded as the"
                + " published EfficientNets are. With a study, its baseline and the coefficients of its grid search; the"
                + " family is stored.")
final class ScaleCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "ARCH|STUDY",
            description = "A study, a published name, STUDY#TRIAL, a notation, or a file.")
    private String argument;

    @Option(
            names = "--phi",
            paramLabel = "P",
            split = ",",
            defaultValue = "0,1,2,3",
            description = "Compound coefficients, with commas between. Default: 0,1,2,3.")
    private List<Double> phis;

    @Option(names = "--alpha", paramLabel = "X", description = "Base of depth. Default: the study's choice, else 1.2.")
    private Optional<Double> alpha = Optional.empty();

    @Option(names = "--beta", paramLabel = "X", description = "Base of width. Default: the study's choice, else 1.1.")
    private Optional<Double> beta = Optional.empty();

    @Option(
            names = "--gamma",
            paramLabel = "X",
            description = "Base of resolution. Default: the study's choice, else 1.15.")
    private Optional<Double> gamma = Optional.empty();

    @Option(
            names = "--divisor",
            paramLabel = "N",
            description = "Channel counts are rounded to multiples of it. Default: the grid search's, else 8.")
    private Optional<Integer> divisor = Optional.empty();

    @Mixin
    private StorageOption storage;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        phis.forEach(phi -> Require.between("--phi", phi, 0, 100));
        Optional<StudyConfig> study = study();
        if (study.isEmpty()) {
            Architecture baseline =
                    ArchitectureArgument.read(argument, () -> H2StudyStore.open(storage.url(), OpenMode.READ));
            print(baseline, members(baseline, ScalingCoefficients.EFFICIENTNET, 8));
            return 0;
        }
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.WRITE)) {
            Architecture baseline = GridStage.baseline(store, argument);
            ScalingCoefficients chosen = GridStage.chosen(store, study.get()).orElse(ScalingCoefficients.EFFICIENTNET);
            int rounding = GridStage.divisor(store, argument).orElseGet(() -> GridStage.naturalDivisor(baseline));
            List<FamilyMember> members = members(baseline, chosen, rounding);
            store.saveFamily(argument, members);
            print(baseline, members);
        }
        return 0;
    }

    private Optional<StudyConfig> study() {
        boolean mayBeStudy = argument.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
        if (!mayBeStudy || (!storage.url().startsWith("jdbc:") && !Files.isDirectory(Path.of(storage.url())))) {
            return Optional.empty();
        }
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            return store.config(argument);
        }
    }

    private List<FamilyMember> members(Architecture baseline, ScalingCoefficients otherwise, int otherwiseDivisor) {
        ScalingCoefficients coefficients = new ScalingCoefficients(
                alpha.orElse(otherwise.alpha()), beta.orElse(otherwise.beta()), gamma.orElse(otherwise.gamma()));
        return FamilyStage.members(baseline, coefficients, phis, divisor.orElse(otherwiseDivisor));
    }

    private void print(Architecture baseline, List<FamilyMember> members) {
        long macs = CostModel.cost(baseline).macs();
        new Listing(spec.commandLine().getOut(), format.format())
                .print(FamilyStage.rows(members, macs), FamilyStage.COLUMNS, "");
        if (format.format() == Format.TABLE && !members.isEmpty()) {
            ScalingCoefficients c = members.get(0).coefficients();
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "alpha %.2f, beta %.2f, gamma %.2f: nominally %.2f times the MACs for each step of phi; rounding"
                                    + " layers up and channels to multiples makes the real ratio differ.%n",
                            c.alpha(),
                            c.beta(),
                            c.gamma(),
                            c.product());
            spec.commandLine().getOut().flush();
        }
    }
}
