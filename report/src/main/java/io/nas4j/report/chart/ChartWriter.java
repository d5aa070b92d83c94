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
        write(chart.title(), new Drawing(chart), stem);
    }

    /** The same for marked points. */
    public static void write(ScatterChart chart, Path stem) {
        write(chart.title(), new Drawing(chart), stem);
    }

    /** The same for a matrix. */
    public static void write(MatrixChart chart, Path stem) {
        write(chart.title(), new MatrixDrawing(chart), stem);
    }

    /**
     * The bytes of the PNG alone.
     *
     * @throws WorkFailedException where this machine cannot draw letters
     */
    public static byte[] png(LineChart chart) {
        return png(new Drawing(chart), chart.title(), "");
    }

    /** The same for marked points. */
    public static byte[] png(ScatterChart chart) {
        return png(new Drawing(chart), chart.title(), "");
    }

    private static void write(String title, Picture picture, Path stem) {
        Path svg = file(stem, ".svg");
        Path png = file(stem, ".png");
        byte[] text = svg(title, picture);
        AtomicFile.write(svg, out -> out.write(text));
        byte[] pixels = png(picture, png.toString(), "; the SVG beside it is written");
        AtomicFile.write(png, out -> out.write(pixels));
    }

    private static Path file(Path stem, String ending) {
        Path name = stem.getFileName();
        if (name == null || name.toString().isEmpty()) {
            throw new InvalidInputException("a chart must have a file name, but was given '" + stem + "'");
        }
        return stem.resolveSibling(name + ending);
    }

    private static byte[] svg(String title, Picture picture) {
        SvgCanvas canvas = new SvgCanvas(picture.width(), picture.height(), title);
        picture.on(canvas);
        return canvas.bytes();
    }

    private static byte[] png(Picture picture, String what, String besides) {
        requireFonts(what, besides);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(pixels(picture), "png", bytes);
        } catch (IOException e) {
            throw new IllegalStateException("memory can be written", e);
        }
        return bytes.toByteArray();
    }

    /** Errors that the releases of Java throw where the machine has no font. */
    private static void requireFonts(String what, String besides) {
        try {
            PngCanvas.width("a", new Canvas.Face(12, false, false));
        } catch (RuntimeException | LinkageError | InternalError e) {
            throw new WorkFailedException(
                    "cannot draw " + what + ": Java finds no fonts on this machine (install fontconfig and any font)"
                            + besides,
                    e);
        }
    }

    private static BufferedImage pixels(Picture picture) {
        try (PngCanvas canvas = new PngCanvas(picture.width(), picture.height())) {
            picture.on(canvas);
            return canvas.image();
        }
    }
}
