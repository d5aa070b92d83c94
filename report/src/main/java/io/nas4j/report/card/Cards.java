package io.nas4j.report.card;

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
                new GridCard(),
                new SweepCard(),
                new FamilyCard(),
                new BaselineCard(),
                new ExportsCard(),
                new ProvenanceCard(),
                new TrialsCard());
    }
}
