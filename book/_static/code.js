/* One switch for all folded code of a page. Without this script each fold still opens by itself.
   Its state is in the address (?code=shown), so that a link can lead to a page with its code, and nowhere else. */

addEventListener("DOMContentLoaded", () => {
  /* Lines of code are not broken: a block with a longer one scrolls, by keyboard as well. */
  const reach = () => document.querySelectorAll(".highlight pre").forEach((block) => {
    if (block.scrollWidth > block.clientWidth) block.tabIndex = 0;
  });
  reach();
  document.addEventListener("toggle", reach, true);
  addEventListener("resize", reach);

  const folds = [...document.querySelectorAll("details.code-fold")];
  const title = document.querySelector("main h1");
  if (!folds.length || !title) return;

  const label = document.createElement("label");
  label.className = "code-switch";
  label.innerHTML = '<input type="checkbox" role="switch" autocomplete="off" /> Show all code';
  const box = label.firstElementChild;
  /* What was found comes first: the switch stands below it, where a page says it in short. */
  const short = document.querySelector("main .compendium-short");
  (short?.closest(".cell") ?? short ?? title).after(label);

  /* A phone has no room for a line of its own under every result: there the switch is what shows code. */
  document.documentElement.classList.add("code-switched");
  const showAll = (open) => folds.forEach((fold) => { fold.open = open; });
  const told = () => document.documentElement.classList.toggle("code-asked", box.checked);
  const keepInAddress = (open) => {
    const address = new URL(location.href);
    if (open) address.searchParams.set("code", "shown");
    else address.searchParams.delete("code");
    history.replaceState(history.state, "", address);
  };
  box.addEventListener("change", () => {
    showAll(box.checked);
    told();
    keepInAddress(box.checked);
  });
  // Folds that are opened or closed one by one: the switch says whether all of them are open.
  folds.forEach((fold) => fold.addEventListener("toggle", () => { box.checked = folds.every((each) => each.open); }));

  if (new URLSearchParams(location.search).get("code") === "shown") {
    box.checked = true;
    showAll(true);
    told();
    document.querySelector(":target")?.scrollIntoView();
  }
});
