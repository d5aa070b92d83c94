package io.nas4j.controller.proposal;

import io.nas4j.core.random.SavedRandom;
import io.nas4j.core.strategy.StateInput;
import io.nas4j.core.strategy.StateOutput;
import io.nas4j.core.strategy.StrategyState;
import io.nas4j.space.search.Choices;
import java.util.List;
import java.util.function.Consumer;

/** The saved state of a strategy: its stream of random numbers, the networks that it knows, and what it adds itself. */
public final class DrawnState implements StrategyState {

    private final String form;
    private final SavedRandom random;
    private final ProposedNetworks proposed;
    private final Consumer<StateOutput> save;
    private final Consumer<StateInput> restore;

    /**
     * @param form name and version of the saved form; a change of the form changes the version
     * @param save writes what the strategy adds
     * @param restore reads what the strategy added, after networks and stream are restored
     */
    public DrawnState(
            String form,
            SavedRandom random,
            ProposedNetworks proposed,
            Consumer<StateOutput> save,
            Consumer<StateInput> restore) {
        this.form = form;
        this.random = random;
        this.proposed = proposed;
        this.save = save;
        this.restore = restore;
    }

    /** A state to which the strategy adds nothing. */
    public DrawnState(String form, SavedRandom random, ProposedNetworks proposed) {
        this(form, random, proposed, to -> {}, from -> {});
    }

    @Override
    public void save(StateOutput to) {
        to.text(form);
        to.whole(random.position());
        proposed.save(to);
        save.accept(to);
    }

    @Override
    public void restore(StateInput from, List<Choices> known) {
        from.expect(form);
        random.moveTo(from.whole());
        proposed.restore(from, known);
        restore.accept(from);
    }
}
