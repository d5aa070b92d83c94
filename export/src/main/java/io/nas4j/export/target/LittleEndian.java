package io.nas4j.export.target;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers as bytes, the lowest first. */
public final class LittleEndian {

    private static final int BUFFER = 1 << 16;

    private LittleEndian() {}

    /** Writes float32 numbers, some at a time. */
    public static void write(float[] values, OutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
        for (int done = 0; done < values.length; ) {
            int count = Math.min(BUFFER / Float.BYTES, values.length - done);
            buffer.clear().asFloatBuffer().put(values, done, count);
            out.write(buffer.array(), 0, count * Float.BYTES);
            done += count;
        }
    }
}
