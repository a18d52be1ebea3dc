package io.newsforge.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.newsforge.fetch.FetchException.Reason;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guard alone, so that not even an address which is let through is ever connected to. */
class RefusedAddressesTest {

    private final AddressGuard guard = new AddressGuard(
            host -> {
                throw new UnknownHostException("looked up: " + host);
            },
            List.of(),
            Set.of(80, 443));

    private FetchException refusal(String address) {
        return catchThrowableOfType(FetchException.class, () -> guard.vet(WebAddress.of(URI.create(address))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.0.0.0              | of this network",
                "0.1.2.3              | of this network",
                "10.0.0.1             | private",
                "10.255.255.255       | private",
                "100.64.0.1           | shared by a carrier (CGNAT)",
                "100.100.100.200      | shared by a carrier (CGNAT)",
                "100.127.255.255      | shared by a carrier (CGNAT)",
                "127.0.0.1            | loopback",
                "127.255.255.255      | loopback",
                "168.63.129.16        | a cloud platform's own",
                "169.254.169.254      | link-local",
                "172.16.0.1           | private",
                "172.31.255.255       | private",
                "192.0.0.192          | reserved for protocols",
                "192.0.2.1            | for documentation",
                "192.88.99.1          | a 6to4 relay",
                "192.168.0.1          | private",
                "198.18.0.1           | for benchmarks",
                "198.19.255.255       | for benchmarks",
                "198.51.100.1         | for documentation",
                "203.0.113.1          | for documentation",
                "224.0.0.1            | multicast",
                "239.255.255.255      | multicast",
                "240.0.0.1            | reserved",
                "255.255.255.255      | broadcast",
                "[::]                 | unspecified",
                "[::1]                | loopback",
                "[0:0:0:0:0:0:0:1]    | loopback",
                "[::7f00:1]           | IPv4-compatible",
                "[::8.8.8.8]          | IPv4-compatible",
                "[64:ff9b::10.0.0.1]  | NAT64 of one that is private",
                "[64:ff9b::7f00:1]    | NAT64 of one that is loopback",
                "[64:ff9b:1::8.8.8.8] | local NAT64",
                "[100::1]             | for discarding",
                "[2001::1]            | Teredo",
                "[2001:2::1]          | reserved for protocols",
                "[2001:20::1]         | reserved for protocols",
                "[2001:db8::1]        | for documentation",
                "[2002:7f00:1::1]     | 6to4",
                "[2002:808:808::1]    | 6to4",
                "[3fff::1]            | for documentation",
                "[5f00::1]            | not assigned to the public internet",
                "[fc00::1]            | unique local",
                "[fd00:ec2::254]      | unique local",
                "[fe80::1]            | link-local",
                "[febf::1]            | link-local",
                "[fec0::1]            | site-local",
                "[ff02::1]            | multicast"
            })
    void refusesWhatIsNotPublic(String host, String kind) throws UnknownHostException {
        FetchException refusal = refusal("http://" + host + "/");

        String address = InetAddress.getByName(host).getHostAddress();
        assertThat(refusal)
                .hasMessage("http://" + host + "/: address " + address + " is " + kind
                        + " (expected: a public address, or one the host allows)");
        assertThat(refusal.reason()).isEqualTo(Reason.ADDRESS_REFUSED);
        assertThat(refusal.mayRetry()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "[::ffff:10.0.0.1], 10.0.0.1 is private",
        "[::ffff:7f00:1], 127.0.0.1 is loopback",
        "[0:0:0:0:0:FFFF:A9FE:A9FE], 169.254.169.254 is link-local"
    })
    void seesTheIpv4AddressBehindAMappedOne(String host, String found) {
        assertThat(refusal("http://" + host + "/").getMessage()).contains(": address " + found + " (");
    }

    @Test
    void seesThroughAMappedAddressOfAResolver() throws UnknownHostException {
        byte[] mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 0, 0, 1};
        Inet6Address hidden = Inet6Address.getByAddress("news.example", mapped, -1);
        AddressGuard resolving = new AddressGuard(host -> List.of(hidden), List.of(), Set.of(80));

        FetchException refusal = catchThrowableOfType(
                FetchException.class, () -> resolving.vet(WebAddress.of(URI.create("http://news.example/"))));

        assertThat(refusal.getMessage()).contains("address 10.0.0.1 is private");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.1",
                "192.167.255.255",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "[2606:4700:4700::1111]",
                "[2a00:1450::1]",
                "[2001:4860:4860::8888]",
                "[64:ff9b::8.8.8.8]"
            })
    void letsPublicAddressesThrough(String host) throws UnknownHostException {
        assertThat(guard.vet(WebAddress.of(URI.create("https://" + host + "/"))))
                .containsExactly(InetAddress.getByName(host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2130706433",
                "0x7f000001",
                "0x7f.1",
                "0177.0.0.1",
                "127.0.0.01",
                "127.1",
                "127.0.0.1.1",
                "127.0.0.256",
                "127.0.0.0x1",
                "017700000001",
                "1",
                "0x",
                "\uff11\uff12\uff17.0.0.1.1",
                "%31%32%37.0.0.1",
                "local%68ost",
                "a..b",
                ".example",
                "example..",
                "-..",
                "a,b",
                "[fe80::1%25lo]",
                "news.example\u2100.com"
            })
    void refusesHostsInDisguise(String host) {
        FetchException refusal = refusal("http://" + host + "/");

        assertThat(refusal.reason()).isEqualTo(Reason.MALFORMED_URL);
        assertThat(refusal.getMessage()).contains(": host ", "(expected: a name, four decimal numbers");
    }

    @ParameterizedTest
    @CsvSource({
        "http://\uff11\uff12\uff17.0.0.1/, 127.0.0.1",
        "http://127\u30020\u30020\u30021/, 127.0.0.1",
        "http://127.0.0.1./, 127.0.0.1"
    })
    void readsLookAlikesAsTheAddressTheyBecome(String address, String host) {
        assertThat(refusal(address)).hasMessageStartingWith("http://").hasMessageContaining(host + " is loopback");
    }

    @ParameterizedTest
    @CsvSource({
        "/relative, MALFORMED_URL, no scheme",
        "http:opaque, MALFORMED_URL, no host",
        "http:///path, MALFORMED_URL, no host",
        "http://h:0/, MALFORMED_URL, port 0 (expected: 1 to 65535)",
        "http://h:65536/, MALFORMED_URL, port 65536",
        "http://h:8o/, MALFORMED_URL, port 8o",
        "http://h:80:80/, MALFORMED_URL, port 80:80",
        "file:///etc/passwd, SCHEME_REFUSED, scheme file (expected: http or https)",
        "FTP://h/, SCHEME_REFUSED, scheme ftp",
        "data:text/html;base64AAAA, SCHEME_REFUSED, scheme data",
        "jar:http://h/x!/y, SCHEME_REFUSED, scheme jar",
        "http://u@h/, USER_INFO_REFUSED, user-info in the address (expected: none)"
    })
    void refusesAddressesOfAnotherKind(String address, Reason reason, String message) {
        FetchException refusal = refusal(address);

        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.getMessage()).contains(message).doesNotContain("AAAA", "u@");
    }

    @Test
    void showsNoSecretsOfAnAddress() {
        FetchException refusal = refusal("https://user:password@10.0.0.1/path?token=secret#part");

        assertThat(refusal).hasMessage("https://10.0.0.1/path: user-info in the address (expected: none)");
        assertThat(refusal.address()).isEqualTo(URI.create("https://10.0.0.1/path"));
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP://B\u00fccher.Example:80, http://xn--bcher-kva.example/, 80",
        "https://News.example.:443/a?b#c, https://news.example/a?b, 443",
        "https://news.example:8443/caf\u00e9?q=\u00fc, https://news.example:8443/caf%C3%A9?q=%C3%BC, 8443",
        "http://under_score.example//x, http://under_score.example//x, 80",
        "http://[2606:4700::1111]:8080/, http://[2606:4700::1111]:8080/, 8080"
    })
    void makesAnAddressPlain(String address, String plain, int port) {
        WebAddress made = WebAddress.of(URI.create(address));

        assertThat(made.uri()).isEqualTo(URI.create(plain));
        assertThat(made.port()).isEqualTo(port);
    }
}
