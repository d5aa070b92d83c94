package io.nas4j.core.study.field;

/** When two values of a field must be equal. */
public enum Compared {
    /** When a study is resumed, and in studies whose results are put together: it decides what training a network gives. */
    ALWAYS(true, true),
    /** When a study is resumed: it decides which networks are proposed, or what they are worth. */
    WHEN_RESUMED(true, false),
    /** In studies whose results are put together; who resumes a study compares it in a way of its own. */
    BETWEEN_STUDIES(false, true),
    /** Never. */
    NEVER(false, false);

    private final boolean resumed;
    private final boolean together;

    Compared(boolean resumed, boolean together) {
        this.resumed = resumed;
        this.together = together;
    }

    /** Whether a study is resumed only with its own value. */
    public boolean resumed() {
        return resumed;
    }

    /** Whether results of studies are put together only where their values are equal. */
    public boolean together() {
        return together;
    }
}
