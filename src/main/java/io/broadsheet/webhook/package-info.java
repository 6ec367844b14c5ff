/** Tells others what happened, as Standard Webhooks (standardwebhooks.com) defines, out of the log of changes. */
package io.broadsheet.webhook;
