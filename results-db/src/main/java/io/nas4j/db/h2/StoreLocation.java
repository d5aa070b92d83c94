package io.nas4j.db.h2;

import io.nas4j.core.file.UserPath;
import io.nas4j.space.InvalidInputException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where studies are kept.
 *
 * @param text the location as the user gave it
 * @param database the absolute path of the database file without its ending {@code .mv.db}; empty where it is in memory
 * @param url the URL for H2, with the settings that the user may give, and without ours
 */
public record StoreLocation(String text, Optional<Path> database, String url) {

    /** The default location of studies. */
    public static final String DEFAULT = "./nas4j-data";

    private static final String PREFIX = "jdbc:h2:";
    private static final String ENDING = ".mv.db";

    /**
     * Reads a storage URL: a folder, in which the database is the file {@code nas4j.mv.db}, or {@code jdbc:h2:PATH}, or
     * {@code jdbc:h2:mem:NAME} for a database that dies with the process, or {@code jdbc:h2:tcp://HOST:PORT/PATH} (or
     * {@code ssl}) on a server. Reading the URL touches neither a file nor a server.
     *
     * @throws InvalidInputException where the URL has another form, or a setting that is not allowed
     */
    public static StoreLocation parse(String text) {
        if (text.isBlank()) {
            throw refused(text);
        }
        if (text.startsWith(PREFIX)) {
            return jdbc(text);
        }
        if (text.startsWith("jdbc:") || text.contains("://")) {
            if (text.matches("(?is).*(password|user|pwd)\\s*=.*|.*//[^/]*@.*")) {
                throw secret();
            }
            throw refused(text);
        }
        return file(text, path(text).resolve("nas4j"), "");
    }

    /** The database's file, or its name in memory, for messages. */
    public String shown() {
        return database.map(path -> path + ENDING).orElse(text);
    }

    /** The file that H2 keeps the database in. */
    public Optional<Path> file() {
        return database.map(path -> path.resolveSibling(path.getFileName() + ENDING));
    }

    private static StoreLocation jdbc(String text) {
        int semicolon = text.indexOf(';');
        String name = semicolon < 0 ? text.substring(PREFIX.length()) : text.substring(PREFIX.length(), semicolon);
        String settings = semicolon < 0 ? "" : text.substring(semicolon);
        if (UrlSettings.secret(settings)) {
            throw secret();
        }
        if (name.startsWith("mem:") && name.length() > 4) {
            return new StoreLocation(text, Optional.empty(), PREFIX + name + UrlSettings.OF_MEMORY.checked(settings));
        }
        if (name.startsWith("tcp:") || name.startsWith("ssl:")) {
            return server(text, name, settings);
        }
        String path = name.startsWith("file:") ? name.substring(5) : name;
        if (path.isBlank() || path.matches("[A-Za-z0-9]{2,}:.*")) {
            throw refused(text);
        }
        if (path.startsWith("~/")) {
            path = System.getProperty("user.home") + path.substring(1);
        }
        if (path.endsWith(ENDING)) {
            path = path.substring(0, path.length() - ENDING.length());
        }
        return file(text, path(path), UrlSettings.OF_FILE.checked(settings));
    }

    private static StoreLocation server(String text, String name, String settings) {
        String host = name.substring(4).replaceFirst("^//", "");
        int path = host.indexOf('/');
        if (host.substring(0, path < 0 ? host.length() : path).indexOf('@') >= 0) {
            throw secret();
        }
        if (path < 1 || path == host.length() - 1 || !name.startsWith("//", 4)) {
            throw refused(text);
        }
        return new StoreLocation(text, Optional.empty(), PREFIX + name + UrlSettings.OF_SERVER.checked(settings));
    }

    /** Whether the database is on a server. A server asks for user and password. */
    public boolean server() {
        return url.startsWith(PREFIX + "tcp:") || url.startsWith(PREFIX + "ssl:");
    }

    /** What the user gave is not said again. */
    private static InvalidInputException secret() {
        return new InvalidInputException("the storage URL must have no user and no password in it, where every list of"
                + " processes shows them; set " + Login.WHERE + " in the environment");
    }

    private static StoreLocation file(String text, Path database, String settings) {
        if (database.getFileName() == null || database.toString().indexOf(';') >= 0) {
            throw new InvalidInputException(
                    "the path of a storage must name a folder and have no ';', but was '" + text + "'");
        }
        return new StoreLocation(text, Optional.of(database), PREFIX + "file:" + database + settings);
    }

    private static Path path(String path) {
        return UserPath.of("storage", path).toAbsolutePath().normalize();
    }

    private static InvalidInputException refused(String text) {
        return new InvalidInputException(
                "storage must be a folder, jdbc:h2:PATH, jdbc:h2:mem:NAME or jdbc:h2:tcp://HOST:PORT/PATH, but was '"
                        + text + "'");
    }
}
