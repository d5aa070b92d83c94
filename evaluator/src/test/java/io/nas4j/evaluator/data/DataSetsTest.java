package io.nas4j.evaluator.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataSetsTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nonsense       | data set must be one of shapes, shapes:SIZE, cifar10:DIR, images:DIR, but was 'nonsense'
            shapes:9       | data set shapes:SIZE needs a whole number of pixels from 16 to 512, but was 'shapes:9'
            shapes:        | data set shapes:SIZE needs a whole number of pixels from 16 to 512, but was 'shapes:'
            shapes:big     | data set shapes:SIZE needs a whole number of pixels from 16 to 512, but was 'shapes:big'
            images         | data set 'images' needs a directory, as in images:DIR
            images:        | data set 'images:' needs a directory, as in images:DIR
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
        Pictures pictures = dataSet.train().pictures(new int[] {10_003}, 32);

        assertThat(dataSet.train().count()).isEqualTo(50_000);
        assertThat(dataSet.classNames()).startsWith("a", "b");
        assertThat(pictures.label(0)).isEqualTo(3);
        assertThat(pictures.pixels(0)).startsWith(200, 0, 0, 0, 77, 0);
        assertThatThrownBy(dataSet::test).hasMessageEndingWith(folder + " has no test_batch.bin");
        Files.write(folder.resolve("test_batch.bin"), new byte[100]);
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

    private static DataSet open(String spec) {
        return DataSets.open(spec, 0, Optional.empty());
    }
}
