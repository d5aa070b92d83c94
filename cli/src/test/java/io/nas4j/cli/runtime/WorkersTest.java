package io.nas4j.cli.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import org.junit.jupiter.api.Test;

class WorkersTest {

    @Test
    void childProcessesStartTheProgram() throws ReflectiveOperationException {
        int modifiers =
                Class.forName(Workers.PROGRAM).getMethod("main", String[].class).getModifiers();
        assertThat(Modifier.isPublic(modifiers) && Modifier.isStatic(modifiers)).isTrue();
    }
}
