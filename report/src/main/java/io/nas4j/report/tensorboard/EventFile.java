package io.nas4j.report.tensorboard;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The bytes of an event file: records of a length, its checksum, an event and its checksum (tensorflow/core/lib/io/record_writer.cc;
 * events are tensorflow/core/util/event.proto). Equal events give equal bytes.
 */
final class EventFile {

    /** What tells a checksum from the bytes that it is of (tensorflow/core/lib/hash/crc32c.h). */
    private static final int MASK_DELTA = 0xa282ead8;

    private static final int ROTATION = 15;

    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int VALUE = 1;
    private static final int TAG = 1;
    private static final int SIMPLE_VALUE = 2;
    private static final int IMAGE = 4;
    private static final int HEIGHT = 1;
    private static final int WIDTH = 2;
    private static final int COLOURS = 3;
    private static final int ENCODED = 4;
    private static final int RGB = 3;
    private static final int PNG_WIDTH = 16;
    private static final int PNG_HEIGHT = 20;
    private static final int METADATA = 9;
    private static final int PLUGIN_DATA = 1;
    private static final int PLUGIN_NAME = 1;
    private static final int CONTENT = 2;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Begins a file. */
    EventFile(double wallTime) {
        record(new Message().decimal(WALL_TIME, wallTime).text(FILE_VERSION, "brain.Event:2"));
    }

    /** Adds a number of a run at a step. */
    void scalar(double wallTime, long step, String tag, double value) {
        value(wallTime, step, new Message().text(TAG, tag).single(SIMPLE_VALUE, (float) value));
    }

    /** Adds an image; its size stands in the PNG's first part (W3C, PNG, section 11.2.1). */
    void image(double wallTime, String tag, byte[] png) {
        ByteBuffer head = ByteBuffer.wrap(png);
        Message image = new Message()
                .number(HEIGHT, head.getInt(PNG_HEIGHT))
                .number(WIDTH, head.getInt(PNG_WIDTH))
                .number(COLOURS, RGB)
                .bytes(ENCODED, png);
        value(wallTime, 0, new Message().text(TAG, tag).message(IMAGE, image));
    }

    /** Adds what a plugin reads of a run. */
    void plugin(double wallTime, String tag, String plugin, Message content) {
        Message data = new Message().text(PLUGIN_NAME, plugin).message(CONTENT, content);
        value(wallTime, 0, new Message().text(TAG, tag).message(METADATA, new Message().message(PLUGIN_DATA, data)));
    }

    private void value(double wallTime, long step, Message value) {
        record(new Message()
                .decimal(WALL_TIME, wallTime)
                .number(STEP, step)
                .message(SUMMARY, new Message().message(VALUE, value)));
    }

    private void record(Message event) {
        byte[] data = event.toBytes();
        byte[] length = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(data.length)
                .array();
        bytes.writeBytes(length);
        bytes.writeBytes(masked(length));
        bytes.writeBytes(data);
        bytes.writeBytes(masked(data));
    }

    private static byte[] masked(byte[] of) {
        CRC32C sum = new CRC32C();
        sum.update(of);
        int value = Integer.rotateRight((int) sum.getValue(), ROTATION) + MASK_DELTA;
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
