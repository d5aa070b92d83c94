package io.nas4j.evaluator.data;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Hashes of the contents of files. A cache folder remembers them with each file's size and time of change, so that what
 * has not changed is not read again.
 */
final class FileContents {

    private static final long MAGIC = 0x6e61733463743031L;
    /** A file may change again within the same tick of a coarse clock: what is this young is read next time too. */
    private static final long YOUNG_NANOS = TimeUnit.SECONDS.toNanos(2);

    /** Stands for what cannot be read. */
    private static final byte[] UNREADABLE = new byte[ContentHash.LENGTH];

    private final Optional<Path> cacheFolder;

    FileContents(Optional<Path> cacheFolder) {
        this.cacheFolder = cacheFolder;
    }

    private record Facts(long size, long changed) {

        private static final Facts NONE = new Facts(-1, -1);

        static Facts of(Path file) {
            try {
                BasicFileAttributes facts = Files.readAttributes(file, BasicFileAttributes.class);
                return new Facts(facts.size(), facts.lastModifiedTime().to(TimeUnit.NANOSECONDS));
            } catch (IOException e) {
                return NONE;
            }
        }

        boolean young() {
            return changed > TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis()) - YOUNG_NANOS;
        }
    }

    private record Known(Facts facts, byte[] hash) {}

    /** The hash of each file of a listing, in its order. */
    List<byte[]> of(FolderListing listing) {
        Optional<Path> memory = cacheFolder.map(folder -> folder.resolve(name(listing.folder()) + ".contents"));
        Map<String, Known> remembered = memory.map(FileContents::read).orElse(Map.of());
        List<Path> files = listing.files();
        Facts[] facts = new Facts[files.size()];
        byte[][] hashes = new byte[files.size()][];
        long fresh = IntStream.range(0, files.size())
                .parallel()
                .filter(i -> {
                    Path file = files.get(i);
                    facts[i] = Facts.of(file);
                    Optional<Known> known = Optional.ofNullable(remembered.get(key(listing, file)))
                            .filter(each -> each.facts().equals(facts[i]));
                    hashes[i] = known.map(Known::hash).orElseGet(() -> hash(file));
                    return known.isEmpty() && !facts[i].young();
                })
                .count();
        if (memory.isPresent() && fresh > 0) {
            remember(listing, facts, hashes, memory.get(), remembered);
        }
        return List.of(hashes);
    }

    private static String key(FolderListing listing, Path file) {
        return listing.folder().relativize(file).toString();
    }

    private static byte[] hash(Path file) {
        try {
            return new ContentHash("file").add(Files.readAllBytes(file)).digest();
        } catch (IOException e) {
            return UNREADABLE;
        }
    }

    /** Two listings of one folder remember in one file: what one knows beside the other's stays. */
    private static void remember(
            FolderListing listing, Facts[] facts, byte[][] hashes, Path memory, Map<String, Known> remembered) {
        Map<String, Known> known = new HashMap<>(remembered);
        for (int i = 0; i < hashes.length; i++) {
            if (facts[i].young() || Arrays.equals(hashes[i], UNREADABLE)) {
                known.remove(key(listing, listing.files().get(i)));
            } else {
                known.put(key(listing, listing.files().get(i)), new Known(facts[i], hashes[i]));
            }
        }
        try {
            Files.createDirectories(memory.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new WorkFailedException("cannot write " + memory + ": " + AtomicFile.reason(e), e);
        }
        AtomicFile.write(memory, out -> {
            DataOutputStream data = new DataOutputStream(out);
            data.writeLong(MAGIC);
            data.writeInt(known.size());
            for (Map.Entry<String, Known> each : known.entrySet()) {
                data.writeUTF(each.getKey());
                data.writeLong(each.getValue().facts().size());
                data.writeLong(each.getValue().facts().changed());
                data.write(each.getValue().hash());
            }
            data.flush();
        });
    }

    /** What was remembered; nothing where the file is missing or not what was written there. */
    private static Map<String, Known> read(Path memory) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(memory)))) {
            Map<String, Known> known = new HashMap<>();
            if (in.readLong() != MAGIC) {
                return Map.of();
            }
            int count = in.readInt();
            for (int i = 0; i < count; i++) {
                String key = in.readUTF();
                Facts facts = new Facts(in.readLong(), in.readLong());
                byte[] hash = new byte[ContentHash.LENGTH];
                in.readFully(hash);
                known.put(key, new Known(facts, hash));
            }
            return known;
        } catch (IOException e) {
            return Map.of();
        }
    }

    private static String name(Path folder) {
        try {
            return HexFormat.of()
                    .formatHex(new ContentHash("folder")
                            .add(folder.toRealPath().toString())
                            .digest());
        } catch (IOException e) {
            throw new WorkFailedException("cannot read " + folder + ": " + AtomicFile.reason(e), e);
        }
    }
}
