package io.nas4j.report.card.decision;

import io.nas4j.core.trial.Trial;
import io.nas4j.report.figure.Decisions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The decisions that trials are stored with, as {@code name=choice}.
 *
 * @param rows the decisions in order, each with the choices that some trial took; short ones sorted, numbers by their value
 */
public record DecisionNames(List<Decisions.Row> rows) {

    /** Those of some trials. */
    public static DecisionNames of(List<Trial> trials) {
        Map<String, Set<String>> names = new LinkedHashMap<>();
        for (Trial trial : trials) {
            for (String decision : trial.spec().decisions()) {
                names.computeIfAbsent(name(decision), unused -> new LinkedHashSet<>())
                        .add(choice(decision));
            }
        }
        List<Decisions.Row> rows = new ArrayList<>();
        names.forEach((name, choices) -> rows.add(new Decisions.Row(
                name, choices.stream().sorted(DecisionNames::compare).toList())));
        return new DecisionNames(rows);
    }

    /** The index of a trial's choice in each row; -1 where it has none. */
    public List<Integer> indices(Trial trial) {
        Map<String, String> chosen = new LinkedHashMap<>();
        trial.spec().decisions().forEach(decision -> chosen.put(name(decision), choice(decision)));
        return rows.stream()
                .map(row -> row.choices().indexOf(chosen.getOrDefault(row.name(), "")))
                .toList();
    }

    private static String name(String decision) {
        int equal = decision.indexOf('=');
        return equal < 0 ? decision : decision.substring(0, equal);
    }

    private static String choice(String decision) {
        int equal = decision.indexOf('=');
        return equal < 0 ? "" : decision.substring(equal + 1);
    }

    private static int compare(String a, String b) {
        String number = "-?[0-9]{1,9}(\\.[0-9]{1,9})?";
        return a.matches(number) && b.matches(number)
                ? Double.compare(Double.parseDouble(a), Double.parseDouble(b))
                : a.compareTo(b);
    }
}
