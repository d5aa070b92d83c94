package io.nas4j.report.chart;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.file.AtomicFile;
import io.nas4j.space.InvalidInputException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Writes charts as files. Equal charts give equal SVG bytes everywhere; a PNG has the letters of the machine's fonts. */
public final class ChartWriter {

    private ChartWriter() {}

    /**
     * Creates or replaces {@code stem.svg} and {@code stem.png}. Each file is written whole or not at all.
     *
     * @param stem path of the files without the ending
     * @throws InvalidInputException where files cannot be made there
     * @throws WorkFailedException where writing breaks off, or this machine cannot draw letters; the SVG may be there
     */
    public static void write(LineChart chart, Path stem) {
        Path svg = file(stem, ".svg");
        Path png = file(stem, ".png");
        Drawing drawing = new Drawing(chart);
        byte[] text = svg(chart, drawing);
        AtomicFile.write(svg, out -> out.write(text));
        byte[] pixels = png(drawing, png);
        AtomicFile.write(png, out -> out.write(pixels));
    }

    private static Path file(Path stem, String ending) {
        Path name = stem.getFileName();
        if (name == null || name.toString().isEmpty()) {
            throw new InvalidInputException("a chart must have a file name, but was given '" + stem + "'");
        }
        return stem.resolveSibling(name + ending);
    }

    private static byte[] svg(LineChart chart, Drawing drawing) {
        SvgCanvas canvas = new SvgCanvas(drawing.width(), drawing.height(), chart.title());
        drawing.on(canvas);
        return canvas.bytes();
    }

    private static byte[] png(Drawing drawing, Path file) {
        requireFonts(file);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(pixels(drawing), "png", bytes);
        } catch (IOException e) {
            throw new IllegalStateException("memory can be written", e);
        }
        return bytes.toByteArray();
    }

    /** Errors that the releases of Java throw where the machine has no font. */
    private static void requireFonts(Path file) {
        try {
            PngCanvas.width("a", new Canvas.Face(12, false, false));
        } catch (RuntimeException | LinkageError | InternalError e) {
            throw new WorkFailedException(
                    "cannot draw " + file + ": Java finds no fonts on this machine (install fontconfig and any font);"
                            + " the SVG beside it is written",
                    e);
        }
    }

    private static BufferedImage pixels(Drawing drawing) {
        try (PngCanvas canvas = new PngCanvas(drawing.width(), drawing.height())) {
            drawing.on(canvas);
            return canvas.image();
        }
    }
}
