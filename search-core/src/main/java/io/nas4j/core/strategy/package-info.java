/** How proposals are made. A strategy sees decisions and finished trials, never layers. */
package io.nas4j.core.strategy;
