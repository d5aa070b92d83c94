package io.nas4j.db.allowed;

import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** A name of a class, written as H2 writes the types of a file's maps. */
record ClassName(String name) {

    static final class Type extends BasicDataType<ClassName> {

        @Override
        public ClassName read(ByteBuffer buffer) {
            return new ClassName(DataUtils.readString(buffer, DataUtils.readVarInt(buffer)));
        }

        @Override
        public void write(WriteBuffer buffer, ClassName name) {
            buffer.putVarInt(name.name().length())
                    .putStringData(name.name(), name.name().length());
        }

        @Override
        public int compare(ClassName a, ClassName b) {
            return a.name().compareTo(b.name());
        }

        @Override
        public int getMemory(ClassName name) {
            return 0;
        }

        @Override
        public ClassName[] createStorage(int size) {
            return new ClassName[size];
        }
    }
}
