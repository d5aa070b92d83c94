package io.nas4j.db.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.h2.compress.CompressDeflate;
import org.h2.compress.CompressLZF;
import org.h2.compress.Compressor;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.type.DataType;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a map. H2 finds the leaves of a map through its root and its inner pages. Where one of these is lost, the leaves
 * below it are taken as they lie in the file: of each key the newest value. A leaf has all keys between its first and its last, so a
 * key in that range that a newer leaf has not was removed.
 *
 * @param entries the keys and their values
 * @param last the highest key that any page names; empty where there is none
 * @param size number of entries that the map had; empty where its root is lost
 */
record MapRemains<K extends Comparable<K>, V>(SortedMap<K, Entry<V>> entries, Optional<K> last, OptionalLong size) {

    private static final int COMPRESSED = 2;
    private static final int HIGHLY_COMPRESSED = 2 | 4;

    /**
     * A value.
     *
     * @param version version of the newest commit of which the value is known
     */
    record Entry<V>(V value, long version) {}

    /**
     * Reads a map.
     *
     * @param root its newest root; empty where that is unknown
     */
    static <K extends Comparable<K>, V> MapRemains<K, V> read(
            StoredPages pages, int map, DataType<K> keys, DataType<V> values, Optional<MapRoot> root)
            throws IOException {
        Reading<K, V> reading = new Reading<>(pages, map, keys, values);
        reading.read(root);
        return new MapRemains<>(reading.found, Optional.ofNullable(reading.last), reading.size);
    }

    /**
     * The keys and values of a page.
     *
     * @param values empty in an inner page
     * @param children positions of the pages below an inner page, one more than keys
     * @param size number of entries of the leaves below it
     */
    record Content<K, V>(List<K> keys, List<V> values, long[] children, long size) {}

    /** Reads a page; empty where it cannot be one of such keys and values. */
    static <K, V> Optional<Content<K, V>> content(
            StoredPages pages, StoredPage page, DataType<K> keyType, DataType<V> valueType) throws IOException {
        ByteBuffer bytes = pages.content(page);
        try {
            int count = DataUtils.readVarInt(bytes);
            int type = bytes.get();
            if (count < 0) {
                return Optional.empty();
            }
            long[] children = new long[page.leaf() ? 0 : count + 1];
            for (int i = 0; i < children.length; i++) {
                children[i] = bytes.getLong();
            }
            long size = page.leaf() ? count : 0;
            for (int i = 0; i < children.length; i++) {
                size += DataUtils.readVarLong(bytes);
            }
            ByteBuffer plain = (type & COMPRESSED) == 0 ? bytes : expanded(bytes, type);
            if (count > plain.remaining()) {
                return Optional.empty();
            }
            List<K> keys = read(keyType, plain, count);
            List<V> values = page.leaf() ? read(valueType, plain, count) : new ArrayList<>();
            boolean other = plain.hasRemaining() || keys.contains(null) || values.contains(null);
            return other ? Optional.empty() : Optional.of(new Content<>(keys, values, children, size));
        } catch (RuntimeException | OutOfMemoryError | AssertionError e) {
            return Optional.empty(); // H2 believes any length that it reads
        }
    }

    /** This program compresses nothing, but H2's own tools do. */
    private static ByteBuffer expanded(ByteBuffer bytes, int type) {
        Compressor compressor =
                (type & HIGHLY_COMPRESSED) == HIGHLY_COMPRESSED ? new CompressDeflate() : new CompressLZF();
        int saved = DataUtils.readVarInt(bytes);
        byte[] packed = new byte[bytes.remaining()];
        bytes.get(packed);
        byte[] all = new byte[packed.length + saved];
        compressor.expand(packed, 0, packed.length, all, 0, all.length);
        return ByteBuffer.wrap(all);
    }

    private static <T> List<T> read(DataType<T> type, ByteBuffer bytes, int count) {
        T[] storage = type.createStorage(count);
        type.read(bytes, storage, count);
        return Arrays.asList(storage);
    }

    private static final class Reading<K extends Comparable<K>, V> {

        private final StoredPages pages;
        private final int map;
        private final DataType<K> keyType;
        private final DataType<V> valueType;
        private final SortedMap<K, Entry<V>> found = new TreeMap<>();
        /** What the root leads to. */
        private final SortedMap<K, V> reached = new TreeMap<>();
        /** Where it leads to nothing. */
        private final List<Gap<K>> gaps = new ArrayList<>();
        /** First and last keys of leaves that were taken as they lie, where these meet as one. */
        private final TreeMap<K, K> covered = new TreeMap<>();

        private @Nullable K last;
        private OptionalLong size = OptionalLong.empty();

        Reading(StoredPages pages, int map, DataType<K> keyType, DataType<V> valueType) {
            this.pages = pages;
            this.map = map;
            this.keyType = keyType;
            this.valueType = valueType;
        }

        void read(Optional<MapRoot> root) throws IOException {
            if (root.isPresent()) {
                follow(root.get().position(), null, null, true);
            } else {
                gaps.add(new Gap<>(null, null));
            }
            long known = root.map(MapRoot::version).orElse(-1L);
            boolean taken = false;
            for (StoredPage page : pages.of(map)) {
                if (!taken && page.version() <= known) {
                    take(known);
                    taken = true;
                }
                if (page.leaf() && (!taken || !gaps.isEmpty())) {
                    Optional<Content<K, V>> leaf = MapRemains.content(pages, page, keyType, valueType);
                    if (leaf.isPresent()) {
                        take(leaf.get(), page.version(), taken);
                    }
                }
            }
            if (!taken) {
                take(known);
            }
        }

        /** Reads a page and the pages below it. Their keys lie between two limits; one that is null is open. */
        private void follow(long position, @Nullable K from, @Nullable K to, boolean first) throws IOException {
            Optional<StoredPage> page = pages.at(map, position);
            Optional<Content<K, V>> content =
                    page.isPresent() ? MapRemains.content(pages, page.get(), keyType, valueType) : Optional.empty();
            if (content.isEmpty()) {
                gaps.add(new Gap<>(from, to));
                return;
            }
            List<K> keys = content.get().keys();
            keys.forEach(this::seen);
            if (first) {
                size = OptionalLong.of(content.get().size());
            }
            for (int i = 0; i < content.get().values().size(); i++) {
                reached.put(keys.get(i), content.get().values().get(i));
            }
            long[] children = content.get().children();
            for (int i = 0; i < children.length; i++) {
                follow(children[i], i == 0 ? from : keys.get(i - 1), i == keys.size() ? to : keys.get(i), false);
            }
        }

        private void take(long version) {
            reached.forEach((key, value) -> {
                if (!covered(key)) {
                    found.put(key, new Entry<>(value, version));
                }
            });
        }

        private void take(Content<K, V> leaf, long version, boolean older) {
            for (int i = 0; i < leaf.keys().size(); i++) {
                K key = leaf.keys().get(i);
                seen(key);
                if ((!older || inGap(key)) && !covered(key)) {
                    found.put(key, new Entry<>(leaf.values().get(i), version));
                }
            }
            if (!leaf.keys().isEmpty()) {
                cover(leaf.keys().get(0), leaf.keys().get(leaf.keys().size() - 1));
            }
        }

        private void seen(K key) {
            K highest = last;
            last = highest == null || highest.compareTo(key) < 0 ? key : highest;
        }

        private boolean inGap(K key) {
            return gaps.stream().anyMatch(gap -> gap.has(key));
        }

        private boolean covered(K key) {
            Map.Entry<K, K> before = covered.floorEntry(key);
            return before != null && before.getValue().compareTo(key) >= 0;
        }

        private void cover(K first, K end) {
            K from = first;
            K to = end;
            for (Map.Entry<K, K> each = covered.floorEntry(to);
                    each != null && each.getValue().compareTo(from) >= 0;
                    each = covered.floorEntry(to)) {
                covered.remove(each.getKey());
                from = each.getKey().compareTo(from) < 0 ? each.getKey() : from;
                to = each.getValue().compareTo(to) > 0 ? each.getValue() : to;
            }
            covered.put(from, to);
        }
    }

    /** Keys from one, if there is one, to below another, if there is one. */
    private record Gap<K extends Comparable<K>>(
            @Nullable K from, @Nullable K to) {

        boolean has(K key) {
            return (from == null || from.compareTo(key) <= 0) && (to == null || key.compareTo(to) < 0);
        }
    }
}
