package io.nas4j.core.store;

import java.nio.ByteBuffer;

/**
 * What a study's strategy had become at one moment.
 *
 * @param proposed trials that had been proposed
 * @param observed trials that it had been told of
 * @param events that it had told of itself
 * @param program what can read the state: release and strategy
 * @param state as the strategy packed it; read-only
 */
public record StrategySnapshot(int proposed, int observed, int events, String program, ByteBuffer state) {

    public StrategySnapshot {
        state = state.asReadOnlyBuffer();
    }
}
