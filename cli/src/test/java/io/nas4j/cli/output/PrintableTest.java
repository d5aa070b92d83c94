package io.nas4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void showsWhatWouldMoveTheCursorOrBeginALine() {
        assertThat(Printable.line("cat\u001b[2K\rnas4j: done\n\tdog\u007f\u009b1m"))
                .isEqualTo("cat\\u001b[2K\\rnas4j: done\\n\\tdog\\u007f\\u009b1m");
        assertThat(Printable.line("a\u2028b\u202egnp.exe\u2066")).isEqualTo("a\\u2028b\\u202egnp.exe\\u2066");
    }

    @Test
    void leavesTextOfAllLanguagesAsItIs() {
        String text = "猫 été Ärger \ud83d\udc08\u200d\u2b1b ≤ ^ ± C:\\data";
        assertThat(Printable.line(text)).isEqualTo(text);
    }

    @Property(tries = 500)
    void noControlIsLeft(@ForAll @StringLength(max = 60) String any, @ForAll("controls") String controls) {
        assertThat(Printable.line(any + controls).chars())
                .noneMatch(c -> Character.isISOControl(c)
                        || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR);
    }

    @Provide
    Arbitrary<String> controls() {
        return Arbitraries.strings().withCharRange('\0', '\u00a0').ofMaxLength(20);
    }
}
