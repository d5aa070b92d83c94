package io.nas4j.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.core.json.ProvenanceJson;
import io.nas4j.core.json.StudyConfigJson;
import io.nas4j.core.reward.Objective;
import io.nas4j.core.study.Augmentation;
import io.nas4j.core.study.Provenance;
import io.nas4j.core.study.Reduction;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.study.SpaceSource;
import io.nas4j.core.study.StudyConfig;
import io.nas4j.core.study.TrainingTask;
import io.nas4j.space.search.Constraint;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class StudyConfigJsonTest {

    @Provide
    Arbitrary<StudyConfig> configs() {
        return StudyConfigs.any();
    }

    @Property
    void readsWhatItWrote(@ForAll("configs") StudyConfig config) {
        assertThat(StudyConfigJson.read(StudyConfigJson.write(config))).isEqualTo(config);
    }

    @Property
    void readsTheProvenanceThatItWrote(
            @ForAll String a, @ForAll String b, @ForAll String c, @ForAll String d, @ForAll String e) {
        Provenance provenance = new Provenance(a, Optional.of(b), c, d, e, b, Optional.empty(), "2026-01-02T03:04:05Z");
        assertThat(ProvenanceJson.read(ProvenanceJson.write(provenance))).isEqualTo(provenance);
    }

    @Property
    void seedsAreTextsAndReadAsNumbersToo(@ForAll long seed, @ForAll long dataSeed) {
        StudyConfig sample = StudyConfigs.SAMPLE;
        StudyConfig config = sample.withPlan(plan -> SearchPlan.of(
                plan.space(),
                plan.strategy(),
                seed,
                plan.objective(),
                TrainingTask.of(
                                plan.task().data().withSeed(dataSeed),
                                plan.task().recipe())
                        .with(plan.task().reduction())));
        String json = StudyConfigJson.write(config);
        assertThat(json).contains("\"seed\":\"" + seed + "\"", "\"data_seed\":\"" + dataSeed + "\"");
        assertThat(StudyConfigJson.read(json)).isEqualTo(config);
        assertThat(StudyConfigJson.read(json.replace("seed\":\"" + seed + "\"", "seed\":" + seed)
                        .replace("data_seed\":\"" + dataSeed + "\"", "data_seed\":" + dataSeed)))
                .isEqualTo(config);
    }

    private static final String ADDED_SINCE =
            "\"device\":\"cpu\",\"pruner\":\"none\",\"warm_start\":\"none\",\"signal\":\"accuracy\",\"scores\":\"none\","
                    + "\"metric\":\"accuracy\",\"minimize\":false,"
                    + "\"limits\":{\"seconds\":0.0,\"silent_seconds\":0.0,\"megabytes\":0,\"retry_diverged\":false},\"stop_when\":\"none\"";

    @Example
    void keepsItsFieldNames() {
        assertThat(StudyConfigJson.write(StudyConfigs.SAMPLE))
                .isEqualTo("{\"name\":\"s\",\"space\":\"mbconv-small\",\"strategy\":\"reinforce\",\"engine\":\"torch\","
                        + "\"input\":{\"resolution\":32,\"channels\":3},\"classes\":10,\"seed\":\"42\",\"trials\":10,"
                        + "\"workers\":2,\"objective\":{\"form\":\"soft\",\"target_macs\":2000000.0,\"exponent\":-0.07},"
                        + "\"task\":{\"dataset\":\"shapes\",\"train_images\":2000,\"validation_images\":500,"
                        + "\"epochs\":3,\"batch_size\":64,\"optimizer\":\"sgd\",\"learning_rate\":0.05,\"warmup_steps\":20,\"momentum\":0.9,"
                        + "\"weight_decay\":1.0E-5,\"label_smoothing\":0.1,\"augment\":\"crop,flip\",\"schedule\":\"cosine\",\"ema\":0.0,\"warmup_epochs\":0.0,\"decay_all\":false,\"clip_norm\":0.0,\"progressive\":\"none\",\"data_seed\":\"7\",\"max_unreadable\":0.01,\"proxy_width\":1.0,\"proxy_resolution\":0},"
                        + ADDED_SINCE + "}");
    }

    /** What has been added since studies were first stored may be missing. */
    @Example
    void readsStudiesOfEarlierReleases() {
        String first = StudyConfigJson.write(StudyConfigs.SAMPLE).replace("," + ADDED_SINCE, "");
        assertThat(first).doesNotContain("pruner");
        assertThat(StudyConfigJson.read(first)).isEqualTo(StudyConfigs.SAMPLE);
        String old = first.replace(",\"max_unreadable\":0.01,\"proxy_width\":1.0,\"proxy_resolution\":0", "")
                .replace("\"optimizer\":\"sgd\",", "")
                .replace("\"warmup_epochs\":0.0,\"decay_all\":false,\"clip_norm\":0.0,\"progressive\":\"none\",", "")
                .replace("\"schedule\":\"cosine\",\"ema\":0.0,", "")
                .replace("\"crop,flip\"", "true");
        String oldest = old.replace("\"seed\":\"42\"", "\"seed\":42").replace("\"data_seed\":\"7\"", "\"data_seed\":7");
        assertThat(oldest).contains("\"augment\":true,\"data_seed\":7}", "\"seed\":42,");
        assertThat(StudyConfigJson.read(oldest)).isEqualTo(StudyConfigs.SAMPLE);
        assertThat(StudyConfigJson.read(oldest.replace("\"augment\":true", "\"augment\":false"))
                        .plan()
                        .task()
                        .recipe()
                        .augmentation())
                .isEqualTo(Augmentation.NONE);
        assertThat(StudyConfigJson.read(
                                first.replace("\"proxy_width\":1.0,\"proxy_resolution\":0", "\"resolution\":24"))
                        .plan()
                        .task()
                        .reduction())
                .isEqualTo(new Reduction(1, 24));
        refuses(first.replace("\"proxy_width\"", "\"resolution\":24,\"proxy_width\""), "'task.proxy_width'");
        refuses(first.replace("\"crop,flip\"", "\"twist\""), "'twist'");
        refuses(first.replace("\"sgd\"", "\"lion\""), "'lion'");
    }

    /** A space from a file is stored whole: a study goes on without the file. */
    @Example
    void keepsTheDefinitionOfASpace() {
        StudyConfig sample = StudyConfigs.SAMPLE;
        SpaceSource space = new SpaceSource(
                "mine", Optional.of("name: mine\nblocks: []\n"), List.of(Constraint.parse("macs <= 60M")));
        StudyConfig config = sample.withPlan(plan -> plan.withSpace(space));
        String json = StudyConfigJson.write(config);
        assertThat(json)
                .contains("\"space\":\"mine\",\"space_definition\":\"name: mine\\nblocks: []\\n\","
                        + "\"constraints\":[\"macs <= 60M\"],\"strategy\":");
        assertThat(StudyConfigJson.read(json)).isEqualTo(config);
        refuses(json.replace("[\"macs <= 60M\"]", "[1]"), "'constraints' must be an array of texts");
        refuses(json.replace("[\"macs <= 60M\"]", "true"), "'constraints' must be an array");
    }

    @Example
    void namesTheKeyThatIsWrong() {
        String good = StudyConfigJson.write(StudyConfigs.SAMPLE);
        refuses(good.replace("\"momentum\"", "\"impetus\""), "'task.momentum' is missing");
        refuses(good.replace("\"seed\":\"42\"", "\"seed\":42,\"dropout\":1"), "'dropout' is a key that this release");
        refuses(good.replace("\"momentum\"", "\"mixup\":1,\"momentum\""), "'task.mixup' is a key");
        refuses(good.replace("\"seed\":\"42\"", "\"seed\":true"), "'seed' must be a number");
        refuses(
                good.replace("\"seed\":\"42\"", "\"seed\":\"x\""),
                "'seed' must be a whole number of 64 bits, but was x");
        refuses(good.replace("\"seed\":\"42\"", "\"seed\":4.2"), "'seed' must be a whole number");
        refuses(good.replace("\"classes\":10", "\"classes\":99999999999"), "'classes' must be a whole number");
        refuses(good.replace("\"augment\":\"crop,flip\"", "\"augment\":null"), "null");
        refuses(good.replace("\"soft\"", "\"softer\""), "'objective.form' must be soft or hard");
        refuses(good.substring(1), "JSON");
        refuses(good + "{}", "JSON");
        refuses("", "JSON");
        refuses("[]", "JSON");
        refuses(good.replace("\"seed\":\"42\"", "\"seed\":42,\"seed\":43"), "JSON");
    }

    @Example
    void knowsBothForms() {
        for (Objective.Form form : Objective.Form.values()) {
            StudyConfig sample = StudyConfigs.SAMPLE;
            StudyConfig config = sample.withPlan(plan -> plan.withObjective(new Objective(form, 1e6, -1)));
            assertThat(StudyConfigJson.read(StudyConfigJson.write(config))).isEqualTo(config);
        }
    }

    private static void refuses(String json, String reason) {
        assertThatThrownBy(() -> StudyConfigJson.read(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
