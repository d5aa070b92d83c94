package io.nas4j.evaluator.worker;

import io.nas4j.core.evaluation.EpochListener;
import io.nas4j.core.evaluation.EvaluationRequest;
import io.nas4j.core.evaluation.Score;
import io.nas4j.core.evaluation.ScoreRequest;
import io.nas4j.core.evaluation.TrialEvaluator;
import io.nas4j.core.trial.FailureCause;
import io.nas4j.core.trial.Outcome;
import io.nas4j.core.weights.Weights;
import io.nas4j.evaluator.checkpoint.TrainingState;
import io.nas4j.evaluator.data.TrainingDataCache;
import io.nas4j.evaluator.engine.Batch;
import io.nas4j.evaluator.engine.Engine;
import io.nas4j.evaluator.engine.Optimisation;
import io.nas4j.evaluator.engine.TrainableNetwork;
import io.nas4j.evaluator.train.LocalEvaluator;
import io.nas4j.evaluator.train.SoftmaxRegression;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.plan.NetworkPlan;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A worker whose engines misbehave on purpose; what an engine does is in its name. */
public final class FakeWorkerMain {

    private FakeWorkerMain() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 2) {
            haltAtStart(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        } else if (arguments.length > 0) {
            System.err.println("I do not want to");
            System.exit(4);
        }
        LocalEvaluator evaluator =
                new LocalEvaluator(FakeWorkerMain::engine, new TrainingDataCache(Optional.empty(), 100_000_000));
        Worker.serve(
                System.in,
                System.out,
                measuring(evaluator),
                () -> Runtime.getRuntime().halt(0));
    }

    /** Ends the first starts, which a file counts in its bytes. */
    private static void haltAtStart(Path counter, int deaths) throws IOException {
        long before = Files.exists(counter) ? Files.size(counter) : 0;
        if (before < deaths) {
            Files.write(counter, new byte[1], StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Runtime.getRuntime().halt(137);
        }
    }

    /** Trains, and then does what an engine {@code measure-...} says instead of measuring. */
    private static TrialEvaluator measuring(LocalEvaluator evaluator) {
        return new TrialEvaluator() {
            @Override
            public Outcome evaluate(EvaluationRequest request, EpochListener listener) {
                Outcome outcome = evaluator.evaluate(request, listener);
                if (request.engine().startsWith("measure-")) {
                    listener.trained(outcome);
                }
                switch (request.engine()) {
                    case "measure-halt" -> Runtime.getRuntime().halt(3);
                    case "measure-hang" -> Misbehaving.sleep();
                    case "measure-natives" ->
                        Misbehaving.eat(() -> Misbehaving.zeroed(ByteBuffer.allocateDirect(16 << 20)));
                    case "measure-throw" -> {
                        return outcome.withNote(Optional.of(LocalEvaluator.NOT_TIMED + "no such kernel"));
                    }
                    case "measure-fail" -> {
                        return new Outcome.Failed(FailureCause.OUT_OF_MEMORY, "Java heap space");
                    }
                    default -> {
                        /* measures nothing */
                    }
                }
                return outcome;
            }

            /** Scores that say what becomes of the worker. */
            @Override
            public SortedMap<String, Score> score(ScoreRequest request, EpochListener listener) {
                SortedMap<String, Score> scores = new TreeMap<>();
                listener.progress();
                for (String name : request.scores()) {
                    switch (name) {
                        case "halt" -> {
                            System.err.println("no more scores");
                            Runtime.getRuntime().halt(3);
                        }
                        case "hang" -> Misbehaving.sleep();
                        case "none" -> throw new InvalidInputException("a score must be known, but was 'none'");
                        default -> scores.put(name, Score.of(request.seed(), 0.5));
                    }
                }
                return scores;
            }

            @Override
            public void close() {
                evaluator.close();
            }
        };
    }

    private static Engine engine(String name) {
        if (name.equals("none")) {
            throw new InvalidInputException("engine must be fake, but was 'none'");
        }
        if (name.equals("halt-soon")) {
            haltSoon();
        }
        return new SoftmaxRegression() {
            @Override
            public TrainableNetwork build(NetworkPlan plan, Weights initial, Optimisation optimisation, long seed) {
                return new Misbehaving(name, super.build(plan, initial, optimisation, seed));
            }
        };
    }

    /** Ends this process half a second later, while it does whatever comes then. */
    private static void haltSoon() {
        Thread thread = new Thread(() -> {
            try {
                Thread.sleep(500);
            } catch (InterruptedException e) {
                // sooner, then
            }
            Runtime.getRuntime().halt(3);
        });
        thread.setDaemon(true);
        thread.start();
    }

    /** Does what its name says at its 15th step, which is in the second epoch of 10 steps. */
    private record Misbehaving(String name, TrainableNetwork network, int[] steps) implements TrainableNetwork {

        Misbehaving(String name, TrainableNetwork network) {
            this(name, network, new int[1]);
        }

        @Override
        public double trainStep(Batch batch, double learningRate) {
            if (++steps[0] == 15) {
                misbehave();
            }
            if (name.equals("slow")) {
                pause();
            }
            if (name.startsWith("nan-above:") && learningRate > Double.parseDouble(name.substring(10))) {
                return Double.NaN;
            }
            return network.trainStep(batch, learningRate);
        }

        private void misbehave() {
            PrintStream out = System.out;
            switch (name.substring(0, name.indexOf(':') < 0 ? name.length() : name.indexOf(':'))) {
                case "halt" -> {
                    System.err.println("goodbye, cruel world");
                    Runtime.getRuntime().halt(3);
                }
                case "halt-once" -> {
                    try {
                        Files.createFile(Path.of(name.substring(10)));
                        Runtime.getRuntime().halt(3);
                    } catch (IOException e) {
                        // it has crashed before
                    }
                }
                case "hang" -> sleep();
                case "signal" -> signal(name.substring(7));
                case "heap" -> eat(() -> new byte[16 << 20]);
                case "natives" -> eat(() -> zeroed(ByteBuffer.allocateDirect(16 << 20)));
                case "overflow" -> throw new StackOverflowError();
                case "throw" -> throw new IllegalStateException("no such kernel");
                case "memory" -> throw new OutOfMemoryError("Java heap space");
                case "noise" -> {
                    out.println("oneDNN says hello");
                    out.print("{\"type\":\"complete\"} @nas4j nonsense @nas4j {broken ... without end");
                    out.flush();
                }
                default -> {
                    /* behaves */
                }
            }
        }

        private static void pause() {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                // no hurry
            }
        }

        /** Sends this process a signal. */
        private static void signal(String signal) {
            try {
                new ProcessBuilder(
                                "kill",
                                "-" + signal,
                                String.valueOf(ProcessHandle.current().pid()))
                        .start();
                sleep();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Takes 16 MB, keeps it, and takes more. */
        private static void eat(Supplier<Object> portion) {
            List<Object> eaten = new ArrayList<>();
            while (eaten.size() < Integer.MAX_VALUE) {
                eaten.add(portion.get());
                try {
                    Thread.sleep(20);
                } catch (InterruptedException e) {
                    // hungry
                }
            }
        }

        /** Touches every page, so that it is there. */
        private static ByteBuffer zeroed(ByteBuffer buffer) {
            while (buffer.hasRemaining()) {
                buffer.put((byte) 1);
            }
            return buffer;
        }

        private static void sleep() {
            while (true) {
                try {
                    Thread.sleep(1000);
                } catch (InterruptedException e) {
                    // as deaf as native code
                }
            }
        }

        @Override
        public float[] logits(Batch batch) {
            return network.logits(batch);
        }

        @Override
        public Weights weights() {
            return network.weights();
        }

        @Override
        public void save(TrainingState into) {
            network.save(into);
        }

        @Override
        public void restore(TrainingState from) {
            network.restore(from);
        }

        @Override
        public void close() {
            network.close();
        }
    }
}
