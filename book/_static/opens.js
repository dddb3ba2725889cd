/* A cell that opens its statements: the rows to which its link leads are shown next to it, each value under the head of
   its column. Without this script, or where a browser knows no popovers, the link leads to the first of the rows.

   The box stands behind its link in the order of the page, so that the keyboard goes from one to the other. It is made
   of copies of what is on the page already. */

addEventListener("DOMContentLoaded", () => {
  if (!HTMLElement.prototype.showPopover) return;
  const make = (name, attributes = {}, ...inside) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  };
  const copy = (element) => {
    const inside = element.cloneNode(true);
    inside.querySelectorAll("[id]").forEach((each) => each.removeAttribute("id"));
    return [...inside.childNodes];
  };
  const says = (element) => /[\p{L}\p{N}]/u.test(element.textContent);

  /* The rows of a link, each once, in the order in which they are named. */
  const rowsOf = (link) => {
    const ids = link.dataset.rows?.split(" ") ?? [decodeURIComponent(link.hash.slice(1))];
    return [...new Set(ids.map((id) => document.getElementById(id)?.closest("tr, li")))].filter(Boolean);
  };
  /* What stands over the group of a row, unless the heading has said it. */
  const groupOf = (row, heading) => {
    let above = row.previousElementSibling;
    while (above && !above.classList.contains("gt_group_heading_row")) above = above.previousElementSibling;
    if (!above || heading.includes(above.textContent.trim())) return [];
    return [make("p", { class: "opened__group" }, ...copy(above.cells[0]))];
  };
  const statement = (row, heading) => {
    const item = make("li");
    if (row.matches("li")) {
      item.append(...copy(row));
      return item;
    }
    const heads = window.compendiumTables.headGrid(row.closest("table")).at(-1), list = make("dl");
    for (const cell of row.cells)
      if (says(cell)) list.append(make("dt", {}, heads[cell.cellIndex].textContent.trim()), make("dd", {}, ...copy(cell)));
    item.append(...groupOf(row, heading), list);
    return item;
  };

  let open = null;
  const shut = (back) => {
    if (!open) return;
    const { box, link } = open;
    open = null;
    box.remove();
    link.setAttribute("aria-expanded", "false");
    if (back) link.focus({ preventScroll: true });
  };
  const place = (box, link) => {
    const cell = link.getBoundingClientRect(), own = box.getBoundingClientRect(), gap = 6;
    const room = document.documentElement.clientWidth - own.width - gap;
    const above = cell.bottom + own.height + gap > innerHeight && cell.top - own.height - gap > 0;
    box.style.left = `${scrollX + Math.max(gap, Math.min(cell.left, room))}px`;
    box.style.top = `${scrollY + (above ? cell.top - own.height - gap : cell.bottom + gap)}px`;
  };
  const show = (link, rows) => {
    const heading = link.querySelector(".compendium-hidden").textContent.trim();
    const title = make("p", { class: "opened__title" }, heading);
    const close = make("button", { type: "button" }, "Close");
    const there = make("a", { href: link.hash }, "Show in its table");
    const box = make("div", { class: "opened", popover: "manual", role: "dialog", tabindex: "-1", "aria-label": heading },
      title, make("ul", {}, ...rows.map((row) => statement(row, heading))), make("p", { class: "opened__end" }, close, there));
    close.addEventListener("click", () => shut(true));
    there.addEventListener("click", () => shut(false));
    box.addEventListener("focusout", ({ relatedTarget: next }) => {
      if (next && next !== link && !box.contains(next)) shut(false);
    });
    link.after(box);
    box.showPopover();
    place(box, link);
    open = { box, link };
    link.setAttribute("aria-expanded", "true");
    box.focus({ preventScroll: true });
    box.scrollIntoView({ block: "nearest" });
  };

  for (const link of document.querySelectorAll("a.compendium-opens"))
    if (rowsOf(link).length) {
      link.setAttribute("aria-haspopup", "dialog");
      link.setAttribute("aria-expanded", "false");
    }
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.compendium-opens");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const rows = rowsOf(link);
    if (!rows.length) return;
    event.preventDefault();
    const again = open?.link === link;
    shut(false);
    if (!again) show(link, rows);
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (open && !open.box.contains(target) && !open.link.contains(target)) shut(false);
  });
  addEventListener("keydown", ({ key }) => { if (key === "Escape") shut(true); });
});
