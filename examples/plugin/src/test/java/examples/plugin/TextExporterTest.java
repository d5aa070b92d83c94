package examples.plugin;

import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.ExporterContract;

class TextExporterTest extends ExporterContract {

    @Override
    protected Exporter create() {
        return new TextExporter();
    }
}
