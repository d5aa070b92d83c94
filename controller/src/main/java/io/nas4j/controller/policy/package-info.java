/**
 * The controller of NASNet (Zoph et al. 2018, appendix A) and MnasNet (Tan et al. 2019, sections 3 and 4): an LSTM that
 * emits an architecture token by token, trained with REINFORCE ({@link io.nas4j.controller.policy.ReinforceStrategy}) or PPO
 * ({@link io.nas4j.controller.policy.PpoStrategy}). Plain Java, one thread, the same bits on every machine.
 */
package io.nas4j.controller.policy;
