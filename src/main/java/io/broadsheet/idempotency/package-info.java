/** Writes that may be sent twice and are done once ({@code Idempotency-Key}, draft-ietf-httpapi-idempotency-key-header). */
package io.broadsheet.idempotency;
