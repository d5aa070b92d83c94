package io.nas4j.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.OptimizerSettings;
import io.nas4j.core.study.Recipe;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.TaskData;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.space.InvalidInputException;
import java.util.function.UnaryOperator;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ProxyTest {

    private static final TrainingTask BASE = TrainingTask.of(
            TaskData.of("shapes", 500, 100).withSeed(7),
            Recipe.plain(3, 64, OptimizerSettings.usual(Optimizer.SGD))
                    .withRegularization(0.1, Augmentation.CROP_FLIP));

    @Example
    void changesWhatItNames() {
        Proxy proxy = Proxy.parse("width=0.5,resolution=16, epochs=2,learning-rate=0.05", BASE);
        assertThat(proxy.task())
                .isEqualTo(TrainingTask.of(
                                TaskData.of("shapes", 500, 100).withSeed(7),
                                Recipe.plain(
                                                2,
                                                64,
                                                OptimizerSettings.usual(Optimizer.SGD)
                                                        .withLearningRate(0.05))
                                        .withRegularization(0.1, Augmentation.CROP_FLIP))
                        .with(new Reduction(0.5, 16)));
        assertThat(proxy.slug()).isEqualTo("width0.5-resolution16-epochs2-learning-rate0.05");
    }

    /** An optimizer brings its own learning rate and weight decay, wherever it stands; what is said counts. */
    @Example
    void knowsWhatAnOptimizerNeeds() {
        TrainingTask adam = Proxy.parse("optimizer=adamw", BASE).task();
        assertThat(adam).isEqualTo(optimized(BASE, optimizer -> optimizer.withRule(Optimizer.ADAMW)));
        assertThat(adam.recipe().optimizer().learningRate()).isEqualTo(0.01);
        assertThat(adam.recipe().optimizer().weightDecay()).isEqualTo(0.1);
        assertThat(Proxy.parse("learning-rate=0.02,optimizer=adamw", BASE).task())
                .isEqualTo(optimized(adam, optimizer -> optimizer.withLearningRate(0.02)))
                .isEqualTo(
                        Proxy.parse("optimizer=adamw,learning-rate=0.02", BASE).task());
        refuses("optimizer=lion", "the optimizer must be one of sgd, adamw, rmsprop, but was 'lion'");
    }

    @Example
    void changesNothingByDefault() {
        Proxy proxy = Proxy.parse("default", BASE);
        assertThat(proxy.task()).isEqualTo(BASE);
    }

    @Example
    void saysWhatIsWrong() {
        refuses(
                "depth=3",
                "--proxy must be KEY=VALUE with commas between, each key once, of width, resolution, epochs");
        refuses("epochs=2,epochs=3", "each key once");
        refuses("epochs=two", "--proxy 'epochs=two' must have whole numbers, but has 'two'");
        refuses("learning-rate=fast", "must have numbers, but has 'fast'");
        refuses("epochs=0", "epochs must be a whole number from 1 to");
    }

    @Property
    void readsOrRefusesAnyText(@ForAll String text) {
        try {
            assertThat(Proxy.parse(text, BASE)).isNotNull();
        } catch (InvalidInputException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static TrainingTask optimized(TrainingTask task, UnaryOperator<OptimizerSettings> change) {
        return task.withRecipe(recipe -> recipe.withOptimizer(change));
    }

    private static void refuses(String text, String sentence) {
        assertThatThrownBy(() -> Proxy.parse(text, BASE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(sentence);
    }
}
