package io.nas4j.export.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.evaluation.InputNormalisation;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.core.weights.Weights;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.plan.NetworkPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every exporter keeps to; no backend is asked. */
public abstract class ExporterContract {

    @TempDir
    Path folder;

    /** The exporter, with its usual options. */
    protected abstract Exporter create();

    /** A small network that the exporter can hold. */
    protected TrainedNetwork network() {
        NetworkPlan plan =
                NetworkPlan.of(ArchitectureText.parse("in:16x3 stem:k3_s2_c8 mb:e2_k3_s2_c8 head:c16 classes:4"));
        return new TrainedNetwork(
                plan,
                Weights.initial(plan, new RandomStreams(1).stream("initial weights")),
                InputNormalisation.unit(3),
                IntStream.range(0, 4).mapToObj(String::valueOf).toList());
    }

    @Test
    void writesEqualNetworksAsEqualBytes() throws IOException {
        assertThat(written("one")).isEqualTo(written("two")).isNotEmpty();
    }

    private SortedMap<String, List<Byte>> written(String name) throws IOException {
        Path place = Files.createDirectory(folder.resolve(name));
        Exporter exporter = create();
        exporter.requireHolds(network());
        exporter.write(
                network(),
                exporter.form().folder() ? place : place.resolve(exporter.form().file()));
        SortedMap<String, List<Byte>> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(place)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                files.put(
                        place.relativize(file).toString(),
                        IntStream.range(0, bytes.length).mapToObj(i -> bytes[i]).toList());
            }
        }
        return files;
    }

    @Test
    void saysWhatItIsAndHowItIsUsed() {
        Exporter exporter = create();
        assertThat(exporter.name()).matches("[a-z0-9-]+");
        assertThat(exporter.needs()).isNotBlank();
        Usage usage = exporter.usage(network(), exporter.form().file());
        assertThat(usage.what()).endsWith(".");
        assertThat(usage.files()).isNotEmpty();
    }
}
