package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trials that LibTorch trained are trained again. */
class ReproduceIT {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String line) {
        List<String> words = new ArrayList<>(List.of(line.split(" ")));
        words.addAll(List.of("--storage", folder.resolve("data").toString()));
        return Main.run(words.toArray(String[]::new), new PrintWriter(out), new PrintWriter(err));
    }

    /** Two trained side by side, and each alone: it is the stored seed that decides, not what ran beside it. */
    @Test
    void trainsTheSameNumbersAgainFromWhatIsStored() {
        assertThat(run("search --study s --dataset shapes:16 --space mnasnet-micro --strategy random --engine torch"
                        + " --epochs 2 --train-images 100 --validation-images 50 --batch-size 20 --seed 5"
                        + " --workers 2 --trials 2"))
                .as(err.toString())
                .isZero();
        for (int number = 0; number < 2; number++) {
            out.getBuffer().setLength(0);
            assertThat(run("reproduce s " + number + " --format csv"))
                    .as(out + err.toString())
                    .isZero();
            List<String> fields = out.toString().lines().skip(1).toList();
            assertThat(fields)
                    .allMatch(field -> field.endsWith(",yes"))
                    .anyMatch(field -> field.startsWith("state,COMPLETE,COMPLETE,"))
                    .anyMatch(field -> field.startsWith("seed,"))
                    .anyMatch(field -> field.startsWith("accuracy,0."))
                    .anyMatch(field -> field.startsWith("epoch 2 loss,"));
            assertThat(err.toString())
                    .contains("search trial " + number + " of study s is reproduced: all " + fields.size()
                            + " fields are identical")
                    .doesNotContain("since the trial was run");
        }
    }
}
