/* "Cite this" below each numbered table and figure: its title, page, work and version in a line, to copy. The page's head
   says what the work is; without it, or without this script, the page on citing tells how. Nothing is sent anywhere. */

addEventListener("DOMContentLoaded", () => {
  const work = document.querySelector('meta[name="compendium-citation"]');
  const page = document.querySelector("main h1");
  if (!work || !page) return;
  const make = (name, attributes = {}, ...inside) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  };
  const words = (element) => {
    const copy = element.cloneNode(true);
    copy.querySelectorAll(".compendium-number, .compendium-measure, .places").forEach((part) => part.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  const title = words(page);

  const box = (number) => {
    const name = number.textContent.trim().replace(/ on this page$/, "");
    const address = `${work.dataset.address && `${work.dataset.address.replace(/\/$/, "")}/`}${work.dataset.page}`;
    const shown = words(number.parentElement).replace(/[.:]$/, "");
    const line = `“${shown}”, ${name} on the page “${title}” (${address}${number.hash}). In: ${work.content}`;
    const copy = make("button", { type: "button" }, "Copy");
    const said = make("span", { role: "status" });
    copy.addEventListener("click", async () => {
      const done = await navigator.clipboard?.writeText(line).then(() => true, () => false); // plain http has none
      said.textContent = done ? " Copied" : " Not copied: select it and copy it by hand.";
    });
    const summary = make("summary", {}, "Cite this ", make("span", { class: "visually-hidden" }, name.toLowerCase()));
    return make("details", { class: "cite-this" }, summary, make("p", {}, line), copy, said);
  };

  /* Under the note on sources, which is what comes next; where none does, under the table or caption itself. */
  const notes = [...document.querySelectorAll(".compendium-number, p.compendium-source")];
  notes.forEach((number, place) => {
    if (!number.matches(".compendium-number")) return;
    const next = notes[place + 1];
    const above = next?.matches("p.compendium-source") ? next : number.closest(".compendium-table, .compendium-caption");
    const taken = above?.nextElementSibling;
    (taken?.matches(".take-along") ? taken : above)?.after(box(number));
  });
});
