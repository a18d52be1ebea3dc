package io.newsforge.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.newsforge.quota.Subject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SubjectRulesTest {

    private static final Subject ACME = Subject.key("acme-1").on("team");

    private final SubjectResolver rules = SubjectResolver.rules()
            .apiKey(SubjectRules.hash("other"), Subject.key("other"))
            .apiKey(SubjectRules.hash("open sesame"), ACME)
            .plan("free")
            .build();

    /** What the rules look at of a request. */
    private static HttpServletRequest request(
            String remote, Map<String, List<String>> headers, @Nullable Principal principal) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                SubjectRulesTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getHeader" ->
                        headers.getOrDefault(arguments[0], List.of()).stream()
                                .findFirst()
                                .orElse(null);
                    case "getHeaders" -> Collections.enumeration(headers.getOrDefault(arguments[0], List.of()));
                    case "getUserPrincipal" -> principal;
                    case "getRemoteAddr" -> remote;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static HttpServletRequest forwarded(String remote, String... lines) {
        return request(remote, Map.of("X-Forwarded-For", List.of(lines)), null);
    }

    @Test
    void aKeyComesBeforeAPrincipalAndThatBeforeTheAddress() {
        Principal ann = () -> "ann";

        assertThat(rules.resolve(request("192.0.2.1", Map.of("X-API-Key", List.of("open sesame")), ann)))
                .isEqualTo(ACME);
        assertThat(rules.resolve(request("192.0.2.1", Map.of(), ann)))
                .isEqualTo(Subject.user("ann").on("free"));
        assertThat(rules.resolve(request("192.0.2.1", Map.of(), null)))
                .isEqualTo(Subject.key("address-192.0.2.1").on("free"));
    }

    @Test
    void anUnknownKeyIsNeverAnAddressAndNeverShown() {
        assertThatThrownBy(() -> rules.resolve(request("192.0.2.1", Map.of("X-API-Key", List.of("wrong")), null)))
                .isInstanceOf(UnknownCallerException.class)
                .hasMessage("X-API-Key: unknown (expected: a key that was given out)");
    }

    @Test
    void anIpv6AddressStandsForItsSubscriber() {
        assertThat(rules.resolve(request("2001:db8:1:2:3:4:5:6", Map.of(), null)))
                .isEqualTo(rules.resolve(request("2001:db8:1:2:ffff::1", Map.of(), null)))
                .isNotEqualTo(rules.resolve(request("2001:db8:1:3::1", Map.of(), null)));
    }

    @Test
    void forwardedAddressesCountForNothingUnlessTold() {
        assertThat(rules.resolve(forwarded("192.0.2.1", "198.51.100.7")).name()).isEqualTo("key:address-192.0.2.1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.1 | 198.51.100.7 | 192.0.2.1", // from no proxy of ours
                "10.0.0.1 | 198.51.100.7 | 198.51.100.7",
                "10.0.0.1 | 6.6.6.6, 198.51.100.7, 10.0.0.2 | 198.51.100.7", // what the client wrote before is its own
                "10.0.0.1 | 10.9.9.9 | 10.9.9.9",
                "10.0.0.1 | example.com | 10.0.0.1", // never looked up
                "10.0.0.1 | 999.1.1.1 | 10.0.0.1", // a name to a resolver, so it is none of ours
                "10.0.0.1 | 198.51.100.7:4711 | 198.51.100.7",
                "10.0.0.1 | [2001:db8:1:2::7]:4711 | 20010db800010002-64",
                "10.0.0.1 | 6.6.6.6, nonsense | 10.0.0.1",
            })
    void aTrustedProxyIsBelievedAsFarAsItSaw(String remote, String header, String expected) {
        SubjectResolver trusting =
                SubjectResolver.rules().trustedProxy("10.0.0.0/8").build();

        assertThat(trusting.resolve(forwarded(remote, header)).name()).isEqualTo("key:address-" + expected);
    }

    @Test
    void severalForwardedLinesAreOneList() {
        SubjectResolver trusting =
                SubjectResolver.rules().trustedProxy("10.0.0.0/8").build();

        assertThat(trusting.resolve(forwarded("10.0.0.1", "6.6.6.6", "198.51.100.7"))
                        .name())
                .isEqualTo("key:address-198.51.100.7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0", "proxy.example.com", "10.0.0.0/x", "fd00::/129", ""})
    void aBlockThatIsNoneIsRefused(String block) {
        assertThatThrownBy(() -> SubjectResolver.rules().trustedProxy(block))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("block: " + block + " (expected: an address, or a block such as 10.0.0.0/8 or fd00::/8)");
    }

    @Test
    void aSecretInPlaceOfItsHashIsRefusedWithoutBeingShown() {
        assertThatThrownBy(() -> SubjectResolver.rules().apiKey("open sesame", ACME))
                .hasMessage("hash: 11 characters (expected: a SHA-256 in 64 hexadecimal digits)");
    }
}
