package io.nas4j.cli.command.model;

import io.nas4j.api.input.ArchitectureArgument;
import io.nas4j.api.stage.model.ImportStage;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.export.Sources;
import io.nas4j.export.source.WantedNetwork;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.Padding;
import io.nas4j.space.cost.CostModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a model of weights that another program trained. */
@Command(
        name = "import",
        description = {
            "Make a model of weights that another program trained, for 'nas4j evaluate', 'predict' and 'export'.",
            "",
            "Each tensor's name and shape are checked. The number of classes is the file's."
        })
public final class ImportCommand implements Callable<Integer> {

    private static final String WEIGHTS = ".safetensors";
    private static final Map<String, InputNormalisation> NORMALISATIONS = new TreeMap<>(Map.of(
            "imagenet", InputNormalisation.IMAGENET,
            "centred", InputNormalisation.CENTRED,
            "unit", InputNormalisation.unit(3)));

    /** The programs whose files are read, for help and completion. */
    static final class SourceNames extends ArrayList<String> {

        private static final long serialVersionUID = 1L;

        SourceNames() {
            super(Sources.names());
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "A state dict (.safetensors, .pth), a .keras or an .onnx file.")
    private Path file;

    @Option(
            names = "--from",
            paramLabel = "PROGRAM",
            required = true,
            completionCandidates = SourceNames.class,
            description = "${COMPLETION-CANDIDATES}: whose names the tensors have.")
    private String from;

    @Option(
            names = "--arch",
            paramLabel = "ARCH",
            required = true,
            description = "What the file holds. " + ArchitectureArgument.DESCRIPTION)
    private String arch;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The " + WEIGHTS + " file to write.")
    private Path output;

    @Option(
            names = "--padding",
            paramLabel = "KIND",
            description =
                    "same or symmetric. By default same of keras and of timm's EfficientNets, which are taken for its"
                            + " tf_ variants; as its convolutions have it of onnx; symmetric of all others.")
    private Optional<String> padding = Optional.empty();

    @Option(
            names = "--bn-epsilon",
            paramLabel = "X",
            description =
                    "Of every batch norm. By default as the file says, or as the program has it for this network.")
    private Optional<Double> epsilon = Optional.empty();

    @Option(
            names = "--normalisation",
            paramLabel = "NAME",
            description =
                    "What images go through: imagenet (mean and deviation of its colours), centred (from -1 to 1) or"
                            + " unit (from 0 to 1). By default as the file says, or as the program has it for this network.")
    private Optional<String> normalisation = Optional.empty();

    @Option(
            names = "--class-names",
            paramLabel = "FILE",
            description =
                    "A name for each class, one a line, in the order of the outputs. By default as the file says, or"
                            + " numbers from 0.")
    private Optional<Path> classNames = Optional.empty();

    @Option(
            names = "--resolution",
            paramLabel = "R",
            description = "Pixels a side of the images that it will read. By default the architecture's.")
    private Optional<Integer> resolution = Optional.empty();

    @Option(names = "--force", description = "Replace a file that is there.")
    private boolean force;

    @Mixin
    private StorageOption storage;

    @Override
    public Integer call() {
        requireOutput();
        ImportStage.Said said = said();
        Architecture named = ArchitectureArgument.read(arch, () -> H2StudyStore.open(storage.url(), OpenMode.READ));
        Architecture architecture = resolution.map(named::withResolution).orElse(named);
        TrainedNetwork network = ImportStage.run(Sources.get(from), file, new WantedNetwork(arch, architecture), said);
        network.write(output);
        tell(network, Terminals.of(spec));
        return 0;
    }

    private void requireOutput() {
        if (!output.toString().toLowerCase(Locale.ROOT).endsWith(WEIGHTS)) {
            throw new InvalidInputException("--output must end in " + WEIGHTS + ", but was '" + output + "'");
        }
        if (!force && Files.exists(output)) {
            throw new InvalidInputException(output + " is there already; --force replaces it");
        }
    }

    private ImportStage.Said said() {
        return new ImportStage.Said(
                padding.map(text -> Padding.find(Require.oneOf("--padding", text, Padding.texts()))
                        .orElseThrow()),
                epsilon,
                normalisation.map(
                        text -> NORMALISATIONS.get(Require.oneOf("--normalisation", text, NORMALISATIONS.keySet()))),
                classNames.map(ImportCommand::lines));
    }

    private static List<String> lines(Path names) {
        try {
            return Files.readAllLines(names);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "class names " + names + " cannot be read as lines of UTF-8: " + AtomicFile.reason(e), e);
        }
    }

    private void tell(TrainedNetwork network, Terminal terminal) {
        Architecture architecture = network.architecture();
        terminal.say("wrote " + output + ": " + arch + " from " + from + ", "
                + String.format(Locale.ROOT, "%,d", CostModel.cost(architecture).params()) + " parameters, "
                + architecture.classes() + " classes");
        terminal.say("padding " + architecture.padding().text() + ", batch-norm epsilon "
                + Decimals.text(architecture.batchNorm().epsilon()) + ", images of "
                + architecture.input().resolution() + " pixels with mean "
                + network.normalisation().mean() + " and deviation "
                + network.normalisation().deviation());
        if (classNames.isEmpty() && network.classNames().get(0).equals("0")) {
            terminal.note("the classes have numbers for names; --class-names FILE gives them others");
        }
    }
}
