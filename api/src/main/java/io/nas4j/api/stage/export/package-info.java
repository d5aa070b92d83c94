/** Files for other backends: what is exported, with which weights, and how it is checked. */
package io.nas4j.api.stage.export;
