/** Short updates. */
package io.broadsheet.post;
