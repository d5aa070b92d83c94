package io.nas4j.db.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.db.StoreChild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Looks at the sockets that a writing process listens on, as Linux lists them. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class LoopbackTest {

    /** Address and state in /proc/net/tcp: 127.0.0.1 in the machine's byte order, as IPv4 and mapped into IPv6. */
    private static final List<String> LOOPBACK = List.of("0100007F", "0000000000000000FFFF00000100007F");

    private static final String LISTENING = "0A";

    @TempDir
    Path folder;

    @Test
    void listensOnLoopbackOnlyAndKeepsItsKeyToItsUser() throws Exception {
        try (StoreChild child = StoreChild.writing(folder.toString(), "s", 1000, 50)) {
            child.until("finish 0");
            assertThat(listeningAddresses(child.pid())).hasSize(1).isSubsetOf(LOOPBACK);
            Path address = folder.resolve("nas4j.server");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(address)))
                    .isEqualTo("rw-------");
        }
    }

    private static List<String> listeningAddresses(long pid) throws IOException {
        Set<String> sockets = new HashSet<>();
        try (var descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            for (Path each : descriptors.toList()) {
                String target = Files.readSymbolicLink(each).toString();
                if (target.startsWith("socket:[")) {
                    sockets.add(target.substring(8, target.length() - 1));
                }
            }
        }
        List<String> addresses = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            List<String> lines = Files.readAllLines(Path.of("/proc/" + pid + "/net/" + table));
            for (String line : lines.subList(1, lines.size())) {
                String[] fields = line.trim().split("\\s+");
                if (fields[3].equals(LISTENING) && sockets.contains(fields[9])) {
                    addresses.add(fields[1].split(":")[0]);
                }
            }
        }
        return addresses;
    }
}
