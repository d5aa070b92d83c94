package io.nas4j.report.page;

/** Style and scripts of pages. */
public final class PageFiles {

    private PageFiles() {}

    /** How pages look. */
    public static String style() {
        return Resources.text("page.css");
    }

    /** Links trials, sorts and filters them. */
    public static String script() {
        return Resources.text("condition.js") + Resources.text("page.js");
    }

    /** Renews the cards of a live page. */
    public static String liveScript() {
        return Resources.text("live.js");
    }
}
