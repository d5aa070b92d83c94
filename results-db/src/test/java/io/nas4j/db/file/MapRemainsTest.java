package io.nas4j.db.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.db.h2.Confinement;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;

/** What is read of a map without H2, of files to which random changes were made in many commits. */
class MapRemainsTest {

    static {
        Confinement.force(); // H2 reads its settings once
    }

    private static final int TRIES = 60;

    /** A file, what its map holds, and all values that each key ever had. */
    private record Written(Path file, int map, SortedMap<Long, String> now, Map<Long, Set<String>> ever) {}

    @Property(tries = TRIES)
    void isTheMapWhereNothingIsLost(@ForAll @IntRange(max = 1_000_000) int seed) throws IOException {
        Written written = write(seed);
        MapRemains<Long, String> left = read(written, true);
        assertThat(texts(left)).isEqualTo(written.now());
        assertThat(left.size()).hasValue(written.now().size());
    }

    /** Keys at the end of a leaf that were removed later may be there again. */
    @Property(tries = TRIES)
    void hasTheNewestValueOfEachKeyWhereAllInnerPagesAreLost(@ForAll @IntRange(max = 1_000_000) int seed)
            throws IOException {
        Written written = write(seed);
        Map<Long, String> left = texts(read(written, false));
        assertThat(left).containsAllEntriesOf(written.now());
        left.forEach((key, value) -> assertThat(written.ever().get(key)).contains(value));
    }

    @Property(tries = TRIES)
    void hasNothingThatWasNeverThereWhereTheFileWasCut(
            @ForAll @IntRange(max = 1_000_000) int seed, @ForAll @IntRange(min = 1, max = 99) int percent)
            throws IOException {
        Written written = write(seed);
        try (FileChannel file = FileChannel.open(written.file(), StandardOpenOption.WRITE)) {
            file.truncate(file.size() * percent / 100);
        }
        texts(read(written, true))
                .forEach((key, value) -> assertThat(written.ever().get(key)).contains(value));
    }

    private static Written write(int seed) throws IOException {
        Path file = Files.createTempFile("remains", ".mv.db");
        file.toFile().deleteOnExit();
        Random random = new Random(seed);
        SortedMap<Long, String> now = new TreeMap<>();
        Map<Long, Set<String>> ever = new HashMap<>();
        try (MVStore store = new MVStore.Builder()
                .fileName(file.toString())
                .autoCommitDisabled()
                .pageSplitSize(300)
                .open()) {
            store.setRetentionTime(0);
            MVMap<Long, String> map = store.openMap(
                    "m",
                    new MVMap.Builder<Long, String>()
                            .keyType(LongDataType.INSTANCE)
                            .valueType(StringDataType.INSTANCE));
            for (int change = 0; change < 600; change++) {
                long key = random.nextInt(300);
                if (random.nextInt(4) == 0) {
                    map.remove(key);
                    now.remove(key);
                } else {
                    String value = "value " + change;
                    map.put(key, value);
                    now.put(key, value);
                    ever.computeIfAbsent(key, each -> new HashSet<>()).add(value);
                }
                if (random.nextInt(10) == 0) {
                    store.commit();
                }
                if (random.nextInt(100) == 0) {
                    store.compact(90, 16 * 1024);
                }
            }
            store.commit();
            return new Written(file, map.getId(), now, ever);
        }
    }

    private static MapRemains<Long, String> read(Written written, boolean rooted) throws IOException {
        try (FileChannel file = FileChannel.open(written.file(), StandardOpenOption.READ)) {
            StoredPages pages = StoredPages.of(file);
            Optional<MapRoot> root = rooted ? root(pages, written.map()) : Optional.empty();
            return MapRemains.read(pages, written.map(), LongDataType.INSTANCE, StringDataType.INSTANCE, root);
        }
    }

    private static Optional<MapRoot> root(StoredPages pages, int map) throws IOException {
        return Optional.ofNullable(MapRemains.read(
                                pages,
                                StoredPages.DIRECTORY,
                                StringDataType.INSTANCE,
                                StringDataType.INSTANCE,
                                pages.directory())
                        .entries()
                        .get("root." + Integer.toHexString(map)))
                .map(entry -> new MapRoot(Long.parseLong(entry.value(), 16), entry.version()));
    }

    private static Map<Long, String> texts(MapRemains<Long, String> left) {
        Map<Long, String> texts = new TreeMap<>();
        left.entries().forEach((key, entry) -> texts.put(key, entry.value()));
        return texts;
    }
}
