package io.nas4j.export.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.weights.TrainedNetwork;
import io.nas4j.export.PageImage;
import io.nas4j.export.PythonChecks;
import io.nas4j.export.Samples;
import io.nas4j.export.target.Evidence;
import io.nas4j.export.target.Reference;
import io.nas4j.space.architecture.Architecture;
import io.nas4j.space.architecture.ArchitectureText;
import io.nas4j.space.cost.CostModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonExporterTest {

    private static final Architecture SMALL =
            ArchitectureText.parse("in:12x3 stem:k3_s2_c8 mb:e2_k3_s2_c8_se0.25_pool head:c16 classes:3");

    @TempDir
    Path folder;

    private final JsonExporter exporter = new JsonExporter();

    @Test
    void anotherProgramComputesTheSameLogitsFromTheOperators() throws Exception {
        PythonChecks.assumeModules(folder, "torch");
        List<Reference> networks = Samples.all();
        Samples.write(networks, exporter, folder);
        assertThat(PythonChecks.differences("check_json.py", folder))
                .hasSize(networks.size())
                .allSatisfy(difference -> assertThat(difference).isLessThan(1e-4));
    }

    @Test
    void theProgramOfThePageRunsInItsFolder() throws Exception {
        PythonChecks.assumeModules(folder, "numpy");
        Path each = folder.resolve("page");
        PageImage page = PageImage.export(exporter, SMALL, each);
        assertThat(PythonChecks.runPage(each))
                .isEqualTo(page.network().weights().tensors().size() + " tensors for class 0 class 1 class 2");
    }

    @Test
    void saysCostsAndNothingThatTheSchemaDoesNotKnow() throws IOException {
        Reference reference = Samples.reference(SMALL, 0);
        exporter.write(reference.network(), folder);
        JsonNode network = read("network.json");
        assertThat(network.at("/cost/params").asLong())
                .isEqualTo(CostModel.cost(SMALL).params());
        assertThat(network.at("/cost/macs").asLong())
                .isEqualTo(CostModel.cost(SMALL).macs());
        assertKnown(network, read("network.schema.json"), "");
        assertThat(exporter.checks().get(0).check(folder, reference))
                .isEqualTo(new Evidence.ReadBack(
                        reference.network().weights().tensors().size()));
        Reference other = Samples.reference(SMALL, 1);
        assertThatThrownBy(() -> exporter.checks().get(0).check(folder, other))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageStartingWith("tensor stem.conv.weight has other numbers");
    }

    /** Names of fields are those of the schema, and all that it requires are there. */
    private static void assertKnown(JsonNode value, JsonNode schema, String place) {
        if (value.isArray()) {
            value.forEach(each -> assertKnown(each, schema.path("items"), place + "[]"));
        } else if (value.isObject()) {
            for (JsonNode required : schema.path("required")) {
                assertThat(value.has(required.asText()))
                        .as("%s/%s", place, required)
                        .isTrue();
            }
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                String at = place + "/" + field.getKey();
                JsonNode known = schema.path("properties").path(field.getKey());
                assertThat(known.isMissingNode()).as(at).isFalse();
                if (known.has("enum")) {
                    assertThat(known.get("enum")).as(at).contains(field.getValue());
                }
                assertKnown(field.getValue(), known, at);
            }
        }
    }

    private JsonNode read(String file) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(file).toFile());
    }

    @Test
    void theWeightsAreANetworkOfOurs() {
        Reference reference = Samples.reference(SMALL, 0);
        exporter.write(reference.network(), folder);
        TrainedNetwork read = TrainedNetwork.read(folder.resolve("model.safetensors"));
        assertThat(read.architecture()).isEqualTo(SMALL);
        assertThat(read.classNames()).isEqualTo(reference.network().classNames());
    }
}
