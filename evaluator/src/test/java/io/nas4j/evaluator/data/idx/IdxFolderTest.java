package io.nas4j.evaluator.data.idx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.evaluator.data.DataSets;
import io.nas4j.evaluator.data.folder.TestFolders;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.train.Requests;
import io.nas4j.space.InvalidInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdxFolderTest {

    private static final int COUNT = 30;

    @TempDir
    Path folder;

    private static byte[] header(int magic, int... sizes) {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * sizes.length).putInt(magic);
        Arrays.stream(sizes).forEach(bytes::putInt);
        return bytes.array();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] images(int count, int height, int width) {
        byte[] pixels = new byte[count * height * width];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i / (height * width));
        }
        return joined(header(0x803, count, height, width), pixels);
    }

    private static byte[] labels(int count, int classes) {
        byte[] labels = new byte[count];
        for (int i = 0; i < count; i++) {
            labels[i] = (byte) (i % classes);
        }
        return joined(header(0x801, count), labels);
    }

    private void write(String name, byte[] bytes) throws IOException {
        if (!name.endsWith(".gz")) {
            Files.write(folder.resolve(name), bytes);
            return;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        Files.write(folder.resolve(name), packed.toByteArray());
    }

    private DataSet open() {
        return DataSets.open(Requests.on("idx:" + folder, 0, 0), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte",
        "train-images-idx3-ubyte.gz, train-labels.idx1-ubyte, t10k-images.idx3-ubyte, t10k-labels-idx1-ubyte.gz",
        "emnist-digits-train-images-idx3-ubyte.gz, emnist-digits-train-labels-idx1-ubyte.gz,"
                + " emnist-digits-test-images-idx3-ubyte.gz, emnist-digits-test-labels-idx1-ubyte.gz"
    })
    void readsGreyImagesUnderAllUsualNames(String images, String labels, String testImages, String testLabels)
            throws IOException {
        write(images, images(COUNT, 5, 4));
        write(labels, labels(COUNT, 3));
        DataSet dataSet = open();

        assertThat(dataSet.channels()).isEqualTo(1);
        assertThat(dataSet.nativeSize()).isEqualTo(4);
        assertThat(dataSet.classNames()).containsExactly("0", "1", "2");
        assertThat(dataSet.train().label(4)).isEqualTo(1);
        assertThat(dataSet.train().images(new int[] {7}, 4).pixels(0))
                .hasSize(16)
                .containsOnly(7);
        assertThatThrownBy(dataSet::test).hasMessageContaining("t10k-images-idx3-ubyte");
        write(testImages, images(6, 5, 4));
        write(testLabels, labels(6, 3));
        assertThat(dataSet.test().count()).isEqualTo(6);
    }

    /** None of the test images is read for it. */
    @Test
    void saysBeforeAStudyBeginsWhetherThereAreTestImagesThatFit() throws IOException {
        write("train-images-idx3-ubyte", images(COUNT, 5, 4));
        write("train-labels-idx1-ubyte", labels(COUNT, 3));
        assertThat(open().parts().check(5))
                .containsExactly("there is no " + folder.resolve("t10k-images-idx3-ubyte")
                        + ", so that networks can be searched for and trained, but not tested: 'nas4j train' and"
                        + " 'nas4j export' need it");
        write("t10k-images-idx3-ubyte", Arrays.copyOf(images(6, 5, 4), 16));
        assertThatThrownBy(() -> open().parts().check(5))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("needs t10k-labels-idx1-ubyte");
        write("t10k-labels-idx1-ubyte", labels(6, 3));
        assertThat(open().parts().check(5)).isEmpty();
        write("t10k-labels-idx1-ubyte", labels(6, 4));
        assertThatThrownBy(() -> open().parts().check(5))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(folder.resolve("t10k-labels-idx1-ubyte")
                        + ", image 3: the label must be from 0 to 2, but is 3");
        write("t10k-labels-idx1-ubyte", labels(7, 3));
        assertThatThrownBy(() -> open().parts().check(5)).hasMessageContaining("a label for each of the 6 images");
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void refusesAPipe() throws Exception {
        write("train-images-idx3-ubyte", images(COUNT, 5, 4));
        TestFolders.shell(folder, "mkfifo train-labels-idx1-ubyte");
        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("file " + folder.resolve("train-labels-idx1-ubyte")
                        + " must be a regular file, but is a pipe, a socket or a device");
    }

    @Test
    void refusesClassesThatHaveOneNameOrNone() throws IOException {
        write("train-images-idx3-ubyte", images(COUNT, 4, 4));
        write("train-labels-idx1-ubyte", labels(COUNT, 3));
        Path names = folder.resolve("classes.txt");
        Files.writeString(names, "caf\u00e9\ncafe\u0301\nbag\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(names + " must give each class its own name, but has 'cafe\u0301' twice");
        Files.write(names, new byte[] {'a', '\n', (byte) 0xe9, '\n', 'c', '\n'});
        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("file " + names + " cannot be read as UTF-8 text");
    }

    @Test
    void ofAFileThatIsThereTwiceThePlainOneIsRead() throws IOException {
        for (String name : List.of("train-images-idx3-ubyte", "train-labels-idx1-ubyte")) {
            Files.writeString(folder.resolve(name + ".gz"), "cut off");
        }
        write("train-images-idx3-ubyte", images(COUNT, 5, 4));
        write("train-labels-idx1-ubyte", labels(COUNT, 3));
        assertThat(open().train().count()).isEqualTo(COUNT);
    }

    @Test
    void aFileMayNameTheClasses() throws IOException {
        write("train-images-idx3-ubyte", images(COUNT, 4, 4));
        write("train-labels-idx1-ubyte", labels(COUNT, 3));
        String numbers = open().fingerprint();
        Files.writeString(folder.resolve("classes.txt"), "shirt\nshoe\nbag\n");

        assertThat(open().classNames()).containsExactly("shirt", "shoe", "bag");
        assertThat(open().fingerprint()).isNotEqualTo(numbers);
        Files.writeString(folder.resolve("classes.txt"), "shirt\nshoe\n");
        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(folder.resolve("train-labels-idx1-ubyte")
                        + ", image 2: the label must be from 0 to 1, but is 2");
        Files.writeString(folder.resolve("classes.txt"), "shirt");
        assertThatThrownBy(this::open)
                .hasMessage("a data set needs at least 2 classes, but " + folder.resolve("classes.txt") + " has 1");
    }

    @Test
    void fingerprintsFollowPixelsAndLabels() throws IOException {
        write("train-images-idx3-ubyte", images(COUNT, 4, 4));
        write("train-labels-idx1-ubyte", labels(COUNT, 3));
        String first = open().fingerprint();
        byte[] images = images(COUNT, 4, 4);
        images[images.length - 1]++;
        write("train-images-idx3-ubyte", images);
        String otherPixel = open().fingerprint();
        byte[] labels = labels(COUNT, 3);
        labels[labels.length - 1]--;
        write("train-labels-idx1-ubyte", labels);

        assertThat(otherPixel).isNotEqualTo(first);
        assertThat(open().fingerprint()).isNotEqualTo(first).isNotEqualTo(otherPixel);
    }

    @Test
    void missingAndDoubleFilesAreNamed() throws IOException {
        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("a directory of idx files needs train-images-idx3-ubyte or train-images-idx3-ubyte.gz, but "
                        + folder + " has neither");
        write("train-images-idx3-ubyte", images(COUNT, 4, 4));
        write("digits-train-images-idx3-ubyte.gz", images(COUNT, 4, 4));
        assertThatThrownBy(this::open)
                .hasMessageEndingWith("has digits-train-images-idx3-ubyte.gz and train-images-idx3-ubyte");
    }

    @Test
    void brokenFilesAreNamedInOneSentence() throws IOException {
        Path file = folder.resolve("train-images-idx3-ubyte");
        write("train-labels-idx1-ubyte", labels(COUNT, 3));
        refuses(new byte[0], file + " is truncated");
        refuses(header(0x803, COUNT), file + " is truncated");
        refuses(
                labels(COUNT, 3),
                file + " must start with 0x00000803 (idx3 of unsigned bytes), but starts with 0x00000801");
        refuses(
                joined(header(0x803, COUNT, 4, 4), new byte[COUNT * 16 - 1]),
                file + " must have 30x4x4 bytes behind its header, but has 479");
        refuses(
                joined(header(0x803, COUNT, 4, 4), new byte[COUNT * 16 + 1]),
                file + " must have 30x4x4 bytes behind its header, but has more");
        refuses(
                header(0x803, 0x80000000, 0x80000000, 0x80000000),
                file
                        + " must have from 1 to 2147483639 numbers, but says that it has 2147483648x2147483648x2147483648");
        refuses(
                header(0x803, 0, 28, 28),
                file + " must have from 1 to 2147483639 numbers, but says that it has 0x28x28");
        refuses(header(0x803, 60_000, 28, 28), file + " must have 60000x28x28 bytes behind its header, but has 0");
        refuses(
                images(COUNT + 1, 4, 4),
                folder.resolve("train-labels-idx1-ubyte") + " must have a label for each of the 31 images in " + file
                        + ", but has 30");
        refuses(
                images(COUNT, 1, 9000).clone(),
                file + " must have images of at most 8192 pixels a side, but has 1x9000");
    }

    private void refuses(byte[] images, String message) throws IOException {
        write("train-images-idx3-ubyte", images);
        assertThatThrownBy(this::open).isInstanceOf(InvalidInputException.class).hasMessage(message);
    }

    @Test
    void brokenArchivesAreNamedInOneSentence() throws IOException {
        write("train-labels-idx1-ubyte", labels(COUNT, 3));
        Path file = folder.resolve("train-images-idx3-ubyte.gz");
        write("train-images-idx3-ubyte.gz", images(COUNT, 8, 8));
        byte[] packed = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(packed, packed.length - 9));
        assertThatThrownBy(this::open).isInstanceOf(InvalidInputException.class).hasMessage(file + " is truncated");
        Files.write(file, images(COUNT, 8, 8));
        assertThatThrownBy(this::open)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(file + " cannot be unpacked: ");
    }
}
