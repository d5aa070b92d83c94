package io.nas4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.nas4j.api.workplace.Studies;
import io.nas4j.cli.runtime.MemberStudy;
import io.nas4j.core.store.StudyStore;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {

    private static final String NETWORK = "mobilenet-v2@0.1@16px";

    @TempDir
    private Path folder;

    private CommandLines.Answer run(String... words) {
        List<String> line = new ArrayList<>(List.of("train"));
        line.addAll(List.of(words));
        line.addAll(List.of("--storage", folder.resolve("data").toString()));
        return CommandLines.run(line.toArray());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--recipe fast | --recipe must be one of",
                "--member 200 | --member must be a number from -100 to 100, but was 200",
                "--top 2 | --top chooses among the networks of a search, but one network alone is trained here",
                "--validation-images 90000000 | 90000000",
                "--freeze stem | --freeze is for weights to begin with, and needs --init MODEL",
                "--lower-rates 0.5 | --lower-rates is for weights to begin with",
                "--keep-statistics | --keep-statistics is for weights to begin with",
                "--init gone.safetensors | gone.safetensors: must be a safetensors file, but there is no such file",
                "--temperature 2 | --temperature is for a network that learns from another, and needs --teacher MODEL",
                "--teacher gone.safetensors | gone.safetensors: must be a safetensors file, but there is no such file",
                "--epochs 0 | epochs must be a whole number from 1 to 100000, but was 0",
                "--augment cutout:40 | the side of augmentation cutout must be less than the 16 pixels",
            })
    void refusesInASentenceBeforeAnythingIsTrained(String options, String sentence) {
        List<String> line = new ArrayList<>(List.of(NETWORK, "--dataset", "shapes"));
        line.addAll(List.of(options.strip().split(" ")));
        CommandLines.Answer answer = run(line.toArray(String[]::new));
        assertThat(answer.exit()).as(answer.err()).isEqualTo(2);
        assertThat(answer.err().strip().lines()).hasSize(1);
        assertThat(answer.err()).startsWith("nas4j: ").contains(sentence.strip());
        assertThat(folder.resolve("data").resolve("nas4j.mv.db")).doesNotExist();
    }

    @Test
    void anArchitectureNeedsADataSetAndAStudyHasItsOwn() {
        assertThat(run(NETWORK).err()).contains("is an architecture, whose trainings need --dataset");
        assertThat(run("nothing").exit()).isEqualTo(2);
        storeAStudy();
        assertThat(run(StoredStudy.NAME, "--dataset", "shapes").err())
                .contains("--dataset is for an architecture, but 's' is a study, which has its own");
        assertThat(run(StoredStudy.NAME, "--seed", "3").err())
                .contains("--seed is for an architecture, which needs --dataset too");
        assertThat(run(StoredStudy.NAME, "--validation-images", "3").err())
                .contains("--validation-images is for an architecture");
    }

    @Test
    void aMemberOfAFamilyHasAStudyOfItsOwn() {
        storeAStudy();
        String storage = folder.resolve("data").toString();
        assertThat(run(StoredStudy.NAME, "--member", "1").err())
                .contains("--member must be a phi of the family of study s, which has no family yet, but was 1");
        assertThat(CommandLines.run("scale", StoredStudy.NAME, "--phi", "0,1", "--storage", storage)
                        .exit())
                .isZero();
        assertThat(run(StoredStudy.NAME, "--member", "3").err()).contains("which has 0, 1, but was 3");
        StudyConfig searched = Studies.config(storage, StoredStudy.NAME);
        StudyConfig made = MemberStudy.of(storage, searched, 1).config();
        assertThat(made.name()).isEqualTo("s-phi1");
        assertThat(made.plan().task()).isEqualTo(searched.plan().task());
        assertThat(made.plan().seed()).isEqualTo(searched.plan().seed());
        try (StudyStore store = H2StudyStore.open(storage, OpenMode.READ)) {
            Architecture member = store.family(StoredStudy.NAME).get(1).architecture();
            assertThat(made.plan().space().network()).contains(member);
            assertThat(made.data().input()).isEqualTo(member.input());
        }
    }

    private void storeAStudy() {
        Architecture network = ArchitectureText.parse("in:16x3 stem:k3_s2_c8 mb:e2_k3_s2_c16 head:c32 classes:10");
        StoredStudy.create(
                folder.resolve("data"), List.of(new StoredStudy.Trained(network, OptionalDouble.of(0.5))), List.of());
    }
}
