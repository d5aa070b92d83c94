/** How well measures of networks, such as short training or a score without training, rank them against the truth. */
package io.nas4j.api.stage.fidelity;
