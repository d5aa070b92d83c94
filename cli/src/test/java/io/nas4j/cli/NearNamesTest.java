package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wherever a name is typed and looked up, a refusal says which one may be meant. */
class NearNamesTest {

    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(String line) {
        err.getBuffer().setLength(0);
        return Main.run(
                line.replace("STORE", folder.toString()).split(" "),
                new PrintWriter(new StringWriter()),
                new PrintWriter(err));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "profile EfficientNet-B0 | efficientnet-b0",
                "profile efficientnet_b0 | efficientnet-b0",
                "profile mobilenet_v2@1.4 | mobilenet-v2@1.4",
                "scale efficientnet-b0 --published b33 | b3",
                "space mnasnet_micro | mnasnet-micro",
                "search --study s --dataset shapes --space Proxyless | proxyless",
                "search --study s --dataset image:x | images:x",
                "search --study s --dataset shapes --strategy evolutoin | evolution",
                "search --study s --dataset shapes --strategy predictor:intial=3 | initial",
                "benchmark --table x.csv --strategies randm | random",
                "search --study s --dataset shapes --engine Torch | torch",
                "search --study s --dataset shapes --augment flp | flip",
                "search --study s --dataset shapes --objective latncy | latency",
                "search --study s --dataset shapes --constraint mac<=3M | macs",
                "search --study s --dataset shapes --optimizer adam | adamw",
                "search --study s --dataset shapes --pruner assha | asha",
                "search --study s --dataset shapes --warm-start zero-cost:3:score=synflw | synflow",
                "fidelity --dataset shapes --truth epoch=3 | epochs",
                "fidelity --dataset shapes --truth epochs=3 --scores naswto | naswot",
                "convert efficientnet-b0 --to tim | timm",
                "export s --to onx -o x.onnx --storage STORE | onnx",
                "trials study-won --storage STORE | study-one",
                "trial study-won 0 --storage STORE | study-one",
                "best study-won --storage STORE | study-one",
                "resume study-won --storage STORE | study-one",
                "train study-won --storage STORE | study-one",
                "profile study-won#0 --storage STORE | study-one",
                "studies delete study-won --yes --storage STORE | study-one",
                "trials study-one --format jsn --storage STORE | json",
                "trials study-one --phase baselin --storage STORE | baseline",
                "trials study-one --columns acuracy --storage STORE | accuracy",
                "trials study-one --sort acuracy:desc --storage STORE | accuracy",
                "trials study-one --where acuracy>0.3 --storage STORE | accuracy",
                "trials study-one --where state=COMPLTE --storage STORE | COMPLETE",
                "serch --study s | search or grid-search",
            })
    void areSaid(String line, String meant) {
        if (line.contains("STORE")) {
            StoredStudy.create(folder, List.of(), List.of());
            assertThat(run("studies rename s study-one --storage STORE"))
                    .as(err.toString())
                    .isZero();
        }
        assertThat(run(line)).isEqualTo(2);
        assertThat(err.toString().strip().lines()).hasSize(1);
        assertThat(err.toString()).containsOnlyOnce("; did you mean ").contains("; did you mean " + meant);
    }
}
