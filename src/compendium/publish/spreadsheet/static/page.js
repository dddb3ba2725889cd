/* "Check a spreadsheet": reads a table as `compendium import` does, asks what is open, and hands back the study. Python
   is loaded on the first click, in a worker. What comes from a table is put in as text, never as markup. */

addEventListener("DOMContentLoaded", () => {
  const MISSING = "What this page loads is not in this copy of the book, or loading it was interrupted. "
    + "Where npm is installed, `make pyodide` and then `make book` add it. The command below does the same as this page.";
  const form = document.getElementById("check-form"), found = document.getElementById("check-found");
  const status = document.getElementById("check-status"), chosen = document.getElementById("check-file");
  const drop = document.getElementById("check-drop"), framework = document.getElementById("check-framework");
  if (!form) return;
  if (location.protocol === "file:") {
    document.getElementById("check-disk").hidden = false;
    return;
  }
  form.hidden = false;

  const make = (name, attributes = {}, ...inside) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  };
  /* Our own words, with what stands between back strokes as code. */
  const told = (words) => words.split("`").map((part, place) => (place % 2 ? make("code", {}, part) : part));
  const say = (words) => { status.textContent = words; };
  const counted = (number, what) => `${number.toLocaleString("en-GB")} ${what}${number === 1 ? "" : "s"}`;

  let worker, answers = [], last, turn = 0;

  const send = (message) => {
    if (!worker) {
      worker = new Worker(`${form.dataset.folder}worker.js`);
      worker.addEventListener("message", ({ data }) => hear(data));
      worker.addEventListener("error", () => hear({ failed: "missing" }));
    }
    worker.postMessage(message);
  };

  /* What the form says, by the names of the command's options; answers to questions come after. */
  const asked = (file) => {
    const said = Object.fromEntries(new FormData(form));
    const isNew = said.framework === "*";
    const { name, levels, ...rest } = said;
    return { ...rest, framework: isNew ? name || "my-framework" : said.framework, levels: isNew ? levels : "", file: file.name, answers };
  };

  const check = async () => {
    const [file] = chosen.files, most = Number(form.dataset.most), own = (turn += 1);
    found.replaceChildren();
    if (!file) { say("Choose a file first."); return; }
    say("Reading the table …");
    last = asked(file);
    if (file.size > most) {
      fail({ why: `the file has ${file.size.toLocaleString("en-GB")} bytes; at most ${most.toLocaleString("en-GB")} are read.` });
      return;
    }
    const bytes = await file.arrayBuffer().catch(() => null); // it may be gone, or changed, since it was chosen
    if (own !== turn) return;
    if (bytes) send({ task: "check", turn, asked: last, file: { name: file.name, bytes } });
    else fail({ why: "the file cannot be read any more. Choose it again." });
  };

  /* What was answered and found is of the form as it was; a check under way is of it, too. */
  const afresh = () => {
    answers = [];
    turn += 1;
    found.replaceChildren();
    say("");
  };

  const hear = (answer) => {
    if (answer.failed) fail(answer);
    else if (answer.turn !== turn) return;
    else if (answer.loading) say("Loading Python, which takes a few seconds the first time …");
    else if (answer.task === "check") show(answer.found);
    else save(answer.bytes);
  };

  const fail = ({ failed, why = "" }) => {
    worker?.terminate();
    worker = undefined;
    say("");
    const words = failed === "missing" ? told(MISSING) : [`The table could not be read in this page: ${why.trim().split("\n").pop()}`];
    headed("The table was not checked", make("p", { class: "check-note" }, ...words));
  };

  /* What was found, under a heading that takes the focus. */
  const headed = (words, ...parts) => {
    const heading = make("h2", { tabindex: "-1" }, words);
    found.replaceChildren(heading, ...parts);
    heading.focus();
  };

  const show = (what) => {
    say("");
    last.study = what.study;
    if (what.error) {
      headed("The table cannot be read as it stands", make("p", { class: "check-faults" }, what.error), ...again());
      return;
    }
    const report = make("pre", { class: "check-report", tabindex: "0", role: "region", "aria-label": "Report" }, what.report.join("\n"));
    const parts = [make("h3", {}, "Report"), report];
    const same = [make("h3", {}, "The same at a terminal"), make("pre", { class: "check-report", tabindex: "0", role: "region", "aria-label": "Command" }, what.command)];
    if (what.placed) headed("Everything can be placed", ...ready(what), ...parts, ...same);
    else headed(`${counted(what.questions.length, "question")} to answer`, questions(what.questions), ...again(), ...parts, ...same);
  };

  const ready = ({ sites, ratings }) => {
    const get = make("button", { type: "button" }, "Download the study");
    get.addEventListener("click", () => {
      say("Writing the study …");
      send({ task: "zip", turn, asked: last });
    });
    const words = `${counted(sites, "site")} and ${counted(ratings, "rating")}. Unpack the study into data/local, and \`compendium sites\` makes its pages.`;
    return [make("p", {}, ...told(words)), make("div", { class: "check-after" }, get, ...again().flatMap((box) => [...box.children]))];
  };

  /* A way back, where answers were given. */
  const again = () => {
    if (!answers.length) return [];
    const button = make("button", { type: "button", class: "is-quiet" }, "Undo my answers");
    button.addEventListener("click", () => {
      answers = [];
      check();
    });
    return [make("div", { class: "check-after" }, button)];
  };

  const save = (bytes) => {
    const address = URL.createObjectURL(new Blob([bytes], { type: "application/zip" }));
    make("a", { href: address, download: `${last.study}.zip` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
    say(`The study is in your downloads: ${last.study}.zip.`);
  };

  const question = ({ says, places, more, proposed, answers: own, further }, number) => {
    const choices = [...own, ...further];
    const box = make("div"), id = `check-question-${number}`;
    const sentence = (words) => words[0].toUpperCase() + words.slice(1);
    const rest = more ? `; and ${counted(more, "more place")}` : "";
    const where = places.length ? [make("span", { class: "check-place", id: `${id}-place` }, `In ${places.join("; ")}${rest}`)] : [];
    if (!choices.length) {
      box.append(make("p", {}, says, " Change what is chosen above, then check again."), ...where);
      return box;
    }
    const select = make("select", { id, ...(where.length && { "aria-describedby": `${id}-place` }) });
    if (!proposed) select.append(make("option", { value: "" }, "Leave open"));
    const options = choices.map(({ label }, place) => make("option", { value: String(place) }, sentence(label)));
    select.append(...options.slice(0, own.length));
    if (further.length) select.append(make("optgroup", { label: "Or" }, ...options.slice(own.length)));
    if (proposed) select.append(make("option", { value: "" }, "Leave open"));
    select.words = () => (select.value === "" ? [] : choices[Number(select.value)].words);
    box.append(make("label", { for: id }, says), select, ...where);
    return box;
  };

  const questions = (every) => {
    const box = make("form", { class: "check-questions", "aria-label": "Questions about the table" });
    if (every.some(({ proposed }) => proposed)) box.append(make("p", {}, "Where an answer is likely, it is chosen already: read it before you go on."));
    box.append(...every.map(question));
    box.append(make("button", { type: "submit" }, "Check again with these answers"));
    box.addEventListener("submit", (event) => {
      event.preventDefault();
      answers = [...answers, ...[...box.querySelectorAll("select")].flatMap((select) => select.words())];
      check();
    });
    return box;
  };

  framework.addEventListener("change", () => {
    const isNew = framework.value === "*", box = document.getElementById("check-new");
    box.hidden = !isNew;
    box.querySelectorAll("input").forEach((field) => { field.required = isNew; });
  });
  form.addEventListener("change", afresh);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    afresh();
    check();
  });
  for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
    drop.addEventListener(name, (event) => {
      event.preventDefault();
      drop.classList.toggle("is-over", name.startsWith("drage") || name === "dragover");
      if (name !== "drop" || !event.dataTransfer.files.length) return;
      chosen.files = event.dataTransfer.files;
      afresh();
    });
  }
});
