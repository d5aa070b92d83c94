package io.nas4j.evaluator.data.folder;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.file.UserFile;
import io.nas4j.evaluator.data.decode.ImageHeader;
import io.nas4j.evaluator.data.image.ContentHash;
import io.nas4j.space.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Hashes of the contents of files. A cache folder remembers them with each file's size and time of change, so that what
 * has not changed is not read again.
 */
final class FileContents {

    private static final long MAGIC = 0x6e61733463743031L;
    /** A file may change again within the same tick of a coarse clock: what is this young is read next time too. */
    private static final long YOUNG_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final String FILE = "file";

    /** Stands for what cannot be read. */
    private static final byte[] UNREADABLE = new byte[ContentHash.LENGTH];

    private final FolderListing listing;
    private final Optional<Path> memory;
    private final Facts[] facts;
    private final byte[][] hashes;
    private volatile boolean learned;

    /**
     * Hashes the files of a listing that are not known.
     *
     * @param notes is told in a sentence where what was remembered is not whole
     */
    FileContents(FolderListing listing, Optional<Path> cacheFolder, Runnable progress, Consumer<String> notes) {
        this.listing = listing;
        this.memory = cacheFolder.map(folder -> folder.resolve(name(listing.folder()) + ".contents"));
        // millions of files are as many entries, which nobody needs afterwards
        Map<String, Known> remembered = memory.map(file -> read(file, notes)).orElseGet(HashMap::new);
        this.facts = new Facts[listing.files().size()];
        this.hashes = new byte[facts.length][];
        IntStream.range(0, facts.length).parallel().forEach(index -> {
            look(index, remembered);
            progress.run();
        });
    }

    private void look(int index, Map<String, Known> remembered) {
        facts[index] = Facts.of(listing.files().get(index));
        hashes[index] = Optional.ofNullable(remembered.get(key(index)))
                .filter(known -> known.facts().equals(facts[index]))
                .map(Known::hash)
                .orElseGet(() -> {
                    learned = true;
                    return hash(listing.files().get(index));
                });
    }

    /** The hash of each file, in the order of the listing. */
    List<byte[]> hashes() {
        return List.of(hashes);
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

    private String key(int index) {
        return listing.folder().relativize(listing.files().get(index)).toString();
    }

    private static byte[] hash(Path file) {
        UserFile image = new UserFile("image", file, ImageHeader.MAX_BYTES);
        try {
            long size = image.size();
            try (InputStream in = image.open()) {
                return new ContentHash(FILE).add(in, size).digest();
            }
        } catch (IOException | InvalidInputException e) {
            return UNREADABLE;
        }
    }

    /**
     * Refuses a file whose content is not what was hashed: what is made of it would be kept under another's name.
     *
     * @param bytes its content now
     * @throws InvalidInputException naming the file
     */
    void require(int index, byte[] bytes) {
        if (!Arrays.equals(hashes[index], new ContentHash(FILE).add(bytes).digest())) {
            throw changed(index);
        }
    }

    /**
     * Refuses a file that has another size or time than when it was hashed.
     *
     * @throws InvalidInputException naming the file
     */
    void requireSame(int index) {
        if (!Facts.of(listing.files().get(index)).equals(facts[index])) {
            throw changed(index);
        }
    }

    /** What is remembered of it may be as old, where the file kept its size and time. */
    private InvalidInputException changed(int index) {
        memory.ifPresent(file -> {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // then the next one finds the same, and says so too
            }
        });
        return new InvalidInputException("image " + listing.files().get(index)
                + " has changed since it was looked at; run the command again when nothing writes to "
                + listing.folder());
    }

    /** Keeps what was not known. Two listings of one folder share a file: what one knows beside the other's stays. */
    void remember() {
        if (!learned) {
            return;
        }
        Map<String, Known> known = memory.map(file -> read(file, said -> {})).orElseGet(HashMap::new);
        boolean changed = false;
        for (int i = 0; i < hashes.length; i++) {
            if (!facts[i].young() && !Arrays.equals(hashes[i], UNREADABLE)) {
                Known now = new Known(facts[i], hashes[i]);
                Known before = known.put(key(i), now);
                changed |= before == null || !before.facts().equals(now.facts());
            }
        }
        if (changed) {
            memory.ifPresent(file -> write(known, file));
        }
    }

    private static void write(Map<String, Known> known, Path file) {
        AtomicFile.write(file, out -> {
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
    private static Map<String, Known> read(Path memory, Consumer<String> notes) {
        if (!Files.exists(memory)) {
            return new HashMap<>();
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(memory)))) {
            Map<String, Known> known = new HashMap<>();
            if (in.readLong() != MAGIC) {
                throw new IOException("another kind of file");
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
            notes.accept(memory + " was not whole and is made anew");
            return new HashMap<>();
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
