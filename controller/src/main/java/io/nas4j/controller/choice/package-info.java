/**
 * Which of the networks that a search measured is the best: the one that came out best was also the luckiest, so the model of
 * accuracies and scores of untrained networks have a say.
 */
package io.nas4j.controller.choice;
