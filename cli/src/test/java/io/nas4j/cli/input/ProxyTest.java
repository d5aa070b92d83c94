package io.nas4j.cli.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.Optimizer;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.space.InvalidInputException;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ProxyTest {

    private static final TrainingTask BASE = new TrainingTask(
            "shapes", 500, 100, 3, 64, Optimizer.SGD, 0.1, 20, 0.9, 1e-4, 0.1, Augmentation.CROP_FLIP, 7);

    @Example
    void changesWhatItNames() {
        Proxy proxy = Proxy.parse("width=0.5,resolution=16, epochs=2,learning-rate=0.05", BASE);
        assertThat(proxy.task())
                .isEqualTo(new TrainingTask(
                                "shapes",
                                500,
                                100,
                                2,
                                64,
                                Optimizer.SGD,
                                0.05,
                                20,
                                0.9,
                                1e-4,
                                0.1,
                                Augmentation.CROP_FLIP,
                                7)
                        .with(new Reduction(0.5, 16)));
        assertThat(proxy.slug()).isEqualTo("width0.5-resolution16-epochs2-learning-rate0.05");
    }

    /** An optimizer brings its own learning rate and weight decay, wherever it stands; what is said counts. */
    @Example
    void knowsWhatAnOptimizerNeeds() {
        TrainingTask adam = Proxy.parse("optimizer=adamw", BASE).task();
        assertThat(adam).isEqualTo(BASE.withOptimizer(Optimizer.ADAMW));
        assertThat(adam.learningRate()).isEqualTo(0.01);
        assertThat(adam.weightDecay()).isEqualTo(0.1);
        assertThat(Proxy.parse("learning-rate=0.02,optimizer=adamw", BASE).task())
                .isEqualTo(adam.withLearningRate(0.02))
                .isEqualTo(
                        Proxy.parse("optimizer=adamw,learning-rate=0.02", BASE).task());
        refuses("optimizer=lion", "the optimizer must be one of sgd, adamw, but was 'lion'");
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

    private static void refuses(String text, String sentence) {
        assertThatThrownBy(() -> Proxy.parse(text, BASE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(sentence);
    }
}
