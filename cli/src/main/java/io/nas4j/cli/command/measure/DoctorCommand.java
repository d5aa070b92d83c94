package io.nas4j.cli.command.measure;

import io.nas4j.api.workplace.Workers;
import io.nas4j.cli.input.FormatOption;
import io.nas4j.cli.input.StorageOption;
import io.nas4j.cli.output.Format;
import io.nas4j.cli.output.Listing;
import io.nas4j.cli.output.Row;
import io.nas4j.cli.output.Terminal;
import io.nas4j.cli.runtime.MachineFacts;
import io.nas4j.cli.runtime.Terminals;
import io.nas4j.evaluator.EngineFacts;
import io.nas4j.evaluator.Engines;
import io.nas4j.evaluator.throughput.Throughput;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what this machine has and, if asked, how fast it trains. */
@Command(
        name = "doctor",
        description = "Say what this machine has for a search: Java, cores, memory, engines, GPU, storage. With"
                + " --throughput, train a small network and say how many images a second each engine manages.")
public final class DoctorCommand implements Callable<Integer> {

    private static final int MAX_STEPS = 1_000_000;

    /** The first steps are slower; one in so many is not measured. */
    private static final int WARMUP_SHARE = 4;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--throughput",
            description = "Train a network of 10.9 million MACs (32x32 pixels, batches of 64) in every engine,"
                    + " with one worker and with one per core. Takes minutes where Deeplearning4j is measured.")
    private boolean throughput;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "20",
            description = "With --throughput: measure so many steps, after a quarter as many that warm up. Default:"
                    + " ${DEFAULT-VALUE}.")
    private int steps;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            description = "With --throughput: measure this engine alone. By default all that run here.")
    private List<String> engines = new ArrayList<>();

    @Mixin
    private StorageOption storage;

    @Mixin
    private FormatOption format;

    @Override
    public Integer call() {
        Listing listing = new Listing(spec.commandLine().getOut(), format.format());
        if (!throughput && !engines.isEmpty()) {
            throw new InvalidInputException("--engine says which engine --throughput measures, and needs it");
        }
        Require.between("--steps", steps, 1, MAX_STEPS);
        List<EngineFacts> facts = EngineFacts.all();
        if (throughput) {
            listing.print(measured(facts), List.of("engine", "workers", "images_per_second"), "No engine runs here.");
        } else {
            listing.print(MachineFacts.rows(facts, storage.url()), List.of("what", "found", "remark"), "");
        }
        return 0;
    }

    private List<Row> measured(List<EngineFacts> facts) {
        Terminal terminal = Terminals.of(spec);
        List<String> wanted = engines.stream().map(Engines::resolve).toList();
        List<Row> rows = new ArrayList<>();
        int warmup = steps / WARMUP_SHARE;
        int cores = Runtime.getRuntime().availableProcessors();
        for (EngineFacts engine : facts) {
            if (engine.available() && (wanted.isEmpty() || wanted.contains(engine.name()))) {
                for (int workers : Stream.of(1, cores).distinct().toList()) {
                    terminal.note("doctor: engine " + engine.name() + ", " + workers
                            + (workers == 1 ? " worker" : " workers") + ", " + warmup + " + " + steps + " steps");
                    Throughput result = Workers.throughput(engine.name(), workers, warmup, steps);
                    rows.add(new Row()
                            .with("engine", result.engine())
                            .with("workers", result.workers())
                            .with("images_per_second", rounded(result.imagesPerSecond())));
                }
            }
        }
        return rows;
    }

    private Object rounded(double rate) {
        double tenths = Math.round(rate * 10) / 10.0;
        return format.format() == Format.TABLE ? Decimals.text(tenths) : tenths;
    }
}
