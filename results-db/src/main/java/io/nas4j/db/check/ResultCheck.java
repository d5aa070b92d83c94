package io.nas4j.db.check;

import io.nas4j.core.WorkFailedException;
import io.nas4j.core.evaluation.Score;
import io.nas4j.core.store.Artifact;
import io.nas4j.core.store.AskedTrial;
import io.nas4j.core.store.FamilyMember;
import io.nas4j.core.store.StrategyRecord;
import io.nas4j.core.trial.Phase;
import io.nas4j.db.table.AskedTable;
import io.nas4j.db.table.ResultTable;
import io.nas4j.db.table.ScoreTable;
import io.nas4j.db.table.StrategyTable;
import io.nas4j.db.table.StudyTable;
import io.nas4j.db.table.TrialTable;
import io.nas4j.space.Decimals;
import io.nas4j.space.InvalidInputException;
import io.nas4j.space.cost.Cost;
import io.nas4j.space.cost.CostModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Checks what a study has beside its trials: family, files, what its strategy told, scores. */
final class ResultCheck {

    private final Handle handle;
    private final StudyTable studies;
    private final String study;
    private final List<String> problems = new ArrayList<>();

    ResultCheck(Handle handle, StudyTable studies, String study) {
        this.handle = handle;
        this.studies = studies;
        this.study = study;
    }

    List<String> problems() {
        ResultTable results = new ResultTable(studies);
        tried(() -> results.family(handle, study).forEach(this::check));
        tried(() -> results.artifacts(handle, study).forEach(this::check));
        tried(() -> new StrategyTable(studies).all(handle, study, 0).forEach(this::check));
        tried(() -> new ScoreTable(studies)
                .all(handle, study)
                .forEach((fingerprint, scores) -> scores.forEach((name, score) -> check(fingerprint, name, score))));
        tried(() -> checkAsked(new AskedTable(studies).all(handle, study)));
        return problems;
    }

    /** Each was handed out once, twice, ... in a row, and a lease ends behind its beginning. */
    private void checkAsked(List<AskedTrial> handedOut) {
        List<Integer> trials = new TrialTable(studies).numbers(handle, study, Phase.SEARCH);
        Map<Integer, Integer> times = new HashMap<>();
        for (AskedTrial asked : handedOut) {
            String name = "has search trial " + asked.number() + " handed out for the " + asked.handedOut() + ". time";
            int before = times.getOrDefault(asked.number(), 0);
            times.put(asked.number(), asked.handedOut());
            if (asked.handedOut() != before + 1) {
                problems.add(name + ", but not as often before");
            }
            if (asked.expires().isBefore(asked.asked())) {
                problems.add(name + " at " + asked.asked() + ", until " + asked.expires());
            }
            if (!trials.contains(asked.number())) {
                problems.add(name + ", but no such trial");
            }
        }
    }

    private void check(FamilyMember member) {
        Cost cost = CostModel.cost(member.architecture());
        if (cost.macs() != member.macs() || cost.params() != member.params()) {
            problems.add("family member " + Decimals.text(member.phi()) + " has " + member.params() + " parameters and "
                    + member.macs() + " MACs stored, but its network has " + cost.params() + " and " + cost.macs());
        }
        if (!(Math.abs(member.phi()) < Double.MAX_VALUE)) {
            problems.add("has a family member with the coefficient " + Decimals.text(member.phi()));
        }
    }

    private void check(Artifact artifact) {
        if (artifact.kind().isBlank()
                || artifact.path().isBlank()
                || artifact.path().indexOf('\0') >= 0) {
            problems.add("has a file of kind '" + artifact.kind() + "' whose path no system can have");
        }
        if (!artifact.sha256().matches("[0-9a-f]{64}") || artifact.bytes().orElse(0) < 0) {
            problems.add("has a file of kind '" + artifact.kind() + "' whose hash or size cannot be one");
        }
    }

    private void check(StrategyRecord record) {
        if (record.proposed() < 0 || record.observed() < 0) {
            problems.add("has strategy event " + record.number() + " before its first trial");
        }
    }

    private void check(String fingerprint, String name, Score score) {
        if (!fingerprint.matches("[0-9a-f]{16}")) {
            problems.add("has a score of '" + fingerprint + "', which is no network's fingerprint");
        }
        if (!name.matches("[a-z][a-z0-9-]*")) {
            problems.add("has a score that is called '" + name + "'");
        }
        double value = score.value().orElse(0);
        if (!Double.isFinite(value) || !(score.seconds() >= 0 && score.seconds() < Double.MAX_VALUE)) {
            problems.add("has the score " + name + " " + Decimals.text(value) + " of network " + fingerprint
                    + ", computed in " + Decimals.text(score.seconds()) + " s, which cannot be");
        }
        if (score.value().isPresent() == score.problem().isPresent()) {
            problems.add("has the score " + name + " of network " + fingerprint
                    + " with both a value and a problem, or with neither");
        }
    }

    private void tried(Runnable reading) {
        try {
            reading.run();
        } catch (WorkFailedException | InvalidInputException e) {
            problems.add(String.valueOf(e.getMessage()));
        }
    }
}
