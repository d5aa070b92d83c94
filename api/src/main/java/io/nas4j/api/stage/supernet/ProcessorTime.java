package io.nas4j.api.stage.supernet;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** The processor time that this process has used. */
final class ProcessorTime {

    private static final double NANOS = 1e9;

    private ProcessorTime() {}

    static double seconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / NANOS;
    }
}
