package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nas4j.space.cost.CostModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Cards of files; a study's card is told by {@code StagesTest}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CardCommandTest {

    private Path folder;
    private Path weights;
    private Path card;
    private CommandLines.Answer answer;

    @BeforeAll
    void write(@TempDir Path shared) {
        folder = shared;
        weights = SmallModel.weights(folder, SmallModel.classes());
        SmallModel.images(folder.resolve("images/train"), 20);
        SmallModel.images(folder.resolve("images/test"), 40);
        card = folder.resolve("new/card");
        answer = run("card", weights, "-o", card, "--dataset", "images:" + folder.resolve("images"));
    }

    private CommandLines.Answer run(Object... words) {
        Object[] line = new Object[words.length + 2];
        System.arraycopy(words, 0, line, 0, words.length);
        line[words.length] = "--storage";
        line[words.length + 1] = folder.resolve("none");
        return CommandLines.run(line);
    }

    @Test
    void aPageHasCostsInEveryConvention() throws IOException {
        assertThat(answer.exit()).as(answer.err()).isZero();
        long macs = CostModel.cost(SmallModel.network(SmallModel.classes()).architecture())
                .macs();

        String page = Files.readString(card.resolve("README.md"));

        assertThat(page)
                .startsWith("# small\n")
                .contains(String.format(java.util.Locale.ROOT, "| MACs | %,d |", macs))
                .contains(String.format(java.util.Locale.ROOT, "| FLOPs | %,d |", 2 * macs))
                .contains("| Model | Pretrain | Params (M) | Flops (G) | Top-1 (%) | Top-5 (%) | Config | Download |")
                .contains("it is not known whether it was trained on some of them");
    }

    @Test
    void programsGetTheSame() throws IOException {
        JsonNode json = new ObjectMapper().readTree(card.resolve("card.json").toFile());

        assertThat(json.get("test").get("images").intValue()).isEqualTo(40);
        assertThat(json.get("family")).hasSize(1);
        assertThat(json.get("family").get(0).get("top1"))
                .isEqualTo(json.get("test").get("top1"));
        assertThat(json.get("found").isNull()).isTrue();
        assertThat(json.get("costs").get("flops").longValue())
                .isEqualTo(2 * json.get("costs").get("macs").longValue());
        assertThat(json.get("mean").get(1).doubleValue()).isCloseTo(0.4, within(1e-12));
        assertThat(json.get("published").get(7).get("top1").doubleValue()).isEqualTo(0.843);
    }

    @Test
    void figuresAndConfigsLieBesideThePage() throws IOException {
        assertThat(card.resolve("accuracy-macs.svg"))
                .content()
                .contains("EfficientNet-B0 to B7, ImageNet (published)", "small, images:");
        assertThat(List.of("accuracy-macs.png", "accuracy-params.svg", "accuracy-params.png", "confusion.svg"))
                .allSatisfy(name -> assertThat(card.resolve(name)).isNotEmptyFile());
        assertThat(run("profile", card.resolve("configs/small.yaml"), "--format", "json")
                        .out())
                .contains(
                        SmallModel.network(SmallModel.classes()).architecture().toString());
    }

    @Test
    void aCardThatIsThereIsReplacedOnlyByForce() {
        CommandLines.Answer again = run("card", weights, "-o", card);
        assertThat(again.exit()).isEqualTo(2);
        assertThat(again.err()).contains("it has a README.md already; give another folder, or --force to replace it");

        assertThat(run("card", weights, "-o", folder.resolve("twice")).exit()).isZero();
        assertThat(run("card", weights, "-o", folder.resolve("twice"), "--force")
                        .exit())
                .isZero();
        assertThat(folder.resolve("twice/README.md")).content().contains("Not measured");
    }

    @Test
    void anEmptyStorageHasNoModels(@TempDir Path other) {
        StoredStudy.create(other, List.of(), List.of());

        CommandLines.Answer models = CommandLines.run("models", "--storage", other);

        assertThat(models.exit()).as(models.err()).isZero();
        assertThat(models.out()).startsWith("No study in " + other + " has trained a baseline yet");
    }
}
