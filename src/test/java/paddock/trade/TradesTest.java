package paddock.trade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import paddock.kernel.CannotStart;

/** The file of trades: what is a kind of what, and which trade a word means. */
class TradesTest {

    private final Trades trades = new Trades("");

    @TempDir
    Path folder;

    @Test
    void a_trade_holds_all_that_is_a_kind_of_it() {
        assertThat(trades.with("powertrain").orElseThrow().family()).contains("powertrain", "engines", "batteries");
        assertThat(trades.with("electric").orElseThrow().family()).containsExactly("electric", "batteries", "charging");
        assertThat(trades.with("dampers").orElseThrow().family()).containsExactly("dampers");
        assertThat(trades.with("batteries").orElseThrow().depth()).isEqualTo(2);
    }

    @Test
    void a_word_means_a_trade_in_either_language_begun_or_mistyped() {
        assertThat(trades.meantBy("amortisseurs")).containsExactly("dampers");
        assertThat(trades.meantBy("amortiss")).containsExactly("dampers");
        assertThat(trades.meantBy("amortiseurs")).containsExactly("dampers");
        assertThat(trades.meantBy("bearings")).containsExactly("bearings");
        assertThat(trades.meantBy("beering")).isEmpty();
        assertThat(trades.meantBy("echappements")).containsExactly("exhausts");
        assertThat(trades.meantBy("electrique")).contains("electric", "batteries", "charging");
        assertThat(trades.meantBy("zz")).isEmpty();
    }

    @Test
    void another_circuit_brings_trades_of_its_own() throws Exception {
        Path file = Files.writeString(folder.resolve("trades.yaml"), """
                paddock: trades/1
                trades:
                  - key: boats
                    fr: Bateaux
                    en: Boats
                    kinds:
                      - {key: sails, fr: Voiles, en: Sails}
                """);
        Trades others = new Trades(file.toString());
        assertThat(others.all()).extracting(Trade::key).containsExactly("boats", "sails");
        assertThat(others.with("sails").orElseThrow().name().in(Locale.FRENCH)).isEqualTo("Voiles");
        assertThat(others.with("dampers")).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_read_ends_the_start_in_one_line() throws Exception {
        String twice = """
                paddock: trades/1
                trades: [{key: a, fr: A, en: A}, {key: a, fr: B, en: B}]
                """;
        String nameless = "paddock: trades/1\ntrades: [{key: a, fr: A}]\n";
        for (String wrong : new String[] {twice, nameless, "trades: []", "paddock: [", "just words"}) {
            Path file = Files.writeString(folder.resolve("wrong.yaml"), wrong);
            assertThatThrownBy(() -> new Trades(file.toString()))
                    .as(wrong)
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("wrong.yaml")
                    .hasMessageContaining("PADDOCK_TRADES");
        }
        assertThatThrownBy(() -> new Trades(folder.resolve("none.yaml").toString()))
                .isInstanceOf(CannotStart.class);
    }
}
