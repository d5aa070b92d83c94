package io.nas4j.cli.command.worker;

import io.nas4j.evaluator.Engines;
import io.nas4j.evaluator.throughput.ThroughputChild;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Measures this process's speed for {@code nas4j doctor}; started by that, not by people. */
@Command(name = "throughput", hidden = true, description = "Measure training in this process; not for people.")
public final class ThroughputMode implements Callable<Integer> {

    @Parameters(index = "0")
    private String engine;

    @Parameters(index = "1")
    private int warmup;

    @Parameters(index = "2")
    private int steps;

    @Override
    public Integer call() throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(
                new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
        ThroughputChild.run(new Engines().engine(engine), warmup, steps, in, out);
        return 0;
    }
}
