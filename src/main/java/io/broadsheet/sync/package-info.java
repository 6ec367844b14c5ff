/** The public feed of changes, page by page and as a stream: what others keep their copies and caches true with. */
package io.broadsheet.sync;
