package io.nas4j.cli.runtime;

import com.sun.management.OperatingSystemMXBean;
import io.nas4j.api.about.Version;
import io.nas4j.api.workplace.ArtifactFolder;
import io.nas4j.cli.output.Row;
import io.nas4j.core.WorkFailedException;
import io.nas4j.core.store.StudyStore;
import io.nas4j.db.H2StudyStore;
import io.nas4j.db.h2.OpenMode;
import io.nas4j.evaluator.EngineFacts;
import io.nas4j.evaluator.Gpus;
import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.space.InvalidInputException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What this machine has for a search, found without loading a native library. */
public final class MachineFacts {

    private static final double GIB = 1L << 30;
    private static final double LITTLE_MEMORY = 2 * GIB;
    private static final double LITTLE_DISK = GIB;

    private MachineFacts() {}

    /** A row for each fact. */
    public static List<Row> rows(List<EngineFacts> engines, String storage) {
        List<Row> rows = new ArrayList<>();
        rows.add(row("nas4j", Version.number(), ""));
        rows.add(row(
                "java",
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                System.getProperty("java.home")));
        rows.add(row(
                "system",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                ""));
        int cores = Runtime.getRuntime().availableProcessors();
        rows.add(row("cores", String.valueOf(cores), "as many --workers train at full speed"));
        rows.add(memory(cores));
        for (EngineFacts engine : engines) {
            rows.add(row(
                    "engine " + engine.name(),
                    engine.library(),
                    engine.available() ? "natives are there" : "no natives for this platform"));
        }
        rows.add(gpu());
        rows.addAll(storage(storage));
        return rows;
    }

    private static Row row(String what, String found, String remark) {
        return new Row().with("what", what).with("found", found).with("remark", remark);
    }

    private static Row memory(int cores) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        double total = system.getTotalMemorySize();
        return row(
                "memory",
                gibibytes(total) + " GiB",
                total / cores < LITTLE_MEMORY ? "less than 2 GiB a worker if every core has one" : "");
    }

    private static Row gpu() {
        List<String> names = Gpus.names();
        return names.isEmpty()
                ? row("gpu", "none", "NVIDIA's driver tells of none")
                : row(
                        "gpu",
                        String.join(", ", names),
                        TorchEngine.withCuda()
                                ? "search --device cuda trains on it"
                                : "not used: this build has no natives for CUDA");
    }

    private static List<Row> storage(String url) {
        Path home = ArtifactFolder.of(url);
        List<Row> rows = new ArrayList<>();
        rows.add(row("storage", url, contents(url)));
        try {
            Path existing = existing(home);
            double room = Files.getFileStore(existing).getUsableSpace();
            String remark = Files.isWritable(existing) ? "" : existing + " cannot be written to";
            rows.add(row(
                    "disk",
                    gibibytes(room) + " GiB free",
                    remark.isEmpty() && room < LITTLE_DISK ? "little: trained weights and images take room" : remark));
        } catch (IOException e) {
            rows.add(row("disk", "unknown", String.valueOf(e.getMessage())));
        }
        return rows;
    }

    private static String contents(String url) {
        try (StudyStore store = H2StudyStore.open(url, OpenMode.READ)) {
            int studies = store.studies().size();
            return studies == 0 ? "no studies yet" : studies + (studies == 1 ? " study" : " studies");
        } catch (InvalidInputException | WorkFailedException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private static Path existing(Path path) {
        Path at = path;
        while (!Files.exists(at) && at.getParent() != null) {
            at = at.getParent();
        }
        return at;
    }

    private static String gibibytes(double bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / GIB);
    }
}
