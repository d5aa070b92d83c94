package io.nas4j.evaluator.data;

import io.nas4j.core.file.UserPath;
import io.nas4j.core.study.TaskData;
import io.nas4j.evaluator.data.cifar.CifarBatches;
import io.nas4j.evaluator.data.cifar.CifarFormat;
import io.nas4j.evaluator.data.folder.ImageFolders;
import io.nas4j.evaluator.data.folder.UnreadableLimit;
import io.nas4j.evaluator.data.idx.IdxFolder;
import io.nas4j.evaluator.data.image.DataParts;
import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.evaluator.data.shapes.Shapes;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.NearName;
import io.nas4j.space.plugin.PlugIns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Opens data sets by the names that users give. */
public final class DataSets {

    private static final List<String> FORMS =
            List.of("shapes", "shapes:SIZE", "cifar10:DIR", "cifar100:DIR", "idx:DIR", "images:DIR");

    private static final List<String> KINDS = List.of("shapes", "cifar10", "cifar100", "idx", "images");

    private DataSets() {}

    /** The forms of a name; those of plug-ins last. */
    public static List<String> forms() {
        return Stream.concat(
                        FORMS.stream(),
                        PlugIns.all(DataSetProvider.class).stream().map(DataSetProvider::form))
                .toList();
    }

    /**
     * Opens a data set: looks at what there is, decodes nothing yet.
     *
     * @param taskData the name of the data set, the seed by which {@code shapes} draws, and how many images may be unreadable
     * @param cacheFolder where decoded images are kept between processes; made when needed
     * @throws InvalidInputException with one sentence naming what is wrong and what is allowed
     */
    public static DataSet open(TaskData taskData, Optional<Path> cacheFolder) {
        return open(taskData, cacheFolder, () -> {});
    }

    /**
     * The same.
     *
     * @param progress is told now and then, from several threads, while images are read, decoded or resized
     */
    static DataSet open(TaskData taskData, Optional<Path> cacheFolder, Runnable progress) {
        String spec = taskData.dataset();
        int colon = spec.indexOf(':');
        String kind = colon < 0 ? spec : spec.substring(0, colon);
        String rest = colon < 0 ? "" : spec.substring(colon + 1);
        return switch (kind) {
            case "shapes" -> shapes(spec, colon < 0 ? Integer.toString(Shapes.DEFAULT_SIDE) : rest, taskData.seed());
            case "cifar10" -> cifar(CifarFormat.TEN, spec, folder(spec, rest));
            case "cifar100" -> cifar(CifarFormat.HUNDRED, spec, folder(spec, rest));
            case "idx" -> IdxFolder.open(spec, folder(spec, rest));
            case "images" ->
                ImageFolders.open(
                        spec, folder(spec, rest), cacheFolder, new UnreadableLimit(taskData.maxUnreadable()), progress);
            default ->
                PlugIns.find(DataSetProvider.class, DataSetProvider::kind, kind)
                        .orElseThrow(() -> unknown(spec))
                        .open(taskData, rest, cacheFolder);
        };
    }

    private static InvalidInputException unknown(String spec) {
        return new InvalidInputException("data set must be one of " + String.join(", ", forms()) + ", but was '" + spec
                + "'" + NearName.hint(spec, ':', KINDS));
    }

    private static DataSet cifar(CifarFormat format, String spec, Path folder) {
        return new DataSet(
                spec,
                CifarBatches.train(format, folder),
                Optional.empty(),
                () -> CifarBatches.test(format, folder),
                validationImages -> CifarBatches.checkTest(format, folder));
    }

    private static DataSet shapes(String spec, String side, long dataSeed) {
        if (!side.matches("[0-9]{1,4}")
                || Integer.parseInt(side) < Shapes.MIN_SIDE
                || Integer.parseInt(side) > Shapes.MAX_SIDE) {
            throw new InvalidInputException("data set shapes:SIZE needs a whole number of pixels from "
                    + Shapes.MIN_SIDE + " to " + Shapes.MAX_SIDE + ", but was '" + spec + "'");
        }
        int pixels = Integer.parseInt(side);
        return new DataSet(
                spec,
                Shapes.train(pixels, dataSeed),
                Optional.empty(),
                () -> Shapes.test(pixels, dataSeed),
                DataParts.SILENT);
    }

    private static Path folder(String spec, String path) {
        if (path.isBlank()) {
            throw new InvalidInputException("data set '" + spec + "' needs a directory, as in "
                    + spec.substring(0, spec.indexOf(':') < 0 ? spec.length() : spec.indexOf(':')) + ":DIR");
        }
        Path folder = UserPath.of("data set", path);
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException("data set '" + spec + "' must name a directory, but " + path
                    + (Files.exists(folder) ? " is not one" : " does not exist"));
        }
        return folder;
    }
}
