package io.nas4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.WorkFailedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResultStreamTest {

    /** Takes nothing, as a full disk or a pipe whose reader is gone. */
    private static OutputStream failing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
    }

    @Test
    void writesUtf8() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintWriter writer = ResultStream.writer(bytes);
        writer.println("猫");
        writer.flush();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("猫" + System.lineSeparator());
    }

    @Test
    void whatCannotBeWrittenEndsTheCommandOnce() {
        PrintWriter writer = ResultStream.writer(failing("No space left on device"));
        assertThatThrownBy(() -> writer.println("x"))
                .isInstanceOf(WorkFailedException.class)
                .hasMessage("the output cannot be written: No space left on device");
        assertThatCode(() -> {
                    writer.println("more");
                    writer.flush();
                })
                .doesNotThrowAnyException();
    }

    @Test
    void tellsThatNobodyReadsFromThatNothingCanBeWritten() {
        PrintWriter writer = ResultStream.writer(failing("Broken pipe"));
        assertThatThrownBy(() -> writer.println("x")).isInstanceOf(ResultStream.ReaderGoneException.class);
    }
}
