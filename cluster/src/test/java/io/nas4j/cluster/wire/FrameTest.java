package io.nas4j.cluster.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FrameTest {

    @Property(tries = 200)
    void anyTextComesBack(@ForAll List<String> fields) {
        Frame frame = new Frame("word", fields);
        assertThat(frame.text()).doesNotContain("\n").doesNotContain("\r");
        assertThat(Frame.parse(frame.text())).isEqualTo(frame);
    }
}
