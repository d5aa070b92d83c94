/** What a model card tells: {@link io.nas4j.api.stage.card.ModelCard}. */
package io.nas4j.api.stage.card;
