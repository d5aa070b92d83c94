package io.nas4j.evaluator.data.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.evaluator.data.DataSets;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.train.Requests;
import io.nas4j.space.InvalidInputException;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MedianSideTest {

    @TempDir
    Path folder;

    private DataSet open(long seed) {
        return DataSets.open(Requests.on("images:" + folder, seed, 0.01), Optional.empty());
    }

    /** One odd image decides nothing, whatever its name: neither the first in the order of names nor a broken one. */
    @ParameterizedTest
    @ValueSource(strings = {"train/a/0", "train/a/zz", "train/z/zz"})
    void theUsualSizeIsTheMedianOfShorterSidesWhateverTheNames(String odd) throws IOException {
        for (String name : List.of("train/a", "train/z", "test/a", "test/z")) {
            Files.createDirectories(folder.resolve(name));
        }
        for (int i = 1; i <= 3; i++) {
            TestImages.image(
                    folder.resolve("train/a/" + i + ".png"), BufferedImage.TYPE_INT_RGB, 40 + i, 90, Color.RED);
            TestImages.image(
                    folder.resolve("train/z/" + i + ".png"), BufferedImage.TYPE_INT_RGB, 200, 50 + i, Color.RED);
            TestImages.image(folder.resolve("test/a/" + i + ".png"), BufferedImage.TYPE_INT_RGB, 5, 5, Color.RED);
            TestImages.image(folder.resolve("test/z/" + i + ".png"), BufferedImage.TYPE_INT_RGB, 5, 5, Color.RED);
        }
        TestImages.image(folder.resolve(odd + ".png"), BufferedImage.TYPE_INT_RGB, 7, 3, Color.RED);
        Files.writeString(folder.resolve(odd + "-broken.jpg"), "no image");

        assertThat(open(1).nativeSize())
                .as("the fourth of 3, 41, 42, 43, 51, 52, 53")
                .isEqualTo(43);
    }

    @Test
    void whereNoSizeCanBeReadTheReasonIsSaid() throws IOException {
        for (String name : List.of("cat", "dog")) {
            Files.createDirectories(folder.resolve(name));
            Files.writeString(folder.resolve(name + "/0.jpg"), "no image");
            Files.writeString(folder.resolve(name + "/1.jpg"), "no image");
        }
        assertThatThrownBy(open(1)::nativeSize)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(".jpg must be JPEG or PNG, but is neither");
    }
}
