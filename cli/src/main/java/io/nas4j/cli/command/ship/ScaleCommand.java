package io.nas4j.cli.command.ship;

import io.nas4j.api.input.ArchitectureArgument;
import io.nas4j.api.stage.grid.GridStage;
import io.nas4j.api.stage.train.FamilyResult;
import io.nas4j.api.stage.train.FamilyStage;
import io.nas4j.api.workplace.ArtifactFolder;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.ScalingOptions;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.listing.FamilyRows;
import io.nas4j.cli.output.Format;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.core.store.FamilyMember;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.cost.Cost;
import io.nas4j.space.cost.CostModel;
import io.nas4j.space.published.PublishedNetworks;
import io.nas4j.space.published.ReleasedFamily;
import io.nas4j.space.published.ReleasedScale;
import io.nas4j.space.scaling.CompoundScaling;
import io.nas4j.space.scaling.Growth;
import io.nas4j.space.scaling.Multipliers;
import io.nas4j.space.scaling.Rounding;
import io.nas4j.space.scaling.ScalingCoefficients;
import io.nas4j.space.scaling.ScalingRule;
import io.nas4j.space.scaling.ScalingRules;
import java.io.PrintWriter;
import java.nio.file.Files;
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
public final class ScaleCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "ARCH|STUDY",
            arity = "0..1",
            description = "A study, a published name, STUDY#TRIAL, a notation, or a file.")
    private Optional<String> argument = Optional.empty();

    @Option(
            names = "--phi",
            paramLabel = "P",
            split = ",",
            defaultValue = "0,1,2,3",
            description =
                    "Compound coefficients, with commas between; a negative one makes the network smaller. Default:"
                            + " ${DEFAULT-VALUE}.")
    private List<Double> givenPhis;

    @Option(
            names = "--alpha",
            paramLabel = "X",
            description = "Base of depth. By default the study's choice, or else 1.2.")
    private Optional<Double> alpha = Optional.empty();

    @Option(
            names = "--beta",
            paramLabel = "X",
            description = "Base of width. By default the study's choice, or else 1.1.")
    private Optional<Double> beta = Optional.empty();

    @Option(
            names = "--gamma",
            paramLabel = "X",
            description = "Base of resolution. By default the study's choice, or else 1.15.")
    private Optional<Double> gamma = Optional.empty();

    @Option(
            names = "--published",
            paramLabel = "B",
            description =
                    "Scale by the released multipliers of EfficientNet-B0 to B8 or L2, as b3, instead of by --phi.")
    private Optional<String> published = Optional.empty();

    @Option(
            names = "--paper-tables",
            description = "Print tables 3 and 7 of the EfficientNet paper beside what is counted here.")
    private boolean paperTables;

    @Mixin
    private ScalingOptions scaling;

    @Mixin
    private StorageOption storage;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        requireOneWay();
        if (paperTables) {
            boolean read = format.format() == Format.TABLE;
            listing().print(read ? PaperListing.texts() : PaperListing.rows(), PaperListing.COLUMNS, "");
            return 0;
        }
        String named = argument.orElseThrow(() -> new InvalidInputException(
                "scale needs what to scale: a study, a published name, STUDY#TRIAL, a notation or a file"));
        List<Double> phis = givenPhis.stream()
                .map(phi -> Require.between("--phi", phi, -100, 100) + 0.0)
                .toList();
        if (phis.isEmpty()) {
            throw new InvalidInputException("--phi needs at least one number from -100 to 100");
        }
        Optional<StudyConfig> study = study(named);
        Optional<ReleasedFamily> released = scaling.family();
        if (released.isPresent()) {
            return printFamily(study.isPresent() ? studyBaseline(named) : read(named), released.get());
        }
        ScalingRule rule = scaling.rule();
        if (published.isPresent()) {
            return printPublished(study.isPresent() ? studyBaseline(named) : read(named), published.get());
        }
        if (study.isEmpty()) {
            Architecture baseline = read(named);
            ScalingRules rules = scaling.rules(8);
            rules.requireFor(baseline.stages().size());
            print(
                    FamilyStage.scale(
                            baseline,
                            coefficients(rule.coefficients().orElse(ScalingCoefficients.EFFICIENTNET)),
                            phis,
                            rules),
                    rules);
            return 0;
        }
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.WRITE)) {
            Architecture baseline = GridStage.baseline(store, named);
            ScalingCoefficients chosen = rule.coefficients()
                    .or(() -> GridStage.chosen(store, study.get()))
                    .orElse(ScalingCoefficients.EFFICIENTNET);
            Optional<ScalingRules> ofGrid = GridStage.rules(store, named);
            ScalingRules rules = scaling.rules(ofGrid.filter(found -> scaling.compound())
                    .orElseGet(() -> ScalingRules.uniform(rule.rounding()
                            .withDivisor(ofGrid.map(found -> found.rounding().divisor())
                                    .orElseGet(() -> Rounding.naturalDivisor(baseline))))));
            rules.requireFor(baseline.stages().size());
            print(FamilyStage.run(store, named, baseline, coefficients(chosen), phis, rules), rules);
        }
        return 0;
    }

    private void requireOneWay() {
        boolean coefficients = spec.commandLine().getParseResult().hasMatchedOption("--phi")
                || alpha.isPresent()
                || beta.isPresent()
                || gamma.isPresent();
        if (published.isPresent() && coefficients) {
            throw new InvalidInputException(
                    "--published has multipliers of its own; --phi, --alpha, --beta and --gamma cannot stand beside it");
        }
        if (published.isPresent() && !scaling.compound()) {
            throw new InvalidInputException("--published has multipliers of its own; --rule cannot stand beside it");
        }
        if (scaling.family().isPresent() && (coefficients || scaling.changesRule())) {
            throw new InvalidInputException("--rule " + scaling.family().get().name()
                    + " has multipliers and a rounding of its own; --phi, --alpha, --beta, --gamma, --divisor, --round-down,"
                    + " --fix-stem, --fix-head, --fix-ends, --stage-depth and --stage-width cannot stand beside it");
        }
        if (!scaling.compound() && (alpha.isPresent() || beta.isPresent() || gamma.isPresent())) {
            throw new InvalidInputException(
                    "--alpha, --beta and --gamma belong to --rule compound; any other rule has its own");
        }
        if (paperTables && (argument.isPresent() || published.isPresent() || coefficients)) {
            throw new InvalidInputException(
                    "--paper-tables scales the paper's networks; nothing else can stand beside it");
        }
    }

    private Architecture read(String named) {
        return ArchitectureArgument.read(named, () -> H2StudyStore.open(storage.url(), OpenMode.READ));
    }

    private Architecture studyBaseline(String study) {
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            return GridStage.baseline(store, study);
        }
    }

    private Optional<StudyConfig> study(String named) {
        boolean mayBeStudy = named.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
        if (!mayBeStudy
                || (!storage.url().startsWith("jdbc:") && !Files.isDirectory(ArtifactFolder.of(storage.url())))) {
            return Optional.empty();
        }
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            return store.config(named);
        }
    }

    /** Those that were given, and for the others those of the study or the paper. */
    private ScalingCoefficients coefficients(ScalingCoefficients otherwise) {
        return new ScalingCoefficients(
                alpha.orElse(otherwise.alpha()), beta.orElse(otherwise.beta()), gamma.orElse(otherwise.gamma()));
    }

    private Listing listing() {
        return new Listing(spec.commandLine().getOut(), format.format());
    }

    private void print(FamilyResult family, ScalingRules rules) {
        listing().print(FamilyRows.of(family), FamilyRows.COLUMNS, "");
        if (format.format() != Format.TABLE || family.members().isEmpty()) {
            return;
        }
        ScalingCoefficients c = family.members().get(0).coefficients();
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "alpha %.2f, beta %.2f, gamma %.2f: nominally %.2f times the MACs for each step of phi.%n",
                c.alpha(),
                c.beta(),
                c.gamma(),
                c.product());
        for (FamilyMember member : family.members()) {
            if (member.phi() != 0) {
                Multipliers by = c.at(member.phi());
                out.printf(Locale.ROOT, "%nphi %s: ", Decimals.text(member.phi()));
                print(out, by, Growth.of(family.baseline(), by, new CompoundScaling(rules).at(member.phi())));
            }
        }
        out.flush();
    }

    private static void print(PrintWriter out, Multipliers by, Growth growth) {
        out.printf(
                Locale.ROOT,
                "MACs %.2fx, nominally %.2fx. Alone, depth %.3f gives %.2fx (nominally %.2fx), width %.3f %.2fx (%.2fx),"
                        + " resolution %.3f %.2fx (%.2fx).%n",
                growth.realised(),
                growth.nominal(),
                by.depth(),
                growth.depth(),
                by.depth(),
                by.width(),
                growth.width(),
                by.width() * by.width(),
                by.resolution(),
                growth.resolution(),
                by.resolution() * by.resolution());
        if (!growth.roundings().isEmpty()) {
            out.println("  rounding: " + String.join("; ", growth.roundings()));
        }
    }

    private int printFamily(Architecture baseline, ReleasedFamily family) {
        CompoundScaling by = new CompoundScaling(family.rules());
        long before = CostModel.cost(baseline).macs();
        long written = CostModel.conventions(baseline).convolutionOutputs();
        listing()
                .print(
                        family.scales().stream()
                                .map(scale -> {
                                    Architecture scaled = by.scale(baseline, scale.multipliers());
                                    Cost cost = CostModel.cost(scaled);
                                    return new Row()
                                            .with("published", family.name() + "-" + scale.name())
                                            .with("depth", scale.depth())
                                            .with("width", scale.width())
                                            .with("resolution", scaled.input().resolution())
                                            .with("params", cost.params())
                                            .with("macs", cost.macs())
                                            .with("mac_ratio", (double) cost.macs() / before)
                                            .with(
                                                    "activation_ratio",
                                                    (double) CostModel.conventions(scaled)
                                                                    .convolutionOutputs()
                                                            / written)
                                            .with("architecture", scaled.toString());
                                })
                                .toList(),
                        List.of(
                                "published",
                                "depth",
                                "width",
                                "resolution",
                                "params",
                                "macs",
                                "mac_ratio",
                                "activation_ratio"),
                        "");
        return 0;
    }

    private int printPublished(Architecture baseline, String name) {
        ReleasedScale scale = PublishedNetworks.releasedScales().stream()
                .filter(released -> released.name().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("--published must be one of "
                        + String.join(
                                ", ",
                                PublishedNetworks.releasedScales().stream()
                                        .map(ReleasedScale::name)
                                        .toList())
                        + ", but was " + name
                        + NearName.hint(
                                name,
                                PublishedNetworks.releasedScales().stream()
                                        .map(ReleasedScale::name)
                                        .toList())));
        ScalingRules rules = scaling.rules(8);
        CompoundScaling by = new CompoundScaling(rules);
        Multipliers multipliers = scale.multipliers();
        Architecture scaled = by.scale(baseline, multipliers).withDropout(scale.dropout());
        Cost cost = CostModel.cost(scaled);
        double[] phi = scale.impliedPhi();
        listing()
                .print(new Row()
                        .with("published", scale.name())
                        .with("depth", scale.depth())
                        .with("width", scale.width())
                        .with("resolution", scaled.input().resolution())
                        .with("dropout", scale.dropout())
                        .with("params", cost.params())
                        .with("macs", cost.macs())
                        .with(
                                "mac_ratio",
                                (double) cost.macs() / CostModel.cost(baseline).macs())
                        .with("phi_of_depth", phi[0])
                        .with("phi_of_width", phi[1])
                        .with("phi_of_resolution", phi[2])
                        .with("architecture", scaled.toString()));
        if (format.format() == Format.TABLE) {
            PrintWriter out = spec.commandLine().getOut();
            out.println();
            print(out, multipliers, Growth.of(baseline, multipliers, by));
            if (scale.depth() != 1 || scale.width() != 1) {
                out.println(
                        "The released multipliers were rounded by hand and follow no single phi: under alpha 1.2, beta 1.1,"
                                + " gamma 1.15 the three above would each stand for another one, and the number behind the B is none of"
                                + " them (b2 is phi = 1). Where one phi is wanted, use --phi.");
            }
            out.flush();
        }
        return 0;
    }
}
