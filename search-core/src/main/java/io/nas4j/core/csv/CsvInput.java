package io.nas4j.core.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.nas4j.core.file.UserFile;
import io.nas4j.space.InvalidInputException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV files in UTF-8. Fields may stand in quotes, with blanks around the quotes; lines end in LF, CR or both; empty
 * lines and a byte order mark are skipped. Rows may have different numbers of fields.
 */
public final class CsvInput {

    static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final int LONGEST_FIELD = 1 << 24;

    private CsvInput() {}

    /**
     * Gives the rows of a file in order, the names of the columns like any other.
     *
     * @throws InvalidInputException where the file cannot be opened, and naming the line where it is no UTF-8 text or the
     *     quotes of a row are wrong
     * @throws IOException where reading breaks off
     */
    public static void read(UserFile file, Consumer<CsvRow> rows) throws IOException {
        Row row = new Row();
        try (BufferedReader text = file.lines(LONGEST_FIELD)) {
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            CsvReader.builder()
                    .trimWhitespacesAroundQuotes(true)
                    .allowUnclosedQuote(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .maxBufferSize(LONGEST_FIELD)
                    .build(row, text)
                    .forEach(rows);
        } catch (CharacterCodingException e) {
            throw undecodable(file, e);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException cause) {
                throw undecodable(file, cause);
            }
            throw e.getCause();
        } catch (CsvParseException e) {
            throw new InvalidInputException(
                    file + ", line " + row.line
                            + " is damaged: a field that begins with a quote must end with one before"
                            + " the next comma or line, and none may have more than " + LONGEST_FIELD + " characters",
                    e);
        }
    }

    private static InvalidInputException undecodable(UserFile file, CharacterCodingException e) throws IOException {
        return new InvalidInputException(
                file + ", line " + undecodableLine(file.path()) + " cannot be read as UTF-8 text", e);
    }

    private static int undecodableLine(Path file) throws IOException {
        int number = 0;
        // a byte is a character here, so that each line can be tried by itself
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line.getBytes(StandardCharsets.ISO_8859_1)));
            }
        } catch (CharacterCodingException e) {
            // this line is the one
        }
        return number;
    }

    /** Collects the fields of one row after the other. */
    private static final class Row extends AbstractBaseCsvCallbackHandler<CsvRow> {

        private int line;
        private List<@Nullable String> fields = new ArrayList<>();

        @Override
        protected void handleBegin(long startingLineNumber) {
            line = Math.toIntExact(startingLineNumber);
            fields = new ArrayList<>(fields.size());
        }

        @Override
        protected void handleField(int index, char[] text, int offset, int length, boolean quoted) {
            fields.add(length == 0 && !quoted ? null : new String(text, offset, length));
        }

        @Override
        protected CsvRow buildRecord() {
            return new CsvRow(line, Collections.unmodifiableList(fields));
        }
    }
}
