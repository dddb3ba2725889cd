/* Trying other parameters on a page: who would be in under another rule, where a policy would stand, how another
   programme compares. The notebook's own code has computed every answer (explorer_….js); here the one to a choice is
   looked up and shown. Brought in by explore.js when a form is opened; nothing is stored. */

window.compendiumExplore = (() => {
  const make = (name, text = "") => {
    const element = document.createElement(name);
    element.append(text);
    return element;
  };
  const listed = (words) => (words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`);
  const filled = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);

  /* ---- What is shown for an answer: each returns the sentences ---- */
  const shows = {
    selection({ table, words }, [asked, takenIn]) {
      const rows = [...table.tBodies[0].rows], joining = [], leaving = [], judged = [], within = [];
      rows.forEach((row, place) => {
        const chosen = row.querySelector("input").checked ? takenIn : asked, name = words.names[place];
        const standing = words.standings[chosen][place], inside = standing !== "o";
        row.cells[1].textContent = words.standing[standing];
        row.classList.toggle("shaded", inside);
        if (inside) within.push(name);
        if (standing === "j") judged.push(name);
        if (inside && !words.published[place]) joining.push(name);
        if (!inside && words.published[place]) leaving.push(name);
      });
      const which = { names: listed(within), joining: listed(joining), leaving: listed(leaving), judged: listed(judged) };
      const compared = joining.length && leaving.length ? words.both
        : joining.length ? words.more[joining.length] : leaving.length ? words.fewer[leaving.length] : words.same;
      const said = [words.counts[within.length], compared, judged.length ? words.judged : ""];
      return [said.filter(Boolean).map((template) => filled(template, which)).join(" ")];
    },
    matrix({ table, words }, { says }, key) {
      for (const cell of table.querySelectorAll("[data-key]")) {
        const here = cell.dataset.key === key;
        cell.classList.toggle("shaded", here);
        cell.querySelector(".explorer-here").textContent = here ? words.here : "";
      }
      return says;
    },
    comparison({ table, words }, { says, caption, heads, rows }) {
      table.caption.textContent = caption;
      [...table.tHead.rows[0].cells].forEach((head, column) => { head.textContent = heads[column]; });
      table.tBodies[0].replaceChildren(...rows.map((row) => {
        const line = make("tr");
        line.append(...row.map((value, column) => {
          const text = Array.isArray(value) ? value.map((place) => words.names[place]).join("; ") || "–" : value;
          const cell = make(column ? "td" : "th", text);
          if (column) cell.dataset.label = heads[column];
          else cell.scope = "row";
          return cell;
        }));
        return line;
      }));
      return says;
    },
  };

  /* ---- What is chosen ---- */
  const read = (element) => {
    const inputs = [...element.querySelectorAll("input")], chosen = inputs.filter((input) => input.checked);
    const typed = chosen.map((input) => input.dataset.typed);
    const { parameter, kind, every, none } = element.dataset;
    const bits = () => inputs.map((input) => Number(input.checked)).join("");
    return {
      parameter,
      key: { many: bits, one: () => inputs.indexOf(chosen[0]) }[kind]?.(),
      changed: inputs.some((input) => input.checked !== input.defaultChecked),
      typed: !typed.length ? none : kind === "in rows" ? `'{${typed.join(", ")}}'`
        : every && typed.length === inputs.length ? every : typed.join(","),
    };
  };

  return (box, told) => {
    const form = box.querySelector("form"), answer = form.querySelector(".explorer-answer");
    const run = form.querySelector(".explorer-run code"), [copy, , copied] = form.querySelector(".explorer-end").children;
    const place = { table: form.querySelector("table"), words: told.words };
    const update = () => {
      const fields = [...form.querySelectorAll("[data-parameter]")].map(read);
      const key = fields.map((field) => field.key).filter((part) => part !== undefined).join(" ");
      answer.replaceChildren(...shows[told.shows](place, told.answers[key], key).map((line) => make("p", line)));
      const changed = fields.filter((field) => field.changed);
      run.textContent = told.command + changed.map(({ parameter, typed }) => ` -p ${parameter} ${typed}`).join("");
      copied.textContent = "";
    };
    form.addEventListener("change", update);
    form.addEventListener("reset", () => setTimeout(update));
    form.addEventListener("submit", (event) => event.preventDefault());
    copy.addEventListener("click", async () => {
      const done = await navigator.clipboard?.writeText(run.textContent).then(() => true, () => false); // plain http has none
      copied.textContent = done ? "Copied" : "Not copied: select it and copy it by hand.";
    });
    update();
  };
})();
