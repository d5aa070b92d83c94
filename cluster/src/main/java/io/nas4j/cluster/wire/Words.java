package io.nas4j.cluster.wire;

/** The words of {@link Frame}s. Those about a worker have the number of its link as their first field. */
public final class Words {

    // told to the driver, before START

    /** Master, name of the application. */
    public static final String MASTER = "master";
    /** Key, value of Spark's configuration. */
    public static final String CONF = "conf";
    /** A flag of the workers' JVM. */
    public static final String FLAG = "flag";
    /** A part of the workers' class path: path, bytes, name that it has where it is fetched, whether it is fetched where it is not seen. */
    public static final String CODE = "code";
    /** The workers' main class. */
    public static final String MAIN = "main";
    /** An argument of the workers' main class. */
    public static final String ARGUMENT = "argument";
    /** Name, value of a variable in the workers' environment. */
    public static final String ENVIRONMENT = "environment";
    /** Seconds within which the first executor must come. */
    public static final String START = "start";

    // told to the driver, later

    /** Begin a job. */
    public static final String OPEN = "open";
    /** A line for the worker. */
    public static final String SEND = "send";
    /** The job is over, and the worker is kept for others. */
    public static final String KEEP = "keep";
    /** The job is over, and the worker is ended. */
    public static final String KILL = "kill";

    // told by the driver

    /** Spark is there: its version. */
    public static final String UP = "up";
    /** Spark is not, or no longer, there: a sentence. */
    public static final String DOWN = "down";
    /** A sentence for the user. */
    public static final String NOTE = "note";
    /** The worker runs: host, bytes that are its share, processor, Java. */
    public static final String BEGUN = "begun";
    /** A line that it said. */
    public static final String LINE = "line";
    /** A line that it printed besides. */
    public static final String ASIDE = "aside";
    /** Bytes that it keeps. */
    public static final String MEMORY = "memory";
    /** Its executor is lost; Spark begins it anew elsewhere. */
    public static final String LOST = "lost";
    /** It has ended: how, in words. */
    public static final String DIED = "died";

    private Words() {}
}
