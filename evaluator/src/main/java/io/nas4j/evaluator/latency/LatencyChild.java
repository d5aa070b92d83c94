package io.nas4j.evaluator.latency;

import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.latency.OperatorText;
import io.nas4j.space.latency.TimedOperator;
import io.nas4j.space.latency.Timing;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** The measuring process: reads what is to be timed, line by line, and tells progress and times. */
public final class LatencyChild {

    static final String BATCH = "batch ";
    static final String OPERATOR = "operator ";
    static final String NETWORK = "network ";
    static final String GO = "go ";
    static final String ENGINE = "@engine ";
    static final String CORE = "@core ";
    static final String ROUNDS = "@rounds ";
    static final String PROGRESS = "@progress ";
    static final String TIMING = "@timing ";
    static final String END = "@end";

    private LatencyChild() {}

    /** Measures in this process, once; returns where the input ends before it is whole. */
    public static void run(BufferedReader in, PrintStream out) throws IOException {
        int batch = 1;
        List<TimedOperator> operators = new ArrayList<>();
        List<Architecture> networks = new ArrayList<>();
        String line = in.readLine();
        while (line != null && !line.startsWith(GO)) {
            if (line.startsWith(BATCH)) {
                batch = Integer.parseInt(line.substring(BATCH.length()));
            } else if (line.startsWith(OPERATOR)) {
                operators.add(OperatorText.parse(line.substring(OPERATOR.length())));
            } else {
                networks.add(ArchitectureText.parse(line.substring(NETWORK.length())));
            }
            line = in.readLine();
        }
        if (line != null) {
            double seconds = Double.parseDouble(line.substring(GO.length()));
            measure(new LatencyRequest(batch, operators, networks, seconds), out);
        }
    }

    private static void measure(LatencyRequest request, PrintStream out) {
        say(out, ENGINE + new TorchEngine().version());
        try (CorePin pin = CorePin.here()) {
            pin.core().ifPresent(core -> say(out, CORE + core));
            Rounds rounds = new Rounds(request, ThreadClock.get(), text -> say(out, PROGRESS + text));
            List<Timing> timings = rounds.measure();
            say(out, ROUNDS + rounds.count());
            timings.forEach(timing -> say(out, TIMING + timing.median() + " " + timing.spread()));
        }
        say(out, END);
    }

    private static void say(PrintStream out, String line) {
        out.print("\n" + line + "\n");
        out.flush();
    }
}
