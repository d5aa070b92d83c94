package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.strategy.StrategyEvent.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StrategyCommandTest {

    private static final List<StrategyRecord> EVENTS = List.of(
            StoredStudy.event(0, Kind.UPDATE, Map.of("loss", 0.5, "entropy", 1.25), ""),
            StoredStudy.event(1, Kind.COLLAPSE, Map.of("text", 3.0), "again, \"again\""),
            StoredStudy.event(2, Kind.EXHAUSTED, Map.of(), ""));

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void study() {
        StoredStudy.create(folder, List.of(), EVENTS);
    }

    private int run(String... arguments) {
        return Main.run(arguments, new PrintWriter(out), new PrintWriter(err));
    }

    @Test
    void jsonHasValuesInAnObject() throws IOException {
        assertThat(run("strategy", "s", "--storage", folder.toString(), "--format", "json"))
                .as(err.toString())
                .isZero();
        JsonNode list = new ObjectMapper().readTree(out.toString());
        assertThat(list).hasSize(3);
        assertThat(list.get(0).fieldNames())
                .toIterable()
                .containsExactly("number", "proposed", "observed", "kind", "values", "text");
        assertThat(list.get(0).toString())
                .isEqualTo("{\"number\":0,\"proposed\":10,\"observed\":5,\"kind\":\"update\","
                        + "\"values\":{\"entropy\":1.25,\"loss\":0.5},\"text\":\"\"}");
        assertThat(list.get(1).get("values").get("text").doubleValue()).isEqualTo(3);
        assertThat(list.get(1).get("text").textValue()).isEqualTo("again, \"again\"");
        assertThat(list.get(2).get("values").isObject()).isTrue();
    }

    @Test
    void csvHasAColumnForEachValue() {
        assertThat(run("strategy", "s", "--storage", folder.toString(), "--format", "csv"))
                .isZero();
        assertThat(out.toString())
                .isEqualTo("number,proposed,observed,kind,entropy,loss,values.text,text\r\n"
                        + "0,10,5,update,1.25,0.5,,\r\n"
                        + "1,11,6,collapse,,,3.0,\"again, \"\"again\"\"\"\r\n"
                        + "2,12,7,exhausted,,,,\r\n");
    }

    @Test
    void showsTheLast() {
        assertThat(run("strategy", "s", "--storage", folder.toString(), "--last", "2"))
                .isZero();
        assertThat(out.toString().lines().map(String::stripTrailing))
                .containsExactly(
                        "number  proposed  observed  kind       values.text  text",
                        "     1        11         6  collapse        3.0000  again, \"again\"",
                        "     2        12         7  exhausted");
        assertThat(run("strategy", "s", "--storage", folder.toString(), "--last", "9"))
                .isZero();
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThat(run("strategy", "t", "--storage", folder.toString())).isEqualTo(2);
        assertThat(run("strategy", "s", "--storage", folder.toString(), "--last", "0"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("--last must be a whole number from 1 to")
                .contains("'t'");
    }

    @Test
    void saysThatThereIsNothing() {
        Path other = folder.resolve("other");
        StoredStudy.create(other, List.of(), List.of());
        assertThat(run("strategy", "s", "--storage", other.toString())).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("The strategy of study s has told nothing.");
    }
}
