package io.nas4j.db.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.h2.mvstore.tx.VersionedValueType;
import org.h2.mvstore.type.DataType;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.h2.result.RowFactory;
import org.h2.result.SearchRow;
import org.h2.table.Column;
import org.h2.value.CompareMode;
import org.h2.value.TypeInfo;
import org.h2.value.Value;
import org.h2.value.VersionedValue;

/** What is left of the tables of a file. H2 is not asked: it opens no file of which a page is lost that it needs first. */
public final class StoredTables {

    /** Pages of a map that are looked at to find out what its rows are. */
    private static final int LOOKED_AT = 12;

    private static final String ROOT = "root.";
    private static final String META = "meta.id";
    private static final int USUAL_META = 1;
    private static final String MAP = "map.";
    private static final Pattern TABLE_MAP = Pattern.compile("(?:^|,)name:table\\.(\\d+)(?=,|$)");
    private static final String STATEMENTS = "0";
    private static final int STATEMENT_COLUMNS = 4;
    private static final int SQL = 3;
    private static final Pattern TABLE =
            Pattern.compile("CREATE CACHED TABLE \"PUBLIC\"\\.\"([^\"]+)\".*", Pattern.DOTALL);

    private final StoredPages pages;
    private final Map<Integer, MapRoot> roots = new HashMap<>();
    private final Map<Integer, String> names = new HashMap<>();

    private StoredTables(StoredPages pages) {
        this.pages = pages;
    }

    /**
     * A row.
     *
     * @param values in the order of the table's columns
     * @param version version of the newest commit of which the row is known
     */
    public record StoredRow(List<Value> values, long version) {}

    /**
     * The rows of a table.
     *
     * @param newestFirst of each key the newest row that is left
     * @param most largest possible number of rows that the table had, as far as what is left tells
     */
    public record Rows(List<StoredRow> newestFirst, long most) {}

    /** Finds the maps of a file, and the names of those that the file still names. */
    public static StoredTables of(StoredPages pages) throws IOException {
        StoredTables tables = new StoredTables(pages);
        int meta = tables.findRoots();
        tables.findNames(meta);
        return tables;
    }

    private int findRoots() throws IOException {
        Map<String, MapRemains.Entry<String>> directory = MapRemains.read(
                        pages,
                        StoredPages.DIRECTORY,
                        StringDataType.INSTANCE,
                        StringDataType.INSTANCE,
                        pages.directory())
                .entries();
        directory.forEach((key, entry) -> {
            if (key.startsWith(ROOT)) {
                hex(key.substring(ROOT.length()))
                        .ifPresent(map -> hex(entry.value())
                                .ifPresent(root -> roots.put((int) (long) map, new MapRoot(root, entry.version()))));
            }
        });
        MapRemains.Entry<String> meta = directory.get(META);
        return meta == null
                ? USUAL_META
                : hex(meta.value()).orElse((long) USUAL_META).intValue();
    }

    private void findNames(int meta) throws IOException {
        Map<String, Integer> maps = new HashMap<>();
        texts(meta).forEach((key, entry) -> {
            Matcher table = TABLE_MAP.matcher(entry.value());
            if (key.startsWith(MAP) && table.find()) {
                hex(key.substring(MAP.length())).ifPresent(map -> maps.put(table.group(1), map.intValue()));
            }
        });
        Integer statements = maps.get(STATEMENTS);
        if (statements == null) {
            return;
        }
        for (StoredRow row : rows(statements, STATEMENT_COLUMNS).newestFirst()) {
            Matcher table = TABLE.matcher(String.valueOf(row.values().get(SQL).getString()));
            Integer map = maps.get(row.values().get(0).getString());
            if (table.matches() && map != null) {
                names.put(map, table.group(1).toLowerCase(Locale.ROOT));
            }
        }
    }

    private Map<String, MapRemains.Entry<String>> texts(int map) throws IOException {
        return MapRemains.read(pages, map, StringDataType.INSTANCE, StringDataType.INSTANCE, root(map))
                .entries();
    }

    private Optional<MapRoot> root(int map) {
        return Optional.ofNullable(roots.get(map));
    }

    private static Optional<Long> hex(String text) {
        try {
            return Optional.of(Long.parseLong(text, 16));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** The numbers of the maps of which a page is left. */
    public List<Integer> maps() {
        return List.copyOf(pages.maps());
    }

    /** The name of a map's table in lower case; empty where that is lost, or where the map is no table. */
    public Optional<String> name(int map) {
        return Optional.ofNullable(names.get(map));
    }

    /** Whether a map has rows of such columns, in most of its newest pages. */
    public boolean fits(int map, List<StoredColumn> columns) throws IOException {
        int fitting = 0;
        int others = 0;
        for (StoredPage page : pages.of(map)) {
            if (page.leaf() && fitting + others < LOOKED_AT) {
                Optional<MapRemains.Content<Long, VersionedValue<SearchRow>>> content =
                        MapRemains.content(pages, page, LongDataType.INSTANCE, type(columns.size()));
                if (content.isEmpty() || !fits(content.get().values(), columns)) {
                    others++;
                } else if (!content.get().keys().isEmpty()) {
                    fitting++;
                }
            }
        }
        return fitting > others;
    }

    private static boolean fits(List<VersionedValue<SearchRow>> rows, List<StoredColumn> columns) {
        return rows.stream()
                .map(VersionedValue::getCommittedValue)
                .allMatch(row -> row == null
                        || IntStream.range(0, columns.size())
                                .allMatch(i -> columns.get(i).fits(row.getValue(i))));
    }

    /**
     * Reads the rows of a table.
     *
     * @param columns number of its columns
     */
    public Rows rows(int map, int columns) throws IOException {
        MapRemains<Long, VersionedValue<SearchRow>> left =
                MapRemains.read(pages, map, LongDataType.INSTANCE, type(columns), root(map));
        List<StoredRow> rows = new ArrayList<>();
        left.entries().forEach((key, entry) -> {
            // what a transaction had not committed did not happen
            SearchRow row = entry.value().getCommittedValue();
            if (row != null) {
                List<Value> values =
                        IntStream.range(0, columns).mapToObj(row::getValue).toList();
                rows.add(new StoredRow(values, entry.version()));
            }
        });
        rows.sort(Comparator.comparingLong(StoredRow::version).reversed());
        return new Rows(rows, most(left));
    }

    private static long most(MapRemains<Long, ?> left) {
        OptionalLong size = left.size();
        return size.isPresent() ? size.getAsLong() : left.last().orElse(0L);
    }

    @SuppressWarnings("unchecked")
    private static DataType<VersionedValue<SearchRow>> type(int columns) {
        Column[] any = IntStream.range(0, columns)
                .mapToObj(i -> new Column("C" + i, TypeInfo.TYPE_VARCHAR))
                .toArray(Column[]::new);
        DataType<SearchRow> row = (DataType<SearchRow>) (DataType<?>) RowFactory.getRowFactory()
                .createRowFactory(null, CompareMode.getInstance(null, 0), null, any, null, false)
                .getRowDataType();
        return new VersionedValueType<>(row);
    }
}
