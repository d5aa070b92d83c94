/** Handing out trials to whoever trains them elsewhere, and taking up what they tell. */
package io.nas4j.api.stage.ask;
