package io.nas4j.evaluator.data.folder;

import static io.nas4j.evaluator.data.folder.TestFolders.fill;
import static io.nas4j.evaluator.data.folder.TestFolders.shell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.nas4j.core.study.TaskData;
import io.nas4j.evaluator.data.DataSets;
import io.nas4j.evaluator.data.TrainingData;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.data.image.LabelledImages;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which folder of a data set is used for what. */
class FolderPartsTest {

    @TempDir
    Path folder;

    private DataSet open() {
        return DataSets.open(data(0, 1), Optional.empty());
    }

    private TaskData data(int train, int validation) {
        return new TaskData("images:" + folder, train, validation, 3, 0);
    }

    private void classes(String part, int images, String... names) throws IOException {
        for (String name : names) {
            fill(folder.resolve(part).resolve(name), images, 12, 12);
        }
    }

    private static LabelledImages all(Path part) {
        FolderListing listing = FolderListing.of(part);
        int[] indices = IntStream.range(0, listing.files().size()).toArray();
        return new FolderImageSource(listing, Optional.empty(), new UnreadableLimit(0), () -> {}).images(indices, 12);
    }

    private static Set<String> pixels(LabelledImages images) {
        Set<String> different = new TreeSet<>();
        for (int i = 0; i < images.count(); i++) {
            byte[] pixels = images.pixels(i);
            different.add(images.label(i) + ":" + pixels[0] + "," + pixels[1] + "," + pixels[2]);
        }
        return different;
    }

    @ParameterizedTest
    @ValueSource(strings = {"val", "valid", "validation"})
    void networksAreJudgedByTheValidationFolder(String name) throws IOException {
        classes("train", 10, "cat", "dog");
        classes(name, 3, "cat", "dog");
        classes("test", 2, "cat", "dog");
        DataSet dataSet = open();
        TrainingData all = TrainingData.of(dataSet, data(0, 6), 12, () -> {});

        assertThat(dataSet.counts().train()).isEqualTo(20);
        assertThat(dataSet.counts().validation()).isEqualTo(OptionalInt.of(6));
        assertThat(dataSet.test().count()).isEqualTo(4);
        assertThat(all.train().count()).as("none is split off").isEqualTo(20);
        assertThat(pixels(all.validation())).isEqualTo(pixels(all(folder.resolve(name))));
        assertThat(pixels(TrainingData.of(dataSet, data(8, 4), 12, () -> {}).validation()))
                .hasSize(4)
                .isSubsetOf(pixels(all.validation()));
        assertThat(TrainingData.of(dataSet, data(8, 4), 12, () -> {}).train().count())
                .isEqualTo(8);
        assertThat(dataSet.parts().check(6))
                .containsExactly("images:" + folder + ": 20 images of 2 classes (cat, dog) in "
                        + folder.resolve("train") + " to train on; 6 in " + folder.resolve(name) + " to judge by; 4 in "
                        + folder.resolve("test") + " to test on");
        assertThat(dataSet.parts().check(4).get(0)).contains("to judge by, of which 4 are taken (--validation-images)");
    }

    @Test
    void refusesMoreImagesThanThereAreToTrainOrToJudgeBy() throws IOException {
        classes("train", 10, "cat", "dog");
        classes("val", 3, "cat", "dog");
        DataSet dataSet = open();
        assertThatThrownBy(() -> TrainingData.check(dataSet, data(0, 7), 12))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("data set images:" + folder
                        + " has 6 validation images, but 7 are asked for (--validation-images)");
        assertThatThrownBy(() -> TrainingData.check(dataSet, data(17, 2), 12))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "data set images:" + folder + " has 16 training images, but 17 are asked for (--train-images)");
    }

    @Test
    void validationImagesArePartOfTheFingerprint() throws IOException {
        classes("train", 4, "cat", "dog");
        classes("test", 1, "cat", "dog");
        String without = open().fingerprint();
        classes("val", 2, "cat", "dog");
        String with = open().fingerprint();
        fill(folder.resolve("val/dog"), 3, 12, 12);
        assertThat(Set.of(without, with, open().fingerprint())).hasSize(3);
        Files.move(folder.resolve("val"), folder.resolve("elsewhere"));
        assertThat(open().fingerprint()).isEqualTo(without);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            train test | 20 images of 2 classes (cat, dog) in DIR/train, of which 5 are split off to judge by (--validation-images); 20 in DIR/test to test on
            train      | 20 images of 2 classes (cat, dog) in DIR/train, of which 4 are set aside to test on and 5 are split off to judge by (--validation-images)
            train val  | 20 images of 2 classes (cat, dog) in DIR/train, of which 4 are set aside to test on; 20 in DIR/val to judge by, of which 5 are taken (--validation-images)
            .          | 20 images of 2 classes (cat, dog) in DIR, of which 4 are set aside to test on and 5 are split off to judge by (--validation-images)
            train test old | 20 images of 2 classes (cat, dog) in DIR/train, of which 5 are split off to judge by (--validation-images); 20 in DIR/test to test on; not used: old
            """)
    void saysWhichFolderIsUsedForWhat(String parts, String sentence) throws IOException {
        for (String part : parts.split(" ")) {
            classes(part, 10, "cat", "dog");
        }
        assertThat(open().parts().check(5))
                .containsExactly("images:" + folder + ": " + sentence.replace("DIR", folder.toString()));
    }

    @Test
    void refusesTwoValidationFolders() throws IOException {
        classes("train", 4, "cat", "dog");
        classes("valid", 1, "cat", "dog");
        classes("val", 1, "cat", "dog");
        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(folder + " has the folders val and valid, but networks are judged by the images of one; put"
                        + " them together, or take one away");
    }

    @Test
    void refusesClassesThatDifferNamingEachBeforeAnythingIsDecoded() throws IOException {
        classes("train", 3, "cat", "dog", "owl");
        classes("test", 2, "cat", "cow", "horse");
        Files.writeString(folder.resolve("train/cat/0.png"), "broken");
        DataSet dataSet = open();
        assertThatThrownBy(() -> TrainingData.check(dataSet, data(0, 2), 12))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(folder.resolve("test") + " must have the classes of " + folder.resolve("train")
                        + ", but lacks dog, owl and has cow, horse besides");
        classes("val", 2, "cat", "dog");
        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(folder.resolve("val") + " must have the classes of " + folder.resolve("train")
                        + ", but lacks owl");
    }

    /** An é of one character and one of two are one class, though they come at other places in the order of names. */
    @Test
    void accentedClassesAreTheSameComposedOrNot() throws Exception {
        classes("train", 2, "cafa", "cafz");
        classes("test", 1, "cafa", "cafz");
        shell(folder, "mkdir \"$(printf 'train/caf\\303\\251')\" \"$(printf 'test/cafe\\314\\201')\"");
        shell(folder, "cp train/cafa/0.png \"$(printf 'train/caf\\303\\251')\"");
        shell(folder, "cp test/cafa/0.png \"$(printf 'test/cafe\\314\\201')\"");
        assumeTrue(Files.isDirectory(folder.resolve("test/cafe\u0301")));
        DataSet dataSet = open();
        assertThat(dataSet.classNames()).containsExactly("cafa", "cafz", "café");
        assertThat(FolderListing.of(folder.resolve("test")).classNames()).containsExactly("cafa", "cafe\u0301", "cafz");
        assertThat(dataSet.test().classNames()).isEqualTo(dataSet.classNames());
        LabelledImages test = dataSet.test().images(new int[] {0, 1, 2}, 12);
        assertThat(List.of(test.label(0), test.label(1), test.label(2))).containsExactly(0, 1, 2);
        assertThat(test.pixels(2))
                .as("the accented class, which was copied from the first")
                .isEqualTo(test.pixels(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            train          | class ant has a single image, which cannot be both trained on and judged by; add images, or take the class away
            train test     | class ant has a single image, which
            train val      | class ant has a single image, which
            .              | class ant has a single image, which
            train val test |
            """)
    void namesAClassWithOneImage(String parts, String warning) throws IOException {
        for (String part : parts.split(" ")) {
            classes(part, 10, "cat", "dog");
            classes(part, 1, "ant");
        }
        List<String> said = open().parts().check(5);
        if (warning == null) {
            assertThat(said).hasSize(1);
        } else {
            assertThat(said).hasSize(2);
            assertThat(said.get(1)).startsWith("warning: " + warning);
        }
    }

    @Test
    void namesSomeOfManyClassesWithOneImage() throws IOException {
        classes("train", 2, "a");
        classes("train", 1, "b", "c", "d", "e", "f", "g", "h");
        assertThat(open().parts().check(2).get(1))
                .isEqualTo("warning: classes b, c, d, e, f, g and 1 more have a single image each, which cannot be both"
                        + " trained on and judged by; add images, or take these classes away");
    }
}
