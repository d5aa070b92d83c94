/** What a model card tells: {@link io.nas4j.cli.stage.card.ModelCard}. */
package io.nas4j.cli.stage.card;
