package io.nas4j.export.pytorch;

import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.weights.Tensor;
import io.nas4j.core.weights.Weights;
import io.nas4j.export.target.LittleEndian;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A state dict as {@code torch.save} writes it: a zip without compression, in it a pickle with the names and shapes, and a
 * file with the numbers of each tensor (pytorch/pytorch torch/serialization.py, {@code _save}). {@code torch.load} reads it
 * with {@code weights_only=True}.
 */
public final class StateDict {

    private static final String ROOT = "archive/";

    private StateDict() {}

    /** Writes the tensors in their order, whole or not at all. */
    public static void write(Path file, Weights weights) {
        AtomicFile.write(file, out -> {
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.setMethod(ZipOutputStream.STORED);
            bytes(zip, "data.pkl", StateDictPickle.of(weights));
            bytes(zip, "byteorder", "little".getBytes(StandardCharsets.US_ASCII));
            int number = 0;
            for (Tensor tensor : weights.tensors().values()) {
                numbers(zip, "data/" + number++, tensor.values());
            }
            bytes(zip, "version", "3\n".getBytes(StandardCharsets.US_ASCII));
            zip.finish();
        });
    }

    private static void bytes(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        begin(zip, name, bytes.length, sum.getValue());
        zip.write(bytes);
        zip.closeEntry();
    }

    private static void numbers(ZipOutputStream zip, String name, float[] values) throws IOException {
        CRC32 sum = new CRC32();
        LittleEndian.write(values, new OutputStream() {
            @Override
            public void write(int one) {
                sum.update(one);
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
                sum.update(bytes, from, count);
            }
        });
        begin(zip, name, (long) values.length * Float.BYTES, sum.getValue());
        LittleEndian.write(values, zip);
        zip.closeEntry();
    }

    private static void begin(ZipOutputStream zip, String name, long size, long sum) throws IOException {
        ZipEntry entry = new ZipEntry(ROOT + name);
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        entry.setSize(size);
        entry.setCompressedSize(size);
        entry.setCrc(sum);
        zip.putNextEntry(entry);
    }
}
