package io.nas4j.core.file;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Text whose lines may have so many characters: who reads a line has it in memory. */
final class LineLimit extends FilterReader {

    private final int most;
    private long length;

    LineLimit(Reader in, int most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] characters, int from, int count) throws IOException {
        int read = super.read(characters, from, count);
        for (int i = from; i < from + read; i++) {
            length = characters[i] == '\n' ? 0 : length + 1;
            if (length > most) {
                throw new IOException("a line has more than " + most + " characters");
            }
        }
        return read;
    }
}
