package io.nas4j.api.stage.card;

import io.nas4j.api.stage.model.UsedModel;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of a model.
 *
 * @param measured on labelled images; empty where none are known
 * @param origin how it was found and trained; empty for a model of a file
 * @param family the model, and what it was scaled to; at least the model
 */
public record ModelCard(
        UsedModel model, Optional<CardMeasurement> measured, Optional<CardOrigin> origin, List<CardMember> family) {

    public ModelCard {
        family = List.copyOf(family);
    }
}
