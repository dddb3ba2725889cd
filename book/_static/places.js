/* The words of a place in the sources show below its number: here they are put where they fit, and Escape shuts them.
   Without this script they stand at the left of their paragraph. */

addEventListener("DOMContentLoaded", () => {
  const root = document.documentElement;

  const show = (event) => {
    const link = event.target.closest?.(".places a");
    if (!link) return;
    root.classList.remove("places-shut");
    const words = link.lastElementChild, box = words.offsetParent;
    if (!box) return;
    const wish = link.getBoundingClientRect().left - box.getBoundingClientRect().left - 8;
    const room = box.clientWidth - words.offsetWidth;
    words.style.setProperty("--place-left", `${Math.max(0, Math.min(wish, room))}px`);
  };
  for (const kind of ["mouseover", "focusin"]) document.addEventListener(kind, show);
  addEventListener("keydown", (event) => { if (event.key === "Escape") root.classList.add("places-shut"); });
});
