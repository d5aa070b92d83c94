package io.nas4j.api.input;

import io.nas4j.evaluator.zerocost.RankProduct;
import io.nas4j.evaluator.zerocost.ZeroCost;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the names of scores of untrained networks, with commas between. */
public final class ScoreNames {

    private ScoreNames() {}

    /**
     * The scores, each once; {@code az-nas} stands for its parts.
     *
     * @throws InvalidInputException naming what is no score
     */
    public static List<ZeroCost> parse(String text) {
        Set<ZeroCost> scores = new LinkedHashSet<>();
        for (String each : text.split(",", -1)) {
            String name = each.strip();
            if (name.equals(RankProduct.AZ_NAS)) {
                scores.addAll(RankProduct.AZ_NAS_PARTS);
            } else {
                scores.add(ZeroCost.find(name).orElseThrow(() -> unknown(name)));
            }
        }
        return List.copyOf(scores);
    }

    private static InvalidInputException unknown(String name) {
        List<String> names = new ArrayList<>(ZeroCost.texts());
        names.add(RankProduct.AZ_NAS);
        return new InvalidInputException("--scores must be none or of " + String.join(", ", names) + ", but has '"
                + name + "'" + NearName.hint(name, names));
    }
}
