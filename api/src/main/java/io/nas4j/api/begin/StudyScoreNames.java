package io.nas4j.api.begin;

import io.nas4j.api.input.ScoreNames;
import io.nas4j.api.request.Help;
import io.nas4j.api.workplace.ForeignTraining;
import io.nas4j.core.study.Execution;
import io.nas4j.core.study.SearchPlan;
import io.nas4j.core.table.TableEvaluator;
import io.nas4j.evaluator.torch.TorchEngine;
import io.nas4j.evaluator.zerocost.ZeroCost;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.staged.SpaceDefinition;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scores of untrained networks that a study computes, as they were asked for. */
public final class StudyScoreNames {

    /** Of all scores it ranks best on both tables of docs/proxies.md, but for what a network costs. */
    private static final ZeroCost USUAL = ZeroCost.NASWOT;

    private StudyScoreNames() {}

    /** The scores in the form in which they are stored: names in the order of {@link ZeroCost}, or none. */
    public static String canonical(String text) {
        if (text.equals(SearchPlan.NONE)) {
            return SearchPlan.NONE;
        }
        List<String> supernets = parts(text).filter(Execution::judges).toList();
        String others = parts(text).filter(part -> !Execution.judges(part)).collect(Collectors.joining(","));
        if (supernets.isEmpty()) {
            return joined(ScoreNames.parse(others));
        }
        if (supernets.size() > 1) {
            throw new InvalidInputException("--scores may have one supernet, but has " + String.join(", ", supernets));
        }
        String supernet = Execution.judgingBy(Execution.supernet(supernets.get(0)));
        return others.isEmpty() ? supernet : joined(ScoreNames.parse(others)) + "," + supernet;
    }

    private static Stream<String> parts(String text) {
        return Stream.of(text.split(",", -1)).map(String::strip);
    }

    private static String joined(Collection<ZeroCost> scores) {
        return scores.stream().sorted().map(ZeroCost::text).collect(Collectors.joining(","));
    }

    /**
     * Those of a new study.
     *
     * @param engine the engine's name, never {@code auto}
     * @throws InvalidInputException where the engine cannot compute them
     */
    static String of(String text, String engine, SpaceDefinition definition) {
        if (TableEvaluator.names(engine)) {
            return ofTable(text, engine, definition);
        }
        if (ForeignTraining.names(engine)) {
            if (!text.equals(Help.AUTO) && !text.equals(SearchPlan.NONE)) {
                throw new InvalidInputException("--scores " + text + " scores networks on images, which engine "
                        + engine + " has none of here; leave it out");
            }
            return SearchPlan.NONE;
        }
        if (text.equals(Help.AUTO)) {
            return engine.equals(TorchEngine.NAME) || Execution.judges(engine) ? USUAL.text() : SearchPlan.NONE;
        }
        String scores = canonical(text);
        if (!scores.equals(SearchPlan.NONE) && !TorchEngine.available()) {
            throw new InvalidInputException(
                    "--scores " + text + " scores networks with LibTorch, which has no natives here");
        }
        return scores;
    }

    private static String ofTable(String text, String engine, SpaceDefinition definition) {
        if (text.equals(SearchPlan.NONE)) {
            return text;
        }
        try (TableEvaluator table = new TableEvaluator(TableEvaluator.file(engine), definition, ZeroCost.texts())) {
            List<ZeroCost> there = ZeroCost.all(table.scoreNames());
            List<ZeroCost> asked = text.equals(Help.AUTO)
                    ? there.stream().filter(score -> !score.isCost()).toList()
                    : ScoreNames.parse(text);
            asked.stream().filter(score -> !there.contains(score)).findFirst().ifPresent(score -> {
                throw new InvalidInputException("--scores must be none or of the columns of the table that are scores, "
                        + (there.isEmpty() ? "of which it has none" : joined(there)) + ", but has '" + score.text()
                        + "'");
            });
            return asked.isEmpty() ? SearchPlan.NONE : joined(asked);
        }
    }
}
