package io.nas4j.core.study.field;

import static io.nas4j.core.study.field.Compared.BETWEEN_STUDIES;
import static io.nas4j.core.study.field.Compared.NEVER;
import static io.nas4j.core.study.field.Compared.WHEN_RESUMED;
import static io.nas4j.core.study.field.FieldType.DECIMAL;
import static io.nas4j.core.study.field.FieldType.INTEGER;
import static io.nas4j.core.study.field.FieldType.TEXT;

import io.nas4j.core.reward.Objective;
import io.nas4j.core.study.DataFacts;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.Guidance;
import io.nas4j.core.study.Judged;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.SpaceSource;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.study.TrialLimits;
import io.nas4j.core.trial.Signal;
import io.nas4j.space.architecture.Input;
import io.nas4j.space.latency.LatencyTable;
import io.nas4j.space.latency.LatencyText;
import io.nas4j.space.search.Constraint;
import io.nas4j.space.search.Metric;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** The fields of a {@link StudyConfig}: what is listed here is stored, shown, and compared when a study is resumed. */
public final class StudyFields {

    public static final Field<StudyConfig, String> NAME =
            Field.of("name", TEXT, StudyConfig::name).compared(NEVER);
    public static final Field<StudyConfig, String> SPACE = space("space", TEXT, SpaceSource::name);

    /** Studies of the first release have neither definition nor constraints. */
    public static final Field<StudyConfig, String> SPACE_DEFINITION = Field.optional(
                    "space definition", TEXT, SpaceSource::definition)
            .key("space_definition")
            .shownAs(StudyFields::checksum)
            .orShown("built in")
            .partOf(config -> config.plan().space());

    public static final Field<StudyConfig, List<Constraint>> CONSTRAINTS = Field.optional(
                    "constraint",
                    FieldType.list(Constraint::parse, Constraint::text),
                    (SpaceSource space) -> Optional.of(space.constraints()).filter(list -> !list.isEmpty()))
            .key("constraints")
            .orShown(SearchPlan.NONE)
            .partOf(config -> config.plan().space());
    public static final Field<StudyConfig, String> STRATEGY =
            plan("strategy", TEXT, SearchPlan::strategy).compared(WHEN_RESUMED);
    public static final Field<StudyConfig, String> ENGINE = execution("engine", TEXT, Execution::engine);
    public static final Field<StudyConfig, Integer> RESOLUTION = input("resolution", Input::resolution);
    public static final Field<StudyConfig, Integer> CHANNELS = input("channels", Input::channels);
    public static final Field<StudyConfig, Integer> CLASSES =
            Field.of("classes", INTEGER, config -> config.data().classes());
    public static final Field<StudyConfig, Long> SEED =
            plan("seed", FieldType.SEED, SearchPlan::seed).compared(WHEN_RESUMED);
    public static final Field<StudyConfig, Integer> TRIALS =
            execution("trials", INTEGER, Execution::trials).compared(NEVER);
    public static final Field<StudyConfig, Integer> WORKERS =
            execution("workers", INTEGER, Execution::workers).compared(NEVER);
    public static final Field<StudyConfig, String> OBJECTIVE =
            objective("objective", TEXT, StudyFields::goal).derived();
    public static final Field<StudyConfig, Objective.Form> REWARD = objective(
                    "reward", FieldType.constant(Objective.Form.class), Objective::form)
            .key("form");
    public static final Field<StudyConfig, Double> TARGET_FLOPS =
            target("target-flops", Metric.MACS).key("target_macs");
    public static final Field<StudyConfig, Double> TARGET_LATENCY =
            target("target-latency", Metric.LATENCY).key("target_latency_ns");
    public static final Field<StudyConfig, String> WEIGHS = Field.optional("weighs", TEXT, Objective::measured)
            .in("objective")
            .compared(WHEN_RESUMED)
            .partOf(config -> config.plan().objective());
    public static final Field<StudyConfig, Double> TARGET = Field.optional(
                    "target",
                    DECIMAL,
                    (Objective objective) -> objective.measured().map(name -> objective.target()))
            .in("objective")
            .compared(WHEN_RESUMED)
            .partOf(config -> config.plan().objective());
    public static final Field<StudyConfig, Double> EXPONENT = objective("exponent", DECIMAL, Objective::exponent);
    public static final Field<StudyConfig, String> DEVICE =
            execution("device", TEXT, Execution::device).earlier(Execution.CPU);
    public static final Field<StudyConfig, String> DATA = Field.optional("data", TEXT, DataFacts::fingerprint)
            .shownAs(fingerprint -> "fingerprint " + fingerprint)
            .orShown("fingerprint unknown")
            .compared(BETWEEN_STUDIES)
            .partOf(StudyConfig::data);
    public static final Field<StudyConfig, String> PRUNER =
            guidance("pruner", TEXT, Guidance::pruner).earlier(SearchPlan.NONE);
    public static final Field<StudyConfig, String> WARM_START =
            guidance("warm-start", TEXT, Guidance::warmStart).earlier(SearchPlan.NONE);
    public static final Field<StudyConfig, Signal> SIGNAL = guidance(
                    "signal", FieldType.constant(Signal.class), Guidance::signal)
            .earlier(Signal.ACCURACY);
    public static final Field<StudyConfig, String> SCORES =
            guidance("scores", TEXT, Guidance::scores).earlier(SearchPlan.NONE);
    public static final Field<StudyConfig, String> METRIC =
            judged("metric", TEXT, Judged::metric).earlier(Judged.BY_ACCURACY.metric());
    public static final Field<StudyConfig, Boolean> MINIMIZE =
            judged("minimize", FieldType.FLAG, Judged::minimize).earlier(Judged.BY_ACCURACY.minimize());
    public static final Field<StudyConfig, String> STOP_WHEN = execution("stop-when", TEXT, Execution::stopWhen)
            .earlier(SearchPlan.NONE)
            .compared(WHEN_RESUMED);
    public static final Field<StudyConfig, Integer> LATENCY_BATCH = Field.optional(
                    "latency-batch",
                    INTEGER,
                    (SearchPlan plan) -> plan.latency().map(LatencyTable::batch))
            .derived()
            .partOf(StudyConfig::plan);
    public static final Field<StudyConfig, LatencyTable> LATENCY_TABLE = Field.optional(
                    "latency-table", FieldType.written(LatencyText::parse, LatencyText::format), SearchPlan::latency)
            .shownAs(table -> checksum(LatencyText.format(table)))
            .orShown(SearchPlan.NONE)
            .partOf(StudyConfig::plan);

    /** All of them, in the order in which they are stored. */
    public static final List<Field<StudyConfig, ?>> ALL = Stream.of(
                    List.of(NAME, SPACE, SPACE_DEFINITION, CONSTRAINTS, STRATEGY, ENGINE, RESOLUTION, CHANNELS),
                    List.of(CLASSES, SEED, TRIALS, WORKERS),
                    List.of(OBJECTIVE, REWARD, TARGET_FLOPS, TARGET_LATENCY, WEIGHS, TARGET, EXPONENT),
                    TaskFields.ALL.stream().map(StudyFields::ofTask).toList(),
                    List.of(DEVICE, DATA, PRUNER, WARM_START, SIGNAL, SCORES, METRIC, MINIMIZE),
                    LimitFields.ALL.stream().map(StudyFields::ofLimits).toList(),
                    List.of(STOP_WHEN, LATENCY_BATCH, LATENCY_TABLE))
            .<Field<StudyConfig, ?>>flatMap(List::stream)
            .toList();

    private StudyFields() {}

    /** The field of that name. */
    public static Optional<Field<StudyConfig, ?>> find(String name) {
        return ALL.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The study with these values. */
    public static StudyConfig config(FieldValues values) {
        Optional<Double> latency = values.find(TARGET_LATENCY);
        Objective objective = new Objective(
                values.get(REWARD),
                latency.isPresent() ? Metric.LATENCY : Metric.MACS,
                values.find(WEIGHS),
                values.find(TARGET).or(() -> latency).orElseGet(() -> values.get(TARGET_FLOPS)),
                values.get(EXPONENT));
        return new StudyConfig(
                values.get(NAME),
                new SearchPlan(
                        new SpaceSource(
                                values.get(SPACE),
                                values.find(SPACE_DEFINITION),
                                values.find(CONSTRAINTS).orElse(List.of())),
                        values.get(STRATEGY),
                        values.get(SEED),
                        objective,
                        TaskFields.task(values),
                        new Guidance(
                                values.get(PRUNER),
                                values.get(WARM_START),
                                values.get(SIGNAL),
                                values.get(SCORES),
                                new Judged(values.get(METRIC), values.get(MINIMIZE))),
                        values.find(LATENCY_TABLE)),
                new Execution(
                        values.get(ENGINE),
                        values.get(DEVICE),
                        values.get(TRIALS),
                        values.get(WORKERS),
                        LimitFields.limits(values),
                        values.get(STOP_WHEN)),
                new DataFacts(
                        new Input(values.get(RESOLUTION), values.get(CHANNELS)),
                        values.get(CLASSES),
                        values.find(DATA)));
    }

    private static <S> Field<StudyConfig, S> plan(String name, FieldType<S> type, Function<SearchPlan, S> value) {
        return Field.of(name, type, value).partOf(StudyConfig::plan);
    }

    private static <S> Field<StudyConfig, S> guidance(String name, FieldType<S> type, Function<Guidance, S> value) {
        return Field.of(name, type, value)
                .compared(WHEN_RESUMED)
                .partOf(config -> config.plan().guidance());
    }

    private static <S> Field<StudyConfig, S> judged(String name, FieldType<S> type, Function<Judged, S> value) {
        return Field.of(name, type, value)
                .partOf(config -> config.plan().guidance().judged());
    }

    private static <S> Field<StudyConfig, S> execution(String name, FieldType<S> type, Function<Execution, S> value) {
        return Field.of(name, type, value).partOf(StudyConfig::execution);
    }

    private static <S> Field<StudyConfig, S> space(String name, FieldType<S> type, Function<SpaceSource, S> value) {
        return Field.of(name, type, value).partOf(config -> config.plan().space());
    }

    private static Field<StudyConfig, Integer> input(String name, Function<Input, Integer> value) {
        return Field.of(name, INTEGER, value)
                .in("input")
                .partOf(config -> config.data().input());
    }

    private static <S> Field<StudyConfig, S> objective(String name, FieldType<S> type, Function<Objective, S> value) {
        return Field.of(name, type, value)
                .in("objective")
                .compared(WHEN_RESUMED)
                .partOf(config -> config.plan().objective());
    }

    /** The key says what the target is of. */
    private static Field<StudyConfig, Double> target(String name, Metric cost) {
        return Field.optional(
                        name,
                        DECIMAL,
                        (Objective objective) -> Optional.of(objective.target())
                                .filter(target -> objective.cost() == cost
                                        && objective.measured().isEmpty()))
                .in("objective")
                .compared(WHEN_RESUMED)
                .partOf(config -> config.plan().objective());
    }

    private static <S> Field<StudyConfig, ?> ofLimits(Field<TrialLimits, S> field) {
        return field.in("limits").partOf(config -> config.execution().limits());
    }

    private static <S> Field<StudyConfig, ?> ofTask(Field<TrainingTask, S> field) {
        return field.in("task").partOf(config -> config.plan().task());
    }

    private static String goal(Objective objective) {
        boolean timed = objective.cost() == Metric.LATENCY;
        return objective.exponent() == 0 ? "accuracy" : timed ? "latency" : "reward";
    }

    /** Texts of files are too long to show. */
    private static String checksum(String definition) {
        CRC32 sum = new CRC32();
        sum.update(definition.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "checksum %08x", sum.getValue());
    }
}
