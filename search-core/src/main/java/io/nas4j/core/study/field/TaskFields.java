package io.nas4j.core.study.field;

import static io.nas4j.core.study.field.FieldType.DECIMAL;
import static io.nas4j.core.study.field.FieldType.INTEGER;
import static io.nas4j.core.study.field.FieldType.TEXT;

import io.nas4j.core.json.text.JsonObject;
import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Progression;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.Schedule;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.transfer.Freeze;
import io.nas4j.core.transfer.Teaching;
import io.nas4j.core.transfer.Transfer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The fields of a {@link TrainingTask}. What is listed here is stored, shown, and compared when a study is resumed.
 */
public final class TaskFields {

    public static final Field<TrainingTask, String> DATASET = data("dataset", TEXT, TaskData::dataset);
    public static final Field<TrainingTask, Integer> TRAIN_IMAGES =
            data("train-images", INTEGER, TaskData::trainImages);
    public static final Field<TrainingTask, Integer> VALIDATION_IMAGES =
            data("validation-images", INTEGER, TaskData::validationImages);
    public static final Field<TrainingTask, Integer> EPOCHS = recipe("epochs", INTEGER, Recipe::epochs);
    public static final Field<TrainingTask, Integer> BATCH_SIZE = recipe("batch-size", INTEGER, Recipe::batchSize);

    /** At first there was one, which studies did not name. */
    public static final Field<TrainingTask, Optimizer> OPTIMIZER = optimizer(
                    "optimizer", FieldType.written(Optimizer::parse, Optimizer::text), OptimizerSettings::rule)
            .earlier(Optimizer.SGD);

    public static final Field<TrainingTask, Double> LEARNING_RATE =
            optimizer("learning-rate", DECIMAL, OptimizerSettings::learningRate);
    public static final Field<TrainingTask, Integer> WARMUP_STEPS =
            optimizer("warmup-steps", INTEGER, OptimizerSettings::warmupSteps);
    public static final Field<TrainingTask, Double> MOMENTUM =
            optimizer("momentum", DECIMAL, OptimizerSettings::momentum);
    public static final Field<TrainingTask, Double> WEIGHT_DECAY =
            optimizer("weight-decay", DECIMAL, OptimizerSettings::weightDecay);
    public static final Field<TrainingTask, Double> LABEL_SMOOTHING =
            recipe("label-smoothing", DECIMAL, Recipe::labelSmoothing);
    public static final Field<TrainingTask, Augmentation> AUGMENT = recipe(
                    "augment", FieldType.written(Augmentation::parse, Augmentation::text), Recipe::augmentation)
            .readBy(TaskFields::augmentation);

    /** At first there was one, which studies did not name. */
    public static final Field<TrainingTask, Schedule> SCHEDULE = optimizer(
                    "schedule", FieldType.written(Schedule::parse, Schedule::text), OptimizerSettings::schedule)
            .earlier(Schedule.COSINE);

    public static final Field<TrainingTask, Double> EMA =
            recipe("ema", DECIMAL, Recipe::averaging).earlier(0.0);
    public static final Field<TrainingTask, Double> WARMUP_EPOCHS =
            optimizer("warmup-epochs", DECIMAL, OptimizerSettings::warmupEpochs).earlier(0.0);
    public static final Field<TrainingTask, Boolean> DECAY_ALL =
            optimizer("decay-all", FieldType.FLAG, OptimizerSettings::decayAll).earlier(false);
    public static final Field<TrainingTask, Double> CLIP_NORM =
            optimizer("clip-norm", DECIMAL, OptimizerSettings::clipNorm).earlier(0.0);
    public static final Field<TrainingTask, Progression> PROGRESSIVE = recipe(
                    "progressive", FieldType.written(Progression::parse, Progression::text), Recipe::progression)
            .earlier(Progression.NONE);
    public static final Field<TrainingTask, Long> DATA_SEED = data("data-seed", FieldType.SEED, TaskData::seed);
    public static final Field<TrainingTask, Double> MAX_UNREADABLE =
            data("max-unreadable", DECIMAL, TaskData::maxUnreadable).earlier(TaskData.DEFAULT_MAX_UNREADABLE);
    public static final Field<TrainingTask, Double> PROXY_WIDTH = Field.of(
                    "proxy-width",
                    DECIMAL,
                    (TrainingTask task) -> task.reduction().width())
            .readBy(TaskFields::width);
    public static final Field<TrainingTask, Integer> PROXY_RESOLUTION = Field.of(
                    "proxy-resolution",
                    INTEGER,
                    (TrainingTask task) -> task.reduction().resolution())
            .readBy(TaskFields::resolution);

    public static final Field<TrainingTask, String> INIT = transfer("init", TEXT, Transfer::file);
    public static final Field<TrainingTask, String> INIT_CONTENT = transfer("init-content", TEXT, Transfer::content);
    public static final Field<TrainingTask, Freeze> FREEZE =
            transfer("freeze", FieldType.written(Freeze::parse, Freeze::text), Transfer::freeze);
    public static final Field<TrainingTask, Double> LOWER_RATES = transfer("lower-rates", DECIMAL, Transfer::lowering);
    public static final Field<TrainingTask, Boolean> KEEP_STATISTICS =
            transfer("keep-statistics", FieldType.FLAG, Transfer::keepStatistics);

    public static final Field<TrainingTask, String> TEACHER = teaching("teacher", TEXT, Teaching::file);
    public static final Field<TrainingTask, String> TEACHER_CONTENT =
            teaching("teacher-content", TEXT, Teaching::content);
    public static final Field<TrainingTask, Double> TEACHER_SHARE = teaching("teacher-share", DECIMAL, Teaching::share);
    public static final Field<TrainingTask, Double> TEMPERATURE =
            teaching("temperature", DECIMAL, Teaching::temperature);

    /** At first no answers were. */
    public static final Field<TrainingTask, Boolean> TEACHER_HARD =
            teaching("teacher-hard", FieldType.FLAG, Teaching::hard);

    /** All of them, in the order in which they are stored. */
    public static final List<Field<TrainingTask, ?>> ALL = List.of(
            DATASET,
            TRAIN_IMAGES,
            VALIDATION_IMAGES,
            EPOCHS,
            BATCH_SIZE,
            OPTIMIZER,
            LEARNING_RATE,
            WARMUP_STEPS,
            MOMENTUM,
            WEIGHT_DECAY,
            LABEL_SMOOTHING,
            AUGMENT,
            SCHEDULE,
            EMA,
            WARMUP_EPOCHS,
            DECAY_ALL,
            CLIP_NORM,
            PROGRESSIVE,
            DATA_SEED,
            MAX_UNREADABLE,
            PROXY_WIDTH,
            PROXY_RESOLUTION,
            INIT,
            INIT_CONTENT,
            FREEZE,
            LOWER_RATES,
            KEEP_STATISTICS,
            TEACHER,
            TEACHER_CONTENT,
            TEACHER_SHARE,
            TEMPERATURE,
            TEACHER_HARD);

    /** The key of releases that made networks smaller by their resolution alone. */
    private static final String RESOLUTION_ALONE = "resolution";

    private TaskFields() {}

    /** The task with these values. */
    public static TrainingTask task(FieldValues values) {
        return new TrainingTask(
                new TaskData(
                        values.get(DATASET),
                        values.get(TRAIN_IMAGES),
                        values.get(VALIDATION_IMAGES),
                        values.get(DATA_SEED),
                        values.get(MAX_UNREADABLE)),
                new Recipe(
                        values.get(EPOCHS),
                        values.get(BATCH_SIZE),
                        new OptimizerSettings(
                                values.get(OPTIMIZER),
                                values.get(LEARNING_RATE),
                                values.get(WARMUP_STEPS),
                                values.get(MOMENTUM),
                                values.get(WEIGHT_DECAY),
                                values.get(SCHEDULE),
                                values.get(WARMUP_EPOCHS),
                                values.get(DECAY_ALL),
                                values.get(CLIP_NORM)),
                        values.get(LABEL_SMOOTHING),
                        values.get(AUGMENT),
                        values.get(EMA),
                        values.get(PROGRESSIVE)),
                new Reduction(values.get(PROXY_WIDTH), values.get(PROXY_RESOLUTION)),
                values.find(INIT)
                        .map(file -> new Transfer(
                                file,
                                values.get(INIT_CONTENT),
                                values.get(FREEZE),
                                values.get(LOWER_RATES),
                                values.get(KEEP_STATISTICS)))
                        .orElse(Transfer.NONE),
                values.find(TEACHER)
                        .map(file -> new Teaching(
                                file,
                                values.get(TEACHER_CONTENT),
                                values.get(TEACHER_SHARE),
                                values.get(TEMPERATURE),
                                values.find(TEACHER_HARD).orElse(false)))
                        .orElse(Teaching.NONE));
    }

    /** The same task with another value of a field. */
    public static <S> TrainingTask with(TrainingTask task, Field<TrainingTask, S> field, S value) {
        return task(FieldValues.of(ALL, task).with(field, value));
    }

    private static <S> Field<TrainingTask, S> data(String name, FieldType<S> type, Function<TaskData, S> value) {
        return Field.of(name, type, value).partOf(TrainingTask::data);
    }

    private static <S> Field<TrainingTask, S> recipe(String name, FieldType<S> type, Function<Recipe, S> value) {
        return Field.of(name, type, value).partOf(TrainingTask::recipe);
    }

    private static <S> Field<TrainingTask, S> optimizer(
            String name, FieldType<S> type, Function<OptimizerSettings, S> value) {
        return Field.of(name, type, value).partOf(task -> task.recipe().optimizer());
    }

    /** Of networks that begin with the weights of others. */
    private static <S> Field<TrainingTask, S> transfer(String name, FieldType<S> type, Function<Transfer, S> value) {
        return Field.optional(
                name,
                type,
                (TrainingTask task) -> Optional.of(task.transfer())
                        .filter(transfer -> !transfer.fresh())
                        .map(value));
    }

    /** Of networks that have a teacher. */
    private static <S> Field<TrainingTask, S> teaching(String name, FieldType<S> type, Function<Teaching, S> value) {
        return Field.optional(
                name,
                type,
                (TrainingTask task) ->
                        Optional.of(task.teaching()).filter(Teaching::any).map(value));
    }

    /** Studies of the first release say whether images are cropped and mirrored, and knew nothing else. */
    private static Optional<Augmentation> augmentation(JsonObject json, String key) {
        if (json.hasFlag(key)) {
            return Optional.of(json.flag(key) ? Augmentation.CROP_FLIP : Augmentation.NONE);
        }
        return Optional.of(AUGMENT.type().reader().read(json, key));
    }

    /** Studies of the first release have none; then there was the resolution alone. */
    private static Optional<Double> width(JsonObject json, String key) {
        boolean there = json.has(key) && !json.has(RESOLUTION_ALONE);
        return Optional.of(there ? json.decimal(key) : Reduction.NONE.width());
    }

    private static Optional<Integer> resolution(JsonObject json, String key) {
        if (json.has(RESOLUTION_ALONE)) {
            return Optional.of(json.integer(RESOLUTION_ALONE));
        }
        return Optional.of(json.has(key) ? json.integer(key) : Reduction.NONE.resolution());
    }
}
