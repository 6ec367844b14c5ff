/** Who gets which newsletter: signups, confirmation, consent, leaving. */
package io.broadsheet.signup;
