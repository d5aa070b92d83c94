package io.nas4j.cli.input;

import io.nas4j.cli.output.Format;
import picocli.CommandLine.Option;

/** The form of a listing. */
public final class FormatOption {

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORM",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.TABLE;

    public Format format() {
        return format;
    }
}
