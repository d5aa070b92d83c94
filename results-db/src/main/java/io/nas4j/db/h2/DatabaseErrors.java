package io.nas4j.db.h2;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.db.allowed.ForeignObjectException;
import io.nas4j.space.InvalidInputException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Classifies errors of the database, and describes each in a sentence. */
public final class DatabaseErrors {

    private static final Set<Integer> LOST = Set.of(
            ErrorCode.CONNECTION_BROKEN_1,
            ErrorCode.DATABASE_IS_CLOSED,
            ErrorCode.DATABASE_CALLED_AT_SHUTDOWN,
            ErrorCode.OBJECT_CLOSED,
            ErrorCode.STATEMENT_WAS_CANCELED);
    private static final Set<Integer> TAKEN =
            Set.of(ErrorCode.LOCK_TIMEOUT_1, ErrorCode.DEADLOCK_1, ErrorCode.CONCURRENT_UPDATE_1);
    private static final Set<Integer> NO_TABLE = Set.of(
            ErrorCode.TABLE_OR_VIEW_NOT_FOUND_1,
            ErrorCode.TABLE_OR_VIEW_NOT_FOUND_WITH_CANDIDATES_2,
            ErrorCode.TABLE_OR_VIEW_NOT_FOUND_DATABASE_EMPTY_1);

    /** How H2 says that a write failed, where it does not say why. */
    private static final String WRITING = "mvstoreexception: writing to ";

    private DatabaseErrors() {}

    /** Whether the process that had the database open is gone. The work can then be done again on a new connection. */
    public static boolean lost(Throwable error) {
        return sql(error)
                .filter(e -> LOST.contains(e.getErrorCode())
                        || (e.getSQLState() != null && e.getSQLState().startsWith("08")))
                .isPresent();
    }

    /** Whether this process could not read further, from the file or from the process that has it open. */
    public static boolean interrupted(Throwable error) {
        return code(error, Set.of(ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2))
                && deepest(error) instanceof IOException;
    }

    /** Whether no server answers at that address. */
    public static boolean unreachable(Throwable error) {
        Throwable deepest = deepest(error);
        return deepest instanceof UnknownHostException
                || deepest instanceof ConnectException
                || deepest instanceof NoRouteToHostException;
    }

    /** Whether another process has the file open at the moment. */
    public static boolean locked(Throwable error) {
        return code(error, Set.of(ErrorCode.DATABASE_ALREADY_OPEN_1));
    }

    /** Whether the same work may succeed a moment later. */
    public static boolean passes(Throwable error) {
        return lost(error) || locked(error) || code(error, TAKEN);
    }

    /** Whether the error comes from the database, not from this program. */
    public static boolean ofDatabase(Throwable error) {
        return sql(error).isPresent();
    }

    /** The error of a file that another process has open. */
    public static SQLException lockedFile(Path file) {
        return new SQLException("the file is locked: " + file, "HY000", ErrorCode.DATABASE_ALREADY_OPEN_1);
    }

    public static boolean tableMissing(Throwable error) {
        return code(error, NO_TABLE);
    }

    /** Whether a database that was opened read-only has no content yet, so that H2 would have to create it. */
    public static boolean empty(Throwable error) {
        return code(error, Set.of(ErrorCode.DATABASE_IS_READ_ONLY));
    }

    /** Whether the user lacks the right to do this on the server. */
    public static boolean notAllowed(Throwable error) {
        return code(error, Set.of(ErrorCode.ADMIN_RIGHTS_REQUIRED));
    }

    private static boolean databaseMissing(Throwable error) {
        return code(
                error,
                Set.of(
                        ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1,
                        ErrorCode.REMOTE_DATABASE_NOT_FOUND_1,
                        ErrorCode.DATABASE_NOT_FOUND_1));
    }

    /**
     * The error in a sentence. An exception that is not of the database is returned as it is.
     *
     * @param shown the database's file, for the message
     */
    public static RuntimeException said(Throwable error, String shown) {
        Optional<SQLException> sql = sql(error);
        if (sql.isEmpty()) {
            return error instanceof RuntimeException e ? e : new IllegalStateException(error);
        }
        if (sql.get() instanceof ForeignObjectException foreign) {
            return new InvalidInputException(
                    "the storage " + shown + " must have nothing in it but what nas4j makes, because anything else"
                            + " could run a program, but it has " + foreign.found()
                            + "; nothing of it was run: ask for what"
                            + " 'nas4j db export' writes, or remove that with the program that made it",
                    error);
        }
        if (databaseMissing(error)) {
            return new InvalidInputException("there is no nas4j storage at " + shown, error);
        }
        if (code(error, Set.of(ErrorCode.WRONG_USER_OR_PASSWORD))) {
            return new InvalidInputException(
                    "the server of the storage " + shown + " refuses user and password; set " + Login.WHERE
                            + " in the environment",
                    error);
        }
        return new WorkFailedException(sentence(error, sql.get(), shown), error);
    }

    /** Whether something could not be written because there is no room for it. */
    public static boolean unwritten(Throwable error) {
        String root = root(error).toLowerCase(Locale.ROOT);
        return root.contains("no space left")
                || root.contains("file too large")
                || root.contains("quota exceeded")
                || root.contains("not enough space")
                || root.contains(WRITING);
    }

    /** The system's own words, where H2 has kept them. */
    public static String whyUnwritten(Throwable error) {
        return root(error).toLowerCase(Locale.ROOT).contains(WRITING) ? "the system refused to write" : root(error);
    }

    private static String sentence(Throwable error, SQLException sql, String shown) {
        if (unwritten(error)) {
            return "the storage " + shown + " cannot grow, its disk is full (" + whyUnwritten(error)
                    + "); what was stored before is safe: make room and resume";
        }
        if (locked(error)) {
            return "the storage " + shown + " is held by another process that does not let others in;"
                    + " end it, or take another storage";
        }
        if (deepest(error) instanceof EOFException) {
            return damaged(error, shown);
        }
        if (sql.getErrorCode() == ErrorCode.DATABASE_IS_CLOSED) {
            return "the storage " + shown + " was closed by an error: " + root(error);
        }
        if (lost(error)) {
            return noAnswer(shown);
        }
        return switch (sql.getErrorCode()) {
            case ErrorCode.FILE_CORRUPTED_1, ErrorCode.FILE_ENCRYPTION_ERROR_1, ErrorCode.GENERAL_ERROR_1 ->
                damaged(error, shown);
            case ErrorCode.FILE_VERSION_ERROR_1 ->
                "the storage " + shown + " has a file format that this release of H2 cannot read;"
                        + " use the release of nas4j that wrote it";
            case ErrorCode.IO_EXCEPTION_1, ErrorCode.IO_EXCEPTION_2 ->
                "the storage " + shown + " cannot be read or written: " + root(error);
            default ->
                "the storage " + shown + " failed: "
                        + firstLine(sql.getMessage()).replace("; SQL statement:", "");
        };
    }

    /** A sentence for the case that the process went away that had the storage open. */
    public static WorkFailedException silent(Throwable error, String shown) {
        return new WorkFailedException(noAnswer(shown), error);
    }

    private static String noAnswer(String shown) {
        return "the process that has the storage " + shown + " open does not answer";
    }

    private static String damaged(Throwable error, String shown) {
        return "the storage " + shown + " is damaged (" + root(error)
                + "); put a copy in its place, or take another storage";
    }

    /** H2's number of an error; 0 where it is not an error of the database. */
    public static int code(Throwable error) {
        return sql(error).map(SQLException::getErrorCode).orElse(0);
    }

    private static boolean code(Throwable error, Set<Integer> codes) {
        return sql(error).filter(e -> codes.contains(e.getErrorCode())).isPresent();
    }

    private static Optional<SQLException> sql(Throwable error) {
        for (@Nullable Throwable each = error; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql) {
                return Optional.of(sql);
            }
        }
        return Optional.empty();
    }

    /** The message of the last cause, in one line. */
    public static String reason(Throwable error) {
        return root(error);
    }

    private static String root(Throwable error) {
        Throwable deepest = deepest(error);
        if (deepest instanceof FileSystemException file) {
            return AtomicFile.reason(file);
        }
        return deepest instanceof EOFException ? "it ends too early" : firstLine(deepest.getMessage());
    }

    private static Throwable deepest(Throwable error) {
        Throwable deepest = error;
        for (@Nullable Throwable each = error; each != null; each = each.getCause()) {
            deepest = each;
        }
        return deepest;
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "no message" : message.lines().findFirst().orElse("");
    }
}
