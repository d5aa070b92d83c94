/** Pages in Markdown that are told part by part: {@link io.nas4j.report.markdown.Markdown}. */
package io.nas4j.report.markdown;
