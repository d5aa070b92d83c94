package io.nas4j.evaluator.data.image;

import java.util.List;

/** What a data set says of its parts before a study begins; none of the test images is opened for it. */
@FunctionalInterface
public interface DataParts {

    /** Nothing needs to be said. */
    DataParts SILENT = validationImages -> List.of();

    /** What is said of a data set without test images. */
    static String untested(String missing) {
        return "there is no " + missing
                + ", so that networks can be searched for and trained, but not tested: 'nas4j train'"
                + " and 'nas4j export' need it";
    }

    /**
     * Makes sure that networks can be tested in the end.
     *
     * @param validationImages images that networks are judged by
     * @return sentences about which part is used for what
     * @throws io.nas4j.space.InvalidInputException where there are test images that do not fit the training images
     */
    List<String> check(int validationImages);
}
