/* The table of a card is asked for when its pane is opened, or refilled while it is
   open: most of a page's numbers stand in tables that nobody looks at. Until then the
   pane holds the link to it (dashboard/pages/parts/table.py). */
(() => {
  const waiting = document.getElementById("waiting");
  const heights = new WeakMap();
  const isOpen = (pane) => pane.closest(".tl-card")?.querySelector('[value="table"]')?.checked;
  const linkOf = (pane) => pane.querySelector("a[data-later]");

  /* The text of a table; null where it cannot be had, which assets/tilts.js says as well. */
  const ask = async (href) => {
    const answer = await fetch(href, { credentials: "same-origin" }).catch(() => null);
    return answer?.ok ? [answer.status, await answer.text()] : null;
  };
  /* The keyboard goes from the link into what stands in its place. */
  const place = (link, text) => {
    const made = document.createElement("template");
    made.innerHTML = text;
    const [pane, isHeld] = [link.parentElement, document.activeElement === link];
    link.replaceWith(made.content);
    if (isHeld) pane.querySelector("[tabindex], a, button, input")?.focus({ preventScroll: true });
  };
  /* The card keeps its height meanwhile: that of the table before, or of the chart. */
  const hold = (pane) => {
    const chart = pane.closest(".tl-card").querySelector("[data-chart]");
    const height = heights.get(pane) ? `${heights.get(pane)}px` : chart?.style.height;
    pane.style.minHeight = height ?? "";
  };

  const build = async (pane) => {
    const link = linkOf(pane);
    if (!link || pane.ariaBusy) return;
    hold(pane);
    pane.setAttribute("aria-busy", "true");
    const word = setTimeout(() => { waiting.hidden = false; }, 2000);
    const answer = await ask(link.getAttribute("href"));
    clearTimeout(word);
    waiting.hidden = true;
    pane.removeAttribute("aria-busy");
    /* Gone, or chosen otherwise, in the meantime. */
    if (!pane.isConnected) return;
    if (linkOf(pane) !== link) return build(pane);
    const [status, text] = answer ?? [];
    /* Another edition is shown by now: the whole page is. */
    if (status === 204) await window.tilts.anew();
    else if (answer) place(link, text);
    pane.style.minHeight = "";
    heights.set(pane, pane.offsetHeight);
    if (linkOf(pane) === link) link.textContent = link.dataset.again;
  };

  document.addEventListener("change", ({ target }) => {
    const pane = target.matches('[value="table"]') && target.closest(".tl-card")?.querySelector(".tl-pane-table");
    if (pane) build(pane);
  });
  const panes = (node) => (node.id === "page" ? [...node.querySelectorAll(".tl-pane-table")] : [node]);
  new MutationObserver((changes) => changes.forEach(({ target }) => {
    if (target.matches("#page, .tl-pane-table")) panes(target).filter(isOpen).forEach(build);
  })).observe(document.getElementById("page"), { childList: true, subtree: true });
  /* What could not be had is asked for once more. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-later]");
    if (!link) return;
    event.preventDefault();
    build(link.parentElement);
  });
})();
