package io.nas4j.core.study.field;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.core.transfer.Teaching;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StudyFieldsTest {

    private static final String HEAD = "| field | in `study.config` | type | when resumed | when put together |";

    @Test
    void theDocumentedTableIsTheTableOfFields() throws IOException {
        List<String> page = Files.readAllLines(Path.of("..", "docs", "store.md"));
        int head = page.indexOf(HEAD);
        assertThat(head).as("the head of the table in docs/store.md").isPositive();
        List<String> rows = page.subList(head + 2, page.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .toList();
        assertThat(rows)
                .isEqualTo(StudyFields.ALL.stream().map(StudyFieldsTest::row).toList());
    }

    private static String row(Field<StudyConfig, ?> field) {
        String path = field.path().isEmpty() ? "" : "`" + field.path() + "`";
        return "| "
                + String.join(
                        " | ",
                        field.name(),
                        path,
                        field.type().name(),
                        equal(field.compared().resumed()),
                        equal(field.compared().together()))
                + " |";
    }

    private static String equal(boolean compared) {
        return compared ? "equal" : "";
    }

    @Test
    void eachFieldHasANameAndAPlaceOfItsOwn() {
        Set<String> names = new HashSet<>();
        Set<String> paths = new HashSet<>();
        for (Field<StudyConfig, ?> field : StudyFields.ALL) {
            assertThat(names.add(field.name())).as(field.name()).isTrue();
            assertThat(field.path().isEmpty() || paths.add(field.path()))
                    .as(field.path())
                    .isTrue();
            assertThat(StudyFields.find(field.name()))
                    .hasValueSatisfying(found -> assertThat(found).isSameAs(field));
        }
        assertThat(StudyFields.find("nothing")).isEmpty();
    }

    @Test
    void fieldsOfOneObjectFollowOneAnother() {
        Set<String> closed = new HashSet<>();
        String open = "";
        for (Field<StudyConfig, ?> field : StudyFields.ALL) {
            String object = field.stored().map(Field.Stored::object).orElse(open);
            if (!object.equals(open)) {
                assertThat(closed).doesNotContain(object);
                closed.add(open.isEmpty() ? "none" : open);
                open = object;
            }
        }
    }

    @Test
    void aTaskIsMadeOfTheValuesOfItsFields() {
        TrainingTask task = TrainingTask.of(
                TaskData.of("shapes", 5, 6).withSeed(7), Recipe.plain(8, 9, OptimizerSettings.usual(Optimizer.SGD)));
        assertThat(TaskFields.task(FieldValues.of(TaskFields.ALL, task))).isEqualTo(task);
        TrainingTask taught = task.with(new Teaching("large.safetensors", "abc", 0.7, 1, true));
        assertThat(TaskFields.task(FieldValues.of(TaskFields.ALL, taught))).isEqualTo(taught);
        assertThat(TaskFields.with(task, TaskFields.EPOCHS, 3))
                .isEqualTo(task.withRecipe(recipe -> recipe.withEpochs(3)));
        FieldValues none = FieldValues.of(List.of(), task);
        assertThat(none.find(TaskFields.EPOCHS)).isEmpty();
        assertThatThrownBy(() -> none.get(TaskFields.EPOCHS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'epochs' is missing");
    }

    @Test
    void showsOneTextForAValueHoweverItWasWritten() {
        assertThat(TaskFields.LEARNING_RATE.shownGiven("1E-2")).isEqualTo("0.01");
        assertThat(TaskFields.LEARNING_RATE.shownGiven("0.010")).isEqualTo("0.01");
        assertThat(TaskFields.AUGMENT.shownGiven("flip, crop")).isEqualTo("crop,flip");
        assertThat(StudyFields.REWARD.shownGiven("SOFT")).isEqualTo("soft");
        assertThat(StudyFields.SPACE_DEFINITION.shownOf(Optional.<String>empty()))
                .hasValue("built in");
        assertThat(StudyFields.SPACE_DEFINITION.shownOf(Optional.of("name: x")))
                .hasValueSatisfying(text -> assertThat(text).matches("checksum [0-9a-f]{8}"));
        assertThat(StudyFields.LATENCY_BATCH.shownOf(Optional.<Integer>empty())).isEmpty();
    }
}
