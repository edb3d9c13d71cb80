package paddock.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import paddock.kernel.CannotStart;

/** Where messages may go, and where nobody gets Paddock to send one. */
class FenceTest {

    private static Fence with(String... settings) {
        Map<String, String> properties = new HashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            properties.put("paddock." + settings[i], settings[i + 1]);
        }
        return new Fence(HookSettings.from(properties::get));
    }

    private static Fence atWork() {
        return with("address", "https://paddock.example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://127.8.9.1/",
                "https://10.1.2.3/",
                "https://172.31.0.1/",
                "https://192.168.7.12/",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/",
                "https://0.0.0.0/",
                "https://255.255.255.255/",
                "https://224.0.0.1/",
                "https://[::1]/",
                "https://[::]/",
                "https://[fe80::1]/",
                "https://[fd00::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://[2002:7f00:1::]/",
                "https://[::127.0.0.1]/"
            })
    void no_address_inside_is_sent_to(String address) {
        assertThat(atWork().wrong(address)).contains("inside");
        assertThat(atWork().closed(URI.create(address))).contains(Fault.INSIDE);
    }

    @Test
    void a_name_that_leads_inside_is_not_sent_to() {
        assertThat(atWork().wrong("https://localhost/x")).isEmpty();
        assertThat(atWork().closed(URI.create("https://localhost/x"))).contains(Fault.INSIDE);
        assertThat(atWork().closed(URI.create("https://nowhere.invalid/x"))).contains(Fault.UNKNOWN_HOST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://93.184.215.14/in", "https://[2606:2800:21f:cb07::1]:8443/in?a=b"})
    void the_world_is_open(String address) {
        assertThat(atWork().wrong(address)).isEmpty();
        assertThat(atWork().closed(URI.create(address))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.org/,plain",
        "http://localhost/,plain",
        "https://user:secret@example.org/,unreadable",
        "https://example.org/#part,unreadable",
        "https://example.org:99999/,unreadable",
        "https:///path,unreadable",
        "ftp://example.org/,unreadable",
        "https://exa mple.org/,unreadable",
        "https://exämple.org/,unreadable",
        "javascript:alert(1),unreadable",
        "/relative,unreadable"
    })
    void what_is_no_address_of_that_kind_is_refused(String address, String why) {
        assertThat(atWork().wrong(address)).contains(why);
    }

    @Test
    void networks_that_the_operator_names_are_open() {
        Fence fence = with("address", "https://paddock.example.org", "webhook.networks", "10.20.0.0/16, fd00:1::/32");
        assertThat(fence.closed(URI.create("https://10.20.3.4/"))).isEmpty();
        assertThat(fence.closed(URI.create("https://[fd00:1::7]/"))).isEmpty();
        assertThat(fence.closed(URI.create("https://10.21.3.4/"))).contains(Fault.INSIDE);
        assertThatThrownBy(() -> with("webhook.networks", "our-network"))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("PADDOCK_WEBHOOK_NETWORKS");
    }

    @Test
    void on_the_machine_of_whoever_works_on_it_messages_go_there_in_plain() {
        for (Fence here : new Fence[] {with("demo", "on"), with("address", "http://localhost:8080")}) {
            assertThat(here.closed(URI.create("http://localhost:9000/in"))).isEmpty();
            assertThat(here.closed(URI.create("http://127.0.0.1:9000/in"))).isEmpty();
            assertThat(here.closed(URI.create("http://192.168.1.2/in"))).contains(Fault.INSIDE);
            assertThat(here.wrong("http://example.org/")).contains("plain");
        }
    }

    @Test
    void nothing_leaves_a_demonstration_that_others_reach() {
        Fence shown = with("demo", "on", "address", "https://demo.example.org");
        assertThat(shown.closed(URI.create("https://93.184.215.14/in"))).contains(Fault.DEMONSTRATION);
    }
}
