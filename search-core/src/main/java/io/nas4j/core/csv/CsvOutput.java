package io.nas4j.core.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Writes CSV whose lines end in CRLF. A field stands in quotes where it must, so that {@link CsvInput} reads the same. */
public final class CsvOutput implements Closeable {

    /** The library would quote a first field that begins with its sign of a comment; no text of ours begins with this. */
    private static final char NO_COMMENT = '\0';

    private final CsvWriter csv;

    /** Quotes no field that needs none. An empty text is written as nothing. */
    public CsvOutput(Writer out) {
        this(out, column -> false);
    }

    /**
     * @param quoted whether all fields of a column stand in quotes, those of the first row left out; a column is given by its
     *     index, counted from 0
     */
    public CsvOutput(Writer out, IntPredicate quoted) {
        csv = CsvWriter.builder()
                .commentCharacter(NO_COMMENT)
                .quoteStrategy(new Quotes(quoted))
                .build(out);
    }

    /**
     * Writes one row. A row of one field must not be empty: readers skip empty lines.
     *
     * @param fields the values in order; null is written as nothing
     */
    public void row(Iterable<@Nullable String> fields) throws IOException {
        try {
            csv.writeRecord(fields);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Passes on what is still held back. */
    public void flush() throws IOException {
        csv.flush();
    }

    /** Closes the writer below, too. */
    @Override
    public void close() throws IOException {
        csv.close();
    }

    private record Quotes(IntPredicate columns) implements QuoteStrategy {

        @Override
        public boolean quoteValue(int line, int column, String value) {
            return quoteEmpty(line, column) || value.charAt(0) == CsvInput.BYTE_ORDER_MARK;
        }

        @Override
        public boolean quoteEmpty(int line, int column) {
            return line > 1 && columns.test(column);
        }
    }
}
