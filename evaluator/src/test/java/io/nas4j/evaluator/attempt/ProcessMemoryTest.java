package io.nas4j.evaluator.attempt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessMemoryTest {

    private static final long OWN = ProcessHandle.current().pid();

    /** Outside the heap, whose pages may have been touched before and only be used again. */
    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void knowsWhatThisProcessKeeps() {
        long before = ProcessMemory.bytes(OWN).orElseThrow();
        ByteBuffer more = ByteBuffer.allocateDirect(200 << 20);
        for (int i = 0; i < more.capacity(); i += 4096) {
            more.put(i, (byte) 1);
        }
        assertThat(ProcessMemory.bytes(OWN).orElseThrow()).isGreaterThan(before + (100 << 20));
        assertThat(more.get(4096)).isEqualTo((byte) 1);
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void knowsNothingOfAProcessThatIsNot() throws IOException {
        assertThat(ProcessMemory.bytes(1L << 30)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.MAC)
    void asksPsWhereThereIsNoProc() throws IOException {
        assertThat(ProcessMemory.ofPs(OWN).orElseThrow()).isGreaterThan(10 << 20);
        assertThat(ProcessMemory.ofPs(1L << 30)).isEmpty();
    }

    @Test
    void mappedFilesAreNotAProcessesOwn() {
        String status = "VmHWM:\t 9000 kB\nVmRSS:\t    8000 kB\nRssAnon:\t    3000 kB\nRssFile:\t    4000 kB\n"
                + "RssShmem:\t    1000 kB\nVmData:\t 5 kB\n";
        assertThat(ProcessMemory.ofStatus(status)).hasValue(4000 * 1024L);
        assertThat(ProcessMemory.ofStatus("VmHWM: 9000 kB\nVmRSS:   8000 kB\n")).hasValue(8000 * 1024L);
        assertThat(ProcessMemory.ofStatus("Name: kthreadd\n")).isEqualTo(OptionalLong.empty());
    }

    @Test
    void theMachineHasMoreThanThisProcessMayUse() {
        assertThat(ProcessMemory.ofMachine()).isGreaterThan(100L << 20);
    }
}
