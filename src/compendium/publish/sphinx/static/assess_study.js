/* A study while it is filled in: its sites, the ratings of each coder, what was settled, and what stands of them. */

(() => {
  const assess = window.compendiumAssess;
  const data = JSON.parse(document.getElementById("assess-data").textContent);
  const RANKS = new Map(data.levels.map((level, rank) => [level, rank]));

  const levelByRule = {
    median: (ranks) => ranks[(ranks.length - 1) >> 1],
    lowest: (ranks) => ranks[0],
    mode: (ranks) => {
      const times = new Map();
      for (const rank of ranks) times.set(rank, (times.get(rank) ?? 0) + 1);
      const most = Math.max(...times.values()), first = [...times].filter(([, number]) => number === most);
      return first.length > 1 ? null : first[0][0];
    },
  };

  /* Several answers as one, by the rule of the study: as `studies/compute/combining.py` has it, to which a test holds it. */
  const combine = (answers, rule) => {
    const ranks = answers.filter((answer) => RANKS.has(answer)).map((answer) => RANKS.get(answer)).sort((a, b) => a - b);
    const given = new Set(answers.filter((answer) => answer !== data.missing));
    if (rule === "consensus" || !ranks.length) return given.size > 1 ? data.mixed : [...given][0] ?? data.missing;
    const rank = levelByRule[rule](ranks);
    return rank === null ? data.mixed : data.levels[rank];
  };

  const row = (values) => Object.assign(Object.create(null), values);

  const begin = () => ({
    id: "", text: data.settings, other: {}, ...assess.readSettings(data.settings).told,
    columns: { sites: [...data.columns.sites], ratings: [...data.columns.ratings], settled: [...data.columns.settled] },
    sites: [row({ site: "site-1", name: "Site 1", type: "", region: "" })], ratings: [], settled: [], kept: new Set(),
  });

  const sameUnit = (one, other) => ["site", "criterion", "evidence"].every((part) => (one[part] ?? "") === (other[part] ?? ""));
  const isWhole = (settled) => Boolean(settled.level && settled.reason);

  /* What was settled of a piece of evidence; only with its reason does it stand. */
  const settledOf = (study, rating) => study.settled.find((each) => sameUnit(each, rating));

  /* What was settled of a piece of evidence goes with it to its new name, once no rating has the old one. */
  const followPiece = (study, old, rating) => {
    const settled = settledOf(study, old);
    if (!settled || settledOf(study, rating) || study.ratings.some((each) => sameUnit(each, old))) return;
    settled.evidence = rating.evidence;
  };

  /* The answers on a criterion of a site: what was settled in place of those that it stands for. */
  const answersOf = (study, site, criterion) => {
    const rated = study.ratings.filter((each) => each.site === site && each.criterion === criterion && each.level);
    const units = [];
    for (const each of rated) {
      const settled = settledOf(study, each);
      if (!settled || !isWhole(settled)) units.push(each.level);
      else if (rated.find((first) => sameUnit(first, each)) === each) units.push(settled.level);
    }
    return units;
  };

  const standing = (study, site, criterion) => {
    const answers = answersOf(study, site, criterion);
    return answers.length ? combine(answers, study.combine) : data.noRating;
  };

  /* The pieces of evidence on which coders differ, or differed: a list of the ratings of each. */
  const differing = (study) => {
    const units = [];
    for (const each of study.ratings.filter((rating) => rating.level)) {
      const unit = units.find(([first]) => sameUnit(first, each));
      if (unit) unit.push(each); else units.push([each]);
    }
    return units.filter((unit) => new Set(unit.map((each) => each.level)).size > 1 || settledOf(study, unit[0]));
  };

  const coders = (study) => [...new Set(study.ratings.map((each) => each.coder ?? ""))];

  const addSite = (study) => {
    const names = new Set(study.sites.map((each) => each.name));
    let number = study.sites.length + 1;
    while (names.has(`Site ${number}`)) number += 1;
    const name = `Site ${number}`;
    const site = assess.freeId(name, new Set(study.sites.map((each) => each.site)), "site");
    study.sites.push(row({ site, name, type: "", region: "" }));
    return site;
  };

  /* Give a site another name; its id follows as long as no file has it. Returns the id. */
  const renameSite = (study, id, name) => {
    const own = study.sites.find((each) => each.site === id);
    own.name = name;
    if (study.kept.has(id)) return id;
    const others = new Set(study.sites.filter((each) => each !== own).map((each) => each.site));
    const made = assess.freeId(name, others, "site");
    for (const each of [own, ...study.ratings, ...study.settled]) if (each.site === id) each.site = made;
    if (made === data.programme) own.type = data.programme;
    else if (own.type === data.programme) own.type = "";
    return made;
  };

  const removeSite = (study, id) => {
    for (const part of ["sites", "ratings", "settled"]) study[part] = study[part].filter((each) => each.site !== id);
  };

  Object.assign(assess, {
    data, combine, begin, row, sameUnit, isWhole, settledOf, followPiece, standing, differing, coders, addSite, renameSite,
    removeSite,
  });
})();
