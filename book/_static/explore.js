/* Forms in which other parameters can be tried: shut until a reader opens one, and then what it needs is brought in, from
   this site. Without this script the command stands there that asks the notebook. */

addEventListener("DOMContentLoaded", () => {
  const bring = (name, attributes) => new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement(name), attributes, { onload: resolve, onerror: reject }));
  });
  document.querySelectorAll("details.explorer").forEach((box) => {
    const { later, answers } = box.dataset;
    box.hidden = false;
    box.nextElementSibling.hidden = true;
    box.addEventListener("toggle", () => Promise.all([
      bring("link", { rel: "stylesheet", href: `${later}explorer.css` }),
      bring("script", { src: `${later}explorer.js` }),
      bring("script", { src: `${later}${answers}` }),
    ]).then(() => window.compendiumExplore(box, window.compendiumAnswers), () => {
      box.querySelector("[role=status]").textContent = "The answers are missing from this site.";
    }), { once: true });
  });
});
