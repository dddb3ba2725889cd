/* On a phone the long sections of a long page are shut: their headings, each a button, are its table of contents. The
   browser's search finds what is shut (hidden="until-found"), a link opens what it leads to, and paper has all of it.
   It runs after tables.js, which says how tall tables are. */

addEventListener("DOMContentLoaded", () => {
  const LONG = 8, TALL = 0.9; // screens: of a page, and of a section that is worth shutting
  const phone = matchMedia("(max-width: 600px)");
  const make = (name, properties) => Object.assign(document.createElement(name), properties);
  let folds = [], all = null;

  const set = ({ button, body }, open) => {
    button.setAttribute("aria-expanded", open);
    if (open) body.removeAttribute("hidden");
    else body.setAttribute("hidden", "until-found");
    if (open) body.dispatchEvent(new Event("toggle")); // tables.js may not have been able to measure what was shut
    all.textContent = folds.some((each) => each.body.hidden) ? "Open all sections" : "Shut all sections";
  };
  const open = (holds) => folds.filter(({ body }) => body.hidden && holds(body)).map((each) => set(each, true)).length;
  const fold = (section) => {
    const heading = section.firstElementChild, body = make("div", { className: "section-body" });
    const button = make("button", { type: "button", className: "section-switch" }), each = { section, heading, button, body };
    button.append(...heading.childNodes);
    while (heading.nextSibling) body.append(heading.nextSibling);
    heading.append(button);
    section.append(body);
    button.addEventListener("click", () => set(each, Boolean(body.hidden)));
    body.addEventListener("beforematch", () => set(each, true));
    return each;
  };

  const openTarget = () => {
    let target = null;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return; }
    if (open((body) => body.contains(target))) target.scrollIntoView();
  };
  /* Whoever searches tables, or has an address of one that is sorted or searched, sees what is found. */
  const openSearched = () => {
    const named = [...new URL(location.href).searchParams.keys()].map((key) => key.split(".")[0]);
    const isNamed = ({ id, dataset }) => named.includes(dataset.together ?? id.replace(/^table-/, ""));
    open((body) => [...body.querySelectorAll(".compendium-table[id]")].some(isNamed));
  };

  /* What is filled in, tried, or nothing but folds is left as it is, and so is the last section: what it means. */
  const foldable = (section) => section.offsetHeight > TALL * innerHeight && !section.querySelector("form, .explorer[open]")
    && ![...section.children].slice(1).every((part) => part.matches(".folded"));
  const start = () => {
    for (const { section, heading, button, body } of folds) {
      heading.append(...button.childNodes);
      section.append(...body.childNodes);
      [button, body].forEach((part) => part.remove());
    }
    all?.remove();
    folds = [];
    if (!phone.matches || document.documentElement.scrollHeight < LONG * innerHeight) return;
    const sections = [...document.querySelectorAll("article section section")].filter(({ firstElementChild: head }) => head?.matches("h2"));
    folds = sections.slice(0, -1).filter(foldable).map(fold);
    if (!folds.length) return;
    all = make("button", { type: "button", className: "sections-all" });
    folds[0].section.before(all);
    all.addEventListener("click", () => {
      const some = folds.some(({ body }) => body.hidden);
      folds.forEach((each) => set(each, some));
    });
    folds.forEach((each) => set(each, false));
    openSearched();
    openTarget();
  };
  start();
  phone.addEventListener("change", start);
  for (const late of ["hashchange", "compendium:completed"]) addEventListener(late, openTarget);
  document.addEventListener("input", ({ target }) => { if (target.closest(".table-find")) openSearched(); });
  /* Code that is asked for is seen, in whichever section it stands. */
  document.addEventListener("toggle", ({ target }) => { if (target.matches?.(".code-fold[open]")) open((body) => body.contains(target)); }, true);
});
