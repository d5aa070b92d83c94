package io.nas4j.evaluator.data;

import io.nas4j.core.study.TaskData;
import io.nas4j.evaluator.data.image.DataSet;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A kind of data set that a plug-in brings, found by {@link java.util.ServiceLoader}. Workers open it too, each in a process of
 * its own.
 */
public interface DataSetProvider {

    /** The word before the colon of {@code --dataset KIND:REST}; a kind of nas4j's own means that one. */
    String kind();

    /** How the name is typed, for sentences that refuse: {@code kind:DIR}. */
    String form();

    /**
     * Opens a data set: looks at what there is, decodes nothing yet.
     *
     * @param taskData the name as it was typed, the seed, and how many images may be unreadable
     * @param rest of the name, behind the colon; may be empty
     * @param cacheFolder where decoded images may be kept between processes; made when needed
     * @throws io.nas4j.space.InvalidInputException with one sentence naming what is wrong and what is allowed
     */
    DataSet open(TaskData taskData, String rest, Optional<Path> cacheFolder);
}
