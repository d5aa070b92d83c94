package io.nas4j.core.file;

import java.io.File;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of files as this Java reads them. Unix keeps them as bytes, which Java decodes by the locale that it was started in;
 * where that is not UTF-8, a name that is not ASCII becomes another one, and two names may become the same.
 */
public final class FileNames {

    private static final String ENCODING = System.getProperty("sun.jnu.encoding", "UTF-8");

    /** What a URI escapes and a terminal can show; {@code %} itself stays escaped. */
    private static final Pattern ESCAPED_ASCII = Pattern.compile("%(2[0-46-9A-F]|[3-6][0-9A-F]|7[0-9A-E])");

    private FileNames() {}

    /** Whether this Java reads names as UTF-8, or asks a system that has them as text. */
    static boolean readAsUtf8() {
        return File.separatorChar == '\\' || isUtf8(ENCODING);
    }

    private static boolean isUtf8(String encoding) {
        return Charset.isSupported(encoding) && Charset.forName(encoding).equals(StandardCharsets.UTF_8);
    }

    /** What is to be done about names that cannot be read. */
    public static String remedy() {
        return readAsUtf8()
                ? "names must be UTF-8"
                : "this Java reads names as " + ENCODING + "; start it in a UTF-8 locale, as with LC_ALL=C.UTF-8 in the"
                        + " environment, and install one where 'locale -a' lists none";
    }

    /** Whether a file's own name is read as what it is: the same in every locale, and no other file's. */
    public static boolean isExact(Path file) {
        return isExact(file, readAsUtf8());
    }

    static boolean isExact(Path file, boolean utf8) {
        Path name = file.getFileName();
        if (name == null) {
            return true;
        }
        String text = name.toString();
        if (!utf8 && text.chars().anyMatch(c -> c > 127)) {
            return false;
        }
        try {
            return name.getFileSystem().getPath(text).equals(name);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** A file's own name with each byte that is no printable ASCII as {@code %XX}. */
    public static String escaped(Path file) {
        Path name = file.getFileName();
        String raw = name == null ? "" : name.toUri().getRawPath().replaceFirst("/$", "");
        return ESCAPED_ASCII
                .matcher(raw.substring(raw.lastIndexOf('/') + 1))
                .replaceAll(found -> Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(found.group().substring(1), 16))));
    }
}
