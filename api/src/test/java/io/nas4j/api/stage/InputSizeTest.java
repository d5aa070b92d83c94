package io.nas4j.api.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.core.study.TaskData;
import io.nas4j.evaluator.data.DataSets;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.space.staged.SearchSpaces;
import io.nas4j.space.staged.SpaceDefinition;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputSizeTest {

    private static final SpaceDefinition SMALL = SearchSpaces.definition(SearchSpaces.SMALL_IMAGE);

    private static DataSet images(int side) {
        return DataSets.open(TaskData.of("shapes:" + side, 100, 10), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"16, 32", "32, 32", "48, 48", "64, 64", "300, 64"})
    void staysWithinWhatTheSpaceWasMadeFor(int usual, int pixels) {
        assertThat(InputSize.of(Optional.empty(), SMALL, images(usual)).pixels())
                .isEqualTo(pixels);
    }

    @Test
    void saysWhatItTakesAndWhy() {
        assertThat(InputSize.of(Optional.empty(), SMALL, images(48)).note())
                .contains(
                        "resolution 48: the median of the training images' shorter sides; --resolution takes another");
        assertThat(InputSize.of(Optional.empty(), SMALL, images(300)).note())
                .contains("resolution 64: the median of the training images' shorter sides is 300, and space"
                        + " mnasnet-small-image was made for 32 to 64 pixels; --resolution takes another");
    }

    @Test
    void takesWhatIsGivenAndWarns() {
        assertThat(InputSize.of(Optional.of(40), SMALL, images(300))).isEqualTo(new InputSize(40, Optional.empty()));
        assertThat(InputSize.of(Optional.of(96), SMALL, images(48)))
                .isEqualTo(new InputSize(
                        96,
                        Optional.of(
                                "warning: space mnasnet-small-image was made for 32 to 64 pixels, but the resolution"
                                        + " is 96: networks cost about 2.3 times what they cost at 64")));
        assertThat(InputSize.of(Optional.of(8), SMALL, images(48)).note())
                .contains("warning: space mnasnet-small-image was made for 32 to 64 pixels, but the resolution is 8:"
                        + " later layers see little of so small an image");
    }
}
