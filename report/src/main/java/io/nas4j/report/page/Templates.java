package io.nas4j.report.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.util.HashMap;
import java.util.Map;

/** The templates of a page. What they fill in is escaped, but for what stands in three braces, which is made of templates. */
public final class Templates {

    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().escapeHTML(true).strictSections(true).emptyStringIsFalse(true);

    private final Map<String, Template> templates = new HashMap<>();

    /** Fills a template. */
    public String fill(String name, Map<String, ?> values) {
        return templates
                .computeIfAbsent(name, key -> COMPILER.compile(Resources.text(key + ".html")))
                .execute(values);
    }
}
