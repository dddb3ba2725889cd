/* Where coders differ: what each said, and what stands, with the reason why. */

(() => {
  const assess = window.compendiumAssess;
  const { data, make, chip } = assess;

  const named = (study, unit) => {
    const site = study.sites.find((each) => each.site === unit.site), [, name] = data.criteria.find(([one]) => one === unit.criterion);
    return `${site.name}: ${name}${unit.evidence ? ` (${unit.evidence})` : ""}`;
  };

  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  };

  const change = (study, unit, values) => {
    let found = assess.settledOf(study, unit);
    if (!found) {
      found = assess.row({ evidence: unit.evidence ?? "", site: unit.site, criterion: unit.criterion, level: "", reason: "" });
      study.settled.push(found);
    }
    Object.assign(found, values, { date: today() });
    if (!found.level && !found.reason) study.settled = study.settled.filter((each) => each !== found);
  };

  const box = (study, unit, changed) => {
    const [first] = unit, settled = assess.settledOf(study, first) ?? {};
    const choose = make("select", {}, make("option", { value: "" }, "not settled"),
      ...data.choices.map((answer) => make("option", { value: answer }, data.answers[answer].text)));
    choose.value = settled.level ?? "";
    const why = make("input", { autocomplete: "off" });
    why.value = settled.reason ?? "";
    const hint = make("p", { class: "assess-hint" });
    const say = () => { hint.textContent = choose.value && !why.value.trim() ? "It stands once you say why." : ""; };
    choose.addEventListener("change", () => { change(study, first, { level: choose.value }); say(); changed(); });
    why.addEventListener("input", () => { change(study, first, { reason: assess.clean(why.value) }); say(); changed(); });
    say();
    const answers = unit.map((each) => make("li", {}, `${each.coder || "no name"}: `, chip(each.level)));
    return make("fieldset", { class: "assess-criterion" }, make("legend", {}, named(study, first)), make("ul", {}, ...answers),
      make("label", {}, "What stands ", choose), make("label", {}, "Why ", why), hint);
  };

  /* Renew the part of the page on which coders differ; `changed` is called where something is settled. */
  assess.showDiffering = (study, place, changed) => {
    const units = assess.differing(study);
    place.hidden = !units.length;
    place.replaceChildren(...(units.length ? [make("h3", {}, "Where coders differ"), ...units.map((unit) => box(study, unit, changed))] : []));
  };
})();
