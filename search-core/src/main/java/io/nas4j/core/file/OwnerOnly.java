package io.nas4j.core.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Permissions for what its owner alone may read and write, on file systems that have them. Elsewhere, as on Windows, new
 * files get what their folder says.
 */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private OwnerOnly() {}

    /**
     * What a new file gets that its owner alone may use.
     *
     * @param path in the same file system
     */
    public static FileAttribute<?>[] file(Path path) {
        return attributes(path, "rw-------");
    }

    /**
     * What a new folder gets that its owner alone may use.
     *
     * @param path in the same file system
     */
    public static FileAttribute<?>[] folder(Path path) {
        return attributes(path, "rwx------");
    }

    /** What a new file gets in a folder: for its owner alone where the folder is. */
    public static FileAttribute<?>[] fileIn(Path folder) throws IOException {
        return closed(folder) ? file(folder) : new FileAttribute<?>[0];
    }

    /** Makes a folder, and those above it, where they are missing: each for its owner alone. */
    public static void createFolders(Path folder) throws IOException {
        Deque<Path> missing = new ArrayDeque<>();
        for (@Nullable Path each = folder.toAbsolutePath();
                each != null && !Files.exists(each);
                each = each.getParent()) {
            missing.push(each);
        }
        for (Path each : missing) {
            Files.createDirectories(each, folder(each)); // another process may make it, too
        }
        Files.createDirectories(folder); // refuses a file in its place
    }

    /** Gives a file that will take another's place the permissions that the other has. */
    public static void likeBefore(Path other, Path file) throws IOException {
        PosixFileAttributeView before = Files.getFileAttributeView(other, PosixFileAttributeView.class);
        PosixFileAttributeView now = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (before != null && now != null) {
            now.setPermissions(before.readAttributes().permissions());
        }
    }

    private static boolean closed(Path folder) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
        return view != null && view.readAttributes().permissions().stream().noneMatch(OF_OTHERS::contains);
    }

    private static FileAttribute<?>[] attributes(Path path, String permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
