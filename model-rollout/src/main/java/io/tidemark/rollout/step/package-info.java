/** The program that a schedule runs. */
package io.tidemark.rollout.step;
