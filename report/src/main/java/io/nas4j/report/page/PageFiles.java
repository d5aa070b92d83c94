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

    /** Asks what a live page may ask of a search. */
    public static String controlScript() {
        return Resources.text("control.js");
    }

    /** Renews the cards of a live page. */
    public static String liveScript() {
        return Resources.text("live.js");
    }
}
