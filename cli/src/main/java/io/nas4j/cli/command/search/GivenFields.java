package io.nas4j.cli.command.search;

import io.nas4j.api.begin.StudyScoreNames;
import io.nas4j.api.input.LatencyFile;
import io.nas4j.api.input.SpaceArgument;
import io.nas4j.api.input.ZeroCostStart;
import io.nas4j.api.request.Help;
import io.nas4j.api.workplace.ForeignTraining;
import io.nas4j.cli.input.MacCount;
import io.nas4j.controller.choice.StopWhen;
import io.nas4j.controller.proposal.StrategyOptions;
import io.nas4j.core.prune.Pruners;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.SpaceSource;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.field.Field;
import io.nas4j.core.study.field.StudyFields;
import io.nas4j.core.study.field.TaskFields;
import io.nas4j.core.table.TableEvaluator;
import io.nas4j.evaluator.Devices;
import io.nas4j.evaluator.Engines;
import io.nas4j.space.Decimals;
import io.nas4j.space.latency.LatencyAmount;
import io.nas4j.space.search.Constraint;
import io.nas4j.space.search.Metric;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Options of a search that were given where a study is resumed, by the names of {@link StudyFields}. */
final class GivenFields {

    private GivenFields() {}

    /**
     * Reads these options.
     *
     * @param words the words of the command line that {@code resume} does not know
     * @throws CommandLine.ParameterException where {@code search} does not know one of them either
     */
    static Map<String, String> of(String study, List<String> words, StudyConfig stored) {
        Map<String, String> given = new LinkedHashMap<>();
        if (words.isEmpty()) {
            return given;
        }
        List<String> line = new ArrayList<>(List.of("--study", study));
        line.addAll(words);
        SearchCommand command = new SearchCommand();
        CommandLine search = new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true);
        List<OptionSpec> options = search.parseArgs(line.toArray(String[]::new)).matchedOptions();
        Reduction reduction = reduction(command, stored);
        for (OptionSpec option : options) {
            Object value = option.getValue();
            String name = option.longestName().substring(2);
            put(name, value instanceof Optional<?> some ? some.get() : value, stored, reduction, given);
        }
        return given;
    }

    /** The study's space determines the meaning of {@code auto} and {@code half}. */
    private static Reduction reduction(SearchCommand command, StudyConfig stored) {
        return command.reduction(SpaceArgument.definition(stored.plan().space())
                .without(Metric.LATENCY)
                .space(stored.data().input(), stored.data().classes()));
    }

    /** Names what is given otherwise than it is stored; of everything else the field knows how it is shown. */
    private static void put(
            String name, Object value, StudyConfig stored, Reduction reduction, Map<String, String> given) {
        String text = String.valueOf(value);
        switch (name) {
            case "space" -> {
                SpaceSource source = SpaceArgument.source(text, List.of());
                given.put(name, source.name());
                put(StudyFields.SPACE_DEFINITION, source.definition(), given);
            }
            case "constraint" -> put(StudyFields.CONSTRAINTS, Optional.of(constraints(value)), given);
            case "strategy" -> given.put(name, StrategyOptions.parse(text).text());
            case "warm-start" ->
                given.put(
                        name, ZeroCostStart.parse(text).map(ZeroCostStart::text).orElse(SearchPlan.NONE));
            case "scores" -> {
                if (!text.equals(Help.AUTO)) {
                    given.put(name, StudyScoreNames.canonical(text));
                }
            }
            case "engine" -> given.put(name, engine(text));
            case "maximize" -> given.put(StudyFields.MINIMIZE.name(), "false");
            case "device" ->
                given.put(name, Devices.here().resolve(text, stored.execution().engine()));
            case "pruner" ->
                given.put(
                        name,
                        Pruners.canonical(text, stored.plan().task().recipe().epochs()));
            case "stop-when" -> given.put(name, StopWhen.canonical(text));
            case "target-flops" -> given.put(name, shown(name, Decimals.text(((MacCount) value).value())));
            case "target-latency" -> given.put(name, shown(name, String.valueOf(((LatencyAmount) value).nanos())));
            case "proxy-width" -> put(TaskFields.PROXY_WIDTH, Optional.of(reduction.width()), given);
            case "proxy-resolution" -> put(TaskFields.PROXY_RESOLUTION, Optional.of(reduction.resolution()), given);
            case "latency-table" -> put(StudyFields.LATENCY_TABLE, Optional.of(LatencyFile.read((Path) value)), given);
            default -> given.put(name, shown(name, text));
        }
    }

    private static String engine(String text) {
        if (ForeignTraining.names(text)) {
            return ForeignTraining.engine(text);
        }
        if (Execution.judges(text)) {
            return Execution.judgingBy(Execution.supernet(text));
        }
        return TableEvaluator.names(text) ? TableEvaluator.PREFIX + TableEvaluator.file(text) : Engines.resolve(text);
    }

    private static <S> void put(Field<?, S> field, Optional<S> value, Map<String, String> given) {
        field.shownOf(value).ifPresent(text -> given.put(field.name(), text));
    }

    private static String shown(String name, String given) {
        return StudyFields.find(name).map(field -> field.shownGiven(given)).orElse(given);
    }

    private static List<Constraint> constraints(Object value) {
        return ((List<?>) value).stream().map(Constraint.class::cast).toList();
    }
}
