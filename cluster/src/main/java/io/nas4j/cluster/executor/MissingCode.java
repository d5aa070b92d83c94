package io.nas4j.cluster.executor;

import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;

/**
 * A task that finds out which parts of the workers' class path an executor does not see.
 *
 * @param code all that could be sent
 */
public record MissingCode(List<CodeFile> code) implements FlatMapFunction<Integer, String> {

    public MissingCode {
        code = List.copyOf(code);
    }

    @Override
    public Iterator<String> call(Integer any) {
        return code.stream().filter(file -> !file.seen()).map(CodeFile::path).iterator();
    }
}
