/* The search page: finds words in the index that was made with the site, shows the best places first and quotes from
   each. Typing errors and other forms of a word are forgiven; what is found is put in as text, never as markup. */

addEventListener("DOMContentLoaded", () => {
  const MOST = 40; // places shown at once
  const AROUND = 110; // letters quoted on either side of the first word found
  const KINDS = { page: 3, criterion: 1.8, term: 1.6, section: 1.5, claim: 0.6, "table or figure": 0.9 };
  const LATER = [[/^data_dictionary\.html/, 0.3], [/^studies\//, 0.8]]; // what columns hold; single studies of a book
  const STOP = new Set(("a an and are as at be been by can did do does for from had has have how i in is it its of on or "
    + "that the their there they this to was we were what when where which who why will with").split(" "));
  const field = document.getElementById("search-field"), place = document.getElementById("search-results");
  const make = (name, text = "", ...inside) => {
    const element = document.createElement(name);
    element.append(text, ...inside);
    return element;
  };

  /* One form for the forms of a word: no accents, no capitals, no plural. */
  const stem = (word) => {
    const low = word.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/['’]s?$/u, "");
    if (STOP.has(low)) return null;
    if (low.length > 4 && low.endsWith("ies")) return `${low.slice(0, -3)}y`;
    return low.length > 3 && /[^su]s$/.test(low) ? low.slice(0, -1) : low;
  };

  const weight = ([kind, , , address]) =>
    LATER.reduce((sum, [pages, part]) => (pages.test(address) ? sum * part : sum), KINDS[kind] ?? 1);

  /* The words of a text; those with a hyphen stand there as one word as well: a stock-take is a stocktake. */
  const plain = MiniSearch.getDefault("tokenize");
  const withJoined = (text) => [
    ...plain(text), ...(text.match(/\p{L}+(?:-\p{L}+)+/gu) ?? []).map((word) => word.replaceAll("-", "")),
  ];

  let rows = [];
  const found = new MiniSearch({
    fields: ["title", "page", "text"],
    processTerm: stem,
    tokenize: withJoined,
    searchOptions: {
      tokenize: plain,
      boost: { title: 4, page: 0.6 },
      prefix: (term) => term.length > 3,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      weights: { fuzzy: 0.25, prefix: 0.5 },
      boostDocument: (id) => weight(rows[id]),
    },
  });

  /* A piece of the text around the first word found, with all words found marked. */
  const quote = (text, terms) => {
    const spans = [...text.matchAll(/[\p{L}\p{N}'’]+/gu)].filter(([word]) => terms.has(stem(word)));
    const middle = spans[0]?.index ?? 0;
    let start = Math.max(0, middle - AROUND), end = Math.min(text.length, middle + 2 * AROUND);
    if (start) start = text.indexOf(" ", start) + 1;
    if (end < text.length) end = Math.max(text.lastIndexOf(" ", end), start);
    const line = make("p", start ? "… " : "");
    let at = start;
    for (const span of spans) {
      if (span.index < at || span.index + span[0].length > end) continue;
      line.append(text.slice(at, span.index), make("mark", span[0]));
      at = span.index + span[0].length;
    }
    line.append(text.slice(at, end), end < text.length ? " …" : "");
    return line;
  };

  const item = ({ id, terms }) => {
    const [kind, title, page, address, text] = rows[id];
    const link = make("a", title || page);
    link.href = address;
    const where = make("p", kind === "page" ? "Page" : `${kind[0].toUpperCase()}${kind.slice(1)} in ${page}`);
    where.className = "search-where";
    return make("li", link, where, ...(text ? [quote(text, new Set(terms))] : []));
  };

  /* Places that have all words come first, then those that have some. */
  const places = (words) => {
    const all = found.search(words, { combineWith: "AND" }), known = new Set(all.map(({ id }) => id));
    return all.length > 4 ? all : [...all, ...found.search(words).filter(({ id }) => !known.has(id))];
  };

  const show = (words) => {
    const hits = places(words), shown = hits.slice(0, MOST);
    const more = hits.length > MOST ? `; the first ${MOST} are shown` : "";
    const number = hits.length === 1 ? "1 place" : `${hits.length} places`;
    place.replaceChildren(make("p", hits.length ? `${number} found for “${words}”${more}.`
      : `Nothing was found for “${words}”. Fewer or other words may help; the menu lists every page.`));
    if (shown.length) place.append(make("ol", "", ...shown.map(item)));
  };

  /* The index is brought in where there is something to look for. */
  const words = new URL(location.href).searchParams.get("q") ?? "";
  field.value = words;
  if (!words.trim()) return;
  const index = make("script");
  index.src = place.dataset.index;
  index.addEventListener("load", () => {
    rows = window.compendiumIndex;
    found.addAll(rows.map(([, title, page, , text], id) => ({ id, title, page, text })));
    show(words);
  });
  index.addEventListener("error", () => place.replaceChildren(make("p", "The search index is missing from this site.")));
  document.head.append(index);
});
