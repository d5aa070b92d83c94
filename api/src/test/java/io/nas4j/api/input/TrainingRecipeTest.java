package io.nas4j.api.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Progression;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.Schedule;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRecipeTest {

    private static final TrainingTask SEARCH = TrainingTask.of(
            TaskData.of("shapes", 100, 50), Recipe.plain(2, 32, OptimizerSettings.usual(Optimizer.ADAMW)));

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("recipe.yaml"), text);
    }

    @Test
    void quickChangesNothingOfTheOptimizer() {
        Recipe recipe = TrainingRecipe.read("quick").applyTo(SEARCH).recipe();

        assertThat(recipe).isEqualTo(SEARCH.recipe().withEpochs(10).withRegularization(0.1, Augmentation.CROP_FLIP));
    }

    @Test
    void efficientnetIsThePublishedOne() {
        TrainingTask task = TrainingRecipe.read("efficientnet").applyTo(SEARCH);

        assertThat(task.data()).isEqualTo(SEARCH.data());
        assertThat(task.recipe())
                .isEqualTo(new Recipe(
                        350,
                        256,
                        new OptimizerSettings(
                                Optimizer.RMSPROP, 0.016, 20, 0.9, 1e-5, Schedule.parse("exponential:0.97:2.4")),
                        0.1,
                        Augmentation.parse("crop,flip,autoaugment:imagenet"),
                        0.9999,
                        Progression.NONE));
    }

    /** The rate stands before the optimizer in the file, and is its own nevertheless. */
    @Test
    void aFileSaysSomeSettings() throws IOException {
        TrainingTask task = TrainingRecipe.read(
                        file("learning-rate: 0.3\noptimizer: sgd\nema: 0.99\nwarmup-epochs: 2.5\ndecay-all: true\nclip-norm: 1.5\nprogressive: 4:8:0.3\n")
                                .toString())
                .applyTo(SEARCH);

        assertThat(task.recipe().optimizer())
                .isEqualTo(new OptimizerSettings(
                        Optimizer.SGD, 0.3, 20, 0.9, Optimizer.SGD.usualDecay(), Schedule.COSINE, 2.5, true, 1.5));
        assertThat(task.recipe().averaging()).isEqualTo(0.99);
        assertThat(task.recipe().progression()).isEqualTo(new Progression(4, 8, 0.3));
        assertThat(task.recipe().epochs()).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoRecipe() throws IOException {
        refused("--recipe must be one of quick, efficientnet, or a file", "quik");
        refused("did you mean quick", "quik");
        refused("unknown key 'epoch'; allowed are epochs, ", file("epoch: 3").toString());
        refused(
                "recipe.yaml, line 2: 'epochs' must be a whole number, but is 'many'",
                file("\nepochs: many").toString());
        refused(
                "recipe.yaml, line 1: epochs must be a whole number from 1 to",
                file("epochs: 0").toString());
        refused(
                "line 1: it must be true or false, but was 'yes'",
                file("decay-all: yes").toString());
        refused(
                "line 1: warm-up epochs must be a number from 0 to",
                file("warmup-epochs: -1").toString());
        refused("'augment' must have one value", file("augment: [crop]").toString());
        refused("a recipe must have keys and values", file("- 1").toString());
    }

    private static void refused(String sentence, String argument) {
        assertThatThrownBy(() -> TrainingRecipe.read(argument).applyTo(SEARCH))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(sentence);
    }
}
