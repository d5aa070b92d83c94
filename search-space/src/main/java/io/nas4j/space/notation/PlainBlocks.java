package io.nas4j.space.notation;

import io.nas4j.space.InvalidInputException;
import io.nas4j.space.architecture.Block;
import io.nas4j.space.architecture.Operator;
import io.nas4j.space.architecture.SqueezeExcitation;

/** What block strings cannot say of a block, each with its reason. */
final class PlainBlocks {

    private PlainBlocks() {}

    /** The ratio of an SE as all block strings mean it. */
    static double squeeze(SqueezeExcitation se, Block block) {
        if (se.of() != SqueezeExcitation.Reference.INPUT) {
            throw new InvalidInputException(
                    "its SE ratio is of the expanded channels, and 'se' is of the block's input");
        }
        if (se.divisor() != 1) {
            throw new InvalidInputException(
                    "its SE channels are rounded to multiples of " + se.divisor() + ", and 'se' has no divisor");
        }
        if (se.gate() != SqueezeExcitation.Gate.SIGMOID) {
            throw new InvalidInputException("its SE has a hard sigmoid, and 'se' has a sigmoid");
        }
        if (se.activation() != block.activation()) {
            throw new InvalidInputException(
                    "its SE has activation " + se.activation().text() + ", and 'se' has the block's "
                            + block.activation().text());
        }
        return se.ratio();
    }

    static InvalidInputException noWord(Operator operator) {
        return new InvalidInputException("operator '" + operator.text() + "' (" + operator.title() + ") has no word");
    }

    static InvalidInputException pooled() {
        return new InvalidInputException("a skip that pools has no word");
    }
}
