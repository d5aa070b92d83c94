package io.nas4j.db.schema;

import io.nas4j.core.WorkFailedException;
import io.nas4j.db.h2.DatabaseErrors;
import io.nas4j.db.h2.Login;
import io.nas4j.space.InvalidInputException;
import java.util.Arrays;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * The version of the tables. Flyway creates and changes them. One query finds out whether it is needed, because loading Flyway
 * takes longer than everything else in a listing.
 */
public final class Schema {

    /** The version that this program reads and writes: that of its newest migration. */
    public static final int VERSION = Migrations.newest();

    private Schema() {}

    /**
     * The version that the database has; empty where it has none.
     *
     * @throws InvalidInputException where it is newer than this program
     */
    public static Optional<Integer> version(Handle handle, String shown) {
        Optional<Integer> version;
        try {
            version = handle.createQuery("""
                            SELECT MAX(CAST("version" AS INTEGER)) FROM "flyway_schema_history"
                            WHERE "success" AND "version" IS NOT NULL""").mapTo(Integer.class).findOne();
        } catch (JdbiException e) {
            if (DatabaseErrors.tableMissing(e)) {
                return Optional.empty();
            }
            throw e;
        }
        if (version.isPresent() && version.get() > VERSION) {
            throw new InvalidInputException(
                    "the storage " + shown + " was written by a newer nas4j (its schema is version " + version.get()
                            + ", this program knows " + VERSION + "); use that release");
        }
        return version;
    }

    /** Brings the tables to {@link #VERSION}. Two processes may do so at once. */
    public static void migrate(String url, Login login, String shown) {
        migrate(url, login, shown, VERSION);
    }

    /**
     * Brings the tables to a version that they may have had in an earlier release.
     *
     * @param version at most {@link #VERSION}
     */
    public static void migrate(String url, Login login, String shown, int version) {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL(url);
        source.setUser(login.user());
        source.setPassword(login.password());
        Flyway flyway = Flyway.configure(Schema.class.getClassLoader())
                .dataSource(source)
                .locations("classpath:" + Migrations.FOLDER)
                .target(MigrationVersion.fromVersion(Integer.toString(version)))
                .loggers("slf4j")
                .load();
        try {
            if (Arrays.stream(flyway.info().all())
                    .anyMatch(each -> each.getState().isFailed())) {
                // forgets a migration that failed on a full disk: each can be run again
                flyway.repair();
            }
            flyway.migrate();
        } catch (FlywayException e) {
            if (DatabaseErrors.passes(e)) {
                throw e;
            }
            throw new WorkFailedException(
                    "the storage " + shown + " is not of nas4j or cannot be brought to schema version " + VERSION + ": "
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                    e);
        }
    }
}
