package io.nas4j.export.dl4j;

import io.nas4j.export.target.Exporter;
import io.nas4j.export.target.ExporterContract;

class Dl4jExporterContractTest extends ExporterContract {

    @Override
    protected Exporter create() {
        return new Dl4jExporter();
    }
}
