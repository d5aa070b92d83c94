/**
 * Copies, checks and rescues whole storages: {@code db backup}, {@code db export}, {@code db import}, {@code db check}.
 */
package io.nas4j.db.transfer;
