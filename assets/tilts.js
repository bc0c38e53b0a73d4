/* What Dash cannot do: links that change the address without reloading, menus that
   close, the theme, and the head of the document. No logic of the numbers. */
(() => {
  const go = (href) => {
    history.pushState({}, "", href);
    window.dispatchEvent(new PopStateEvent("popstate"));
  };
  const openMenus = () => document.querySelectorAll("details.tl-menu[open], details.tl-save[open]");
  const openPanels = () => document.querySelectorAll("details.tl-change[open]");

  /* A filter's links are replaced when it changes; the keyboard stays where it was. */
  const keepFocus = (link) => {
    const part = link.closest(".tl-filters [id]");
    if (!part) return;
    const same = (other) => other.textContent === link.textContent && other.ariaLabel === link.ariaLabel;
    const observer = new MutationObserver(() => {
      const twin = [...part.querySelectorAll("a")].find(same);
      (twin || document.querySelector(".tl-change > summary"))?.focus({ preventScroll: true });
      observer.disconnect();
    });
    observer.observe(part, { childList: true, subtree: true });
  };

  document.addEventListener("click", (event) => {
    const menus = [...openMenus(), ...openPanels()].filter((menu) => !menu.contains(event.target));
    menus.forEach((menu) => { menu.open = false; });

    const theme = event.target.closest("[data-theme]");
    if (theme) {
      document.cookie = `theme=${theme.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
      location.reload();
    }
    const close = event.target.closest("[data-close]");
    if (close) {
      const box = close.closest("details");
      box.open = false;
      box.querySelector("summary").focus();
    }

    const link = event.target.closest("a[data-inside]");
    const modified = event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
    if (!link || modified || event.defaultPrevented) return;
    event.preventDefault();
    openMenus().forEach((menu) => { menu.open = false; });
    keepFocus(link);
    go(link.href);
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    [...openMenus(), ...openPanels()].forEach((menu) => {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-inside]");
    if (!form) return;
    event.preventDefault();
    go(`${form.getAttribute("action")}?${new URLSearchParams(new FormData(form))}`);
  });

  /* Long tables: the field narrows the rows, the buttons turn the pages. */
  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  const find = (box, step = null) => {
    const words = fold(box.querySelector("input").value).split(/\s+/).filter(Boolean);
    const all = [...box.querySelectorAll("tbody tr")];
    const found = all.filter((row) => words.every((word) => fold(row.textContent).includes(word)));
    const size = Number(box.dataset.page);
    const last = Math.max(Math.ceil(found.length / size) - 1, 0);
    const page = step === null ? 0 : Math.min(Math.max(Number(box.dataset.at || 0) + step, 0), last);
    const shown = new Set(found.slice(page * size, (page + 1) * size));
    all.forEach((row) => { row.hidden = !shown.has(row); });
    box.dataset.at = page;
    const numbers = { first: page * size + 1, last: page * size + shown.size, n: found.length };
    const says = found.length ? box.dataset.says.replace(/{(\w+)}/g, (_, name) => numbers[name]) : box.dataset.none;
    const status = box.querySelector("[role=status]");
    if (status.textContent !== says) status.textContent = says;
    const [back, on] = box.querySelectorAll("[data-turn]");
    back.setAttribute("aria-disabled", page === 0);
    on.setAttribute("aria-disabled", page === last);
  };
  document.addEventListener("input", (event) => {
    const box = event.target.closest(".tl-find");
    if (box) find(box);
  });
  document.addEventListener("click", (event) => {
    const turn = event.target.closest("[data-turn]");
    if (turn) find(turn.closest(".tl-find"), Number(turn.dataset.turn));
    if (event.target.closest("[data-print]")) window.print();
  });

  /* Tables and pictures come as text (dashboard/components/flat.py, where it is escaped). */
  const place = (node) => { node.innerHTML = node.dataset.html; };
  new MutationObserver((changes) => changes.forEach((change) => {
    if (change.type === "attributes") place(change.target);
    change.addedNodes.forEach((node) => {
      if (node.dataset?.html !== undefined) place(node);
      node.querySelectorAll?.("[data-html]").forEach(place);
    });
  })).observe(document.documentElement, { childList: true, subtree: true, attributeFilter: ["data-html"] });

  /* Plotly does not follow the page onto paper: A4 less its margins is 182 mm, in
     one column or two, as the print styles of tilts.css lay out the cards. */
  const [WHOLE, HALF] = [687, 331];
  const charts = () => [...document.querySelectorAll(".js-plotly-plot")];
  window.addEventListener("beforeprint", () => charts().forEach((chart) => {
    const card = chart.closest(".tl-card");
    const alone = card.closest(".tl-grid").querySelector('[value="table"]:checked');
    const isHalf = !alone && /tl-[4-8]/.test(card.className);
    window.Plotly.relayout(chart, { autosize: false, width: isHalf ? HALF : WHOLE });
    /* The first new layout leaves some of the labels out. */
    window.Plotly.redraw(chart);
  }));
  window.addEventListener("afterprint", () => charts().forEach((chart) => {
    window.Plotly.relayout(chart, { autosize: true, width: null });
  }));

  /* A request that fails on its way has nobody on the server to say so. */
  const said = (failed) => {
    const notice = document.getElementById("failure");
    if (notice) notice.hidden = !failed;
  };
  const justLoadedAgain = () =>
    performance.now() < 10000 && performance.getEntriesByType("navigation")[0]?.type === "reload";
  const send = window.fetch;
  window.fetch = async (...asked) => {
    const ours = String(asked[0]?.url ?? asked[0]).includes("/_dash-update-component");
    try {
      const answer = await send(...asked);
      /* Signed out meanwhile: the page asks to sign in, unless it has just been asked. */
      if (ours && answer.status === 401 && !justLoadedAgain()) location.reload();
      else if (ours) said(!answer.ok);
      return answer;
    } catch (error) {
      if (ours) said(true);
      throw error;
    }
  };

  let first = true;
  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    tilts: {
      /* A new page, language or edition is a route; anything else is only a query. */
      route(pathname, search, known) {
        const same = window.dash_clientside.no_update;
        if (pathname === undefined) return [same, same];
        const query = new URLSearchParams(search || "");
        const route = [pathname, query.get("lang") || "", query.get("edition") || ""].join("|");
        return route === known ? [same, String(Date.now())] : [route, same];
      },
      head(head) {
        if (!head) return window.dash_clientside.no_update;
        document.title = head.title;
        document.documentElement.lang = head.language;
        if (!first) {
          window.scrollTo(0, 0);
          requestAnimationFrame(() => document.getElementById("content")?.focus());
        }
        first = false;
        return head.title;
      },
    },
  });
})();
