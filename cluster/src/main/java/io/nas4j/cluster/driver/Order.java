package io.nas4j.cluster.driver;

import io.nas4j.cluster.executor.CodeFile;
import io.nas4j.cluster.executor.TrialTask;
import io.nas4j.cluster.wire.Frame;
import io.nas4j.cluster.wire.Words;
import io.nas4j.evaluator.process.WorkerProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the search wants of Spark.
 *
 * @param master Spark's master
 * @param name of the application
 * @param conf Spark's configuration
 * @param work what workers run
 * @param seconds within which the first executor must come
 */
record Order(String master, String name, Map<String, String> conf, TrialTask.Work work, long seconds) {

    /** Reads it from the first lines of the input. */
    static Order read(BufferedReader in) throws IOException {
        String master = "";
        String name = "";
        String main = "";
        Map<String, String> conf = new LinkedHashMap<>();
        List<String> flags = new ArrayList<>();
        List<CodeFile> code = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        Map<String, String> environment = new HashMap<>();
        while (true) {
            String line = in.readLine();
            if (line == null) {
                throw new IOException("the search ended before it said what it wants");
            }
            Frame frame = Frame.parse(line);
            switch (frame.word()) {
                case Words.MASTER -> {
                    master = frame.field(0);
                    name = frame.field(1);
                }
                case Words.CONF -> conf.put(frame.field(0), frame.field(1));
                case Words.FLAG -> flags.add(frame.field(0));
                case Words.CODE ->
                    code.add(new CodeFile(
                            frame.field(0), frame.number(1), frame.field(2), Boolean.parseBoolean(frame.field(3))));
                case Words.MAIN -> main = frame.field(0);
                case Words.ARGUMENT -> arguments.add(frame.field(0));
                case Words.ENVIRONMENT -> environment.put(frame.field(0), frame.field(1));
                case Words.START -> {
                    WorkerProgram program = new WorkerProgram(flags, List.of(), main, arguments, environment);
                    return new Order(master, name, conf, new TrialTask.Work(program, code), frame.number(0));
                }
                default -> throw new IOException("unknown word " + frame.word());
            }
        }
    }
}
