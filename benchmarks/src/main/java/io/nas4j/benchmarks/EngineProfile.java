package io.nas4j.benchmarks;

import io.nas4j.core.study.Optimizer;
import io.nas4j.evaluator.Engines;
import io.nas4j.evaluator.throughput.ReferenceChild;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Says where the time of training the child network goes: looks at the training thread's stack some hundred times a second
 * and counts which layer and which native function it stands in. {@code benchmarks/profile} runs it.
 */
public final class EngineProfile {

    private static final int PAUSE_MILLIS = 5;
    private static final double PERCENT = 100;

    private EngineProfile() {}

    /** Arguments: engine, warm-up steps, measured steps. */
    public static void main(String[] args) throws InterruptedException {
        int warmup = Integer.parseInt(args[1]);
        int measured = Integer.parseInt(args[2]);
        try (ReferenceChild child = ReferenceChild.in(new Engines().engine(args[0]), Optimizer.SGD)) {
            train(child, warmup);
            Map<String, Integer> places = new HashMap<>();
            AtomicBoolean running = new AtomicBoolean(true);
            Thread trained = Thread.currentThread();
            Thread sampler = new Thread(() -> sample(trained, running, places), "sampler");
            sampler.start();
            train(child, measured);
            running.set(false);
            sampler.join();
            print(places);
        }
    }

    private static void train(ReferenceChild child, int steps) {
        for (int step = 0; step < steps; step++) {
            child.step();
        }
    }

    private static void sample(Thread trained, AtomicBoolean running, Map<String, Integer> places) {
        while (running.get()) {
            places.merge(place(trained.getStackTrace()), 1, Integer::sum);
            try {
                Thread.sleep(PAUSE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** The innermost layer, which way, and what it calls there. */
    private static String place(StackTraceElement[] stack) {
        String called = "";
        for (StackTraceElement frame : stack) {
            String type = frame.getClassName();
            String name = type.substring(type.lastIndexOf('.') + 1);
            if (type.contains("io.nas4j") || type.contains("deeplearning4j.nn.layers")) {
                return name + "." + frame.getMethodName() + called;
            }
            if (type.contains("linalg.api.ops.impl")) {
                called = ", " + name;
            }
        }
        return stack.length == 0 ? "idle" : "graph";
    }

    private static void print(Map<String, Integer> places) {
        int all = places.values().stream().mapToInt(Integer::intValue).sum();
        places.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .filter(entry -> entry.getValue() * PERCENT >= all)
                .forEach(entry -> System.out.printf(
                        Locale.ROOT, "%5.1f %%  %s%n", PERCENT * entry.getValue() / all, entry.getKey()));
    }
}
