package io.nas4j.cli.command.ship;

import io.nas4j.api.stage.export.ExportResult;
import io.nas4j.api.stage.export.ExportSubject;
import io.nas4j.api.stage.grid.GridBaselines;
import io.nas4j.api.workplace.Studies;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.listing.ExportText;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.StageResources;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.core.store.FamilyMember;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.export.Exporters;
import io.nas4j.export.target.CalibrationMethod;
import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.Settings;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import io.nas4j.space.architecture.Architecture;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Exports a network for other backends. */
@Command(
        name = "export",
        description = {
            "Write a network for another backend, and check it there against the engine: a study's trained baseline on"
                    + " test images, any other network on random ones.",
            "",
            "A page beside what is written says how to use it. An architecture alone gets fresh weights, for those who"
                    + " train it elsewhere."
        })
public final class ExportCommand implements Callable<Integer> {

    private static final String ALL = "all";

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "STUDY|MODEL|ARCH",
            description = "A study whose baseline is trained, a .safetensors file of nas4j, or an architecture: a"
                    + " published name, STUDY#TRIAL, a notation, or a file with one.")
    private Optional<String> argument = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "TARGET",
            completionCandidates = ExporterNames.class,
            description =
                    "${COMPLETION-CANDIDATES}. 'all' writes a folder for each target, and gives each option below to"
                            + " the targets that know it.")
    private Optional<String> target = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PATH",
            description = "The file or folder to write; --list says which.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--member",
            paramLabel = "PHI",
            description = "A member of the study's family ('nas4j scale STUDY') instead of its baseline; with --fresh.")
    private Optional<Double> member = Optional.empty();

    @Option(names = "--fresh", description = "Write a study's network with fresh weights, trained or not.")
    private boolean fresh;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Seed of fresh weights and random images. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--opset",
            paramLabel = "N",
            description =
                    "ONNX's operator set, from 11 to 22, for onnx and onnx-int8. By default 17, which ONNX Runtime since"
                            + " 1.12 runs.")
    private Optional<Integer> opset = Optional.empty();

    @Option(
            names = "--half",
            description = "Write 16-bit weights and maps, for onnx: half the size, and logits that differ a little.")
    private boolean half;

    @Option(
            names = "--calibration",
            paramLabel = "METHOD",
            description =
                    "How onnx-int8 and tflite-int8 choose the ranges of 8-bit numbers: minmax or entropy. By default"
                            + " minmax. A study's training images show what flows; elsewhere random images do.")
    private Optional<String> calibration = Optional.empty();

    @Option(names = "--force", description = "Replace files that are there.")
    private boolean force;

    @Option(names = "--list", description = "List the targets, what each needs, and whether its checker is here.")
    private boolean list;

    @Mixin
    private StorageOption storage;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        if (list) {
            listing().print(ExportText.targets(Exporters.all()), ExportText.TARGETS, "");
            return 0;
        }
        String to = target.orElseThrow(() -> new InvalidInputException(
                "export needs --to TARGET, which is all or one of " + String.join(", ", Exporters.names())));
        Settings settings = new Settings(
                opset.map(OptionalInt::of).orElseGet(OptionalInt::empty), half, calibration.map(ExportCommand::method));
        List<Exporter> exporters =
                Exporters.with(to.equals(ALL) ? Exporters.all() : List.of(Exporters.get(to)), settings);
        String named = argument.orElseThrow(() -> new InvalidInputException(
                "export needs what to export: a study, a .safetensors file of nas4j, or an architecture"));
        Path path = output.orElseThrow(() -> new InvalidInputException("export needs -o PATH, where to write"));
        return sourced(named, source -> export(new Exporting(source, force, Terminals.of(spec)), exporters, to, path));
    }

    private int export(Exporting exporting, List<Exporter> exporters, String to, Path path) {
        if (!to.equals(ALL)) {
            ExportText.print(exporting.one(exporters.get(0), path), exporting.terminal());
            return 0;
        }
        List<ExportResult> results = exporting.all(exporters, path);
        listing().print(ExportText.rows(results), ExportText.COLUMNS, "No target can hold this network.");
        return results.stream().allMatch(result -> result.problem().isEmpty()) ? 0 : 1;
    }

    private int sourced(String named, Function<ExportSource, Integer> work) {
        Optional<StudyConfig> study = ExportArgument.study(storage.url(), named);
        if (study.isEmpty() && (member.isPresent() || fresh)) {
            throw new InvalidInputException(
                    (fresh ? "--fresh" : "--member") + " belongs to a study, and '" + named + "' is none");
        }
        boolean baseline = member.isEmpty() || member.get() == 0;
        if (study.isPresent() && baseline && !fresh) {
            StudyConfig config = Studies.trained(storage.url(), named, "weights to export");
            try (StageResources resources = StageResources.open(storage.url(), Terminals.of(spec), config)) {
                return work.apply(ExportSource.study(resources.context(), config));
            }
        }
        TrainedNetwork network = study.isPresent() ? freshOf(named) : network(named);
        return work.apply(ExportSource.alone(network, seed));
    }

    private TrainedNetwork network(String named) {
        Optional<TrainedNetwork> model = ExportArgument.model(named);
        return model.isPresent() ? model.get() : fresh(ExportArgument.architecture(storage.url(), named), named);
    }

    private TrainedNetwork freshOf(String study) {
        try (StudyStore store = H2StudyStore.open(storage.url(), OpenMode.READ)) {
            if (member.isEmpty()) {
                return fresh(GridBaselines.own(store, study), "the baseline of study " + study);
            }
            double phi = member.get();
            List<FamilyMember> family = store.family(study);
            FamilyMember found = family.stream()
                    .filter(each -> each.phi() == phi)
                    .findFirst()
                    .orElseThrow(() -> new InvalidInputException("study " + study + " has no member of phi "
                            + Decimals.text(phi) + "; "
                            + (family.isEmpty()
                                    ? "'nas4j scale " + study + "' makes a family"
                                    : "it has "
                                            + family.stream()
                                                    .map(each -> Decimals.text(each.phi()))
                                                    .collect(Collectors.joining(", ")))));
            if (!fresh) {
                throw new InvalidInputException("member " + Decimals.text(phi) + " of study " + study
                        + " was not trained; --fresh exports it with fresh weights");
            }
            return fresh(found.architecture(), "member " + Decimals.text(phi) + " of study " + study);
        }
    }

    private TrainedNetwork fresh(Architecture architecture, String what) {
        Terminals.of(spec).note(what + " is not trained: it is written with fresh weights of seed " + seed);
        return ExportSubject.fresh(architecture, seed);
    }

    private static CalibrationMethod method(String name) {
        return CalibrationMethod.find(name)
                .orElseThrow(() -> new InvalidInputException("--calibration must be one of "
                        + String.join(", ", CalibrationMethod.texts()) + ", but was '" + name + "'"
                        + NearName.hint(name, CalibrationMethod.texts())));
    }

    private Listing listing() {
        Terminal terminal = Terminals.of(spec);
        return new Listing(terminal.out(), format.format());
    }
}
