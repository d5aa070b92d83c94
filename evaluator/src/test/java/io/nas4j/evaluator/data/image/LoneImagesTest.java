package io.nas4j.evaluator.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoneImagesTest {

    @Test
    void namesClassesThatCannotBeLearned() {
        List<String> names = List.of("cat", "dog", "owl", "fox");
        assertThat(LoneImages.warnings(names, new int[] {0, 0, 1, 1, 2, 2, 3, 3}))
                .isEmpty();
        assertThat(LoneImages.warnings(names, new int[] {0, 0, 1, 2, 2}))
                .containsExactly(
                        "warning: class dog has a single image, which cannot be both trained on and judged by;"
                                + " add images, or take the class away",
                        "warning: class fox has no training image, so that no network can learn it;"
                                + " add images, or look for labels that are wrong");
    }

    /** As one label of 255 in a data set of two classes makes it. */
    @Test
    void namesSixOfManyClasses() {
        List<String> names = IntStream.range(0, 256).mapToObj(String::valueOf).toList();
        assertThat(LoneImages.warnings(names, new int[] {0, 0, 255, 255}))
                .singleElement()
                .asString()
                .startsWith("warning: classes 1, 2, 3, 4, 5, 6 and 248 more have no training image");
    }
}
