package io.nas4j.report.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;

/**
 * How fast a browser shows the live page of a study, and what that takes: a program for {@code benchmarks/pages}. {@code ADDRESS STUDY
 * SECONDS TABS PID...}: the address of a dashboard that nobody has looked at, how long to watch updates, how many tabs to open then, and
 * processes whose time is measured meanwhile.
 */
final class PageTimes {

    /** Notes when cards arrive, when they are painted, and how long the page did not answer. */
    private static final String NOTES = """
            window.noted = {card: 0, drawn: 0, blocked: 0, updates: []};
            const painted = (then) => requestAnimationFrame(() => setTimeout(then));
            new MutationObserver((records) => {
              if (!noted.card && document.querySelector('[data-card]:not(.waiting)')) {
                noted.card = -1;
                painted(() => noted.card = performance.now());
              }
              if (!noted.drawn && document.querySelector('[data-card] svg')) {
                noted.drawn = -1;
                painted(() => noted.drawn = performance.now());
              }
              if (records.some((each) => each.target.id === 'progress')) noted.updates.push({from: performance.now(), to: 0});
              const last = noted.updates[noted.updates.length - 1];
              if (last && records.some((each) => each.target.dataset && each.target.dataset.card)) {
                painted(() => last.to = performance.now());
              }
            }).observe(document, {childList: true, subtree: true});
            new PerformanceObserver((list) => list.getEntries().forEach((each) =>
              noted.blocked = Math.max(noted.blocked, each.duration))).observe({type: 'longtask', buffered: true});
            """;

    private final Chromium chromium;

    private PageTimes(Chromium chromium) {
        this.chromium = chromium;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("nas4j-page-times");
        try (Chromium chromium = Chromium.start(Chromium.found().orElseThrow(), folder)) {
            PageTimes times = new PageTimes(chromium);
            List<String> processes = List.of(args).subList(4, args.length);
            times.share("no tab", processes);
            times.open(args[0] + "study?study=" + args[1]);
            times.updates(Integer.parseInt(args[2]));
            times.tabs(args[0] + "study?study=" + args[1], Integer.parseInt(args[3]), processes);
        }
    }

    private void open(String address) throws IOException, InterruptedException {
        long blank = megabytes();
        chromium.ask("Page.addScriptToEvaluateOnNewDocument", Map.of("source", NOTES));
        chromium.open(address, 1400, false);
        await("noted.card > 0 && noted.drawn > 0");
        say(
                "first paint after %.0f ms, the first card after %.0f ms, the first drawing after %.0f ms",
                number("performance.getEntriesByName('first-contentful-paint')[0].startTime"),
                number("noted.card"),
                number("noted.drawn"));
        await("!document.getElementById('progress').textContent.includes('being read')");
        say("all trials were read after %.1f s", number("performance.now()") / 1e3);
        chromium.evaluate("(async () => { while (document.querySelector('.card.waiting')) {"
                + " document.querySelector('.card.waiting').scrollIntoView();"
                + " await new Promise(done => setTimeout(done, 100)); } })()");
        say(
                "all cards were made after %.1f s; the page has %.0f elements, the browser takes %d MB (%d MB with an empty page)",
                number("performance.now()") / 1e3, number("document.querySelectorAll('*').length"), megabytes(), blank);
    }

    private void updates(int seconds) throws IOException, InterruptedException {
        chromium.evaluate("(() => { scrollTo(0, 0); noted.updates = []; noted.blocked = 0; })()");
        Thread.sleep(Duration.ofSeconds(seconds).toMillis());
        JsonNode updates = chromium.evaluate("noted.updates.filter(each => each.to).map(each => each.to - each.from)");
        double[] sorted = StreamSupport.stream(updates.spliterator(), false)
                .flatMapToDouble(each -> DoubleStream.of(each.asDouble()))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            throw new AssertionError("the study did not grow");
        }
        say(
                "%d updates in %d s: from the news to the new cards on the screen %.0f ms in the median, %.0f ms at most; the page was"
                        + " busy for %.0f ms at most (below 50 ms is not told: 0); the browser takes %d MB",
                sorted.length,
                seconds,
                sorted[sorted.length / 2],
                sorted[sorted.length - 1],
                number("noted.blocked"),
                megabytes());
    }

    private void tabs(String address, int tabs, List<String> processes) throws IOException, InterruptedException {
        for (int tab = 1; tab < tabs; tab++) {
            chromium.ask("Target.createTarget", Map.of("url", address, "newWindow", true));
        }
        Thread.sleep(Duration.ofSeconds(20).toMillis()); // they make their cards
        share(tabs + " tabs", processes);
    }

    private void share(String when, List<String> processes) throws InterruptedException {
        long[] before = processes.stream().mapToLong(PageTimes::used).toArray();
        long begun = System.nanoTime();
        Thread.sleep(Duration.ofSeconds(60).toMillis());
        double wall = (System.nanoTime() - begun) * 1.0 * Runtime.getRuntime().availableProcessors();
        for (int p = 0; p < before.length; p++) {
            say(
                    "%s: process %s took %.2f %% of the processors' time",
                    when, processes.get(p), 100 * (used(processes.get(p)) - before[p]) / wall);
        }
    }

    /** Nanoseconds of processor time. */
    private static long used(String process) {
        return ProcessHandle.of(Long.parseLong(process))
                .flatMap(each -> each.info().totalCpuDuration())
                .orElseThrow()
                .toNanos();
    }

    private void await(String condition) throws IOException, InterruptedException {
        chromium.evaluate("new Promise(done => { const look = () => (" + condition
                + ") ? done(0) : setTimeout(look, 5); look(); })");
    }

    private double number(String expression) throws IOException, InterruptedException {
        return chromium.evaluate(expression).asDouble();
    }

    /** Memory of all processes of the browser; what they share counts once. */
    private long megabytes() throws IOException {
        long kilobytes = 0;
        for (ProcessHandle process : chromium.processes()) {
            Path memory = Path.of("/proc/" + process.pid() + "/smaps_rollup");
            if (Files.exists(memory)) {
                kilobytes += Files.readAllLines(memory).stream()
                        .filter(line -> line.startsWith("Pss:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum();
            }
        }
        return kilobytes / 1024;
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
