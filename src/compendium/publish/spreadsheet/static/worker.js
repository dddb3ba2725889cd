/* Runs the compendium's own reading of tables in Python (Pyodide), apart from the page, so that the page stays at hand.
   It loads what lies beside it and nothing else; what it is given stays in the memory of this browser. */

const DATA = "/compendium/data";
let python;

const load = async () => {
  try {
    importScripts("pyodide/pyodide.js");
  } catch {
    throw new Error("missing");
  }
  const packed = fetch("compendium.zip").then((answer) => {
    if (!answer.ok) throw new Error("missing");
    return answer.arrayBuffer();
  });
  const [made, archive] = await Promise.all([loadPyodide({ indexURL: new URL("pyodide/", location.href).href }), packed]);
  made.unpackArchive(archive, "zip", { extractDir: "/compendium" });
  made.runPython(`
import os, sys
sys.path.insert(0, "/compendium")
os.makedirs("/table")
os.chdir("/table")
from compendium.intake.in_page import check, study_zip
`);
  return made;
};

const ask = ({ task, asked, file }) => {
  if (file) python.FS.writeFile(`/table/${file.name}`, new Uint8Array(file.bytes));
  if (task === "check") return { found: JSON.parse(python.globals.get("check")(JSON.stringify(asked), DATA)) };
  const packed = python.globals.get("study_zip")(JSON.stringify(asked), DATA);
  const bytes = packed.toJs();
  packed.destroy();
  return { bytes };
};

onmessage = async ({ data }) => {
  try {
    if (!python) {
      postMessage({ loading: true });
      python = await load();
    }
    postMessage({ task: data.task, ...ask(data) });
  } catch (error) {
    postMessage({ failed: error.message === "missing" ? "missing" : "other", why: String(error.message ?? error) });
  }
};
