package io.nas4j.export.json;

import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.ExporterContract;

class JsonExporterContractTest extends ExporterContract {

    @Override
    protected Exporter create() {
        return new JsonExporter();
    }
}
