/* "PNG" beside the SVG of a figure: drawn by the browser when somebody asks for it. The figure comes from a script of its
   own, since a page that was opened from a disk may read no other file. Nothing is sent anywhere. */

addEventListener("DOMContentLoaded", () => {
  const WIDE = 2400; /* pixels: sharp on a slide and on paper */
  const waiting = new Map();

  const save = (name, blob) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = `${name}.png`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };

  const draw = ({ name, svg }) => {
    const picture = new Image();
    picture.addEventListener("load", () => {
      const canvas = document.createElement("canvas");
      canvas.width = WIDE;
      canvas.height = Math.round((WIDE * picture.height) / picture.width);
      const paper = canvas.getContext("2d");
      paper.fillStyle = "#ffffff";
      paper.fillRect(0, 0, canvas.width, canvas.height);
      paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
      canvas.toBlob((blob) => { save(name, blob); waiting.get(name)?.("PNG saved"); }, "image/png");
    });
    picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  };
  addEventListener("compendium:figure", ({ detail }) => draw(detail));

  for (const link of document.querySelectorAll('.take-along a[href$=".svg"]')) {
    const button = document.createElement("button");
    const which = link.querySelector(".visually-hidden")?.cloneNode(true);
    const said = document.createElement("span");
    button.type = "button";
    button.append("PNG", which ?? "");
    said.setAttribute("role", "status");
    said.className = "visually-hidden";
    button.addEventListener("click", () => {
      const name = link.getAttribute("href").replace(/^.*\/|\.svg$/g, "");
      waiting.set(name, (words) => { said.textContent = words; });
      const script = document.createElement("script");
      script.src = `${link.getAttribute("href")}.js`;
      script.addEventListener("load", () => script.remove());
      document.head.append(script);
    });
    link.parentElement.append(" · ", button, said);
  }
});
