package io.nas4j.api.stage;

import io.nas4j.evaluator.data.image.DataSet;
import io.nas4j.space.staged.Resolutions;
import io.nas4j.space.staged.SpaceDefinition;
import java.util.Locale;
import java.util.Optional;

/**
 * The size that images are resized to.
 *
 * @param pixels a side
 * @param note why, or what is wrong with it; empty where someone asked for a size that the space was made for
 */
public record InputSize(int pixels, Optional<String> note) {

    /**
     * Takes the given size. Without one, takes the size of most training images, within what the space was made for.
     *
     * @param given asked for, or that of the study that goes on
     */
    public static InputSize of(Optional<Integer> given, SpaceDefinition space, DataSet data) {
        if (given.isPresent()) {
            return new InputSize(given.get(), warning(given.get(), space));
        }
        int usual = data.nativeSize();
        Resolutions madeFor = space.resolutions();
        int pixels = madeFor.nearest(usual);
        return new InputSize(
                pixels,
                Optional.of("resolution " + pixels + ": the median of the training images' shorter sides"
                        + (pixels == usual
                                ? ""
                                : " is " + usual + ", and space " + space.name() + " was made for " + madeFor.text())
                        + "; --resolution takes another"));
    }

    /** What is said of a size that a space was not made for. */
    public static Optional<String> warning(int pixels, SpaceDefinition space) {
        Resolutions madeFor = space.resolutions();
        if (madeFor.has(pixels)) {
            return Optional.empty();
        }
        double times = Math.pow(pixels / (double) madeFor.most(), 2);
        return Optional.of(
                "warning: space " + space.name() + " was made for " + madeFor.text() + ", but the resolution is "
                        + pixels + ": "
                        + (pixels < madeFor.least()
                                ? "later layers see little of so small an image"
                                : String.format(
                                        Locale.ROOT,
                                        "networks cost about %.1f times what they cost at %d",
                                        times,
                                        madeFor.most())));
    }
}
