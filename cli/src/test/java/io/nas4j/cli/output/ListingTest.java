package io.nas4j.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListingTest {

    private final StringWriter out = new StringWriter();

    private static Row row(String name, Row regret) {
        return new Row()
                .with("name", name)
                .with("regret", regret)
                .with("texts", List.of("a=1", "b"))
                .with("objects", List.of(new Row().with("x", 1).with("y", "z")))
                .with("seconds", 0.123456);
    }

    private static Row regret(double mean) {
        return new Row().with("25", mean).with("60", new Interval(0.25, 0.5));
    }

    @Test
    void aFieldOfAFieldIsAColumnOfItsOwnInCsv() {
        new Listing(new PrintWriter(out), Format.CSV)
                .print(List.of(row("a", new Row().with("25", 0.5)), row("b", regret(0.123456))), List.of(), "");
        assertThat(out.toString().lines())
                .containsExactly(
                        "name,regret_25,texts,objects,seconds,regret_60_low,regret_60_high",
                        "a,0.5,a=1 b,\"[{\"\"x\"\":1,\"\"y\"\":\"\"z\"\"}]\",0.123456,,",
                        "b,0.123456,a=1 b,\"[{\"\"x\"\":1,\"\"y\"\":\"\"z\"\"}]\",0.123456,0.25,0.5");
    }

    @Test
    void itIsAnObjectInJson() {
        new Listing(new PrintWriter(out), Format.JSON).print(row("b", regret(0.5)));
        assertThat(out.toString().replaceAll("\\s+", ""))
                .isEqualTo("{\"name\":\"b\",\"regret\":{\"25\":0.5,\"60\":[0.25,0.5]},\"texts\":[\"a=1\",\"b\"],"
                        + "\"objects\":[{\"x\":1,\"y\":\"z\"}],\"seconds\":0.123456}");
    }
}
