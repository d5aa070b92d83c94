package io.nas4j.export.tensorflow;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.CRC32C;

/**
 * A LevelDB table of one block, without compression (google/leveldb doc/table_format.md): each key whole, in the order of their
 * bytes. TensorFlow keeps in such a table which tensors a checkpoint has.
 */
final class BundleTable {

    private static final long MAGIC = 0xdb4775248b80fb57L;
    private static final int FOOTER = 48;
    private static final int MASK = 0xa282ead8;

    private BundleTable() {}

    /** The bytes of a table with these entries. */
    static byte[] of(SortedMap<String, byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] data = block(entries);
        byte[] handle = handle(write(out, data), data.length);
        byte[] none = block(Map.of());
        byte[] metaIndex = handle(write(out, none), none.length);
        // any key that no key of the data block is behind
        byte[] index = block(Map.of(entries.lastKey() + "~", handle));
        byte[] indexHandle = handle(write(out, index), index.length);
        int begin = out.size();
        out.writeBytes(metaIndex);
        out.writeBytes(indexHandle);
        while (out.size() < begin + FOOTER - Long.BYTES) {
            out.write(0);
        }
        Protobuf.fixed(out, (int) MAGIC);
        Protobuf.fixed(out, (int) (MAGIC >>> Integer.SIZE));
        return out.toByteArray();
    }

    /** Entries without shared beginnings, and the one place at which reading may begin. */
    private static byte[] block(Map<String, byte[]> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream restarts = new ByteArrayOutputStream();
        Protobuf.fixed(restarts, 0);
        int count = 1;
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
            if (out.size() > 0) {
                Protobuf.fixed(restarts, out.size());
                count++;
            }
            byte[] key = entry.getKey().getBytes(StandardCharsets.UTF_8);
            Protobuf.varint(out, 0);
            Protobuf.varint(out, key.length);
            Protobuf.varint(out, entry.getValue().length);
            out.writeBytes(key);
            out.writeBytes(entry.getValue());
        }
        out.writeBytes(restarts.toByteArray());
        Protobuf.fixed(out, count);
        return out.toByteArray();
    }

    /** Writes a block, that it is not compressed, and its sum; returns where it begins. */
    private static long write(ByteArrayOutputStream out, byte[] block) {
        long begin = out.size();
        out.writeBytes(block);
        out.write(0);
        CRC32C sum = new CRC32C();
        sum.update(block);
        sum.update(0);
        Protobuf.fixed(out, masked(sum));
        return begin;
    }

    private static byte[] handle(long begin, long length) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Protobuf.varint(out, begin);
        Protobuf.varint(out, length);
        return out.toByteArray();
    }

    /** A sum as LevelDB and TensorFlow store it: turned by 15 bits, and more. */
    static int masked(CRC32C sum) {
        return Integer.rotateRight((int) sum.getValue(), 15) + MASK;
    }
}
