/* A study as a file: a zip with a folder that holds its settings and tables, written and read in the page (fflate, MIT). */

(() => {
  const assess = window.compendiumAssess;
  const { clean, onOneLine, readTable, writeCsv, siteId } = assess;
  const UNRATED = "unrated.csv", OWN = ["study.toml", "sites.csv", "ratings.csv", "settled.csv", UNRATED];
  const ELSEWHERE = ["evidence.csv", "combined.csv", "people.csv", "told.csv"];
  const MOST_FAULTS = 20, TIME = new Date(1980, 0, 1); // the first day that a zip can name: the same study, the same bytes
  const PLAIN = /^(\w[\w-]*)[ \t]*=[ \t]*("(?:[^"\\]|\\.)*"|'[^']*'|[+-]?\d[\d_]*|true|false|\[[^[\]]*\])[ \t]*(?:#.*)?$/;

  /* What the head of a study.toml says of the keys that are set here, as far as it is written line by line. */
  const readSettings = (text) => {
    const told = {}, faults = [], lines = text.split("\n");
    for (const [place, line] of lines.entries()) {
      if (/^\s*\[/.test(line)) break;
      if (/^\s*(#.*)?$/.test(line)) continue;
      const found = line.match(PLAIN);
      if (!found) {
        faults.push(`study.toml, line ${place + 1}: this page reads settings of one line each, such as title = "My study".`);
        continue;
      }
      const [, key, value] = found;
      if (["title", "framework", "combine"].includes(key)) told[key] = readText(value);
      if (told[key] === null) faults.push(`study.toml, line ${place + 1}: this text cannot be read; write it without \\U.`);
      if (key === "public" && value === "true") {
        faults.push("study.toml: this is the public form of a study, from which rows are left out; open the study itself.");
      }
    }
    return { told, faults };
  };

  const readText = (value) => {
    if (value.startsWith("'")) return value.slice(1, -1);
    try { return String(JSON.parse(value)); } catch { return null; }
  };

  /* The text of study.toml with another title and rule; every other line stays as it is. */
  const writeSettings = (study) => study.text.split("\n").map((line, place, lines) => {
    const found = line.match(PLAIN), head = !lines.slice(0, place).some((before) => /^\s*\[/.test(before));
    if (!found || !head || !["title", "combine"].includes(found[1]) || readText(found[2]) === study[found[1]]) return line;
    return `${found[1]} = ${JSON.stringify(study[found[1]])}`;
  }).join("\n");

  const table = (columns, rows, always) => {
    const used = columns.filter((column) => always.includes(column) || rows.some((row) => row[column]));
    return writeCsv([used, ...rows.map((row) => used.map((column) => clean(row[column] ?? "")))]);
  };

  const isFilled = (row) => Boolean(row.level || row.statement || row.evidence);

  /* What is saved: files by name, and what stays on the page because a file may not have it. */
  const files = (study) => {
    const filled = study.ratings.filter(isFilled), rated = filled.filter((row) => row.level);
    const unrated = filled.filter((row) => !row.level);
    const settled = study.settled.filter((row) => assess.isWhole(row) && rated.some((each) => assess.sameUnit(each, row)));
    const made = {
      "study.toml": writeSettings(study),
      "sites.csv": table(study.columns.sites, study.sites, assess.data.columns.sites),
      "ratings.csv": table(study.columns.ratings, rated, ["site", "criterion", "level", "coder"]),
    };
    if (settled.length) made["settled.csv"] = table(study.columns.settled, settled, assess.data.columns.settled);
    if (unrated.length) made[UNRATED] = table(study.columns.ratings, unrated, ["site", "criterion", "level", "coder"]);
    const open = study.settled.length - settled.length;
    return { made, told: { ratings: rated.length, unrated: unrated.length, open } };
  };

  /* The zip of a study: its bytes, its id, and how much it holds. */
  const packed = (study) => {
    const { made, told } = files(study);
    const id = study.id || siteId(study.title) || "assessment", folder = {};
    for (const [name, text] of Object.entries(made)) folder[`${id}/${name}`] = fflate.strToU8(text);
    for (const [name, bytes] of Object.entries(study.other)) folder[`${id}/${name}`] = bytes;
    return { bytes: fflate.zipSync(folder, { level: 0, mtime: TIME }), id, told };
  };

  /* The files of a zip by name, as far as this page may read them. */
  const unzipped = (bytes) => {
    let size = 0;
    const isOurs = ({ name }) => !name.endsWith("/") && !/(^|\/)(__MACOSX\/|\.)/.test(name);
    const filter = (file) => isOurs(file) && (size += file.originalSize) <= assess.data.mostBytes;
    const found = fflate.unzipSync(bytes, { filter });
    if (size > assess.data.mostBytes) throw new RangeError("size");
    return found;
  };

  const text = (bytes) => new TextDecoder("utf-8", { fatal: true }).decode(bytes).replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");

  /* The study in a zip, or a sentence for each thing that is wrong with it. */
  const unpacked = (bytes, name) => {
    let found;
    try { found = unzipped(bytes); } catch (fault) {
      if (fault instanceof RangeError) return { faults: [`${name}: it unpacks to more than this page reads.`] };
      return { faults: [`${name}: this is not a zip file, or it is damaged or locked by a password.`] };
    }
    const heads = Object.keys(found).filter((path) => /(^|\/)study\.toml$/.test(path)).map((path) => path.slice(0, -10));
    if (heads.length !== 1) {
      return { faults: [`${name}: ${heads.length ? "there is more than one study in it" : "there is no study.toml in it"}.`] };
    }
    const own = Object.create(null);
    for (const [path, content] of Object.entries(found)) if (path.startsWith(heads[0])) own[path.slice(heads[0].length)] = content;
    const folder = siteId(heads[0].split("/").at(-2) ?? name.replace(/\.zip$/i, ""));
    return assess.readStudy(own, folder);
  };

  /* The texts of the files that this page writes itself; the others are kept as they are. */
  const texts = (own) => {
    const read = {}, other = Object.create(null), faults = [];
    for (const [name, bytes] of Object.entries(own)) {
      if (!OWN.includes(name)) { other[name] = bytes; continue; }
      try { read[name] = text(bytes); } catch { faults.push(`${name}: this is not UTF-8 text.`); }
    }
    for (const name of ["sites.csv", "ratings.csv"]) if (!own[name]) faults.push(`${name}: this file is missing.`);
    for (const name of ELSEWHERE) {
      if (own[name]) faults.push(`${name}: this page cannot edit a study with this table; use the command line.`);
    }
    if (Object.keys(own).some((path) => path.startsWith("framework/"))) {
      faults.push("framework: the study has a framework of its own, which this page does not know; use the command line.");
    }
    return { read, other, faults };
  };

  Object.assign(assess, { readSettings, packed, unpacked, texts, UNRATED, MOST_FAULTS, onOneLine });
})();
