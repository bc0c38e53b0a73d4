/* Long tables and lists: what is sent and not shown lies in a template, which costs the
   page nothing (dashboard/reading/kit/pieces/folded.py). The field narrows the rows, the
   buttons turn the pages, "show all" shows all; on paper everything stands. */
(() => {
  const { fold } = window.tilts;
  const kept = new WeakMap();

  const rowsOf = (box) => {
    const body = box.querySelector("tbody");
    if (!kept.has(body)) {
      const rest = body.querySelector("template");
      kept.set(body, [...body.rows, ...(rest ? rest.content.children : [])]);
    }
    return [body, kept.get(body)];
  };

  const find = (box, step = null) => {
    const [body, all] = rowsOf(box);
    const words = fold(box.querySelector("[type=search]")?.value ?? "").split(/\s+/).filter(Boolean);
    const found = all.filter((row) => words.every((word) => fold(row.textContent).includes(word)));
    const size = Number(box.dataset.page);
    const last = Math.max(Math.ceil(found.length / size) - 1, 0);
    const page = step === null ? 0 : Math.min(Math.max(Number(box.dataset.at || 0) + step, 0), last);
    const shown = found.slice(page * size, (page + 1) * size);
    body.replaceChildren(...shown);
    box.dataset.at = page;
    const numbers = { first: page * size + 1, last: page * size + shown.length, n: found.length };
    /* Of very many rows only the first were sent, and the field looks among these. */
    const told = (words.length && box.dataset.found) || box.dataset.says;
    const says = found.length ? told.replace(/{(\w+)}/g, (_, name) => numbers[name]) : box.dataset.none;
    const status = box.querySelector("[role=status]");
    if (status.textContent !== says) status.textContent = says;
    const [back, on] = box.querySelectorAll("[data-turn]");
    back.setAttribute("aria-disabled", page === 0);
    on.setAttribute("aria-disabled", page === last);
  };

  const unfold = (button) => {
    const rest = button.parentElement.querySelector("template");
    const [first] = rest.content.children;
    rest.replaceWith(rest.content);
    button.remove();
    return first;
  };

  /* What only a phone leaves out: styles hide it (tilts-more.css, .tl-long). */
  const widen = (button) => {
    const long = button.parentElement;
    const rest = long.querySelector("[data-more]");
    if (rest) unfold(rest);
    const first = [...long.querySelectorAll("tbody tr")].find((row) => !row.offsetParent);
    long.classList.add("is-all");
    button.remove();
    return first ?? long;
  };

  /* The keyboard goes on where the list does. */
  const goOn = (first) => {
    const next = first.querySelector("a, button") ?? first;
    if (next === first) first.tabIndex = -1;
    next.focus({ preventScroll: true });
  };

  document.addEventListener("input", (event) => {
    const box = event.target.closest(".tl-find");
    if (box) find(box);
  });
  document.addEventListener("click", (event) => {
    const turn = event.target.closest("[data-turn]");
    if (turn) find(turn.closest(".tl-find"), Number(turn.dataset.turn));
    const more = event.target.closest("[data-more]");
    if (more) goOn(unfold(more));
    const all = event.target.closest("[data-all]");
    if (all) goOn(widen(all));
  });

  /* A heading puts the rows in order by its column: numbers from the most, words by name. */
  const valueOf = (row, column) => {
    const text = row.cells[column].textContent.trim();
    const plain = document.documentElement.lang === "lv" ? text.replace(/[\s.]/g, "").replace(",", ".") : text.replace(/,/g, "");
    return [parseFloat(plain), text];
  };
  const sort = (button) => {
    const head = button.closest("th");
    const table = head.closest("table");
    const more = table.closest(".tl-scroll").parentElement.querySelector("[data-more]");
    if (more) unfold(more);
    const up = head.getAttribute("aria-sort") === "descending";
    const way = up ? 1 : -1;
    const named = head.cellIndex === 0;
    const rows = [...table.tBodies[0].rows].map((row) => [row, ...valueOf(row, head.cellIndex)]);
    rows.sort(([, a, name], [, b, other]) => {
      if (named || (Number.isNaN(a) && Number.isNaN(b))) return -way * name.localeCompare(other, "lv");
      if (Number.isNaN(a) || Number.isNaN(b)) return Number.isNaN(a) ? 1 : -1;
      return way * (a - b);
    });
    table.tBodies[0].append(...rows.map(([row]) => row));
    table.querySelectorAll("[aria-sort]").forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", up ? "ascending" : "descending");
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-sort]");
    if (button) sort(button);
  });

  const boxes = () => [...document.querySelectorAll(".tl-find")];
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll("[data-more]").forEach(unfold);
    boxes().forEach((box) => { const [body, all] = rowsOf(box); body.replaceChildren(...all); });
  });
  window.addEventListener("afterprint", () => boxes().forEach((box) => find(box, 0)));
})();
