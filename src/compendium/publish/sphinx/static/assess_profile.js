/* The profile while it is filled in: a table of all sites and a figure of the one shown, with the signs, words and colours
   of the pages of a study. */

(() => {
  const assess = window.compendiumAssess;
  const { data } = assess;
  const SVG = "http://www.w3.org/2000/svg", WIDE = 340, LINE = 17, CELL = 32;

  const make = (name, attributes = {}, ...inside) => fill(document.createElement(name), attributes, inside);
  const draw = (name, attributes = {}, ...inside) => fill(document.createElementNS(SVG, name), attributes, inside);
  const fill = (element, attributes, inside) => {
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  };

  /* Symbol and name on the colour of the answer. */
  const chip = (answer) => {
    const look = data.answers[answer], shown = make("span", { class: look.kind }, look.text);
    if (data.levels.includes(answer)) Object.assign(shown.style, { background: look.fill, color: look.ink });
    return shown;
  };

  const known = (study, site) => data.criteria.filter(([one]) => data.levels.includes(assess.standing(study, site, one))).length;
  const criteria = (number) => `${number === 1 ? "criterion" : "criteria"}`;
  const verb = (number, all = 0) => (number === 1 || all === 1 ? "has" : "have");

  /* How many criteria have a level, in words that are true of any number. */
  const told = (number) => {
    const all = data.criteria.length;
    return number === all && all > 1 ? `all ${all} criteria have a level` : `${number} of ${all} ${criteria(all)} ${verb(number, all)} a level`;
  };

  const caption = (study) => {
    if (study.sites.length === 1) return `${study.sites[0].name}: ${told(known(study, study.sites[0].site))}`;
    const whole = study.sites.filter(({ site }) => known(study, site) === data.criteria.length).length;
    return `${whole} of ${study.sites.length} sites ${verb(whole)} a level on every criterion`;
  };

  const table = (study) => {
    const heads = study.sites.map(({ name }) => make("th", { scope: "col" }, study.sites.length > 1 ? name : "Level"));
    const rows = data.criteria.map(([one, name]) => make("tr", {}, make("th", { scope: "row" }, name),
      ...study.sites.map(({ site }) => make("td", {}, chip(assess.standing(study, site, one))))));
    return make("table", {}, make("caption", {}, caption(study)),
      make("thead", {}, make("tr", {}, make("th", { scope: "col" }, "Criterion"), ...heads)), make("tbody", {}, ...rows));
  };

  /* A cell with its sign, and next to it the name of the criterion, in lines, and of the answer. */
  const line = (names, answer, top) => {
    const look = data.answers[answer], middle = top + CELL / 2 + 1;
    const words = [...names, look.name].map((text, place) => draw("text",
      { x: CELL + 12, y: top + 14 + place * LINE, class: place < names.length ? "assess-name" : "assess-level" }, text));
    return draw("g", {},
      draw("rect", { x: 1, y: top + 1, width: CELL, height: CELL, fill: look.fill, class: "assess-cell" }),
      draw("path", { d: look.sign, fill: look.ink, transform: `translate(${CELL / 2 + 1} ${middle}) scale(1.25)` }), ...words);
  };

  const figure = (study, site) => {
    const { name } = study.sites.find((each) => each.site === site);
    const answers = data.criteria.map(([one]) => assess.standing(study, site, one));
    const words = data.criteria.map(([, full], place) => `${full}: ${data.answers[answers[place]].name}`).join("; ");
    let high = 0;
    const lines = data.criteria.map(([, , short], place) => {
      const names = short.split("\n"), top = high;
      high += (names.length + 1) * LINE + 10;
      return line(names, answers[place], top);
    });
    const shown = draw("svg", { viewBox: `0 0 ${WIDE} ${high}`, role: "img", "aria-label": `Profile of ${name}. ${words}.` }, ...lines);
    return [make("p", { class: "assess-caption" }, `${name}: ${told(known(study, site))}`), shown];
  };

  Object.assign(assess, { make, chip, table, figure, told, known });
})();
