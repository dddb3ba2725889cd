/* Reading a study that was saved: everything is held against the framework of the page before anything is taken over. */

(() => {
  const assess = window.compendiumAssess;
  const { data, readTable } = assess;
  const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/, CRITERIA = new Set(data.criteria.map(([id]) => id));

  const settingsFaults = (told) => {
    const faults = [];
    if (!told.title) faults.push('study.toml: the key “title” is missing: a text such as "My study".');
    if (told.framework !== data.framework) {
      faults.push(`study.toml: the study has the framework “${told.framework ?? ""}”; this page is for “${data.framework}”.`);
    }
    if (!data.rules.includes(told.combine)) {
      faults.push(`study.toml: combine is “${told.combine ?? ""}”. Allowed: ${data.rules.join(", ")}.`);
    }
    return faults;
  };

  const sitesFaults = ({ kept }) => {
    const seen = new Set(), faults = kept.length ? [] : ["sites.csv: there is no site in it."];
    for (const { row, number } of kept) {
      const where = `sites.csv, row ${number}`;
      if (!ID.test(row.site)) {
        faults.push(`${where}: “${row.site}” is not the id of a site: lower-case letters and digits, with a hyphen between words.`);
      } else if (seen.has(row.site)) faults.push(`${where}: the site “${row.site}” is there twice.`);
      if (!row.name) faults.push(`${where}: the site has no name.`);
      seen.add(row.site);
    }
    return faults;
  };

  const ratingFaults = (file, { kept }, sites, unit) => {
    const seen = new Set(), faults = [];
    for (const { row, number } of kept) {
      const where = `${file}, row ${number}`, key = JSON.stringify(unit.map((part) => row[part] ?? ""));
      if (!sites.has(row.site)) faults.push(`${where}: “${row.site}” is not a site of sites.csv.`);
      if (!CRITERIA.has(row.criterion)) faults.push(`${where}: “${row.criterion}” is not a criterion of this framework.`);
      if (!data.choices.includes(row.level) && !(file === assess.UNRATED && !row.level)) {
        faults.push(`${where}: “${row.level}” is not a level. Allowed: ${data.choices.join(", ")}.`);
      }
      if (seen.has(key)) faults.push(`${where}: the same ${unit.join(", ")} stand in an earlier row.`);
      seen.add(key);
    }
    return faults;
  };

  const UNIT = ["site", "criterion", "evidence", "coder"], NEEDED = ["site", "criterion", "level"];
  const TABLES = [
    ["sites", "sites.csv", ["site", "name"], data.columns.sites],
    ["ratings", "ratings.csv", NEEDED, data.columns.ratings],
    ["settled", "settled.csv", [...NEEDED, "reason"], data.columns.settled],
    ["unrated", assess.UNRATED, NEEDED, data.columns.ratings],
  ];

  const readTables = (read) => {
    const tables = {}, faults = [];
    for (const [part, file, needed, known] of TABLES) {
      if (read[file] === undefined) { tables[part] = { columns: known, kept: [] }; continue; }
      tables[part] = readTable(file, read[file], known, needed);
      faults.push(...tables[part].faults);
    }
    return { tables, faults };
  };

  /* A study of its files, or `faults`, a sentence for each. */
  assess.readStudy = (own, id) => {
    const { read, other, faults } = assess.texts(own);
    const settings = assess.readSettings(read["study.toml"] ?? "");
    faults.push(...settings.faults, ...(settings.faults.length ? [] : settingsFaults(settings.told)));
    const { tables, faults: broken } = readTables(read);
    faults.push(...broken);
    if (!faults.length) {
      const sites = new Set(tables.sites.kept.map(({ row }) => row.site));
      faults.push(...sitesFaults(tables.sites), ...ratingFaults("ratings.csv", tables.ratings, sites, UNIT),
        ...ratingFaults("settled.csv", tables.settled, sites, UNIT.slice(0, 3)),
        ...ratingFaults(assess.UNRATED, tables.unrated, sites, UNIT));
    }
    if (faults.length) return { faults: shortened(faults) };
    const rows = (part) => tables[part].kept.map(({ row }) => row);
    const columns = (part, ...more) => [...new Set([part, ...more].flatMap((one) => [...data.columns[part], ...tables[one].columns]))];
    const key = (row) => JSON.stringify(UNIT.map((part) => row[part] ?? "")), rated = new Set(rows("ratings").map(key));
    return {
      faults,
      study: {
        id, text: read["study.toml"], other, ...settings.told,
        columns: { sites: columns("sites"), ratings: columns("ratings", "unrated"), settled: columns("settled") },
        sites: rows("sites"), settled: rows("settled"),
        ratings: [...rows("ratings"), ...rows("unrated").filter((row) => !rated.has(key(row)))],
        kept: new Set(rows("sites").map(({ site }) => site)),
      },
    };
  };

  const shortened = (faults) => (faults.length <= assess.MOST_FAULTS ? faults
    : [...faults.slice(0, assess.MOST_FAULTS), `And ${faults.length - assess.MOST_FAULTS} more.`]);
})();
