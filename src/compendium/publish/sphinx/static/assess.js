/* The form of an assessment: one site and one coder at a time. Everything stays in this page until it is saved as a file;
   nothing is sent or kept anywhere. */

addEventListener("DOMContentLoaded", () => {
  const assess = window.compendiumAssess;
  const { make, clean, onOneLine } = assess;
  const at = (name) => document.getElementById(`assess-${name}`);
  const form = document.getElementById("assess");
  const fields = [...form.querySelectorAll("fieldset[data-criterion]")];
  const blank = new Map(fields.map((field) => [field, field.querySelector(".assess-answer").cloneNode(true)]));
  const FIRST_CODER = "coder-1";
  let study = assess.begin(), site = study.sites[0].site, coder = FIRST_CODER, dirty = false;

  const say = (words, where = "status") => { if (at(where).textContent !== words) at(where).textContent = words; };
  const tell = (faults) => {
    at("faults").replaceChildren(...(faults.length ? [make("p", {}, "This file was not opened; what you have here is as it was."),
      make("ul", {}, ...faults.map((fault) => make("li", {}, fault)))] : []));
    if (faults.length) at("faults").focus();
  };

  const own = (criterion) => study.ratings.filter((each) => each.site === site && each.criterion === criterion && (each.coder ?? "") === coder);

  /* The answers of this coder on one criterion, a block for each piece of evidence. */
  const fillField = (field) => {
    const { criterion } = field.dataset, rows = own(criterion);
    const blocks = [...Array(Math.max(rows.length, 1)).keys()].map((place) => {
      const block = blank.get(field).cloneNode(true), row = rows[place] ?? {}, piece = block.querySelector(".assess-piece");
      const radios = [...block.querySelectorAll("input[type=radio]")];
      for (const radio of radios) radio.name = `answer-${criterion}-${place}`;
      (radios.find(({ value }) => value === (row.level ?? "")) ?? radios.at(-1)).checked = true;
      block.querySelector("textarea").value = row.statement ?? "";
      piece.querySelector("input").value = row.evidence ?? "";
      piece.hidden = rows.length < 2 && !row.evidence;
      if (place) { block.setAttribute("role", "group"); block.setAttribute("aria-label", `Piece of evidence ${place + 1}`); }
      return block;
    });
    field.querySelectorAll(".assess-answer").forEach((block) => block.remove());
    field.querySelector("legend").after(...blocks);
    showGiven(field);
  };

  /* What the heading of a criterion says, open or shut: the answers of this coder. */
  const showGiven = (field) => {
    const given = [...field.querySelectorAll("input:checked")].map((radio) => radio.nextElementSibling.firstElementChild.cloneNode(true));
    field.parentElement.querySelector(".assess-given").replaceChildren(...given.flatMap((each) => [each, " "]));
  };

  const options = (select, entries, chosen) => {
    select.replaceChildren(...entries.map(([value, words]) => make("option", { value }, words)));
    select.value = chosen;
  };

  const showTools = () => {
    const coders = [...new Set([...assess.coders(study), coder])];
    options(at("site"), study.sites.map((each) => [each.site, each.name]), site);
    options(at("coder"), coders.map((each) => [each, each || "no name"]), coder);
    at("site").parentElement.hidden = study.sites.length < 2;
    at("coder").parentElement.hidden = coders.length < 2;
    at("title").value = study.title;
    at("rule").value = study.combine;
    at("site-name").value = study.sites.find((each) => each.site === site).name;
    at("coder-name").value = coder;
    at("remove-site").disabled = study.sites.length < 2;
  };

  const showProfile = () => {
    document.getElementById("table-profile").replaceChildren(assess.table(study));
    at("figure").replaceChildren(...assess.figure(study, site));
  };
  const mark = () => { dirty = true; say("Unsaved changes.", "saved"); say(""); };
  const settled = () => { mark(); showProfile(); };
  const showAll = () => { showTools(); fields.forEach(fillField); showProfile(); assess.showDiffering(study, at("settle"), settled); };
  const changed = () => { settled(); assess.showDiffering(study, at("settle"), settled); };

  /* A name that no other piece of evidence on this criterion has. */
  const freePiece = (wish, rows) => {
    let name = wish || "evidence-1";
    for (let number = 2; rows.some((each) => (each.evidence ?? "") === name); number += 1) name = `${wish || "evidence"}-${number}`;
    return name;
  };

  const blockOf = (target) => {
    const field = target.closest("fieldset[data-criterion]"), block = target.closest(".assess-answer");
    return { field, block, place: [...field.querySelectorAll(".assess-answer")].indexOf(block) };
  };

  const newRow = (criterion, evidence = "") => {
    const row = assess.row({ site, criterion, coder, evidence, level: "", statement: "" });
    study.ratings.push(row);
    return row;
  };

  const answered = (target) => {
    const { field, place } = blockOf(target), { criterion } = field.dataset;
    const rows = own(criterion), row = rows[place] ?? newRow(criterion);
    if (target.matches("textarea")) {
      row.statement = clean(target.value);
      mark();
    } else {
      row.level = target.value;
      showGiven(field);
      changed();
    }
  };

  const namePiece = (target) => {
    const { field, place } = blockOf(target), rows = own(field.dataset.criterion);
    const others = rows.filter((_, each) => each !== place), wish = onOneLine(target.value);
    const free = (name) => !others.some((each) => (each.evidence ?? "") === name);
    const old = { ...rows[place] };
    rows[place].evidence = free(wish) ? wish : freePiece(wish, others);
    assess.followPiece(study, old, rows[place]);
    target.value = rows[place].evidence;
    changed();
  };

  form.addEventListener("input", ({ target }) => { if (target.matches("fieldset[data-criterion] :is(textarea, input[type=radio])")) answered(target); });
  form.addEventListener("change", ({ target }) => { if (target.closest(".assess-piece")) namePiece(target); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", ({ target }) => {
    if (!target.matches(".assess-more")) return;
    const field = target.closest("fieldset"), { criterion } = field.dataset;
    if (!own(criterion).length) newRow(criterion);
    newRow(criterion, freePiece("", own(criterion)));
    fillField(field);
    [...field.querySelectorAll(".assess-answer")].at(-1).querySelector("input:checked").focus();
    changed();
  });

  at("title").addEventListener("change", () => {
    study.title = onOneLine(at("title").value) || study.title;
    showTools();
    settled();
  });
  at("rule").addEventListener("change", () => { study.combine = at("rule").value; settled(); });
  at("site").addEventListener("change", () => { site = at("site").value; showAll(); });
  at("coder").addEventListener("change", () => { coder = at("coder").value; showAll(); });

  at("site-name").addEventListener("change", () => {
    const name = onOneLine(at("site-name").value), key = assess.labelKey(name);
    if (!name || study.sites.some((each) => each.site !== site && assess.labelKey(each.name) === key)) {
      showTools();
      say(name ? `There is a site called “${name}” already.` : "A site needs a name.");
      return;
    }
    site = assess.renameSite(study, site, name);
    showTools();
    changed();
  });
  at("add-site").addEventListener("click", () => {
    site = assess.addSite(study);
    showAll();
    settled();
    at("site-name").select();
  });
  at("remove-site").addEventListener("click", () => {
    const { name } = study.sites.find((each) => each.site === site);
    if (!confirm(`Remove “${name}” and all that was entered of it?`)) return;
    assess.removeSite(study, site);
    site = study.sites[0].site;
    showAll();
    settled();
    at("site").focus();
  });

  at("coder-name").addEventListener("change", () => {
    const name = onOneLine(at("coder-name").value);
    if (name !== coder && (!name || assess.coders(study).includes(name))) {
      showTools();
      say(name ? `There is a coder called “${name}” already.` : "A coder needs a short name.");
      return;
    }
    for (const each of study.ratings) if ((each.coder ?? "") === coder) each.coder = name;
    coder = name;
    showTools();
    changed();
  });
  at("add-coder").addEventListener("click", () => {
    const taken = new Set([...assess.coders(study), coder]);
    let number = taken.size + 1;
    while (taken.has(`coder-${number}`)) number += 1;
    coder = `coder-${number}`;
    showAll();
    at("coder-name").select();
  });

  const handOver = (bytes, name) => {
    const link = make("a", { download: name, href: URL.createObjectURL(new Blob([bytes], { type: "application/zip" })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };
  const counted = (number, one, several) => `${number} ${number === 1 ? one : several}`;

  at("save").addEventListener("click", () => {
    document.activeElement?.blur?.();
    const { bytes, id, told } = assess.packed(study);
    handOver(bytes, `${id}.zip`);
    study.id = id;
    for (const each of study.sites) study.kept.add(each.site);
    dirty = told.open > 0;
    const parts = [`Saved as ${id}.zip: ${counted(study.sites.length, "site", "sites")}, ${counted(told.ratings, "rating", "ratings")}.`];
    if (!told.ratings) parts.push("The commands want one rating at least.");
    if (told.unrated) parts.push(`${counted(told.unrated, "piece of evidence has", "pieces of evidence have")} no level yet.`);
    if (told.open) {
      parts.push(`What was settled without a level, without a reason, or of something nobody rates (${told.open}) is not in the file.`);
    }
    say(parts.join(" "), "saved");
    at("save").focus();
  });

  const take = (opened, name) => {
    study = opened;
    site = study.sites[0].site;
    coder = assess.coders(study)[0] ?? FIRST_CODER;
    dirty = false;
    showAll();
    say("", "saved");
    say(`Opened ${name}: ${counted(study.sites.length, "site", "sites")}, ${counted(study.ratings.filter((each) => each.level).length, "rating", "ratings")}.`);
  };

  const read = async (file) => {
    if (file.size > assess.data.mostBytes) return { faults: [`${file.name}: the file is larger than this page reads.`] };
    const bytes = await file.arrayBuffer().catch(() => null); // it may be gone, or changed, since it was chosen
    if (!bytes) return { faults: [`${file.name}: the file cannot be read any more. Choose it again.`] };
    return assess.unpacked(new Uint8Array(bytes), file.name);
  };

  at("open").addEventListener("change", async () => {
    const [file] = at("open").files;
    if (!file) return;
    const { faults, study: opened } = await read(file).finally(() => { at("open").value = ""; });
    tell(faults);
    if (faults.length) { say(""); return; }
    if (dirty && !confirm("You have unsaved changes. Open the file in their place?")) return;
    take(opened, file.name);
  });

  addEventListener("beforeunload", (event) => { if (dirty) event.preventDefault(); });

  /* On a phone all but the first of many criteria are shut, unless a link leads to one: their headings are a list. */
  const MANY = 8, phone = matchMedia("(max-width: 600px)"), folds = [...form.querySelectorAll(".assess-fold")];
  const shutRest = () => folds.forEach((fold, place) => {
    fold.open = !phone.matches || folds.length <= MANY || !place || Boolean(fold.querySelector(":target")) || fold.contains(document.activeElement);
  });
  form.classList.toggle("assess-many", folds.length > MANY);
  phone.addEventListener("change", shutRest);
  shutRest();

  form.querySelectorAll(".assess-tools, .assess-more, .assess-panel").forEach((part) => { part.hidden = false; });
  showAll();
});
