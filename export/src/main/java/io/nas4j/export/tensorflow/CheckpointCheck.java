package io.nas4j.export.tensorflow;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.Weights;
import io.nas4j.export.target.BackendCheck;
import io.nas4j.export.target.Evidence;
import io.nas4j.export.target.NamedWeights;
import io.nas4j.export.target.Reference;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the table of the checkpoint from its end, and each tensor at the place that the table names. */
final class CheckpointCheck implements BackendCheck {

    private static final int FOOTER = 48;
    private static final int BITS_A_BYTE = 7;

    @Override
    public String backend() {
        return "a checkpoint reader";
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public Evidence check(Path folder, Reference reference) {
        Path index = folder.resolve(CheckpointExporter.INDEX);
        try (FileChannel data = FileChannel.open(folder.resolve(CheckpointExporter.DATA))) {
            Map<String, Tensor> read = new LinkedHashMap<>();
            for (Map.Entry<String, ByteBuffer> entry :
                    entries(Files.readAllBytes(index)).entrySet()) {
                if (!entry.getKey().isEmpty()) {
                    read.put(entry.getKey(), tensor(entry.getValue(), data));
                }
            }
            return NamedWeights.equal(CheckpointExporter.named(reference.network()), new Weights(read));
        } catch (IOException e) {
            throw new WorkFailedException("cannot read what was written to " + folder + ": " + AtomicFile.reason(e), e);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new WorkFailedException(index + " is no table of a checkpoint", e);
        }
    }

    /** The footer has two handles; the second is the index's, whose one entry is the data block's. */
    private static Map<String, ByteBuffer> entries(byte[] table) {
        ByteBuffer footer = ByteBuffer.wrap(table).position(table.length - FOOTER);
        varint(footer);
        varint(footer);
        ByteBuffer handle = block(table, footer).values().iterator().next();
        return block(table, handle);
    }

    private static Map<String, ByteBuffer> block(byte[] table, ByteBuffer handle) {
        int begin = (int) varint(handle);
        int length = (int) varint(handle);
        ByteBuffer block = ByteBuffer.wrap(table, begin, length).slice().order(ByteOrder.LITTLE_ENDIAN);
        int restarts = block.getInt(length - Integer.BYTES);
        block.limit(length - Integer.BYTES * (restarts + 1));
        Map<String, ByteBuffer> entries = new LinkedHashMap<>();
        byte[] before = new byte[0];
        while (block.hasRemaining()) {
            int shared = (int) varint(block);
            byte[] key = new byte[shared + (int) varint(block)];
            int size = (int) varint(block);
            System.arraycopy(before, 0, key, 0, shared);
            block.get(key, shared, key.length - shared);
            entries.put(new String(key, StandardCharsets.UTF_8), part(block, size));
            before = key;
        }
        return entries;
    }

    private static ByteBuffer part(ByteBuffer from, int size) {
        ByteBuffer part = from.slice().limit(size).slice();
        from.position(from.position() + size);
        return part;
    }

    private static Tensor tensor(ByteBuffer entry, FileChannel data) throws IOException {
        List<Integer> shape = new ArrayList<>();
        long offset = 0;
        long size = 0;
        while (entry.hasRemaining()) {
            int tag = (int) varint(entry);
            switch (tag >> 3) {
                case 2 -> shape(part(entry, (int) varint(entry)), shape);
                case 4 -> offset = varint(entry);
                case 5 -> size = varint(entry);
                case 6 -> entry.getInt();
                default -> varint(entry);
            }
        }
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (data.read(bytes, offset + bytes.position()) < 0) {
                throw new WorkFailedException("the checkpoint ends before a tensor of its table");
            }
        }
        float[] values = new float[bytes.limit() / Float.BYTES];
        bytes.flip().asFloatBuffer().get(values);
        return new Tensor(shape, values);
    }

    private static void shape(ByteBuffer message, List<Integer> shape) {
        while (message.hasRemaining()) {
            varint(message);
            ByteBuffer axis = part(message, (int) varint(message));
            varint(axis);
            shape.add((int) varint(axis));
        }
    }

    private static long varint(ByteBuffer from) {
        long value = 0;
        for (int shift = 0; ; shift += BITS_A_BYTE) {
            byte next = from.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
