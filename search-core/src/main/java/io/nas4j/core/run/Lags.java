package io.nas4j.core.run;

import io.nas4j.core.store.StudyRun;
import io.nas4j.core.study.Execution;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many trials back each proposal of a study looks, whose number of workers may have changed between runs. */
final class Lags {

    private final TreeMap<Integer, Integer> workers = new TreeMap<>();

    /**
     * @param otherwise workers of trials before the first run
     */
    Lags(List<StudyRun> runs, int otherwise) {
        workers.put(0, otherwise);
        // a later run that begins at the same trial takes the place of one that came to nothing
        runs.forEach(run -> workers.put(run.fromTrial(), run.workers()));
    }

    /** The newest trial that must have been observed when this one is proposed; negative for none. */
    int due(int number) {
        return number - Execution.lag(workers.floorEntry(number).getValue());
    }

    /** How many trials must have been observed when this one is proposed, as far as the lags say. */
    int observed(int number) {
        int newest = -1;
        for (Map.Entry<Integer, Integer> run : workers.headMap(number, true).entrySet()) {
            Integer next = workers.higherKey(run.getKey());
            int last = next == null ? number : Math.min(number, next - 1);
            newest = Math.max(newest, last - Execution.lag(run.getValue()));
        }
        return newest + 1;
    }
}
