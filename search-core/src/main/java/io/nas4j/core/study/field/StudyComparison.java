package io.nas4j.core.study.field;

import io.nas4j.core.study.PhasePlan;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.space.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The fields in which studies, or the plans of their phases, differ but must not. */
public final class StudyComparison {

    private StudyComparison() {}

    /**
     * Refuses to go on with a study in another way than it was begun.
     *
     * @param stored the study
     * @param asked how to go on
     * @param option the option that names another place for what was asked for
     * @throws InvalidInputException naming each field that differs, with both values
     */
    public static void refuseOthers(StudyConfig stored, StudyConfig asked, String option) {
        Map<String, String> given = new LinkedHashMap<>();
        for (Field<StudyConfig, ?> field : StudyFields.ALL) {
            field.shownOf(asked).ifPresent(text -> given.put(field.name(), text));
        }
        refuseOthers(stored, given, option);
    }

    /**
     * Refuses to go on with a study with other fields than its own.
     *
     * @param stored the study
     * @param given the fields that were asked for, by their names, as people see them
     * @param option the option that names another place for what was asked for
     * @throws InvalidInputException naming each field that differs, with both values
     */
    public static void refuseOthers(StudyConfig stored, Map<String, String> given, String option) {
        List<String> differences = new ArrayList<>();
        for (Field<StudyConfig, ?> field : StudyFields.ALL) {
            if (field.compared().resumed()) {
                Optional<String> asked = Optional.ofNullable(given.get(field.name()));
                differ(field.name(), field.shownOf(stored), asked, differences);
            }
        }
        if (!differences.isEmpty()) {
            throw new InvalidInputException("study " + stored.name() + " was begun with other options ("
                    + String.join("; ", differences) + "); 'nas4j resume " + stored.name()
                    + "' goes on with its own, or give another " + option);
        }
    }

    /** What the plan of a phase has otherwise than another one: each field and option with both values. */
    public static List<String> differences(PhasePlan stored, PhasePlan given) {
        List<String> differences = new ArrayList<>();
        for (Field<TrainingTask, ?> field : TaskFields.ALL) {
            differ(field.name(), field.shownOf(stored.task()), field.shownOf(given.task()), differences);
        }
        Set<String> names = new TreeSet<>(stored.options().keySet());
        names.addAll(given.options().keySet());
        for (String name : names) {
            differ(
                    name,
                    Optional.of(stored.options().getOrDefault(name, SearchPlan.NONE)),
                    Optional.of(given.options().getOrDefault(name, SearchPlan.NONE)),
                    differences);
        }
        return differences;
    }

    private static void differ(String name, Optional<String> stored, Optional<String> given, List<String> differences) {
        if (stored.isPresent() && given.isPresent() && !stored.equals(given)) {
            differences.add(name + ": stored " + stored.get() + ", given " + given.get());
        }
    }

    /**
     * Refuses to put the results of two studies together where a network has other results in one than in the other.
     *
     * @throws InvalidInputException naming each field that differs, with both values
     */
    public static void refuseTogether(StudyConfig first, StudyConfig other) {
        List<String> differences = new ArrayList<>();
        for (Field<StudyConfig, ?> field : StudyFields.ALL) {
            Optional<String> here = field.shownOf(first);
            Optional<String> there = field.shownOf(other);
            if (field.compared().together() && here.isPresent() && there.isPresent() && !here.equals(there)) {
                differences.add(field.name() + ": " + here.get() + " and " + there.get());
            }
        }
        if (!differences.isEmpty()) {
            throw new InvalidInputException("results of studies " + first.name() + " and " + other.name()
                    + " cannot stand beside each other (" + String.join("; ", differences) + ")");
        }
    }
}
