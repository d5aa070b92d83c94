package io.nas4j.evaluator.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.study.TaskData;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.data.image.ImageSource;
import io.nas4j.evaluator.data.image.Square;
import io.nas4j.space.InvalidInputException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every data set of a plug-in keeps to. */
public abstract class DataSetContract {

    private static final int LOOKED_AT = 50;

    /** What offers the data set. */
    protected abstract DataSetProvider provider();

    /** What stands behind the colon of a data set that there is. */
    protected abstract String rest();

    /** What stands behind the colon of one that must be refused. */
    protected abstract String wrongRest();

    private DataSet open(String rest) {
        TaskData data = TaskData.of(provider().kind() + ":" + rest, 0, 1);
        return provider().open(data, rest, Optional.empty());
    }

    @Test
    void hasImagesOfItsSizeWithLabelsOfItsClasses() {
        DataSet data = open(rest());
        for (ImageSource images : new ImageSource[] {data.train(), data.test()}) {
            assertThat(images.classNames()).isEqualTo(data.classNames()).hasSizeGreaterThan(1);
            assertThat(images.count()).isPositive();
            for (int i = 0; i < Math.min(LOOKED_AT, images.count()); i++) {
                Square image = images.image(i, images.nativeSize());
                assertThat(image.pixels()).hasSize(image.side() * image.side() * data.channels());
                assertThat(images.label(i)).isBetween(0, data.classNames().size() - 1);
            }
        }
    }

    /** Workers open it too, each in a process of its own. */
    @Test
    void isTheSameEachTimeItIsOpened() {
        DataSet once = open(rest());
        DataSet again = open(rest());
        assertThat(again.fingerprint()).isEqualTo(once.fingerprint()).matches("[0-9a-f]{16}");
        for (int i = 0; i < Math.min(LOOKED_AT, once.train().count()); i++) {
            assertThat(again.train().image(i, 16).pixels())
                    .isEqualTo(once.train().image(i, 16).pixels());
        }
    }

    @Test
    void refusesWhatIsWrongInOneSentence() {
        assertThatThrownBy(() -> open(wrongRest()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(provider().kind());
    }

    @Test
    void saysHowItsNameIsTyped() {
        assertThat(provider().kind()).matches("[a-z0-9-]+");
        assertThat(provider().form()).startsWith(provider().kind());
    }
}
