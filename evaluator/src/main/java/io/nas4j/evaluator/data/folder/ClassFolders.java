package io.nas4j.evaluator.data.folder;

import io.nas4j.core.file.FileNames;
import io.nas4j.evaluator.data.image.ClassNames;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names of class folders: each must be one that is read the same everywhere, and no other's. */
final class ClassFolders {

    private ClassFolders() {}

    /** A path's last name. */
    static String name(Path path) {
        Path last = path.getFileName();
        return last == null ? "" : last.toString();
    }

    /**
     * Refuses folders that do not have the same classes.
     *
     * @param trainClasses names as they are compared
     * @param otherClasses names as they are compared
     * @throws InvalidInputException naming each class that differs
     */
    static void requireSame(Path train, Set<String> trainClasses, Path other, Set<String> otherClasses) {
        List<String> lacking = new ArrayList<>(trainClasses);
        lacking.removeAll(otherClasses);
        List<String> further = new ArrayList<>(otherClasses);
        further.removeAll(trainClasses);
        if (!lacking.isEmpty() || !further.isEmpty()) {
            throw new InvalidInputException(other + " must have the classes of " + train + ", but "
                    + (lacking.isEmpty() ? "" : "lacks " + String.join(", ", lacking))
                    + (lacking.isEmpty() || further.isEmpty() ? "" : " and ")
                    + (further.isEmpty() ? "" : "has " + String.join(", ", further) + " besides"));
        }
    }

    /**
     * Refuses what cannot be the classes of a data set.
     *
     * @throws InvalidInputException where there are fewer than 2, or a name cannot be read or is another's too
     */
    static void check(Path folder, List<Path> classFolders) {
        if (classFolders.size() < 2) {
            throw new InvalidInputException(
                    "a data set needs one folder for each of at least 2 classes, but " + folder + " has "
                            + (classFolders.isEmpty() ? "no folders" : "only the folder " + name(classFolders.get(0))));
        }
        Map<String, Path> seen = new HashMap<>();
        for (Path each : classFolders) {
            if (!FileNames.isExact(each)) {
                throw new InvalidInputException("the class folder " + FileNames.escaped(each) + " in " + folder
                        + " has a name that cannot be read: " + FileNames.remedy());
            }
            Path other = seen.put(ClassNames.compared(name(each)), each);
            if (other != null) {
                throw new InvalidInputException("the class folders " + FileNames.escaped(other) + " and "
                        + FileNames.escaped(each) + " in " + folder
                        + " have the same name, in two forms of Unicode; put their images into one");
            }
        }
    }
}
