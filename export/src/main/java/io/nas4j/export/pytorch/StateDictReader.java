package io.nas4j.export.pytorch;

import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.weights.Weights;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads state dicts that {@code torch.save} wrote: a zip with a pickle and a file for each storage, or, as before PyTorch 1.6,
 * five pickles and the storages in a row (torch/serialization.py). Files are not trusted: {@link TensorUnpickler} builds tensors
 * and nothing else.
 */
public final class StateDictReader {

    private static final String PICKLE = "/data.pkl";
    private static final byte[] MAGIC_ZIP = {'P', 'K'};
    private static final byte[] MAGIC_PICKLE = {(byte) 0x80, 2};
    private static final long LEGACY_PROTOCOL = 1001;

    private StateDictReader() {}

    /** Whether a file begins as those that {@code torch.save} writes. */
    public static boolean isPickled(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] begin = in.readNBytes(MAGIC_ZIP.length);
            return Arrays.equals(begin, MAGIC_ZIP) || Arrays.equals(begin, MAGIC_PICKLE);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Reads all tensors in their order, as F32. Whole numbers are no weights and are left out.
     *
     * @throws InvalidInputException where the file cannot be read, is broken, or wants to build something else than tensors
     */
    public static Weights read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            byte[] begin = new byte[1];
            channel.read(ByteBuffer.wrap(begin), 0);
            return begin[0] == MAGIC_ZIP[0] ? ofZip(file, channel.size()) : ofPickles(channel);
        } catch (ZipException e) {
            throw new InvalidInputException("must be a zip file as torch.save writes them, but: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new InvalidInputException("cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    private static Weights ofZip(Path file, long bytes) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry pickle = Collections.list(zip.entries()).stream()
                    .filter(entry -> entry.getName().endsWith(PICKLE))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInputException(
                            "must be a zip file as torch.save writes them, but has no data.pkl"));
            String root = pickle.getName().substring(0, pickle.getName().length() - PICKLE.length());
            Object top = new TensorUnpickler(buffer(zip, pickle, bytes)).load();
            return new PickledTensors(storage -> {
                        String name = root + "/data/" + storage.key();
                        ZipEntry entry = zip.getEntry(name);
                        if (entry == null) {
                            throw new InvalidInputException("has no " + name + ", which one of its tensors needs");
                        }
                        return buffer(zip, entry, bytes);
                    })
                    .weights(top);
        }
    }

    /** Nothing in such a file is compressed, so that no entry is larger than the file. */
    private static ByteBuffer buffer(ZipFile zip, ZipEntry entry, long most) {
        if (entry.getSize() < 0 || entry.getSize() > Math.min(most, Integer.MAX_VALUE - Long.BYTES)) {
            throw new InvalidInputException(
                    "has an entry " + entry.getName() + " of " + entry.getSize() + " bytes, and itself " + most);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return ByteBuffer.wrap(in.readNBytes((int) entry.getSize())).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "has an entry " + entry.getName() + " that cannot be read: " + AtomicFile.reason(e), e);
        }
    }

    private static Weights ofPickles(FileChannel channel) throws IOException {
        if (channel.size() > Integer.MAX_VALUE) {
            throw new InvalidInputException("must have at most " + Integer.MAX_VALUE + " bytes, but has "
                    + channel.size() + "; a newer torch.save writes a zip");
        }
        ByteBuffer in =
                channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()).order(ByteOrder.LITTLE_ENDIAN);
        new TensorUnpickler(in).load(); // a number that marks such files
        if (!(new TensorUnpickler(in).load() instanceof Long protocol) || protocol != LEGACY_PROTOCOL) {
            throw new InvalidInputException("must be a state dict that torch.save wrote, but is another pickle");
        }
        new TensorUnpickler(in).load(); // sizes of numbers where it was written
        TensorUnpickler state = new TensorUnpickler(in);
        Object top = state.load();
        if (!(new TensorUnpickler(in).load() instanceof List<?> keys)) {
            throw new InvalidInputException("must name its storages behind its pickle, but does not");
        }
        Map<String, ByteBuffer> storages = new HashMap<>();
        for (Object key : keys) {
            PickledStorage storage = state.storages().get(key);
            if (storage == null || in.remaining() < Long.BYTES || in.getLong() != storage.numbers()) {
                throw new InvalidInputException("is truncated, or storage " + key + " is none of its tensors'");
            }
            int bytes = (int)
                    Math.min(in.remaining(), storage.numbers() * storage.type().bytes());
            storages.put(storage.key(), in.slice(in.position(), bytes).order(ByteOrder.LITTLE_ENDIAN));
            in.position(in.position() + bytes);
        }
        return new PickledTensors(storage -> storages.getOrDefault(storage.key(), ByteBuffer.allocate(0))).weights(top);
    }
}
