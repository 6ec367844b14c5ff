package io.broadsheet.change;

import java.time.Instant;

/**
 * A change as the log has it.
 *
 * @param position rises with each commit; gaps are no loss
 */
public record LoggedChange(long position, Instant at, Change change) {}
