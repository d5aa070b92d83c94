package io.nas4j.evaluator.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.data.image.LabelledImages;
import io.nas4j.evaluator.train.Requests;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataSetsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nonsense       | data set must be one of shapes, shapes:SIZE, cifar10:DIR, cifar100:DIR, idx:DIR, images:DIR, but was 'nonsense'
            shapes:9       | data set shapes:SIZE needs a whole number of pixels from 16 to 512, but was 'shapes:9'
            shapes:        | data set shapes:SIZE needs a whole number of pixels from 16 to 512, but was 'shapes:'
            shapes:big     | data set shapes:SIZE needs a whole number of pixels from 16 to 512, but was 'shapes:big'
            images         | data set 'images' needs a directory, as in images:DIR
            images:        | data set 'images:' needs a directory, as in images:DIR
            cifar100       | data set 'cifar100' needs a directory, as in cifar100:DIR
            idx:           | data set 'idx:' needs a directory, as in idx:DIR
            cifar10:/nix   | data set 'cifar10:/nix' must name a directory, but /nix does not exist
            """)
    void refusesWhatIsNoDataSet(String spec, String message) {
        assertThatThrownBy(() -> open(spec))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(message);
    }

    @Test
    void readsCifarBatches() throws Exception {
        byte[] batch = new byte[10_000 * 3073];
        for (int i = 0; i < 10_000; i++) {
            batch[i * 3073] = (byte) (i % 10);
            batch[i * 3073 + 1] = (byte) 200;
            batch[i * 3073 + 1 + 1024 + 1] = 77;
        }
        for (int i = 1; i <= 5; i++) {
            Files.write(folder.resolve("data_batch_" + i + ".bin"), batch);
        }
        Files.writeString(folder.resolve("batches.meta.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n\n");

        DataSet dataSet = open("cifar10:" + folder);
        LabelledImages images = dataSet.train().images(new int[] {10_003}, 32);

        assertThat(dataSet.train().count()).isEqualTo(50_000);
        assertThat(dataSet.classNames()).startsWith("a", "b");
        assertThat(images.label(0)).isEqualTo(3);
        assertThat(images.pixels(0)).startsWith(200, 0, 0, 0, 77, 0);
        assertThatThrownBy(dataSet::test).hasMessageEndingWith(folder + " has no test_batch.bin");
        assertThat(dataSet.parts().check(5))
                .containsExactly("there is no " + folder.resolve("test_batch.bin")
                        + ", so that networks can be searched for and trained, but not tested: 'nas4j train' and"
                        + " 'nas4j export' need it");
        Files.write(folder.resolve("test_batch.bin"), new byte[100]);
        assertThatThrownBy(() -> dataSet.parts().check(5))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("must have 30730000 bytes (10000 records of 3073), but has 100");
        assertThatThrownBy(dataSet::test)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(folder.resolve("test_batch.bin")
                        + " must have 30730000 bytes (10000 records of 3073), but has 100");
        batch[3073] = 10;
        Files.write(folder.resolve("test_batch.bin"), batch);
        assertThatThrownBy(dataSet::test)
                .hasMessage(folder.resolve("test_batch.bin") + ", record 1: the label must be from 0 to 9, but is 10");
    }

    @Test
    void refusesADirectoryWithoutBatches() {
        assertThatThrownBy(() -> open("cifar10:" + folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("but " + folder + " has no data_batch_1.bin");
    }

    @Test
    void aPathThatIsAFileIsNoDataSet() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "text");
        for (String kind : List.of("cifar10", "cifar100", "idx", "images")) {
            assertThatThrownBy(() -> open(kind + ":" + file))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage(
                            "data set '" + kind + ":" + file + "' must name a directory, but " + file + " is not one");
        }
    }

    /** Files with holes, so that 180 MB take no time. */
    @Test
    void readsTheFineLabelsOfCifar100() throws Exception {
        Path unpacked = Files.createDirectory(folder.resolve("cifar-100-binary"));
        record(unpacked.resolve("train.bin"), 50_000, 7, new byte[] {19, 42, 9});
        Files.writeString(
                unpacked.resolve("fine_label_names.txt"),
                IntStream.range(0, 100).mapToObj(i -> "fine" + i + "\n").collect(Collectors.joining()));

        DataSet dataSet = open("cifar100:" + folder);

        assertThat(dataSet.classNames()).hasSize(100).startsWith("fine0", "fine1");
        assertThat(dataSet.train().count()).isEqualTo(50_000);
        assertThat(dataSet.train().label(7)).isEqualTo(42);
        assertThat(dataSet.train().images(new int[] {7}, 32).pixels(0)).startsWith(9, 0, 0, 0);
        assertThatThrownBy(dataSet::test)
                .hasMessage("a CIFAR-100 directory needs train.bin and test.bin, but " + unpacked + " has no test.bin");
        record(unpacked.resolve("test.bin"), 10_000, 3, new byte[] {0, 100});
        assertThatThrownBy(dataSet::test)
                .hasMessage(unpacked.resolve("test.bin") + ", record 3: the label must be from 0 to 99, but is 100");
        Files.writeString(unpacked.resolve("fine_label_names.txt"), "apple\n");
        assertThatThrownBy(() -> open("cifar100:" + folder))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith("must name 100 classes, but names 1");
        record(unpacked.resolve("train.bin"), 49_999, 7, new byte[3]);
        Files.delete(unpacked.resolve("fine_label_names.txt"));
        assertThatThrownBy(() -> open("cifar100:" + folder))
                .hasMessageEndingWith("must have 153700000 bytes (50000 records of 3074), but has 153696926");
    }

    private static void record(Path file, int records, int index, byte[] start) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.setLength(records * 3074L);
            bytes.seek(index * 3074L);
            bytes.write(start);
        }
    }

    @Test
    void fingerprintsTellDataApart() {
        String shapes = open("shapes:16").fingerprint();

        assertThat(shapes).matches("[0-9a-f]{16}").isEqualTo(open("shapes:16").fingerprint());
        assertThat(open("shapes:17").fingerprint()).isNotEqualTo(shapes);
        assertThat(DataSets.open(Requests.on("shapes:16", 1, 0), Optional.empty())
                        .fingerprint())
                .isNotEqualTo(shapes);
    }

    private static DataSet open(String spec) {
        return DataSets.open(Requests.on(spec, 0, 0.01), Optional.empty());
    }
}
