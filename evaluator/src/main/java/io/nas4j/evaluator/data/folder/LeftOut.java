package io.nas4j.evaluator.data.folder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Collects what lies in the folders of a data set and is not read, by reason. */
final class LeftOut {

    private static final int NAMED = 3;

    /** What people have images in, and expect to be read. */
    private static final List<String> OTHER_FORMATS = List.of(
            ".webp", ".bmp", ".gif", ".tif", ".tiff", ".heic", ".heif", ".avif", ".jp2", ".jxl", ".ppm", ".pgm",
            ".svg");

    private final Path folder;
    private final Map<Reason, Group> groups = new LinkedHashMap<>();

    private record Reason(String one, String many) {

        static final Reason HIDDEN = new Reason("hidden file or folder", "hidden files and folders");
        static final Reason NESTED = new Reason("folder in a class folder", "folders in class folders");
        static final Reason OUTSIDE =
                new Reason("file outside of the class folders", "files outside of the class folders");
        static final Reason OTHER = new Reason("other file", "other files");

        static Reason ending(String ending) {
            return new Reason(ending + " file", ending + " files");
        }
    }

    /** How many there are, and the first few. */
    private static final class Group {
        private int count;
        private final List<String> names = new ArrayList<>();
    }

    LeftOut(Path folder) {
        this.folder = folder;
    }

    void hidden(Path entry) {
        add(Reason.HIDDEN, entry);
    }

    /** A file that lies where class folders do. */
    void besideClasses(Path file) {
        add(Reason.OUTSIDE, file);
    }

    /** What lies in a class folder and is no image that can be read. */
    void inClass(Path entry) {
        String name = ClassFolders.name(entry).toLowerCase(Locale.ROOT);
        add(
                OTHER_FORMATS.stream()
                        .filter(name::endsWith)
                        .findFirst()
                        .map(Reason::ending)
                        .orElseGet(() -> Files.isDirectory(entry) ? Reason.NESTED : Reason.OTHER),
                entry);
    }

    private void add(Reason reason, Path entry) {
        Group group = groups.computeIfAbsent(reason, unused -> new Group());
        group.count++;
        if (group.names.size() < NAMED) {
            group.names.add(folder.relativize(entry).toString());
        }
    }

    /** As {@code 12 .webp files (cat/a.webp, cat/b.webp, cat/c.webp and 9 more)}. */
    List<String> phrases() {
        return groups.entrySet().stream()
                .map(entry -> {
                    Group group = entry.getValue();
                    int more = group.count - group.names.size();
                    return group.count + " "
                            + (group.count == 1
                                    ? entry.getKey().one()
                                    : entry.getKey().many())
                            + " (" + String.join(", ", group.names) + (more == 0 ? "" : " and " + more + " more")
                            + ")";
                })
                .toList();
    }
}
