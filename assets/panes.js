/* The table of a card is asked for when its pane is opened, or refilled while it is
   open: most of a page's numbers stand in tables that nobody looks at. Until then the
   pane holds the link to it (dashboard/pages/parts/table.py). */
(() => {
  const waiting = document.getElementById("waiting");
  const heights = new WeakMap();
  const isOpen = (pane) => pane.closest(".tl-card")?.querySelector('[value="table"]')?.checked;
  const linkOf = (pane) => pane.querySelector("a[data-later]");

  /* The text of a table; null where it cannot be had, which assets/tilts.js says. */
  const ask = async (href) => {
    const answer = await fetch(href, { credentials: "same-origin" }).catch(() => null);
    return answer?.ok ? [answer.status, await answer.text()] : null;
  };
  const place = (link, text) => {
    const made = document.createElement("template");
    made.innerHTML = text;
    link.replaceWith(made.content);
  };

  const build = async (pane) => {
    const link = linkOf(pane);
    if (!link || pane.ariaBusy) return;
    /* The card keeps its height meanwhile; what was there before is gone. */
    pane.style.minHeight = `${heights.get(pane) ?? 0}px`;
    pane.setAttribute("aria-busy", "true");
    const word = setTimeout(() => { waiting.hidden = false; }, 2000);
    const answer = await ask(link.getAttribute("href"));
    clearTimeout(word);
    waiting.hidden = true;
    pane.removeAttribute("aria-busy");
    /* Chosen otherwise in the meantime. */
    if (!link.isConnected) return build(pane);
    if (!answer) return;
    const [status, text] = answer;
    /* Another edition is shown by now: the whole page is. */
    if (status === 204) return window.tilts.anew();
    place(link, text);
    pane.style.minHeight = "";
    heights.set(pane, pane.offsetHeight);
  };

  document.addEventListener("change", ({ target }) => {
    const pane = target.matches('[value="table"]') && target.closest(".tl-card")?.querySelector(".tl-pane-table");
    if (pane) build(pane);
  });
  new MutationObserver((changes) => changes.forEach(({ target }) => {
    if (target.matches(".tl-pane-table") && isOpen(target)) build(target);
  })).observe(document.getElementById("page"), { childList: true, subtree: true });
  /* What could not be had is asked for once more. */
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-later]");
    if (!link) return;
    event.preventDefault();
    build(link.parentElement);
  });
})();
