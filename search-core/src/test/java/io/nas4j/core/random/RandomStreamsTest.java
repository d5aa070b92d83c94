package io.nas4j.core.random;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RandomStreamsTest {

    @Test
    void streamsOfOneSeedAreIndependentAndRepeatable() {
        RandomStreams streams = new RandomStreams(7);
        long first = streams.stream("a").nextLong();
        assertThat(streams.stream("a").nextLong()).isEqualTo(first);
        assertThat(streams.stream("b").nextLong()).isNotEqualTo(first);
        assertThat(new RandomStreams(8).stream("a").nextLong()).isNotEqualTo(first);
    }

    /** Studies are resumed by later releases: the streams must never change. */
    @Test
    void streamsAreTheSameInEveryRelease() {
        assertThat(new RandomStreams(7).seedOf("a")).isEqualTo(5379662915975635409L);
    }
}
