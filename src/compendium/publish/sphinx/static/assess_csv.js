/* Tables of a study as the package writes them: commas, LF, quote marks where they are needed, and an apostrophe before
   what a spreadsheet would run. */

(() => {
  const { trimmed } = window.compendiumAssess;
  const RUNS = /^[=+\-@\t\r]/;

  const neutral = (text) => (RUNS.test(text) ? `'${text}` : text);
  const asTyped = (text) => (text.startsWith("'") && RUNS.test(text.slice(1)) ? text.slice(1) : text);
  const cell = (text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

  /* Rows of texts, the header among them, as CSV. */
  const writeCsv = (rows) => rows.map((row) => `${row.map((text) => cell(neutral(text))).join(",")}\n`).join("");

  /* All rows of a CSV file; `open` tells that a quote mark is opened and never closed. */
  const readCsv = (text) => {
    const rows = [];
    let row = [], value = "", quoted = false, place = 0;
    const endCell = () => { row.push(value); value = ""; };
    const endRow = () => { endCell(); rows.push(row); row = []; };
    for (; place < text.length; place += 1) {
      const sign = text[place];
      if (quoted) {
        if (sign !== '"') value += sign;
        else if (text[place + 1] === '"') { value += '"'; place += 1; } else quoted = false;
      } else if (sign === '"' && !value) quoted = true;
      else if (sign === ",") endCell();
      else if (sign === "\n") endRow();
      else value += sign;
    }
    if (value || row.length) endRow();
    return { rows, open: quoted };
  };

  const fold = (label) => trimmed(label).toLowerCase().replace(/[\s-]+/g, "_");

  /* A table by its columns: what it holds, or what is wrong with it. Columns that are not known keep their heads. */
  const readTable = (file, text, known, needed) => {
    const { rows, open } = readCsv(text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n"));
    if (open) return { faults: [`${file}: a quote mark is opened and never closed.`] };
    const [head = [], ...body] = rows;
    const columns = head.map((label) => (known.includes(fold(label)) ? fold(label) : trimmed(label)));
    const faults = needed.filter((column) => !columns.includes(column))
      .map((column) => `${file}: the column “${column}” is missing.`);
    columns.forEach((column, place) => {
      if (columns.indexOf(column) < place) faults.push(`${file}: the column “${column}” is there twice.`);
      if (!column) faults.push(`${file}: column ${place + 1} has no name.`);
    });
    const kept = [];
    body.forEach((cells, place) => {
      if (cells.every((each) => !trimmed(each))) return;
      if (cells.length !== columns.length) {
        faults.push(`${file}, row ${place + 2}: ${cells.length} cells, but the header has ${columns.length}.`);
      }
      const row = Object.create(null);
      columns.forEach((column, at) => { row[column] = asTyped(trimmed(cells[at] ?? "")); });
      kept.push({ row, number: place + 2 });
    });
    return { columns, kept, faults };
  };

  Object.assign(window.compendiumAssess, { writeCsv, readTable });
})();
