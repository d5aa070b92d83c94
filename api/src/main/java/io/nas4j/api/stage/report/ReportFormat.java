package io.nas4j.api.stage.report;

import io.nas4j.report.page.HtmlPage;
import io.nas4j.report.page.MarkdownPage;
import io.nas4j.report.page.Report;
import java.util.Locale;

/** What the file of a report is. */
public enum ReportFormat {
    /** One page for browsers, which needs no network. */
    HTML {
        @Override
        String text(Report report) {
            return new HtmlPage().text(report);
        }
    },
    /** One text in Markdown. */
    MD {
        @Override
        String text(Report report) {
            return MarkdownPage.text(report);
        }
    };

    abstract String text(Report report);

    /** The name in texts, and the ending of files. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
