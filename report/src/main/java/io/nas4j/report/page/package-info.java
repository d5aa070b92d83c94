/**
 * The page of some studies, as one HTML file that needs nothing else, or as Markdown. Its templates, its style and its script are
 * resources beside these classes. Start at {@link io.nas4j.report.page.Report}.
 */
package io.nas4j.report.page;
