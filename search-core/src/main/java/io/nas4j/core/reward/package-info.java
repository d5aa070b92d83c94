/** What a search maximises (MnasNet, section 3). */
package io.nas4j.core.reward;
