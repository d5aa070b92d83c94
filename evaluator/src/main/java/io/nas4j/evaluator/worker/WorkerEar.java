package io.nas4j.evaluator.worker;

/** Hears what a worker says and what becomes of it, from several threads. */
public interface WorkerEar {

    /** A line of its standard output. */
    void line(String line);

    /** A line that its standard error has, or its host adds. */
    void aside(String line);

    /** Its machine is lost. A worker elsewhere says that it is ready, and gets the request again. */
    void lost();

    /** It has ended, and says nothing more. */
    void ended();
}
