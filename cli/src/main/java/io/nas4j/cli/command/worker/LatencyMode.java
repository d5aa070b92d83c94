package io.nas4j.cli.command.worker;

import io.nas4j.evaluator.latency.LatencyChild;
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

/** Times operators and networks that another nas4j process sends; started by that, not by people. */
@Command(name = "latency-child", hidden = true, description = "Time inference in this process; not for people.")
public final class LatencyMode implements Callable<Integer> {

    @Override
    public Integer call() throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(
                new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8));
        LatencyChild.run(in, out);
        return 0;
    }
}
