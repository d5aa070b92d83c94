package io.nas4j.db.connect;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.file.OwnerOnly;
import io.nas4j.core.file.TemporaryPath;
import io.nas4j.db.h2.Confinement;
import io.nas4j.db.h2.RunningProcess;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How other processes of this user reach the one that has the database file open: a port of the loopback interface and a
 * key that only this user can read. It is in a file next to the database. After a crash the file stays and has no meaning.
 */
public record HostAddress(int port, String key, RunningProcess process) {

    private static final Pattern LINE =
            Pattern.compile("port=(\\d{1,5}) key=([0-9a-f]{32}) pid=(\\d{1,18}) started=(\\d{1,18}|unknown)\\s*");

    public static Path fileOf(Path database) {
        return database.resolveSibling(database.getFileName() + ".server");
    }

    /** The address in the file; empty where there is no file. */
    static Optional<HostAddress> read(Path file) {
        String line;
        try {
            line = Files.readString(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            // another user's: without its key the process cannot be asked
            return Optional.empty();
        }
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            return Optional.empty();
        }
        OptionalLong started = parts.group(4).equals("unknown")
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(parts.group(4)));
        return Optional.of(new HostAddress(
                Integer.parseInt(parts.group(1)),
                parts.group(2),
                new RunningProcess(Long.parseLong(parts.group(3)), started)));
    }

    /**
     * Writes the file in one step. Only this user can read it.
     *
     * @throws WorkFailedException where it cannot be written, as on a full disk
     */
    public void write(Path file) {
        String started =
                process.started().isPresent() ? Long.toString(process.started().getAsLong()) : "unknown";
        String line = "port=" + port + " key=" + key + " pid=" + process.pid() + " started=" + started + "\n";
        try (TemporaryPath fresh = TemporaryPath.file(file.toAbsolutePath(), ".tmp", OwnerOnly.file(file))) {
            Files.writeString(fresh.path(), line);
            fresh.replace(file);
        } catch (IOException e) {
            throw new WorkFailedException(
                    "cannot write " + file + ", which a storage needs beside it while it is open: "
                            + AtomicFile.reason(e) + "; what was stored before is safe",
                    e);
        }
    }

    /** Whether a process listens at this address. H2 itself would try for seconds. */
    boolean answers() {
        if (!process.alive()) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(Confinement.ADDRESS, port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Removes the file if it holds this address. */
    void remove(Path file) {
        if (read(file).equals(Optional.of(this))) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // a stale file means nothing
            }
        }
    }
}
