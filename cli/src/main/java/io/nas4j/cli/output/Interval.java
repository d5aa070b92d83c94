package io.nas4j.cli.output;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** Two ends, as a value of a {@link Row}: a list of two numbers in JSON and YAML, and two columns in CSV. */
public record Interval(double low, double high) {

    @JsonValue
    List<Double> ends() {
        return List.of(low, high);
    }
}
