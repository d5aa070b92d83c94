package io.nas4j.export.target;

/**
 * What an exporter writes.
 *
 * @param folder whether it writes a folder of files
 * @param file the usual name of the file, as {@code model.onnx}; in a folder, the one with the weights
 */
public record Form(boolean folder, String file) {

    /** One file, which users may name as they like. */
    public static Form file(String usualName) {
        return new Form(false, usualName);
    }

    /** A folder of files. */
    public static Form folder(String weights) {
        return new Form(true, weights);
    }
}
