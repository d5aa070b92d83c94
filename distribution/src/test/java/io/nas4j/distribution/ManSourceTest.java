package io.nas4j.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManSourceTest {

    @Test
    void textsHaveNoMarkup() {
        assertThat(ManSource.escaped("  Never beyond 'macs <= 60M', nor alpha*beta^2 of it.\n"))
                .isEqualTo("  Never beyond 'macs \\<= 60M', nor alpha{asterisk}beta{caret}2 of it.\n");
    }

    @Test
    void bracketsOfALabelAreNoRole() {
        assertThat(ManSource.escaped("*--strategy*=_NAME[:KEY=VALUE...]_::\n"))
                .isEqualTo("*--strategy*=_NAME{startsb}:KEY=VALUE...{endsb}_::\n");
        assertThat(ManSource.escaped("             [*--from*=_STUDY[,STUDY...]_[,_STUDY[,STUDY...]_...]]\n"))
                .isEqualTo(
                        "             [*--from*=_STUDY{startsb},STUDY...{endsb}_[,_STUDY{startsb},STUDY...{endsb}_...]]\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "== Synopsis\n",
                ":doctype: manpage\n",
                "// tag::part[]\n",
                "*nas4j* [*-hV*] COMMAND\n",
                "\n",
                "a plain text\n"
            })
    void allElseStays(String line) {
        assertThat(ManSource.escaped(line)).isEqualTo(line);
    }
}
