/* Runs the compendium's own reading of tables in Python (Pyodide), apart from the page, so that the page stays at hand.
   It loads what lies beside it and nothing else; what it is given stays in the memory of this browser. */

const DATA = "/compendium/data";
let python;

/* Fails where the part of Pyodide that is no script cannot be had or read: Pyodide itself then warns and waits for ever. */
const unreadable = () => new Promise((_, reject) => {
  const instantiate = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = (...given) => {
    const made = instantiate.apply(WebAssembly, given);
    made.catch(reject);
    return made;
  };
});

const load = async () => {
  importScripts("pyodide/pyodide.js");
  const packed = fetch("compendium.zip").then((answer) => {
    if (!answer.ok) throw new Error("missing");
    return answer.arrayBuffer();
  });
  const indexURL = new URL("pyodide/", location.href).href;
  const [made, archive] = await Promise.race([unreadable(), Promise.all([loadPyodide({ indexURL }), packed])]);
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
      postMessage({ loading: true, turn: data.turn });
      python = await load();
    }
    postMessage({ task: data.task, turn: data.turn, ...ask(data) });
  } catch (error) {
    postMessage({ failed: python ? "other" : "missing", why: String(error.message ?? error) });
  }
};
