package io.nas4j.evaluator.checkpoint;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.file.OwnerOnly;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The file of a checkpoint: its form, what training it is of, the arrays, and a checksum of all that (CRC-32C). Numbers are
 * big-endian. It is replaced whole or not at all.
 *
 * @param file where it is
 * @param training text that tells trainings apart: another one does not go on from here
 */
public record CheckpointFile(Path file, String training) {

    /** Its number rises with any change of what parts of a training put. */
    private static final String FORM = "nas4j checkpoint 1";

    private static final int PIECE = 1 << 16;

    /** The kinds of arrays; their place is what files have. */
    private enum Kind {
        FLOATS(Float.BYTES),
        DOUBLES(Double.BYTES),
        LONGS(Long.BYTES),
        INTS(Integer.BYTES);

        private final int bytes;

        Kind(int bytes) {
            this.bytes = bytes;
        }
    }

    /**
     * Replaces what is there.
     *
     * @throws WorkFailedException where it cannot be written, as on a full disk; what was there before is there still
     */
    public void write(TrainingState state) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                OwnerOnly.createFolders(folder);
            }
        } catch (IOException e) {
            throw new WorkFailedException("cannot write " + file + ": " + AtomicFile.reason(e), e);
        }
        AtomicFile.write(file, out -> write(state, out));
    }

    private void write(TrainingState state, OutputStream raw) throws IOException {
        CheckedOutputStream checked = new CheckedOutputStream(raw, new CRC32C());
        DataOutputStream out = new DataOutputStream(checked);
        text(FORM, out);
        text(training, out);
        out.writeInt(state.names().size());
        for (String name : state.names()) {
            text(name, out);
            write(state.array(name), out);
        }
        out.writeLong(checked.getChecksum().getValue());
        out.flush();
    }

    private static void text(String text, DataOutputStream out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static void write(Object array, DataOutputStream out) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        if (array instanceof float[] values) {
            begin(Kind.FLOATS, values.length, out);
            for (float value : values) {
                room(piece, out).putFloat(value);
            }
        } else if (array instanceof double[] values) {
            begin(Kind.DOUBLES, values.length, out);
            for (double value : values) {
                room(piece, out).putDouble(value);
            }
        } else if (array instanceof long[] values) {
            begin(Kind.LONGS, values.length, out);
            for (long value : values) {
                room(piece, out).putLong(value);
            }
        } else if (array instanceof int[] values) {
            begin(Kind.INTS, values.length, out);
            for (int value : values) {
                room(piece, out).putInt(value);
            }
        }
        out.write(piece.array(), 0, piece.position());
    }

    private static void begin(Kind kind, int length, DataOutputStream out) throws IOException {
        out.writeByte(kind.ordinal());
        out.writeInt(length);
    }

    private static ByteBuffer room(ByteBuffer piece, DataOutputStream out) throws IOException {
        if (piece.remaining() < Long.BYTES) {
            out.write(piece.array(), 0, piece.position());
            piece.clear();
        }
        return piece;
    }

    /** What was written last; empty where there is nothing, it is damaged, or it is of another training. */
    public Optional<TrainingState> read() {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file), PIECE)) {
            return read(raw, Files.size(file));
        } catch (IOException e) {
            return Optional.empty(); // cut, or not to be read: the training begins anew
        }
    }

    private Optional<TrainingState> read(InputStream raw, long size) throws IOException {
        CheckedInputStream checked = new CheckedInputStream(raw, new CRC32C());
        DataInputStream in = new DataInputStream(checked);
        if (!text(in, size).equals(FORM) || !text(in, size).equals(training)) {
            return Optional.empty();
        }
        TrainingState state = new TrainingState();
        int names = in.readInt();
        for (int i = 0; i < names; i++) {
            String name = text(in, size);
            int kind = in.readUnsignedByte();
            int length = in.readInt();
            if (state.has(name)
                    || kind >= Kind.values().length
                    || length < 0
                    || (long) length * Kind.values()[kind].bytes > size) {
                return Optional.empty();
            }
            read(Kind.values()[kind], name, length, in, state);
        }
        long sum = checked.getChecksum().getValue();
        return in.readLong() == sum ? Optional.of(state) : Optional.empty();
    }

    private static String text(DataInputStream in, long size) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > size) {
            throw new IOException("damaged");
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static void read(Kind kind, String name, int length, DataInputStream in, TrainingState state)
            throws IOException {
        switch (kind) {
            case FLOATS -> {
                float[] values = new float[length];
                for (int i = 0; i < length; i++) {
                    values[i] = in.readFloat();
                }
                state.put(name, values);
            }
            case DOUBLES -> {
                double[] values = new double[length];
                for (int i = 0; i < length; i++) {
                    values[i] = in.readDouble();
                }
                state.put(name, values);
            }
            case LONGS -> {
                long[] values = new long[length];
                for (int i = 0; i < length; i++) {
                    values[i] = in.readLong();
                }
                state.put(name, values);
            }
            case INTS -> {
                int[] values = new int[length];
                for (int i = 0; i < length; i++) {
                    values[i] = in.readInt();
                }
                state.put(name, values);
            }
        }
    }

    /**
     * Removes the file, where there is one.
     *
     * @throws WorkFailedException where that is not allowed
     */
    public static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new WorkFailedException("cannot remove " + file + ": " + AtomicFile.reason(e), e);
        }
    }
}
