// A handout from a memory stick: what is pointed at, or reached by arrows, is said in words; tables are sorted by their headings.
"use strict";
(() => {
  const words = document.querySelector("main").dataset;
  const numberOf = (text) => parseFloat(text.replace(/[\s ]/g, "").replace(words.lang === "lv" ? "," : /,/g, words.lang === "lv" ? "." : ""));

  document.querySelectorAll("article").forEach((article) => {
    const drawn = article.querySelector("svg");
    const marks = [...drawn.querySelectorAll("rect, circle")].filter((one) => one.querySelector("title"));
    if (!marks.length) return;
    const said = Object.assign(document.createElement("output"), { className: "said", textContent: words.hint });
    drawn.after(said);
    drawn.tabIndex = 0;
    drawn.setAttribute("aria-description", words.hint);
    let at = -1;
    const show = (place) => {
      marks.forEach((one, i) => one.classList.toggle("at", i === place));
      drawn.classList.toggle("held", place >= 0);
      said.textContent = place < 0 ? words.hint : marks[place].querySelector("title").textContent;
      at = place;
    };
    drawn.addEventListener("pointermove", (event) => {
      const place = marks.indexOf(event.target);
      if (place >= 0 && place !== at) show(place);
    });
    drawn.addEventListener("pointerleave", () => show(-1));
    drawn.addEventListener("click", (event) => { if (marks.includes(event.target)) show(marks.indexOf(event.target)); });
    drawn.addEventListener("keydown", (event) => {
      const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
      const there = { Home: 0, End: marks.length - 1, Escape: -1 };
      if (event.key in steps) show((at + steps[event.key] + marks.length) % marks.length);
      else if (event.key in there) show(there[event.key]);
      else return;
      event.preventDefault();
    });
  });

  document.querySelectorAll("th").forEach((head) => {
    const button = Object.assign(document.createElement("button"), { textContent: head.textContent, title: words.sort });
    head.replaceChildren(button);
    button.addEventListener("click", () => {
      const [body, column] = [head.closest("table").tBodies[0], head.cellIndex];
      const way = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      const cell = (row) => row.cells[column]?.textContent ?? "";
      const isNumber = head.classList.contains("n");
      // What has no number stands last, whichever way; a line across all columns keeps the end.
      const rank = (row) => (row.cells.length === 1 ? 2 : isNumber && Number.isNaN(numberOf(cell(row))) ? 1 : 0);
      const order = (a, b) => rank(a) - rank(b) || way * (isNumber && !rank(a)
        ? numberOf(cell(a)) - numberOf(cell(b)) : cell(a).localeCompare(cell(b), words.lang));
      body.replaceChildren(...[...body.rows].sort(order));
      head.parentNode.querySelectorAll("th").forEach((one) => one.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
    });
  });
})();
