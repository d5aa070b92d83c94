package io.nas4j.core.run;

import io.nas4j.core.store.StudyRun;
import io.nas4j.core.study.StudyConfig;
import java.util.List;
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
        return number - StudyConfig.lag(workers.floorEntry(number).getValue());
    }
}
