package io.nas4j.export.keras;

import io.jhdf.exceptions.HdfException;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.core.file.TemporaryPath;
import io.nas4j.core.weights.Weights;
import io.nas4j.export.target.BackendCheck;
import io.nas4j.export.target.Evidence;
import io.nas4j.export.target.NamedWeights;
import io.nas4j.export.target.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads the variables back with jhdf, and compares every number. */
final class KerasCheck implements BackendCheck {

    @Override
    public String backend() {
        return "jhdf";
    }

    @Override
    public boolean available() {
        return true;
    }

    @Override
    public Evidence check(Path file, Reference reference) {
        try (ZipFile zip = new ZipFile(file.toFile());
                TemporaryPath weights = TemporaryPath.file(file.toAbsolutePath(), ".h5")) {
            ZipEntry entry = zip.getEntry(KerasExporter.WEIGHTS);
            if (entry == null) {
                throw new WorkFailedException(file + " has no " + KerasExporter.WEIGHTS);
            }
            try (InputStream in = zip.getInputStream(entry)) {
                Files.copy(in, weights.path(), StandardCopyOption.REPLACE_EXISTING);
            }
            Weights read = KerasWeights.read(
                    weights.path(), KerasNetwork.of(reference.network()).variables());
            return NamedWeights.equal(reference.network().weights(), read);
        } catch (IOException e) {
            throw new WorkFailedException(file + " cannot be read: " + AtomicFile.reason(e), e);
        } catch (HdfException e) {
            throw new WorkFailedException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
