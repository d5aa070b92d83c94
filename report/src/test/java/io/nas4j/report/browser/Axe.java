package io.nas4j.report.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Deque's accessibility rules, run in the page that a browser shows. */
final class Axe {

    private static final String SCRIPT = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

    private Axe() {}

    /** What breaks a rule of WCAG 2.1, levels A and AA, or a best practice: rule, and the first elements. */
    static List<String> violations(Chromium chromium) throws IOException, InterruptedException {
        try (InputStream in = Objects.requireNonNull(Axe.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            chromium.run(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        JsonNode found = chromium.evaluate("""
                axe.run(document, {resultTypes: ['violations']}).then(result => ({
                  rules: result.passes.length,
                  violations: result.violations.map(each => each.id + ': ' + each.help + ' '
                      + each.nodes.slice(0, 3).map(node => node.html.slice(0, 160) + ' ' + node.failureSummary).join(' | '))}))
                """);
        if (found.get("rules").asInt() == 0) {
            throw new AssertionError("no rule was tried");
        }
        List<String> violations = new ArrayList<>();
        found.get("violations").forEach(each -> violations.add(each.asText()));
        return violations;
    }
}
