/** The one ordered log of what was written, and whoever reads it as it grows. It knows nothing of content. */
package io.broadsheet.change;
