package io.nas4j.export;

import io.nas4j.export.keras.KerasSource;
import io.nas4j.export.onnx.OnnxSource;
import io.nas4j.export.source.WeightsSource;
import io.nas4j.export.timm.TimmSource;
import io.nas4j.export.torchvision.TorchvisionSource;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import java.util.List;
import java.util.stream.Collectors;

/** Readers of networks that other programs trained, by name. */
public final class Sources {

    private static final List<WeightsSource> ALL =
            List.of(TimmSource.of(), TorchvisionSource.of(), new KerasSource(), new OnnxSource());

    private Sources() {}

    /** Their names, in the order in which help shows them. */
    public static List<String> names() {
        return ALL.stream().map(WeightsSource::name).toList();
    }

    /**
     * The reader of that name.
     *
     * @throws InvalidInputException where there is none, naming those that there are
     */
    public static WeightsSource get(String name) {
        return ALL.stream()
                .filter(source -> source.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("--from must be one of "
                        + ALL.stream()
                                .map(source -> source.name() + " (" + source.reads() + ")")
                                .collect(Collectors.joining(", "))
                        + ", but was '" + name + "'"
                        + NearName.hint(name, names())));
    }
}
