package io.nas4j.cli.command.ship;

import io.nas4j.export.Exporters;
import java.util.ArrayList;

/** The exporters that there are, for help and completion. */
final class ExporterNames extends ArrayList<String> {

    private static final long serialVersionUID = 1L;

    ExporterNames() {
        super(Exporters.names());
        add("all");
    }
}
