package paddock.stand;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What a browser takes for its camera: a card with a code on it, held still. */
final class Film {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int CODE = 360;
    private static final int WHITE = 235;
    private static final int GREY = 150;
    private static final int BLACK = 16;

    private Film() {}

    /** A file of a few pictures, each the same. */
    static Path of(String text) throws IOException, WriterException {
        BitMatrix code = new QRCodeWriter()
                .encode(text, BarcodeFormat.QR_CODE, CODE, CODE, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"));
        ByteArrayOutputStream film = new ByteArrayOutputStream();
        film.write(("YUV4MPEG2 W" + WIDTH + " H" + HEIGHT + " F10:1 Ip A1:1 C420jpeg\n")
                .getBytes(StandardCharsets.US_ASCII));
        for (int picture = 0; picture < 3; picture++) {
            film.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
            film.write(light(code));
            for (int i = 0; i < WIDTH * HEIGHT / 2; i++) {
                film.write(128); // no colour
            }
        }
        Path file = Files.createTempFile("card", ".y4m");
        return Files.write(file, film.toByteArray());
    }

    private static byte[] light(BitMatrix code) {
        byte[] light = new byte[WIDTH * HEIGHT];
        int left = (WIDTH - CODE) / 2;
        int top = (HEIGHT - CODE) / 2;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                boolean inside = x >= left && x < left + CODE && y >= top && y < top + CODE;
                boolean dark = inside && code.get(x - left, y - top);
                light[y * WIDTH + x] = (byte) (dark ? BLACK : inside ? WHITE : GREY);
            }
        }
        return light;
    }
}
