package io.nas4j.evaluator.data.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The orientation that a camera stored: tag 274 of the Exif data in a JPEG's APP1 segment or a PNG's eXIf chunk. Without
 * readable Exif data an image is not turned.
 */
final class ExifOrientation {

    private static final int AS_IT_IS = 1;
    private static final int MAX = 8;
    private static final int TAG = 0x0112;
    private static final int TYPE_SHORT = 3;
    private static final int IFD_ENTRY = 12;
    private static final int TIFF_MARK = 42;
    private static final long PNG_START = 0x89504e470d0a1a0aL;
    private static final int PNG_EXIF = 0x65584966;
    private static final int PNG_CHUNK_EXTRA = 12;

    private ExifOrientation() {}

    /** The orientation, from 1 to 8 as in Exif. */
    static int of(byte[] file) {
        Optional<ByteBuffer> exif = JpegSegment.EXIF.in(file).or(() -> inPng(ByteBuffer.wrap(file)));
        return exif.map(tiff -> orientation(tiff).orElse(AS_IT_IS)).orElse(AS_IT_IS);
    }

    private static Optional<ByteBuffer> inPng(ByteBuffer file) {
        if (file.limit() < Long.BYTES || file.getLong(0) != PNG_START) {
            return Optional.empty();
        }
        int at = Long.BYTES;
        while (at + PNG_CHUNK_EXTRA <= file.limit()) {
            int length = file.getInt(at);
            if (length < 0 || length > file.limit() - at - PNG_CHUNK_EXTRA) {
                return Optional.empty();
            }
            if (file.getInt(at + Integer.BYTES) == PNG_EXIF) {
                return Optional.of(file.slice(at + 2 * Integer.BYTES, length));
            }
            at += length + PNG_CHUNK_EXTRA;
        }
        return Optional.empty();
    }

    private static OptionalInt orientation(ByteBuffer tiff) {
        if (tiff.limit() < Long.BYTES) {
            return OptionalInt.empty();
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = tiff.getInt(Integer.BYTES) & 0xffff_ffffL;
        if (unsigned(tiff, Short.BYTES) != TIFF_MARK || directory + Short.BYTES > tiff.limit()) {
            return OptionalInt.empty();
        }
        int entries = unsigned(tiff, (int) directory);
        for (int i = 0; i < entries; i++) {
            long at = directory + Short.BYTES + (long) i * IFD_ENTRY;
            if (at + IFD_ENTRY > tiff.limit()) {
                return OptionalInt.empty();
            }
            int entry = (int) at;
            if (unsigned(tiff, entry) == TAG && unsigned(tiff, entry + Short.BYTES) == TYPE_SHORT) {
                int value = unsigned(tiff, entry + Long.BYTES);
                return value >= AS_IT_IS && value <= MAX ? OptionalInt.of(value) : OptionalInt.empty();
            }
        }
        return OptionalInt.empty();
    }

    private static int unsigned(ByteBuffer bytes, int at) {
        return bytes.getShort(at) & 0xffff;
    }
}
