package io.nas4j.export;

import io.nas4j.export.dl4j.Dl4jExporter;
import io.nas4j.export.json.JsonExporter;
import io.nas4j.export.keras.KerasExporter;
import io.nas4j.export.mmpretrain.MmpretrainExporter;
import io.nas4j.export.onnx.OnnxExporter;
import io.nas4j.export.onnx.OnnxInt8Exporter;
import io.nas4j.export.pytorch.PytorchExporter;
import io.nas4j.export.target.Choice;
import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.Settings;
import io.nas4j.export.tensorflow.CheckpointExporter;
import io.nas4j.export.tflite.TfliteExporter;
import io.nas4j.export.tflite.TfliteInt8Exporter;
import io.nas4j.export.timm.TimmExporter;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import io.nas4j.space.plugin.PlugIns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The exporters by name, those of plug-ins included. To be listed, none of ours loads a native library. */
public final class Exporters {

    /** In the order in which help shows them. */
    private static final List<Exporter> ALL = List.of(
            new OnnxExporter(),
            new OnnxInt8Exporter(),
            new PytorchExporter(),
            new KerasExporter(),
            new TfliteExporter(),
            new TfliteInt8Exporter(),
            new TimmExporter(),
            new MmpretrainExporter(),
            new CheckpointExporter(),
            new Dl4jExporter(),
            new JsonExporter());

    private Exporters() {}

    /** All of them, in a fixed order; those of plug-ins last, but for one that has a name of ours. */
    public static List<Exporter> all() {
        Map<String, Exporter> all = new LinkedHashMap<>();
        Stream.concat(ALL.stream(), PlugIns.all(Exporter.class).stream())
                .forEach(exporter -> all.putIfAbsent(exporter.name(), exporter));
        return List.copyOf(all.values());
    }

    /** Their names, in the same order. */
    public static List<String> names() {
        return all().stream().map(Exporter::name).toList();
    }

    /**
     * The exporter of that name.
     *
     * @throws InvalidInputException where there is none, naming those that there are and which of them is meant
     */
    public static Exporter get(String name) {
        return all().stream()
                .filter(exporter -> exporter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("--to must be one of "
                        + all().stream()
                                .map(exporter -> exporter.name() + " (" + exporter.needs() + ")")
                                .collect(Collectors.joining(", "))
                        + ", but was '" + name + "'"
                        + NearName.hint(name, names())));
    }

    /**
     * These exporters, each with those of the choices that it knows.
     *
     * @throws InvalidInputException where none of them knows a choice, naming those that do
     */
    public static List<Exporter> with(List<Exporter> exporters, Settings settings) {
        for (Choice choice : settings.made()) {
            if (knowing(exporters, choice).isEmpty()) {
                throw new InvalidInputException(choice.option() + " belongs to "
                        + String.join(" and ", knowing(all(), choice)) + ", and not to "
                        + exporters.stream().map(Exporter::name).collect(Collectors.joining(", ")));
            }
        }
        return exporters.stream()
                .map(exporter -> exporter.with(settings.only(exporter.choices())))
                .toList();
    }

    private static List<String> knowing(List<Exporter> exporters, Choice choice) {
        return exporters.stream()
                .filter(exporter -> exporter.choices().contains(choice))
                .map(Exporter::name)
                .toList();
    }
}
