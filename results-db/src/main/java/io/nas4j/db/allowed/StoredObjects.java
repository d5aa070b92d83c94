package io.nas4j.db.allowed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.tx.VersionedValueType;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.h2.result.RowFactory;
import org.h2.result.SearchRow;
import org.h2.table.Column;
import org.h2.value.CompareMode;
import org.h2.value.TypeInfo;
import org.h2.value.VersionedValue;

/**
 * The objects of a database file, read as rows of the table in which H2 keeps them. H2 itself reads that table first when it
 * opens the file, and runs each statement in it. Reading takes a few milliseconds and changes nothing.
 */
public final class StoredObjects {

    /** H2's table of statements, its names of types, and its transactions in two phases, which this program never uses. */
    private static final String STATEMENTS = "table.0";

    private static final String TYPES = "_";
    private static final String PREPARED = "openTransactions";

    private static final int TYPE = 2;
    private static final int SQL = 3;

    private StoredObjects() {}

    /**
     * Refuses a file with something in it that this program never makes. An empty file and one that is not there are allowed: H2
     * begins a database in it.
     *
     * @param file a file that this process has not open
     * @throws ForeignObjectException naming the first such object
     * @throws SQLException with H2's error code, where the file is locked, or so damaged that H2 cannot open it either
     */
    public static void check(Path file) throws SQLException {
        if (empty(file)) {
            return;
        }
        try (MVStore store =
                new MVStore.Builder().fileName(file.toString()).readOnly().open()) {
            // the types first: reading another map may make what they name
            types(store);
            if (holds(store, PREPARED)) {
                throw new ForeignObjectException("a prepared transaction");
            }
            statements(store);
        } catch (MVStoreException e) {
            throw new SQLException(e.getMessage(), "HY000", code(e), e);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError | AssertionError e) {
            // H2 believes what it reads, or asserts it where assertions are enabled
            throw new SQLException("its table of objects cannot be read", "HY000", ErrorCode.FILE_CORRUPTED_1, e);
        }
    }

    private static boolean empty(Path file) throws SQLException {
        try {
            return !Files.exists(file) || Files.size(file) == 0;
        } catch (IOException e) {
            throw new SQLException("the size of " + file + " is unknown", "HY000", ErrorCode.IO_EXCEPTION_1, e);
        }
    }

    private static void types(MVStore store) throws ForeignObjectException {
        if (!store.hasMap(TYPES)) {
            return;
        }
        StoredTypes names = new StoredTypes(store);
        try {
            MVMap<String, String> types = store.openMap(
                    TYPES,
                    new MVMap.Builder<String, String>()
                            .keyType(StringDataType.INSTANCE)
                            .valueType(names));
            types.keyIterator(null).forEachRemaining(key -> {});
        } catch (RuntimeException e) {
            if (names.refused().isPresent()) {
                throw new ForeignObjectException("the class " + names.refused().get());
            }
            throw e;
        }
    }

    private static boolean holds(MVStore store, String map) {
        return store.hasMap(map)
                && !store.openMap(
                                map,
                                new MVMap.Builder<Long, Long>()
                                        .keyType(LongDataType.INSTANCE)
                                        .valueType(LongDataType.INSTANCE))
                        .isEmpty();
    }

    private static void statements(MVStore store) throws ForeignObjectException {
        if (!store.hasMap(STATEMENTS)) {
            return;
        }
        MVMap<Long, VersionedValue<SearchRow>> rows = store.openMap(
                STATEMENTS,
                new MVMap.Builder<Long, VersionedValue<SearchRow>>()
                        .keyType(LongDataType.INSTANCE)
                        .valueType(new VersionedValueType<>(rowType())));
        Set<String> known = new HashSet<>();
        Optional<StoredStatement> foreign = rows.values().stream()
                // of a transaction that has not ended, H2 may take either
                .flatMap(value -> Stream.of(
                        Optional.ofNullable(value.getCurrentValue()), Optional.ofNullable(value.getCommittedValue())))
                .flatMap(Optional::stream)
                .map(row -> new StoredStatement(
                        row.getValue(TYPE).getInt(), row.getValue(SQL).getString()))
                .filter(statement -> !statement.allowed(known))
                .findFirst();
        if (foreign.isPresent()) {
            throw new ForeignObjectException(foreign.get().named());
        }
    }

    @SuppressWarnings("unchecked")
    private static DataType<SearchRow> rowType() {
        Column[] columns = {
            new Column("ID", TypeInfo.TYPE_INTEGER),
            new Column("HEAD", TypeInfo.TYPE_INTEGER),
            new Column("TYPE", TypeInfo.TYPE_INTEGER),
            new Column("SQL", TypeInfo.TYPE_VARCHAR)
        };
        return (DataType<SearchRow>) (DataType<?>) RowFactory.getRowFactory()
                .createRowFactory(null, CompareMode.getInstance(null, 0), null, columns, null, false)
                .getRowDataType();
    }

    /** As H2 itself names these errors of its store. */
    private static int code(MVStoreException e) {
        return switch (e.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED -> ErrorCode.DATABASE_ALREADY_OPEN_1;
            case DataUtils.ERROR_UNSUPPORTED_FORMAT -> ErrorCode.FILE_VERSION_ERROR_1;
            case DataUtils.ERROR_READING_FAILED -> ErrorCode.IO_EXCEPTION_1;
            default -> ErrorCode.FILE_CORRUPTED_1;
        };
    }
}
