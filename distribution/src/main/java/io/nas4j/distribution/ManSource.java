package io.nas4j.distribution;

import java.util.regex.Pattern;

/**
 * AsciiDoc of man pages that shows what help shows. The generator writes descriptions and labels as they are, and AsciiDoc would
 * read {@code <=} as an arrow, {@code ^} and {@code *} as markup, and what stands in brackets as a role.
 */
final class ManSource {

    /** What the generator's own lines begin with: headings, attributes, comments, synopsis and options. */
    private static final Pattern MARKUP = Pattern.compile("(==|= |:|//|\\[|\\*| +\\[|.*::$).*");

    private static final Pattern LABEL_WITH_BRACKETS = Pattern.compile("_([^_\\s\\[\\]]+)\\[([^\\[\\]]*)\\]_");

    private ManSource() {}

    /**
     * A page that is rendered as it reads.
     *
     * @param page what the generator wrote
     */
    static String escaped(String page) {
        StringBuilder escaped = new StringBuilder(page.length());
        page.lines().map(ManSource::line).forEach(line -> escaped.append(line).append('\n'));
        return escaped.toString();
    }

    private static String line(String line) {
        return MARKUP.matcher(line).matches() ? markup(line) : text(line);
    }

    private static String markup(String line) {
        return LABEL_WITH_BRACKETS.matcher(line).replaceAll("_$1{startsb}$2{endsb}_");
    }

    private static String text(String line) {
        return line.replace("^", "{caret}").replace("*", "{asterisk}").replace("<=", "\\<=");
    }
}
