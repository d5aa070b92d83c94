package io.nas4j.cli.listing;

import io.nas4j.api.stage.model.StoredModel;
import io.nas4j.cli.output.Row;
import io.nas4j.core.store.Artifact;
import io.nas4j.core.trial.Trial;
import java.util.List;
import java.util.Locale;

/** Trained models as rows; the field names are part of the command line's contract. */
public final class ModelRows {

    /** What the table form shows. */
    public static final List<String> COLUMNS =
            List.of("study", "phase", "trial", "fingerprint", "params", "macs", "accuracy", "test_accuracy", "file");

    private ModelRows() {}

    public static Row row(StoredModel model) {
        Trial trial = model.trial();
        return new Row()
                .with("study", model.study())
                .with("phase", trial.spec().phase().name().toLowerCase(Locale.ROOT))
                .with("trial", trial.number())
                .with("fingerprint", trial.fingerprint())
                .with("params", trial.params())
                .with("macs", trial.macs())
                .with("accuracy", trial.accuracy())
                .with("test_accuracy", trial.testAccuracy())
                .with("file", model.weights().map(Artifact::path))
                .with("problem", model.problem())
                .with(
                        "exported",
                        model.exported().stream()
                                .map(file -> new Row().with("kind", file.kind()).with("file", file.path()))
                                .toList())
                .with("architecture", trial.spec().architecture().toString());
    }
}
