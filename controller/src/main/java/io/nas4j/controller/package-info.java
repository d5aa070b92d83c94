/**
 * Search strategies: they propose decisions and observe finished trials. Start at
 * {@link io.nas4j.controller.Strategies}, which makes them by name.
 */
package io.nas4j.controller;
