package io.broadsheet.signup;

import static org.assertj.core.api.Assertions.assertThat;

import io.broadsheet.mail.EmailAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlockedDomainsTest {

    private final BlockedDomains domains =
            new BlockedDomains(Optional.of(List.of(" Throwaway.example", "xn--bcher-kva.example")));

    @ParameterizedTest
    @CsvSource({
        "ada@throwaway.example,true",
        "ada@THROWAWAY.example,true",
        "ada@mail.throwaway.example,true",
        "ada@bücher.example,true",
        "ada@notthrowaway.example,false",
        "ada@throwaway.example.org,false",
        "throwaway.example@example.org,false"
    })
    void aDomainIsBlockedWithAllBelowIt(String address, boolean blocked) {
        assertThat(domains.block(EmailAddress.parse(address).orElseThrow())).isEqualTo(blocked);
    }

    @Test
    void withoutAListNoneIs() {
        assertThat(new BlockedDomains(Optional.empty()).block(Readers.addressOf("ada@example.org")))
                .isFalse();
    }
}
