package io.nas4j.db.h2;

import io.nas4j.core.file.UserFile;
import io.nas4j.core.file.UserPath;
import io.nas4j.space.InvalidInputException;
import java.util.Map;

/** User and password. The password of a server comes from the environment or a file, so that no list of processes shows it. */
public record Login(String user, String password) {

    /** The login for database files. The rights of the file system protect these. */
    public static final Login OF_FILES = new Login("sa", "");

    private static final String USER = "NAS4J_STORAGE_USER";
    private static final String PASSWORD = "NAS4J_STORAGE_PASSWORD";
    private static final String FILE = "NAS4J_STORAGE_PASSWORD_FILE";
    private static final long MAX_BYTES = 10_000;

    /** Names the variables that set them, for messages. */
    static final String WHERE = USER + " and " + PASSWORD + ", or " + FILE + ",";

    /**
     * From the environment.
     *
     * @throws InvalidInputException where the password is given twice, or its file cannot be read
     */
    public static Login of(Map<String, String> environment) {
        String file = environment.getOrDefault(FILE, "");
        String password = environment.getOrDefault(PASSWORD, "");
        if (!file.isEmpty() && !password.isEmpty()) {
            throw new InvalidInputException(PASSWORD + " and " + FILE + " are both set; take one of them away");
        }
        return new Login(environment.getOrDefault(USER, OF_FILES.user), file.isEmpty() ? password : firstLine(file));
    }

    private static String firstLine(String file) {
        return new UserFile(FILE + ": file", UserPath.of(FILE, file), MAX_BYTES)
                .text()
                .lines()
                .findFirst()
                .orElse("");
    }

    /** The text does not contain the password. */
    @Override
    public String toString() {
        return "Login[user=" + user + "]";
    }
}
