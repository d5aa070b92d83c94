package io.nas4j.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nas4j.export.target.CalibrationMethod;
import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.Settings;
import io.nas4j.space.InvalidInputException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExportersTest {

    @Test
    void findsEachByItsName() {
        assertThat(Exporters.names())
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .startsWith("onnx")
                .allSatisfy(name -> {
                    assertThat(name).matches("[a-z][a-z0-9-]*");
                    assertThat(Exporters.get(name).name()).isEqualTo(name);
                });
    }

    @Test
    void refusesAnUnknownNameWithWhatThereIsAndWhatIsMeant() {
        assertThatThrownBy(() -> Exporters.get("onx"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("--to must be one of onnx (")
                .hasMessageEndingWith(", but was 'onx'; did you mean onnx?");
        assertThatThrownBy(() -> Exporters.get("jax"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageEndingWith(", but was 'jax'");
    }

    @Test
    void givesEachChoiceToThoseThatKnowItAndRefusesWhatNoneKnows() {
        Settings settings = Settings.NONE.withHalf(true).withCalibration(CalibrationMethod.ENTROPY);
        assertThat(Exporters.with(Exporters.all(), settings))
                .extracting(Exporter::name)
                .isEqualTo(Exporters.names());
        assertThat(settings.only(Exporters.get("onnx").choices())).isEqualTo(Settings.NONE.withHalf(true));
        assertThat(settings.only(Set.of())).isEqualTo(Settings.NONE);
        assertThat(settings.only(settings.made())).isEqualTo(settings);
        assertThatThrownBy(() -> Exporters.with(List.of(Exporters.get("pytorch")), settings))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("--half belongs to onnx, and not to pytorch");
        List<Exporter> two = List.of(Exporters.get("timm"), Exporters.get("json"));
        assertThatThrownBy(() -> Exporters.with(two, Settings.NONE.withOpset(18)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("--opset belongs to onnx and onnx-int8, and not to timm, json");
    }
}
