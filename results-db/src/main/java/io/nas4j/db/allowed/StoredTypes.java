package io.nas4j.db.allowed;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.h2.engine.Database;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.db.LobStorageMap;
import org.h2.mvstore.db.NullValueDataType;
import org.h2.mvstore.db.RowDataType;
import org.h2.mvstore.db.ValueDataType;
import org.h2.mvstore.tx.VersionedValueType;
import org.h2.mvstore.type.BasicDataType;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.MetaType;
import org.h2.mvstore.type.StringDataType;
import org.jspecify.annotations.Nullable;

/**
 * Reads the types of a file's maps as H2 does: by names of classes, which H2 loads and makes whatever they are. Any but H2's own
 * is refused before that. One of H2's own, for any Java object, is refused too.
 */
final class StoredTypes extends BasicDataType<String> {

    private static final String NESTED = VersionedValueType.Factory.class.getName();
    private static final Set<String> KNOWN = Stream.of(
                    VersionedValueType.Factory.class,
                    RowDataType.Factory.class,
                    ValueDataType.Factory.class,
                    NullValueDataType.class,
                    ByteArrayDataType.class,
                    LongDataType.class,
                    StringDataType.class,
                    LobStorageMap.BlobMeta.Type.class,
                    LobStorageMap.BlobReference.Type.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    private final MetaType<@Nullable Database> types;
    private Optional<String> refused = Optional.empty();

    StoredTypes(MVStore store) {
        this.types = new MetaType<>(null, store.backgroundExceptionHandler);
    }

    /** The class that reading stopped at because it is not allowed. */
    Optional<String> refused() {
        return refused;
    }

    @Override
    public String read(ByteBuffer buffer) {
        ByteBuffer ahead = buffer.duplicate();
        String name;
        do {
            name = DataUtils.readString(ahead, DataUtils.readVarInt(ahead));
            if (!KNOWN.contains(name)) {
                refused = Optional.of(name);
                throw new IllegalStateException("unknown class");
            }
        } while (name.equals(NESTED));
        types.read(buffer);
        return name;
    }

    @Override
    public void write(WriteBuffer buffer, String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int compare(String a, String b) {
        return a.compareTo(b);
    }

    @Override
    public int getMemory(String name) {
        return 0;
    }

    @Override
    public String[] createStorage(int size) {
        return new String[size];
    }
}
