package io.nas4j.evaluator.data.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentHashTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 200_000})
    void aStreamIsWhatItsBytesAre(int length) throws IOException {
        byte[] bytes = new byte[length];
        new SplittableRandom(3).nextBytes(bytes);
        assertThat(new ContentHash("x")
                        .add(new ByteArrayInputStream(bytes), length)
                        .digest())
                .isEqualTo(new ContentHash("x").add(bytes).digest());
    }

    @Test
    void refusesAStreamOfAnotherLength() {
        for (int length : new int[] {2, 4}) {
            assertThatThrownBy(() -> new ContentHash("x").add(new ByteArrayInputStream(new byte[3]), length))
                    .isInstanceOf(EOFException.class);
        }
    }
}
