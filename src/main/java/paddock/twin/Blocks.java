package paddock.twin;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which companies are compared with which: those that share a key. A key that too many share says nothing by itself, and only
 * counts together with where they are; so the work grows with the companies, and not with their pairs.
 */
final class Blocks {

    /** As many companies as may share a key. */
    static final int MOST = 40;

    private static final int LONGEST = 40;

    private final List<Face> faces;
    private final int bits;
    private final Map<Long, Likeness> found = new HashMap<>();
    private long compared;
    private int common;

    /** Packed: the key in the upper bits, which of the faces in the lower. */
    private long[] keys = new long[1 << 16];

    private int size;

    private Blocks(List<Face> faces) {
        this.faces = faces;
        this.bits = 64 - Long.numberOfLeadingZeros(Math.max(1, faces.size()));
    }

    /**
     * What came of it.
     *
     * @param pairs two places in the list, the earlier in the upper half
     * @param common how many keys too many shared
     */
    record Found(Map<Long, Likeness> pairs, long compared, int common) {}

    static Found of(List<Face> faces) {
        Blocks blocks = new Blocks(faces);
        blocks.gather();
        long[] wide = blocks.match();
        blocks.narrow(wide);
        int common = blocks.common;
        blocks.match();
        return new Found(blocks.found, blocks.compared, common);
    }

    private void gather() {
        for (int i = 0; i < faces.size(); i++) {
            Face face = faces.get(i);
            int who = i;
            face.numbers().forEach(each -> add('n', each, who));
            face.mailboxes().forEach(each -> add('m', each, who));
            face.domains().forEach(each -> add('d', each, who));
            face.phones().forEach(each -> add('p', each, who));
            face.streets().forEach(each -> add('s', each, who));
            face.called().vocabulary().forEach(word -> add('w', word.length() < 4 ? "" : word, who));
            add('o', face.called().letters() + "/" + face.called().digits(), who);
            spell(face.called(), who);
        }
    }

    /** A name but for any one of its letters: two that differ in a letter have one of these in common. */
    private void spell(Called called, int who) {
        String spelt = called.spelt();
        String name = spelt.substring(0, Math.min(LONGEST, spelt.length()));
        if (name.length() < 4) {
            return;
        }
        add('l', name + "/" + called.digits(), who);
        for (int i = 0; i < name.length(); i++) {
            add('l', name.substring(0, i) + name.substring(i + 1) + "/" + called.digits(), who);
        }
        ends(name, called.digits(), who);
    }

    /** Where two letters are off they are mostly near each other, and one end of the name is whole: two fifths, or a letter less. */
    private void ends(String name, String digits, int who) {
        if (name.length() >= 9) {
            int whole = name.length() * 2 / 5;
            for (int length = whole - 1; length <= whole; length++) {
                add('b', name.substring(0, length) + "/" + digits, who);
                add('e', name.substring(name.length() - length) + "/" + digits, who);
            }
        }
    }

    private void add(char kind, String value, int who) {
        if (!value.isEmpty()) {
            add(hash(kind + value), who);
        }
    }

    private void add(long hash, int who) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        keys[size++] = (hash << bits) | who;
    }

    /** Spread over all bits (FNV-1a, then mixed). */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mixed(hash);
    }

    private static long mixed(long hash) {
        long mixed = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return mixed ^ (mixed >>> 29);
    }

    /** Compares those that share a key; gives back the keys that too many share, packed as they were. */
    private long[] match() {
        Arrays.sort(keys, 0, size);
        long[] wide = new long[16];
        int wides = 0;
        int from = 0;
        while (from < size) {
            int until = from + 1;
            while (until < size && keys[until] >>> bits == keys[from] >>> bits) {
                until++;
            }
            if (until - from <= MOST) {
                match(from, until);
            } else {
                common++;
                wide = Arrays.copyOf(wide, Math.max(wide.length, Integer.highestOneBit(wides + until - from) << 1));
                System.arraycopy(keys, from, wide, wides, until - from);
                wides += until - from;
            }
            from = until;
        }
        return Arrays.copyOf(wide, wides);
    }

    private void match(int from, int until) {
        long mask = (1L << bits) - 1;
        for (int i = from; i < until; i++) {
            for (int j = i + 1; j < until; j++) {
                int one = (int) (keys[i] & mask);
                int other = (int) (keys[j] & mask);
                if (one != other) {
                    compare(Math.min(one, other), Math.max(one, other));
                }
            }
        }
    }

    private void compare(int one, int other) {
        long pair = ((long) one << 32) | other;
        if (!found.containsKey(pair)) {
            compared++;
            Likeness likeness = Likeness.of(faces.get(one), faces.get(other));
            if (likeness.score() >= Likeness.PROPOSED) {
                found.put(pair, likeness);
            }
        }
    }

    /** The keys that too many share, each once more together with where its company is, and with what it is called. */
    private void narrow(long[] wide) {
        long mask = (1L << bits) - 1;
        keys = new long[Math.max(16, wide.length)];
        size = 0;
        for (long packed : wide) {
            int who = (int) (packed & mask);
            Face face = faces.get(who);
            face.towns().forEach(town -> add(mixed((packed >>> bits) ^ hash('t' + town)), who));
            add(
                    mixed((packed >>> bits)
                            ^ hash('o' + face.called().letters() + "/"
                                    + face.called().digits())),
                    who);
        }
    }
}
