package io.nas4j.core.file;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFilesTest {

    @TempDir
    private Path folder;

    @Test
    void aKeptFileIsRefusedByAnyNameAndAnotherOneIsFree() throws IOException {
        Path weights = Files.writeString(folder.resolve("weights"), "w");
        Path images = Files.createDirectory(folder.resolve("images"));
        Path image = Files.writeString(images.resolve("1.png"), "i");
        Path link = Files.createSymbolicLink(folder.resolve("link"), weights);
        Path other = Files.writeString(folder.resolve("other"), "o");
        KeptFiles kept = new KeptFiles().with(weights, "the weights").with(images, "an image");
        for (Path path : new Path[] {weights, link, images.resolve("../weights")}) {
            assertThatThrownBy(() -> kept.refuse(path))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("cannot write " + path + ": it is the weights, which would be lost; give another path");
        }
        assertThatThrownBy(() -> kept.refuse(image)).hasMessageContaining("it is an image");
        assertThatCode(() -> kept.refuse(other)).doesNotThrowAnyException();
        assertThatCode(() -> kept.refuse(images.resolve("new.onnx"))).doesNotThrowAnyException();
        assertThatCode(() -> kept.refuse(folder.resolve("new"))).doesNotThrowAnyException();
    }
}
