/* Ids of what people type, as the package makes them (`data_package/spelling.py`, `intake/names.py`): a test compares. */

window.compendiumAssess = {};

(() => {
  const LETTERS = { ø: "o", ß: "ss", æ: "ae", œ: "oe", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i", "&": " and " };
  const LONGEST = 80, KEPT = 66;
  const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/;
  const PADDING = "[\\s\\x1c-\\x1f\\x85\\u200b\\u2060\\ufeff]+";
  const ENDS = new RegExp(`^${PADDING}|${PADDING}$`, "g"), SPACES = /[\s\x1c-\x1f\x85]+/;
  const MARKS = /(?![\u034f\u180b-\u180d\u180f\ufe00-\ufe0f])\p{Mn}|\p{Cf}/gu; // those signs part words as spaces do

  const trimmed = (text) => text.replace(ENDS, "");
  const folded = (text) => text.toLowerCase().replaceAll("ς", "σ").replaceAll("\u0345", "ι");

  /* A text as a cell can hold it: no control signs, one kind of line end, no padding. */
  const clean = (text) => trimmed(text.replace(/\r\n?/g, "\n").replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, "")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd"));
  const onOneLine = (text) => clean(text).split(SPACES).filter(Boolean).join(" ");

  const makeId = (name) => {
    const plain = [...folded(name)].map((letter) => LETTERS[letter] ?? letter).join("").normalize("NFKD");
    return (plain.replace(MARKS, "").replace(/['’‘ʼ`´]/g, "").match(/[a-z0-9]+/g) ?? []).join("-");
  };

  const labelKey = (label) => folded(trimmed(label.normalize("NFC").replace(/\p{Cf}/gu, ""))).split(SPACES).filter(Boolean).join(" ");

  const shortId = (label) => {
    const made = makeId(label);
    if (made.length <= LONGEST) return made;
    const start = made.slice(0, KEPT + 1);
    return `${start.slice(0, Math.max(start.lastIndexOf("-"), 0)) || made.slice(0, KEPT)}-${sha256(labelKey(label)).slice(0, 8)}`;
  };

  const siteId = (label) => {
    const made = shortId(label);
    return DEVICE.test(made) ? `${made}-site` : made;
  };

  /* An id that is not taken yet: the one of the label, else one by number. */
  const freeId = (label, taken, other) => {
    const made = siteId(label);
    for (let number = 1; ; number += 1) {
      const id = made ? (number > 1 ? `${made.slice(0, 76).replace(/-$/, "")}-${number}` : made) : `${other}-${number}`;
      if (!taken.has(id)) return id;
    }
  };

  /* SHA-256 (FIPS 180-4), for the mark at the end of a long id; the browser's own answers too late for a field. */
  const sha256 = (text) => {
    const primes = [], whole = 2 ** 32;
    for (let n = 2; primes.length < 64; n += 1) if (primes.every((prime) => n % prime)) primes.push(n);
    const part = (root) => Math.floor((root - Math.floor(root)) * whole);
    const rounds = primes.map((prime) => part(Math.cbrt(prime)));
    const state = primes.slice(0, 8).map((prime) => part(Math.sqrt(prime)));
    const bytes = new TextEncoder().encode(text), blocks = Math.ceil((bytes.length + 9) / 64);
    const view = new DataView(new ArrayBuffer(blocks * 64));
    bytes.forEach((byte, place) => view.setUint8(place, byte));
    view.setUint8(bytes.length, 0x80);
    view.setUint32(blocks * 64 - 4, bytes.length * 8);
    const turn = (word, by) => (word >>> by) | (word << (32 - by));
    for (let block = 0; block < blocks; block += 1) {
      const words = Array.from({ length: 16 }, (_, place) => view.getUint32(block * 64 + place * 4));
      for (let n = 16; n < 64; n += 1) {
        const [early, late] = [words[n - 15], words[n - 2]];
        words.push((words[n - 16] + (turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)) + words[n - 7]
          + (turn(late, 17) ^ turn(late, 19) ^ (late >>> 10))) | 0);
      }
      let [a, b, c, d, e, f, g, h] = state;
      for (let n = 0; n < 64; n += 1) {
        const first = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + rounds[n] + words[n]) | 0;
        const second = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [a, b, c, d, e, f, g, h] = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
      }
      [a, b, c, d, e, f, g, h].forEach((word, place) => { state[place] = (state[place] + word) | 0; });
    }
    return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  };

  Object.assign(window.compendiumAssess, { trimmed, clean, onOneLine, makeId, siteId, freeId, labelKey });
})();
