/* A table without files to take along, such as one of what a file holds, or of other sites: the browser writes what the page
   shows as CSV. Nothing is sent anywhere. It runs once tables.js has said how heads are read. */

addEventListener("DOMContentLoaded", () => {
  const save = (name, blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  const said = (text) => /[\p{L}\p{N}]/u.test(text);
  const line = (text) => text.replace(/\s+/g, " ").trim();
  const SIGN = /(^|[\s(])[^\p{L}\p{N}\s]{1,2}\u00a0(?=\p{L})/gu; // before a word that says the same
  /* What a cell says, and what stands small under it; words for screen readers where there are no others. */
  const value = (cell) => {
    const copy = cell.cloneNode(true), parts = [];
    copy.querySelectorAll(".card-more, .compendium-card").forEach((part) => part.remove());
    const hidden = [...copy.querySelectorAll(".compendium-hidden")].map((part) => { part.remove(); return part.textContent; });
    for (const under of copy.querySelectorAll(".under")) { under.remove(); parts.push(line(under.textContent)); }
    const text = line(copy.textContent.replace(SIGN, "$1"));
    return [said(text) || !hidden.length ? text : line(hidden.join(" ")), ...parts].filter(Boolean).join("; ");
  };
  const heads = (table) => {
    const grid = window.compendiumTables.headGrid(table);
    return (grid.at(-1) ?? []).map((head, column) => [...new Set(grid.map((row) => row[column]))].map(value).filter(Boolean).join(": "));
  };
  /* A row with one head for several columns heads those below it: a column of its own. */
  const rows = (table) => {
    const all = [...table.tBodies[0].rows], grouped = all.some((row) => row.matches(".gt_group_heading_row"));
    let group = "";
    const found = all.flatMap((row) => {
      if (row.matches(".gt_group_heading_row")) { group = value(row.cells[0]); return []; }
      return [[...(grouped ? [group] : []), ...[...row.cells].map(value)]];
    });
    return [[...(grouped ? ["Group"] : []), ...heads(table)], ...found];
  };
  /* A spreadsheet would run what begins like a formula: an apostrophe stands before it, as in all files of the book. */
  const field = (text) => {
    const safe = /^[=+\-@\t\r]/.test(text) && !/^[+-]?\d[\d.,]*$/.test(text) ? `'${text}` : text;
    return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const fileName = (box, caption) => (box.id || line(caption).toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 60)).replace(/^-+|-+$/g, "") || "table";

  const all = [...document.querySelectorAll(".compendium-table, .take-along")];
  all.forEach((box, place) => {
    const next = all[place + 1], caption = box.querySelector("caption")?.textContent;
    if (!box.matches(".compendium-table:not(.compendium-frame)") || !caption || next?.querySelector('a[href*="tables/"]')) return;
    const button = document.createElement("button"), which = document.createElement("span"), offer = document.createElement("p");
    which.className = "visually-hidden";
    which.textContent = ` of ${box.querySelector(".compendium-number")?.textContent ?? line(caption)}`;
    button.type = "button";
    button.append("CSV", which);
    button.addEventListener("click", () => {
      const text = rows(box.querySelector("table")).map((row) => row.map(field).join(",")).join("\n");
      save(`${fileName(box, caption)}.csv`, new Blob([`${text}\n`], { type: "text/csv;charset=utf-8" }));
    });
    offer.className = "take-along";
    offer.append("Take this table: ", button);
    (box.nextElementSibling?.matches(".compendium-source") ? box.nextElementSibling : box).after(offer);
  });
});
