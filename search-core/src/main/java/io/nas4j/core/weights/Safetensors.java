package io.nas4j.core.weights;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.plan.NetworkPlan;
import io.nas4j.space.plan.ParameterSpec;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Weights as a safetensors file: the header's length in 8 bytes, little-endian; a JSON header; the numbers of each
 * tensor, {@code F32}, little-endian, row-major (github.com/huggingface/safetensors). Files are not trusted: a broken
 * file is refused in one sentence, and reading takes no more memory than the network needs.
 */
public final class Safetensors {

    /** The metadata key under which the architecture's text is kept. */
    public static final String ARCHITECTURE = "architecture";

    private static final int BUFFER = 1 << 16;

    private Safetensors() {}

    /**
     * Writes all tensors in their order. The file is written whole or not at all.
     *
     * @param metadata texts that are stored with the weights, such as {@link #ARCHITECTURE}
     * @throws InvalidInputException where a file cannot be made at that path
     * @throws WorkFailedException where a tensor has NaN or infinity, or writing breaks off
     */
    public static void write(Path file, Weights weights, Map<String, String> metadata) {
        weights.tensors().forEach((name, tensor) -> refuseDiverged(file, name, tensor.values()));
        byte[] header = SafetensorsHeader.of(weights, metadata).bytes();
        if (header.length > SafetensorsHeader.MAX_BYTES) {
            throw new InvalidInputException("cannot write " + file + ": its header must have at most "
                    + SafetensorsHeader.MAX_BYTES + " bytes, but has " + header.length);
        }
        AtomicFile.write(file, out -> {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
            out.write(buffer.putLong(header.length).array(), 0, Long.BYTES);
            out.write(header);
            for (Tensor tensor : weights.tensors().values()) {
                write(tensor.values(), buffer, out);
            }
        });
    }

    private static void refuseDiverged(Path file, String name, float[] values) {
        OptionalInt broken = WeightsCheck.notFinite(values);
        if (broken.isPresent()) {
            int at = broken.getAsInt();
            throw new WorkFailedException(file + " is not written: training has diverged, number " + at + " of tensor "
                    + name + " is " + Decimals.text(values[at]));
        }
    }

    private static void write(float[] values, ByteBuffer buffer, OutputStream out) throws IOException {
        for (int done = 0; done < values.length; ) {
            int count = Math.min(BUFFER / Float.BYTES, values.length - done);
            buffer.clear().asFloatBuffer().put(values, done, count);
            out.write(buffer.array(), 0, count * Float.BYTES);
            done += count;
        }
    }

    /**
     * Reads the tensors of one network, in the order of {@link NetworkPlan#parameters}.
     *
     * @throws InvalidInputException where the file cannot be read, is broken or truncated, lacks a tensor, has a foreign one,
     *     one of another type or shape, or one with NaN or infinity
     */
    public static Weights read(Path file, NetworkPlan plan) {
        return open(file, (channel, header, dataBegin) -> {
            Map<String, List<Integer>> shapes = new LinkedHashMap<>();
            header.entries().forEach((name, entry) -> shapes.put(name, entry.shape()));
            WeightsCheck.shapes(plan, shapes);
            header.entries().forEach(Safetensors::requireF32);
            checkLayout(header, channel.size() - dataBegin);
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (ParameterSpec spec : plan.parameters()) {
                float[] values = new float[spec.size()];
                long begin = header.entry(spec.name()).begin();
                read(channel, dataBegin + begin, NumberType.F32, values, buffer);
                WeightsCheck.values(spec, values);
                tensors.put(spec.name(), new Tensor(spec.shape(), values));
            }
            return new Weights(tensors);
        });
    }

    /**
     * Reads the weights of a file that any program wrote, under whatever names, in the order of its header. F64, F16 and BF16
     * become F32. Tensors of whole numbers are no weights and are left out.
     *
     * @throws InvalidInputException where the file cannot be read, is broken or truncated, or has a tensor of a type that is
     *     not in {@link NumberType}
     */
    public static Weights read(Path file) {
        return open(file, (channel, header, dataBegin) -> {
            checkLayout(header, channel.size() - dataBegin);
            ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            for (Map.Entry<String, SafetensorsHeader.Entry> named :
                    header.entries().entrySet()) {
                SafetensorsHeader.Entry entry = named.getValue();
                NumberType type = type(named.getKey(), entry);
                if (type.real()) {
                    float[] values = new float[(int) entry.size()];
                    read(channel, dataBegin + entry.begin(), type, values, buffer);
                    tensors.put(named.getKey(), new Tensor(entry.shape(), values));
                }
            }
            return new Weights(tensors);
        });
    }

    /**
     * Reads only the texts that are stored with the weights.
     *
     * @throws InvalidInputException where the file cannot be read or its header is broken
     */
    public static Map<String, String> metadata(Path file) {
        return open(file, (channel, header, dataBegin) -> header.metadata());
    }

    private interface Reading<T> {

        /** Reads from the open file, whose tensors begin at byte {@code dataBegin}. */
        T from(FileChannel channel, SafetensorsHeader header, long dataBegin) throws IOException;
    }

    private static <T> T open(Path file, Reading<T> reading) {
        if (!Files.isRegularFile(file)) {
            String found = Files.exists(file) ? "is not a regular file" : "there is no such file";
            throw new InvalidInputException(file + ": must be a safetensors file, but " + found);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            byte[] header = header(channel);
            return reading.from(channel, SafetensorsHeader.parse(header), Long.BYTES + (long) header.length);
        } catch (InvalidInputException e) {
            throw e.at(file.toString());
        } catch (IOException e) {
            throw new InvalidInputException(file + ": cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    private static byte[] header(FileChannel channel) throws IOException {
        long rest = channel.size() - Long.BYTES;
        if (rest < 2) {
            throw new InvalidInputException(
                    "not a safetensors file: it must have at least 10 bytes, but has " + channel.size());
        }
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        readFully(channel, length, 0);
        long bytes = length.getLong(0);
        if (bytes < 2 || bytes > SafetensorsHeader.MAX_BYTES) {
            throw new InvalidInputException("not a safetensors file: its header must have 2 to "
                    + SafetensorsHeader.MAX_BYTES + " bytes, but claims " + Long.toUnsignedString(bytes));
        }
        if (bytes > rest) {
            throw new InvalidInputException(
                    "truncated: its header has " + bytes + " bytes, but only " + rest + " follow");
        }
        ByteBuffer header = ByteBuffer.allocate((int) bytes);
        readFully(channel, header, Long.BYTES);
        return header.array();
    }

    private static void requireF32(String name, SafetensorsHeader.Entry entry) {
        if (!entry.type().equals(NumberType.F32.name())) {
            throw new InvalidInputException(
                    "tensor " + name + " must have dtype F32, but has " + WeightsCheck.printable(entry.type()));
        }
    }

    private static NumberType type(String name, SafetensorsHeader.Entry entry) {
        return NumberType.find(entry.type())
                .orElseThrow(() -> new InvalidInputException("tensor " + WeightsCheck.printable(name)
                        + " must have a dtype of " + Arrays.toString(NumberType.values()) + ", but has "
                        + WeightsCheck.printable(entry.type())));
    }

    /** Refuses data with holes, overlaps, too little or too much. */
    private static void checkLayout(SafetensorsHeader header, long dataBytes) {
        long position = 0;
        List<Map.Entry<String, SafetensorsHeader.Entry>> inFile = header.entries().entrySet().stream()
                .sorted(Comparator.comparingLong(named -> named.getValue().begin()))
                .toList();
        for (Map.Entry<String, SafetensorsHeader.Entry> named : inFile) {
            SafetensorsHeader.Entry entry = named.getValue();
            long end = position + type(named.getKey(), entry).bytes() * entry.size();
            if (entry.begin() != position || entry.end() != end) {
                throw new InvalidInputException("tensor " + named.getKey() + " must have data_offsets [" + position
                        + ", " + end + "], but has [" + entry.begin() + ", " + entry.end() + "]");
            }
            position = end;
        }
        if (dataBytes != position) {
            throw new InvalidInputException((dataBytes < position ? "truncated" : "too long") + ": its tensors have "
                    + position + " bytes, but " + dataBytes + " follow the header");
        }
    }

    private static void read(FileChannel channel, long from, NumberType type, float[] values, ByteBuffer buffer)
            throws IOException {
        long position = from;
        for (int done = 0; done < values.length; ) {
            int count = Math.min(BUFFER / type.bytes(), values.length - done);
            buffer.clear().limit(count * type.bytes());
            readFully(channel, buffer, position);
            type.read(buffer.flip(), values, done, count);
            position += (long) count * type.bytes();
            done += count;
        }
    }

    private static void readFully(FileChannel channel, ByteBuffer buffer, long from) throws IOException {
        long position = from;
        while (buffer.hasRemaining()) {
            int count = channel.read(buffer, position);
            if (count < 0) {
                throw new EOFException("it ended while it was read");
            }
            position += count;
        }
    }
}
