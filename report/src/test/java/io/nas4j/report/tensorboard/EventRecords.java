package io.nas4j.report.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/** Reads the published framing and wire format, apart from what writes them. */
final class EventRecords {

    private EventRecords() {}

    /** The events of a file, whose checksums must be right. */
    static List<byte[]> of(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> events = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] length = new byte[8];
            in.get(length);
            assertThat(in.getInt()).isEqualTo(masked(length));
            byte[] data = new byte
                    [(int) ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong()];
            in.get(data);
            assertThat(in.getInt()).isEqualTo(masked(data));
            events.add(data);
        }
        return events;
    }

    private static int masked(byte[] data) {
        CRC32C sum = new CRC32C();
        sum.update(data);
        int crc = (int) sum.getValue();
        return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    }

    /** The fields of a message by number: a Long, a Double, a Float, or bytes; each as often as it is there. */
    static Map<Integer, List<Object>> fields(byte[] message) {
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        Map<Integer, List<Object>> fields = new LinkedHashMap<>();
        while (in.hasRemaining()) {
            long tag = varint(in);
            Object value = switch ((int) (tag & 7)) {
                case 0 -> varint(in);
                case 1 -> in.getDouble();
                case 5 -> in.getFloat();
                case 2 -> {
                    byte[] bytes = new byte[(int) varint(in)];
                    in.get(bytes);
                    yield bytes;
                }
                default -> throw new AssertionError("wire type " + (tag & 7));
            };
            fields.computeIfAbsent((int) (tag >>> 3), unused -> new ArrayList<>())
                    .add(value);
        }
        return fields;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    /** The message within a message. */
    static Map<Integer, List<Object>> inner(Map<Integer, List<Object>> fields, int field) {
        return fields(bytes(fields, field));
    }

    static String text(Map<Integer, List<Object>> fields, int field) {
        return new String(bytes(fields, field), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Map<Integer, List<Object>> fields, int field) {
        return (byte[]) fields.get(field).get(0);
    }
}
