package io.nas4j.evaluator.data;

import io.nas4j.core.study.TaskData;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.data.image.ImageSource;
import io.nas4j.evaluator.data.image.LabelledImages;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Keeps in memory what the last trials trained on, so that a process opens, decodes and resizes it once. */
public final class TrainingDataCache {

    private final Optional<Path> cacheFolder;
    private final long maxBytes;
    private final Map<DataSetKey, DataSet> dataSets = new HashMap<>();
    private final Map<DataKey, TrainingData> kept = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<DataSetKey, String> fingerprints = new HashMap<>();

    /** Told by data sets, which are opened once and read for many trials. */
    private volatile Runnable progress = () -> {};

    private record DataSetKey(String spec, long seed, double maxUnreadable) {}

    private record DataKey(TaskData taskData, int resolution) {}

    /**
     * Starts empty.
     *
     * @param cacheFolder where decoded images are kept between processes
     * @param maxBytes of pixels to keep; what the running trial needs is kept in any case
     */
    public TrainingDataCache(Optional<Path> cacheFolder, long maxBytes) {
        this.cacheFolder = cacheFolder;
        this.maxBytes = maxBytes;
    }

    /**
     * The images that a task trains and validates on, at a resolution.
     *
     * @param fingerprint that the data set must have; empty where any is right
     * @param reading is told now and then, from several threads, while images are read, decoded or resized
     * @throws io.nas4j.space.InvalidInputException where the data set is wrong, or another one
     * @throws io.nas4j.core.WorkFailedException where it does not fit this process's memory
     */
    public synchronized TrainingData trainingData(
            TaskData taskData, Optional<String> fingerprint, int resolution, Runnable reading) {
        progress = reading;
        return DataMemory.within(taskData.dataset(), () -> {
            fingerprint.ifPresent(expected -> require(expected, taskData));
            return trainingData(taskData, resolution, reading);
        });
    }

    /** Looked at once: what a process has opened stays what it was. */
    private void require(String expected, TaskData taskData) {
        String now = fingerprints.computeIfAbsent(
                key(taskData), key -> dataSet(taskData).fingerprint());
        if (!now.equals(expected)) {
            throw new InvalidInputException("data set " + taskData.dataset()
                    + " has changed: the study was made on data with fingerprint " + expected + ", and it now has "
                    + now + "; bring the old data back and resume the study, or begin another");
        }
    }

    private TrainingData trainingData(TaskData taskData, int resolution, Runnable reading) {
        DataKey key = new DataKey(taskData, resolution);
        TrainingData data = kept.get(key);
        if (data == null) {
            data = TrainingData.of(dataSet(taskData), taskData, resolution, reading);
            kept.put(key, data);
            dropOldest();
        }
        return data;
    }

    private void dropOldest() {
        long bytes = kept.values().stream().mapToLong(TrainingData::bytes).sum();
        Iterator<TrainingData> oldestFirst = kept.values().iterator();
        while (bytes > maxBytes && kept.size() > 1) {
            bytes -= oldestFirst.next().bytes();
            oldestFirst.remove();
        }
    }

    /**
     * All test images at a resolution; not kept.
     *
     * @param reading as for {@link #trainingData}
     */
    public synchronized LabelledImages test(TaskData taskData, int resolution, Runnable reading) {
        progress = reading;
        return DataMemory.within(taskData.dataset(), () -> {
            ImageSource test = dataSet(taskData).test();
            return test.images(IntStream.range(0, test.count()).toArray(), resolution, reading);
        });
    }

    private DataSet dataSet(TaskData taskData) {
        return dataSets.computeIfAbsent(
                key(taskData), key -> DataSets.open(taskData, cacheFolder, () -> progress.run()));
    }

    private static DataSetKey key(TaskData taskData) {
        return new DataSetKey(taskData.dataset(), taskData.seed(), taskData.maxUnreadable());
    }
}
