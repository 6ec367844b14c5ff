/** What readers can sign up to. Entries may point at one, as at a category. */
package io.broadsheet.newsletter;
