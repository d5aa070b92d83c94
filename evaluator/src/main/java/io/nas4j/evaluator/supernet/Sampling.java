package io.nas4j.evaluator.supernet;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which paths an update of shared weights trains. */
public enum Sampling {
    /**
     * As many paths as the decision with the most choices has; over them each choice of a decision comes equally often (FairNAS,
     * Chu et al. 2021, section 3.2). Their gradients are averaged.
     */
    FAIR,
    /** One path, each decision drawn with equal chances (Guo et al. 2020, section 3.2). */
    SINGLE,
    /**
     * The largest network, the smallest and two drawn ones; all but the largest learn the largest one's answers (Yu et al. 2020,
     * BigNAS, section 3).
     */
    SANDWICH;

    /** The name that users give. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads a name.
     *
     * @throws InvalidInputException naming what there is
     */
    public static Sampling parse(String text) {
        List<String> names = Arrays.stream(values()).map(Sampling::text).toList();
        return Arrays.stream(values())
                .filter(each -> each.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("sampling must be one of " + String.join(", ", names)
                        + ", but was '" + text + "'" + NearName.hint(text, names)));
    }
}
