package io.broadsheet;

import io.broadsheet.access.AdminKey;
import io.broadsheet.database.Database;
import io.broadsheet.database.StartupProblem;
import io.broadsheet.http.CacheOptions;
import io.broadsheet.http.Cors;
import io.broadsheet.http.OptionCheck;
import io.broadsheet.http.PublicUrl;
import io.broadsheet.http.SignupLimits;
import io.broadsheet.http.TrustedProxies;
import io.broadsheet.mail.MailOptions;
import io.broadsheet.sync.StreamLimits;
import io.broadsheet.webhook.WebhookOptions;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.SmallRyeConfig;

/** Sees to the database and to what is configured, then hands over to Quarkus. */
@QuarkusMain
public class Application {
    /** Runs until it is told to stop; exit code 1 and one line on standard error if it cannot run. */
    public static void main(String... arguments) {
        try {
            SmallRyeConfig config = ConfigUtils.configBuilder().build();
            PublicUrl.check(config);
            Cors.check(config);
            TrustedProxies.check(config);
            SignupLimits.check(config);
            CacheOptions.check(config);
            MailOptions.check(config);
            StreamLimits.check(config);
            WebhookOptions.check(config);
            checkRetention(config);
            Database.prepare();
            // Only now is it sure that the data folder is ours alone.
            AdminKey.check(config);
        } catch (StartupProblem problem) {
            System.err.println(problem.getMessage());
            System.exit(1);
        }
        // Quarkus would refuse a malformed address with an empty answer; ours says what is wrong (io.broadsheet.http).
        System.setProperty("vertx.disableURIValidation", "true");
        Quarkus.run(arguments);
    }

    /** A slip here would delete for good what somebody relies on. */
    private static void checkRetention(SmallRyeConfig config) {
        OptionCheck.checkTime(config, "broadsheet.changes.retention", "P1D", "P3650D");
        OptionCheck.checkTime(config, "broadsheet.audit.retention", "P1D", "P3650D");
        OptionCheck.checkTime(config, "broadsheet.idempotency.retention", "PT1H", "P30D");
    }
}
