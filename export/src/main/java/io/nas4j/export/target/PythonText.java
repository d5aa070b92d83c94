package io.nas4j.export.target;

import io.nas4j.space.Decimals;
import io.nas4j.space.architecture.BatchNorm;
import java.util.List;
import java.util.stream.Collectors;

/** Values as Python source. */
public final class PythonText {

    private PythonText() {}

    /** A text in double quotes; only printable ASCII stands as it is. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
            } else if (point >= ' ' && point < 0x7f) {
                quoted.appendCodePoint(point);
            } else {
                quoted.append(String.format(point < 0x10000 ? "\\u%04x" : "\\U%08x", point));
            }
        });
        return quoted.append('"').toString();
    }

    /** A list of texts. */
    public static String texts(List<String> texts) {
        return texts.stream().map(PythonText::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A batch norm's momentum as PyTorch counts it: the share of the new batch. */
    public static String momentum(BatchNorm norm) {
        return Decimals.text(Math.rint((1 - norm.momentum()) * 1e9) / 1e9);
    }

    /** A list of numbers. */
    public static String numbers(List<Double> numbers) {
        return numbers.stream().map(Decimals::text).collect(Collectors.joining(", ", "[", "]"));
    }
}
