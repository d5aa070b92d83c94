package io.nas4j.api.begin;

import io.nas4j.api.about.Processor;
import io.nas4j.api.input.LatencyFile;
import io.nas4j.api.request.Worth;
import io.nas4j.api.workplace.Studies;
import io.nas4j.api.workplace.Workers;
import io.nas4j.core.random.RandomStreams;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.evaluator.latency.LatencyRequest;
import io.nas4j.evaluator.latency.LatencyResult;
import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.latency.LatencyText;
import io.nas4j.space.latency.TimedOperator;
import io.nas4j.space.latency.Timing;
import io.nas4j.space.search.Metric;
import io.nas4j.space.staged.StagedSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** Where a study's latency table comes from: the study itself, a file, or a measurement. */
public final class LatencyTables {

    /** Time for all rounds together. Slow operators may need a few more rounds. */
    public static final double SECONDS = 60;

    /** Estimated number of characters in the line of an operator. */
    private static final int LINE = 40;

    /** Number of networks that determine the factor of a table. */
    private static final int CALIBRATING = 12;

    private static final long NOTED_EVERY = 15_000_000_000L;

    private LatencyTables() {}

    /**
     * The latency table of a search. It is measured only where there is none.
     *
     * @throws InvalidInputException where the stored study has another table, or where the file belongs to another space
     */
    static LatencyTable of(String study, String storage, Worth worth, StagedSpace space, Consumer<String> notes) {
        Optional<LatencyTable> given = worth.latencyTable().map(LatencyFile::read);
        if (given.isPresent()) {
            requireBatch(worth, given.get(), worth.latencyTable().get().toString());
            try {
                given.get().requireAll(space.operators());
            } catch (InvalidInputException e) {
                throw e.at(worth.latencyTable().get().toString());
            }
            return given.get();
        }
        Optional<StudyConfig> existing = Studies.find(storage, study);
        if (existing.isPresent()) {
            LatencyTable kept = existing.get()
                    .plan()
                    .latency()
                    .orElseThrow(() -> new InvalidInputException(
                            "study " + study + " exists and was begun without latencies; give another --study"));
            requireBatch(worth, kept, "the latency table of study " + study);
            return kept;
        }
        return measured(space, worth.latencyBatch().orElse(1), SECONDS, List.of(), notes)
                .table();
    }

    private static void requireBatch(Worth worth, LatencyTable table, String source) {
        if (worth.latencyBatch().isPresent() && worth.latencyBatch().get() != table.batch()) {
            throw new InvalidInputException(
                    "--latency-batch is " + worth.latencyBatch().get() + ", but " + source
                            + " was measured with batches of " + table.batch());
        }
    }

    /**
     * A measured table, with the latencies of whole networks from the same process.
     *
     * @param networks latencies of the networks, in the order of the request
     */
    public record Measured(LatencyTable table, List<Timing> networks) {}

    /** Measures every operator of a space and the given networks. Further random networks determine the table's factor. */
    public static Measured measured(
            StagedSpace space, int batch, double seconds, List<Architecture> networks, Consumer<String> notes) {
        requireEngine();
        List<TimedOperator> operators = List.copyOf(space.operators());
        if (operators.size() > LatencyText.MAX_LENGTH / LINE) {
            throw new InvalidInputException("space " + space.name() + " has " + operators.size()
                    + " different operators, too many to measure: at most " + LatencyText.MAX_LENGTH / LINE
                    + "; give it fewer choices");
        }
        notes.accept("latency: measuring the " + operators.size() + " operators of space " + space.name()
                + " in batches of " + batch + ", for at most " + (int) seconds + " s or 7 rounds");
        List<Architecture> all = new ArrayList<>(random(space, "calibration", 0, CALIBRATING));
        all.addAll(networks);
        long began = System.nanoTime();
        LatencyResult result = Workers.latency(new LatencyRequest(batch, operators, all, seconds), progress(notes));
        Map<TimedOperator, Timing> timings = new LinkedHashMap<>();
        for (int i = 0; i < operators.size(); i++) {
            timings.put(operators.get(i), result.operators().get(i));
        }
        notes.accept(String.format(
                Locale.ROOT,
                "latency: %d rounds on %s in %.0f s",
                result.rounds(),
                pinning(result),
                (System.nanoTime() - began) / 1e9));
        Map<Architecture, Long> calibrating = new LinkedHashMap<>();
        for (int i = 0; i < CALIBRATING; i++) {
            calibrating.put(all.get(i), result.networks().get(i).median());
        }
        LatencyTable raw =
                new LatencyTable(result.engine(), Processor.name() + ", " + pinning(result), batch, 1, timings);
        return new Measured(
                raw.calibrated(calibrating),
                result.networks().subList(CALIBRATING, result.networks().size()));
    }

    /** Random networks of a space. They may exceed a limit of latency. */
    public static List<Architecture> random(StagedSpace space, String stream, long seed, int count) {
        StagedSpace free = space.definition().without(Metric.LATENCY).space();
        SplittableRandom random = new RandomStreams(seed).stream("latency/" + stream);
        List<Architecture> networks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            networks.add(free.build(free.sample(random)));
        }
        return networks;
    }

    public static void requireEngine() {
        if (!TorchEngine.available()) {
            throw new InvalidInputException("latency is measured with LibTorch, which has no natives for this platform;"
                    + " give a --latency-table that was measured elsewhere");
        }
    }

    public static String pinning(LatencyResult result) {
        return result.core()
                .map(core -> "one thread pinned to core " + core)
                .orElse("one thread that this system cannot pin");
    }

    /** A line now and then. */
    public static Consumer<String> progress(Consumer<String> notes) {
        long[] noted = {System.nanoTime()};
        return text -> {
            if (System.nanoTime() - noted[0] > NOTED_EVERY) {
                noted[0] = System.nanoTime();
                notes.accept("latency: " + text);
            }
        };
    }
}
