package io.nas4j.api.workplace;

import io.nas4j.core.study.StudyConfig;
import io.nas4j.space.InvalidInputException;

/** Studies whose trials are asked for and told. */
public final class AskedStudies {

    private AskedStudies() {}

    /** The configuration of such a study, which must exist. */
    public static StudyConfig config(String url, String study) {
        StudyConfig config = Studies.config(url, study);
        if (!config.execution().asked()) {
            throw new InvalidInputException("study " + study + " has its trials trained by engine "
                    + config.execution().engine()
                    + "; one whose trials are asked for and told is made with 'nas4j search"
                    + " --engine ask'");
        }
        return config;
    }

    /** How such a study goes on. */
    public static String howToGoOn(StudyConfig config) {
        return "study " + config.name() + ": " + config.execution().trials() + " trials, "
                + config.execution().lag()
                + " of them out at a time; 'nas4j ask " + config.name() + "' hands one out, and 'nas4j tell "
                + config.name() + " NUMBER --accuracy X' tells its result";
    }
}
