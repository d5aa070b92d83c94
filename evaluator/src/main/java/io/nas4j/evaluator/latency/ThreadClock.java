package io.nas4j.evaluator.latency;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.LongSupplier;

/**
 * The time that the calling thread has computed, in nanoseconds: what the clock on the wall would say on a core of its own,
 * even where other processes take turns on it. Where the system does not tell, the clock on the wall.
 */
final class ThreadClock {

    private ThreadClock() {}

    static LongSupplier get() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return threads.isCurrentThreadCpuTimeSupported() && threads.isThreadCpuTimeEnabled()
                ? threads::getCurrentThreadCpuTime
                : System::nanoTime;
    }
}
