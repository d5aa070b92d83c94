package io.nas4j.core.store;

/** What is asked of the process that runs a study. It ends with that process: whoever runs the study next goes on. */
public enum SearchDirective {
    /** Nothing is asked. */
    GO_ON,
    /** No trial begins until it is to go on; those that run come to their end. */
    PAUSE,
    /** No trial begins any more, and the process ends behind those that run. */
    STOP
}
