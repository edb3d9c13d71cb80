package paddock.stand;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import paddock.kernel.Token;
import tools.jackson.databind.json.JsonMapper;

/** What a phone keeps to do without a network: each file under the address that it is asked for by. */
@Component
@ConditionalOnWebApplication
class Shell {

    static final String DECODER = "/vendor/qr-0.7.0/decode.js";

    private static final List<String> PAGES = List.of("/stand/?lang=fr", "/stand/?lang=en");

    private static final List<String> FILES = List.of(
            "/css/paddock.css",
            "/css/stand.css",
            "/js/stand/queue.js",
            "/js/stand/sending.js",
            "/js/stand/codes.js",
            "/js/stand/camera.js",
            "/js/stand/form.js",
            "/js/stand/page.js",
            "/fonts/barlow-latin-400-normal.woff2",
            "/fonts/barlow-latin-600-normal.woff2",
            "/fonts/barlow-semi-condensed-latin-400-normal.woff2",
            "/fonts/barlow-semi-condensed-latin-600-normal.woff2",
            "/favicon.svg",
            "/icons/stand-192.png",
            DECODER,
            "/vendor/qr-0.7.0/index.js");

    /** What the worker itself is made of, in this order. */
    private static final List<String> SCRIPTS =
            List.of("/js/stand/queue.js", "/js/stand/sending.js", "/js/stand/worker.js");

    /** Of what the pages are written. */
    private static final List<String> SOURCES = List.of("shell.html", "texts_fr.properties", "texts_en.properties");

    /** What the scripts say, by the names they have there. */
    private static final List<String> WORDS = List.of(
            "online",
            "offline-since",
            "held-none",
            "held-one",
            "held-many",
            "kept",
            "kept-late",
            "waiting-none",
            "waiting-one",
            "waiting-many",
            "refused-one",
            "refused-many",
            "all",
            "fewer",
            "photo",
            "no-photo",
            "photo-left",
            "sent",
            "again",
            "correct",
            "photographed",
            "scanned",
            "last",
            "last-one",
            "never",
            "whose",
            "mine",
            "hours",
            "days",
            "read-code",
            "read-badge",
            "read-url",
            "read-more",
            "shot",
            "no-camera",
            "no-decoder",
            "editing",
            "editing-why",
            "resigned",
            "unknown",
            "trouble",
            "sending",
            "drop-sure",
            "too-long");

    private final ResourceUrlProvider addresses;
    private final MessageSource texts;
    private final JsonMapper json;

    Shell(ResourceUrlProvider addresses, MessageSource texts, JsonMapper json) {
        this.addresses = addresses;
        this.texts = texts;
        this.json = json;
    }

    /** Its few lines are others whenever any of the files is, so that browsers notice. */
    String worker() {
        List<String> files = new ArrayList<>(FILES.stream().map(this::address).toList());
        List<String> scripts = SCRIPTS.stream().map(this::address).toList();
        return "self.PAGES = " + json.writeValueAsString(PAGES) + ";\n"
                + "self.FILES = " + json.writeValueAsString(files) + ";\n"
                + "self.EDITION = " + json.writeValueAsString(edition(Stream.concat(files.stream(), scripts.stream())))
                + ";\n"
                + "importScripts(" + json.writeValueAsString(scripts).replaceAll("^\\[|]$", "") + ");\n";
    }

    /** With the places of their values still in them, {@code {0}} and {@code {1}}. */
    Map<String, String> words(Locale locale) {
        Map<String, String> words = new LinkedHashMap<>();
        WORDS.forEach(word ->
                words.put(word, texts.getMessage("stand.word." + word, new Object[] {"{0}", "{1}"}, locale)));
        return words;
    }

    private String edition(Stream<String> files) {
        StringBuilder all = new StringBuilder();
        files.forEach(file -> all.append(file).append('\n'));
        SOURCES.forEach(source -> all.append(source(source)));
        return HexFormat.of().formatHex(new Token(all.toString()).digest(), 0, 8);
    }

    private static String source(String name) {
        try (InputStream file = Objects.requireNonNull(Shell.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String address(String file) {
        String versioned = addresses.getForLookupPath(file);
        return versioned == null ? file : versioned;
    }

    /** By which a phone puts it among its applications. */
    String manifest(Locale locale) {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("id", ShellPages.ADDRESS);
        manifest.put("name", texts.getMessage("stand.app", null, locale));
        manifest.put("short_name", texts.getMessage("stand.app.short", null, locale));
        manifest.put("lang", locale.getLanguage());
        manifest.put("start_url", ShellPages.ADDRESS);
        manifest.put("scope", ShellPages.ADDRESS);
        manifest.put("display", "standalone");
        manifest.put("orientation", "portrait");
        manifest.put("background_color", "#ffffff");
        manifest.put("theme_color", "#121212");
        manifest.put("icons", List.of(icon(192, "any"), icon(512, "any"), icon(512, "maskable")));
        return json.writeValueAsString(manifest);
    }

    private static Map<String, String> icon(int size, String purpose) {
        return Map.of(
                "src",
                "/icons/stand-" + size + ".png",
                "sizes",
                size + "x" + size,
                "type",
                "image/png",
                "purpose",
                purpose);
    }
}
