package io.nas4j.report.page;

import io.nas4j.report.card.Card;
import io.nas4j.report.card.cost.TradeOffCard;
import io.nas4j.report.card.course.FailuresCard;
import io.nas4j.report.card.course.StrategyCard;
import io.nas4j.report.card.course.TimeCard;
import io.nas4j.report.card.decision.DecisionsCard;
import io.nas4j.report.card.decision.ImportanceCard;
import io.nas4j.report.card.network.ArchitectureCard;
import io.nas4j.report.card.network.DifferenceCard;
import io.nas4j.report.card.product.BaselineCard;
import io.nas4j.report.card.product.ExportsCard;
import io.nas4j.report.card.product.ProvenanceCard;
import io.nas4j.report.card.scaling.FamilyCard;
import io.nas4j.report.card.scaling.GridCard;
import io.nas4j.report.card.scaling.SweepCard;
import io.nas4j.report.card.search.BestSoFarCard;
import io.nas4j.report.card.search.CurvesCard;
import io.nas4j.report.card.search.OverviewCard;
import io.nas4j.report.card.search.TrialsCard;
import java.util.List;

/** All cards of a study, in the order in which a page has them. */
public final class Cards {

    private Cards() {}

    public static List<Card> all() {
        return List.of(
                new OverviewCard(),
                new BestSoFarCard(),
                new TradeOffCard(),
                new CurvesCard(),
                new ImportanceCard(),
                new DecisionsCard(),
                new StrategyCard(),
                new FailuresCard(),
                new TimeCard(),
                new ArchitectureCard(),
                new DifferenceCard(),
                new GridCard(),
                new SweepCard(),
                new FamilyCard(),
                new BaselineCard(),
                new ExportsCard(),
                new ProvenanceCard(),
                new TrialsCard());
    }
}
