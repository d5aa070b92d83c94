package io.nas4j.space.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.nas4j.space.cost.Cost;
import io.nas4j.space.cost.CostModel;
import org.junit.jupiter.api.Test;

class PublishedAccuracyTest {

    /** The paper rounds to two digits, and prints 4.2 for the 4.39 of B4; its networks are ours. */
    @Test
    void theCostsOfThePaperAreThoseThatAreCounted() {
        assertThat(PublishedAccuracy.EFFICIENTNETS).hasSize(8).allSatisfy(paper -> {
            Cost cost = CostModel.cost(PublishedNetworks.get(paper.network()));
            assertThat(cost.params() / 1e6).isCloseTo(paper.params(), within(0.05 * paper.params()));
            assertThat(cost.macs() / 1e9).isCloseTo(paper.gmacs(), within(0.05 * paper.gmacs()));
        });
    }

    @Test
    void aLargerNetworkIsMoreAccurate() {
        assertThat(PublishedAccuracy.EFFICIENTNETS).isSortedAccordingTo((a, b) -> Double.compare(a.top1(), b.top1()));
    }
}
