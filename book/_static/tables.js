/* Long tables can be sorted, searched and filtered, and their heads stay in sight; on a phone the rows of a table that is
   too wide become cards. Without this script tables stand as they are. What is chosen is in the address, so that it can
   be sent to somebody; nothing is stored, and nothing is brought in but the other rows of a long table.

   A box with data-together is searched with all others of that name; data-filters names the columns to choose from, as
   label=column, where "group" is what stands over a group of rows. data-first names the column that comes first on a
   card, data-kept those that a shut card shows as well; a table with data-folds shows its first rows until a reader asks
   for more. */

addEventListener("DOMContentLoaded", () => {
  const LONG = 12; // rows: fewer are taken in at a glance
  /* Accents, capitals and the form of an apostrophe, which differs between keyboards, do not count. */
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[\u2018\u2019]/g, "'").toLowerCase();
  const make = (name, attributes = {}, ...inside) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...inside);
    return element;
  };
  /* What a cell says, without what stands small under it. */
  const words = (cell) => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll(".under, .compendium-number").forEach((under) => under.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  const under = (row, column) => {
    const told = row.querySelector(`.under[data-column="${column}"]`);
    return told ? words(told) : "";
  };
  /* What a cell is chosen by: no mark before it, and of a place in a source only the source. */
  const choice = (text) => text.replace(/^[^\p{L}\p{N}]+/u, "").split(": ")[0];
  const number = (text) => Number.parseFloat(text.replace("−", "-").replace(/(\d),(?=\d{3})/g, "$1"));

  /* ---- The address: parameters such as claims.verdict=differs ---- */
  const address = () => new URL(location.href);
  const told = (key) => address().searchParams.get(key) ?? "";
  const tell = (key, value) => {
    const changed = address();
    if (value) changed.searchParams.set(key, value);
    else changed.searchParams.delete(key);
    history.replaceState(history.state, "", changed);
  };

  /* What the address leads to, if it is on the page; the browser knows no :target yet while the page loads. */
  const inAddress = () => {
    try { return document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch { return null; }
  };

  /* ---- Reading tables ---- */
  /* The heads of a table as a grid: a head that spans columns or rows stands in each of them. */
  const headGrid = (table) => {
    const grid = [];
    [...table.tHead?.rows ?? []].forEach((row, down) => {
      let across = 0;
      for (const cell of row.cells) {
        while (grid[down]?.[across]) across += 1;
        for (let i = 0; i < cell.rowSpan; i += 1)
          for (let j = 0; j < cell.colSpan; j += 1) (grid[down + i] ??= [])[across + j] = cell;
      }
    });
    return grid;
  };
  window.compendiumTables = { headGrid };
  const read = (box) => {
    const table = box.querySelector("table"), grid = headGrid(table);
    const groups = [{ head: null, rows: [] }];
    for (const row of table.tBodies[0].rows) {
      if (row.classList.contains("gt_group_heading_row")) groups.push({ head: row, rows: [] });
      else groups.at(-1).rows.push({ row, text: plain(row.textContent), cells: [...row.cells].map(words) });
    }
    groups.forEach(({ head, rows }) => rows.forEach((each) => { each.group = head ? words(head) : ""; }));
    return { box, body: table.tBodies[0], heads: grid.at(-1) ?? [], groups, rows: groups.flatMap(({ rows }) => rows) };
  };

  /* ---- Sorting: by the buttons in the heads, within each group; a third press gives the order as printed ---- */
  const name = (head) => head.id.slice(head.closest(".compendium-table").id.length + 1);
  const sort = (table, column, way) => {
    table.heads.forEach((head) => head.removeAttribute("aria-sort"));
    if (way) table.heads[column].setAttribute("aria-sort", way);
    const values = table.rows.map(({ cells }) => cells[column]).filter((text) => /[\p{L}\p{N}]/u.test(text));
    const numbers = values.every((text) => /^[-−]?\d/.test(text));
    const compare = (a, b) => {
      const [one, other] = [a.cells[column], b.cells[column]];
      const blank = [one, other].map((text) => !/[\p{L}\p{N}]/u.test(text));
      if (blank[0] || blank[1]) return blank[0] - blank[1];
      const order = numbers ? number(one) - number(other) : one.localeCompare(other, "en-GB", { numeric: true });
      return way === "descending" ? -order : order;
    };
    for (const { head, rows } of table.groups) {
      if (head) table.body.append(head);
      table.body.append(...(way ? [...rows].sort(compare) : rows).map(({ row }) => row));
    }
    table.box.dispatchEvent(new Event("compendium:sorted"));
  };
  const NEXT = { "": "ascending", ascending: "descending", descending: "" };
  const makeSortable = (table) => {
    const key = `${table.box.id.replace(/^table-/, "")}.sort`;
    table.heads.forEach((head, column) => {
      const button = make("button", { type: "button", class: "table-sort" }, ...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const way = NEXT[head.getAttribute("aria-sort") ?? ""];
        sort(table, column, way);
        tell(key, way && `${name(head)} ${way}`);
      });
    });
    const [wanted, way] = told(key).split(" ");
    const column = table.heads.findIndex((head) => name(head) === wanted);
    if (column >= 0 && Object.values(NEXT).includes(way)) sort(table, column, way);
  };

  /* ---- Finding and filtering, over all tables of one name ---- */
  const makeSearchable = (key, tables) => {
    const rows = tables.flatMap((table) => table.rows);
    const filters = (tables[0].box.dataset.filters ?? "").split("|").filter(Boolean).map((told) => told.split("="));
    for (const table of tables)
      for (const each of table.rows)
        each.choices = filters.map(([, column]) => column === "group" ? each.group
          : choice(each.cells[table.heads.findIndex((head) => name(head) === column)] ?? under(each.row, column)));

    const noun = tables[0].box.dataset.together ?? "rows";
    const title = tables.length > 1 ? `Find ${noun}` : `Find in the table: ${words(tables[0].box.querySelector("caption"))}`;
    const field = make("input", { type: "search", autocomplete: "off", spellcheck: "false" });
    const selects = filters.map(([label], place) => {
      const found = [...new Set(rows.map(({ choices }) => choices[place]))].filter(Boolean);
      const select = make("select", { autocomplete: "off" }, new Option("Any", ""));
      select.append(...found.sort((a, b) => a.localeCompare(b, "en-GB")).map((value) => new Option(value, value)));
      return select;
    });
    const labelled = (label, control) => make("label", {}, make("span", {}, label), control);
    const count = make("p", { role: "status" });
    const all = make("button", { type: "button" }, "Show all");
    const controls = [labelled("Find", field), ...filters.map(([label], place) => labelled(label, selects[place]))];
    const panel = make("div", { class: "table-find", role: "group", "aria-label": title }, ...controls, count, all);

    const inputs = [["find", field], ...filters.map(([label], place) => [label.toLowerCase(), selects[place]])];
    let asking = false, unfolded = false;
    const FOLD = 10; // rows that a table with data-folds shows, until somebody searches, sorts or asks for all
    const fold = ({ box, heads, groups }, asked) => {
      const folded = box.dataset.folds && !asked && !unfolded && !heads.some((head) => head.hasAttribute("aria-sort"));
      let place = 0;
      for (const { head, rows: own } of groups) {
        for (const { row } of own) row.classList.toggle("fold-rest", Boolean(folded) && (place += 1) > FOLD);
        if (head) head.classList.toggle("fold-rest", own.every(({ row }) => row.matches(".fold-rest")));
      }
    };
    const narrow = () => {
      const wanted = plain(field.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const { row, text, choices } of rows) {
        row.hidden = !(wanted.every((word) => text.includes(word))
          && selects.every((select, place) => !select.value || select.value === choices[place]));
        shown += !row.hidden;
      }
      const asked = inputs.some(([, input]) => input.value);
      tables.forEach((table) => fold(table, asked));
      shown -= rows.filter(({ row }) => row.matches(".fold-rest")).length;
      for (const { box, groups } of tables) {
        if (asked) showRest(box);
        for (const { head, rows: own } of groups) if (head) head.hidden = own.every(({ row }) => row.hidden);
        if (tables.length === 1) continue;
        part(box).hidden = groups.every(({ rows: own }) => own.every(({ row }) => row.hidden));
        if (part(box).localName === "details" && asked !== asking) part(box).open = asked;
      }
      for (const section of document.querySelectorAll("section:has(> details.folded)"))
        section.hidden = [...section.querySelectorAll("details.folded")].every((fold) => fold.hidden);
      asking = asked;
      count.textContent = `${shown.toLocaleString("en-GB")} of ${rows.length.toLocaleString("en-GB")} ${noun}`;
      all.hidden = shown === rows.length;
    };
    const changed = () => {
      for (const [label, input] of inputs) tell(`${key}.${label}`, input.value);
      narrow();
    };
    const showAll = () => {
      unfolded = true;
      for (const [, input] of inputs) input.value = "";
      changed();
    };
    /* The part of the page that holds a table: its section, if that is not the page itself. */
    const part = (box) => {
      const section = box.closest("section, details.folded");
      return section?.parentElement.closest("section") ? section : box;
    };
    for (const [label, input] of inputs) {
      input.value = told(`${key}.${label}`);
      if (input.selectedIndex === -1) input.value = "";
      input.addEventListener("input", changed);
    }
    all.addEventListener("click", () => { showAll(); field.focus(); });
    const start = tables.length > 1 ? part(tables[0].box) : tables[0].box;
    (start.localName === "details" ? start.parentElement : start).before(panel);
    for (const { box } of tables) box.addEventListener("compendium:sorted", narrow);
    narrow();
    /* A link to a row that is not shown shows all. */
    const showTarget = () => {
      const target = inAddress();
      if (target && rows.some(({ row }) => row.matches("[hidden], .fold-rest") && row.contains(target))) showAll();
      if (target) target.scrollIntoView();
    };
    addEventListener("hashchange", showTarget);
    if (location.hash) showTarget();
  };

  const boxes = [...document.querySelectorAll(".compendium-table[id]")].filter((box) => box.querySelector("table.gt_table"));
  const keyOf = (box) => box.dataset.together ?? box.id.replace(/^table-/, "");
  const rests = [...document.querySelectorAll(".table-rest[data-rows]")];
  const parted = new Set(rests.map(({ dataset }) => dataset.table));
  const tables = boxes.filter(({ id }) => !parted.has(id)).map(read), together = new Map();
  for (const table of tables) together.set(keyOf(table.box), [...(together.get(keyOf(table.box)) ?? []), table]);
  const equip = (key, own) => {
    const signs = own.every(({ box }) => box.dataset.heads); // there is nothing to find or to sort by in signs
    const long = !signs && own.reduce((sum, { rows }) => sum + rows.length, 0) >= LONG;
    if (long) makeSearchable(key, own);
    own.filter(({ rows }) => long && rows.length > 2).forEach(makeSortable);
  };
  for (const [key, own] of together) equip(key, own);

  /* ---- Rows as cards: each cell is told what it is the head of; what is set as no part of a
     table any more says that it is one ---- */
  const ROLES = { THEAD: "rowgroup", TBODY: "rowgroup", TR: "row", TD: "cell" };
  const role = (element) => ROLES[element.tagName]
    ?? (/^(col|colgroup)$/.test(element.scope) ? "columnheader" : "rowheader");
  const keyed = (names) => names.replaceAll(" ", "-"); // as the ids of heads have them
  const TALL = 1.5, FEW = 8; // screens: cards of so many are shut, and where these are as many, so few rows come first
  const setCard = (row, open) => {
    row.classList.toggle("card-shut", !open);
    const button = row.querySelector(".card-more");
    button.setAttribute("aria-expanded", open);
    button.textContent = open ? "Less" : "More";
  };
  const makeCards = (box) => {
    const table = box.querySelector("table"), grid = headGrid(table), heads = grid.at(-1) ?? [];
    if (table.tBodies[0].hasAttribute("role")) return;
    const said = heads.map(words);
    /* Two columns of one name are told apart by what stands above both. */
    const labels = said.map((text, column) => said.indexOf(text) === said.lastIndexOf(text) || grid.length < 2
      ? text : `${words(grid[0][column])}: ${text}`);
    const first = heads.findIndex((head) => box.dataset.first && head.id === `${box.id}-${keyed(box.dataset.first)}`);
    for (const row of table.tBodies[0].rows)
      [...row.cells].slice(row.cells.length < heads.length ? heads.length : 1).forEach((cell, place) => {
        if (heads.length > 2) cell.dataset.label = labels[place + 1];
        cell.classList.toggle("card-first", place + 1 === first);
      });
    for (const element of table.querySelectorAll("thead, tbody, tr, th, td"))
      if (element.closest("table") === table) element.setAttribute("role", role(element));
  };

  /* Of many screens of cards each shows its head, what matters first and what is kept; the rest comes at a press. */
  const shutCards = (box) => {
    const heads = headGrid(box.querySelector("table")).at(-1) ?? [], kept = keyed(box.dataset.kept ?? "").split("|").filter(Boolean);
    const stays = heads.map((head) => kept.includes(head.id.slice(box.id.length + 1)));
    if (stays.slice(1).every(Boolean)) return; // nothing could be shut
    for (const row of heads.length > 2 ? box.querySelector("tbody").rows : []) {
      if (row.cells.length < heads.length || row.querySelector(".card-more")) continue;
      const cells = [...row.cells];
      if (!cells.some((cell) => cell.classList.contains("card-first"))) cells[1].classList.add("card-first");
      cells.forEach((cell, place) => cell.classList.toggle("card-kept", stays[place]));
      const more = make("button", { type: "button", class: "card-more" });
      cells[0].append(more);
      setCard(row, false);
      more.addEventListener("click", () => setCard(row, row.classList.contains("card-shut")));
    }
  };
  /* Where even these are many screens, the first rows come first, and a press brings the rest. */
  const showFew = (box) => {
    const rows = [...box.querySelector("tbody").rows].filter((row) => !row.classList.contains("gt_group_heading_row"));
    if (rows.length < 2 * FEW || rows.some((row) => row.hidden)) return; // what was searched for is shown
    const all = make("button", { type: "button", class: "card-all" }, `Show all ${rows.length.toLocaleString("en-GB")} rows`);
    box.classList.add("card-few");
    box.append(all);
    all.addEventListener("click", () => {
      const next = rows.find((row) => !row.getClientRects().length);
      showRest(box);
      if (!next) return;
      next.cells[0].tabIndex = -1;
      next.cells[0].focus();
    });
  };
  function showRest(box) {
    box?.classList.remove("card-few");
    box?.querySelector(".card-all")?.remove();
  }
  const shorten = (box) => {
    const tall = () => box.offsetHeight > TALL * innerHeight;
    if (box.dataset.shortened || !tall()) return;
    box.dataset.shortened = "yes";
    shutCards(box);
    if (tall() && !box.dataset.folds && !box.dataset.asked) showFew(box);
  };

  /* ---- Folds: a link into one opens it, and paper has all of them ---- */
  const folds = [...document.querySelectorAll("details.folded")];
  const openTarget = () => {
    const target = inAddress(), fold = target?.closest("details.folded");
    const card = target?.closest("tr.card-shut");
    if (card) setCard(card, true);
    showRest(target?.closest(".card-few"));
    if (!fold || fold.open) return;
    fold.open = true;
    target.scrollIntoView();
  };
  let shut = [];
  addEventListener("hashchange", openTarget);
  addEventListener("beforeprint", () => {
    shut = folds.filter((fold) => !fold.open);
    shut.forEach((fold) => { fold.open = true; });
  });
  addEventListener("afterprint", () => shut.forEach((fold) => { fold.open = false; }));

  /* ---- How each table is set: a wide one in smaller letters if it fits then, on a phone as cards, else in a box that
     scrolls. The heads of a long one stay in sight, against the window where it fits, else in a box of its own. ---- */
  const SETTINGS = ["as-cards", ...["tight", "wraps", "roomy", "boxed"].map((look) => `compendium-table--${look}`)];
  const [CARDS, TIGHT, WRAPS, ROOMY, BOXED] = SETTINGS;
  const phone = matchMedia("(max-width: 600px)");
  const all = [...document.querySelectorAll(".compendium-table:not(.compendium-frame)")].filter((box) => box.querySelector("table:not(.example-file)")); // a file is shown as it looks
  const tall = new Set(tables.filter(({ rows }) => rows.length >= LONG).map(({ box }) => box));
  const spills = (box) => box.scrollWidth > box.clientWidth;
  const fit = () => all.forEach((box) => {
    box.classList.remove(...SETTINGS);
    if (phone.matches && box.dataset.heads) {
      makeCards(box); // the style of the book sets them by itself
      return;
    }
    if (phone.matches && spills(box)) {
      makeCards(box);
      box.classList.add(CARDS);
      shorten(box);
      return;
    }
    if (spills(box)) box.classList.add(WRAPS);
    if (spills(box)) box.classList.add(TIGHT);
    if (spills(box)) box.classList.remove(TIGHT);
    if (tall.has(box) && !spills(box)) box.classList.add(ROOMY);
    else if (tall.has(box) && !document.querySelector(".whole-tables")) box.classList.add(BOXED);
  });
  let planned;
  const fitSoon = () => {
    cancelAnimationFrame(planned);
    planned = requestAnimationFrame(fit);
  };

  /* ---- A long table has its first rows on the page; the others come from a file beside it when they are asked for: by
     the button, or by an address that searches them or leads to one. A script hands them over, from a disk as well. ---- */
  const asked = new Map(); // what each file holds, or will
  const rowsIn = (file) => {
    if (!asked.has(file)) asked.set(file, new Promise((done, fail) => {
      const script = make("script", { src: file });
      addEventListener("compendium:rows", ({ detail }) => done(detail), { once: true });
      script.addEventListener("error", () => fail(new Error(`${file} is not there`)));
      document.head.append(script);
    }));
    return asked.get(file);
  };
  const complete = async (rest) => {
    const { table: id, rows: file } = rest.dataset, box = document.getElementById(id);
    const rows = (await rowsIn(file))[id];
    if (!rest.isConnected) return;
    rest.remove();
    const body = box.querySelector("tbody");
    body.insertAdjacentHTML("beforeend", rows);
    body.removeAttribute("role"); // for cards to be made of the new rows
    const whole = read(box);
    tall.add(box);
    box.dataset.asked = "yes"; // all of its rows were asked for: on a phone they are shut, and none left out
    delete box.dataset.shortened;
    equip(keyOf(box), [whole]);
    fit();
  };
  for (const rest of rests) {
    const button = make("button", { type: "button" }, rest.querySelector("span").textContent.replace(/^.* of (.*) rows\.$/, "Show all $1 rows here"));
    const box = document.getElementById(rest.dataset.table);
    button.addEventListener("click", async () => {
      try { await complete(rest); } catch { button.remove(); return; } // the link to the whole table stays
      box.focus({ preventScroll: true });
    });
    rest.querySelector("a").before(button, " ");
  }
  const sought = (box) => [...address().searchParams.keys()].some((name) => name.startsWith(`${keyOf(box)}.`));
  const completeSought = () => {
    const lost = location.hash.length > 1 && !inAddress();
    Promise.allSettled(rests.filter((rest) => rest.isConnected && (lost || sought(document.getElementById(rest.dataset.table)))).map(complete)).then(() => {
      if (!lost) return;
      openTarget();
      inAddress()?.scrollIntoView();
      dispatchEvent(new Event("compendium:completed"));
    });
  };
  addEventListener("hashchange", completeSought);

  openTarget();
  boxes.filter(sought).forEach((box) => { if (box.closest("details.folded")) box.closest("details.folded").open = true; });
  fit();
  completeSought();
  openTarget(); // a card is one from now on
  addEventListener("resize", fitSoon);
  document.addEventListener("toggle", fitSoon, true); // what was in a fold could not be measured
});
