package io.nas4j.cli.command.network;

import io.nas4j.api.input.ArchitectureArgument;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.NearName;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.notation.ArchitectureTree;
import io.nas4j.space.notation.Frame;
import io.nas4j.space.notation.TfTpuNotation;
import io.nas4j.space.notation.TfTpuNotation.Dialect;
import io.nas4j.space.notation.TimmNotation;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * Prints an architecture in a notation. What the notation leaves out goes to standard error as a comment, so that standard
 * output is the notation alone. What it cannot say is refused with the reason.
 */
@Command(
        name = "convert",
        description = {
            "Print an architecture in another notation, or refuse where the notation cannot say it exactly.",
            "",
            "text is the one-line form and yaml the same as keys and values: both say everything. timm (an arch_def),"
                    + " tf-tpu (strings of MnasNet and EfficientNet) and efficientnetv2 (strings of EfficientNetV2) say"
                    + " the stages alone. They leave out input, stem, head, classes, activation, batch norm, dropout,"
                    + " drop-connect and padding: 'convert' prints these as a comment on standard error, and where such strings are"
                    + " read, these are EfficientNet-B0's (224x224x3, stem 3x3 of stride 2 with 32 filters, head 1280,"
                    + " 1000 classes, swish, 0.99 and 0.001, 0.2, 0.2, same)."
        })
public final class ConvertCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "ARCH", description = ArchitectureArgument.DESCRIPTION)
    private String argument;

    @Option(
            names = "--to",
            paramLabel = "NOTATION",
            required = true,
            converter = Notation.Converter.class,
            description = "text, yaml, timm, tf-tpu or efficientnetv2.")
    private Notation to;

    @Mixin
    private StorageOption storage;

    /** The notations, by the names that the option takes. */
    enum Notation {
        TEXT,
        YAML,
        TIMM,
        TF_TPU,
        EFFICIENTNETV2;

        private String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Reads the option; picocli's own reading of constants names each that has a dash twice. */
        static final class Converter implements ITypeConverter<Notation> {
            @Override
            public Notation convert(String given) {
                return Arrays.stream(values())
                        .filter(notation -> notation.text().equals(given.toLowerCase(Locale.ROOT)))
                        .findFirst()
                        .orElseThrow(() -> new TypeConversionException("must be one of "
                                + Arrays.stream(values()).map(Notation::text).collect(Collectors.joining(", "))
                                + ", but was '" + given + "'"
                                + NearName.hint(
                                        given,
                                        Arrays.stream(values())
                                                .map(Notation::text)
                                                .toList())));
            }
        }
    }

    @Override
    public Integer call() {
        Architecture architecture =
                ArchitectureArgument.read(argument, () -> H2StudyStore.open(storage.url(), OpenMode.READ));
        String text = write(architecture);
        PrintWriter out = spec.commandLine().getOut();
        out.println(text);
        out.flush();
        if (to != Notation.TEXT && to != Notation.YAML) {
            PrintWriter err = spec.commandLine().getErr();
            err.println("# not in the strings: " + Frame.of(architecture).describe() + hint());
            err.flush();
        }
        return 0;
    }

    private String write(Architecture architecture) {
        return switch (to) {
            case TEXT -> ArchitectureText.format(architecture);
            case YAML -> ArchitectureTree.format(architecture).stripTrailing();
            case TIMM -> TimmNotation.format(architecture);
            case TF_TPU -> String.join("\n", TfTpuNotation.format(architecture, Dialect.EFFICIENTNET));
            case EFFICIENTNETV2 -> String.join("\n", TfTpuNotation.format(architecture, Dialect.EFFICIENTNETV2));
        };
    }

    /** What the other program would do with its defaults. */
    private String hint() {
        return to == Notation.TIMM
                ? "; padding as TensorFlow's, pad_type='same'"
                : "; no width and depth coefficients, for they round channels";
    }
}
