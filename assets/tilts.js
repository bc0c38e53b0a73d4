/* What Dash cannot do: links that change the address without reloading, menus that
   close, the theme, and the head of the document. No logic of the numbers. */
(() => {
  /* End what holds on while a page is being drawn: after 4 s, or when the reader acts. */
  const untilActing = (leave) => {
    ["wheel", "keydown", "pointerdown"].forEach((act) => window.addEventListener(act, leave, { once: true }));
    setTimeout(leave, 4000);
  };

  /* What is folded is opened for who is led there. */
  const unfold = (title) => {
    const box = title?.closest("details.tl-behind") ?? title?.parentElement.querySelector(":scope > details.tl-behind");
    if (box) box.open = true;
  };
  window.addEventListener("hashchange", () => unfold(document.getElementById(location.hash.slice(1))));

  /* A card that the address names is shown; true where there is one. */
  const jump = () => {
    const title = document.getElementById(location.hash.slice(1));
    if (!title) return false;
    unfold(title);
    const card = title.closest("article") || title;
    card.scrollIntoView();
    title.focus({ preventScroll: true });
    /* What stands above is drawn later and would push the card away. */
    const hold = new ResizeObserver(() => card.scrollIntoView());
    hold.observe(document.body);
    untilActing(() => hold.disconnect());
    return true;
  };
  const go = (href) => {
    /* The pages of the desk are documents of their own. */
    if (!document.getElementById("page")) {
      location.assign(href);
      return;
    }
    const before = location.pathname;
    history.pushState({}, "", href);
    window.tilts.open();
    window.dispatchEvent(new PopStateEvent("popstate"));
    if (location.pathname === before) jump();
  };
  /* Back leads to where one was: an address that is left keeps how far down the page
     one was, and the link that was followed. */
  const alike = (href) => [...document.querySelectorAll("a")].filter((link) => link.getAttribute("href") === href && link.checkVisibility());
  const remember = (link) => {
    const href = link.getAttribute("href");
    const left = { top: window.scrollY, href, nth: alike(href).indexOf(link) };
    history.replaceState({ ...history.state, left }, "");
  };
  const arrive = (left, tries = 60) => {
    /* At once: Bootstrap would glide there over everything on the way. */
    window.scrollTo({ top: left?.top ?? 0, behavior: "instant" });
    requestAnimationFrame(() => {
      /* The page grows while its parts are put in place. */
      if (left && window.scrollY < left.top - 1 && tries) return arrive(left, tries - 1);
      const link = left && alike(left.href)[left.nth];
      return (link ?? document.getElementById("content"))?.focus({ preventScroll: true });
    });
  };

  const openMenus = () => document.querySelectorAll("details.tl-menu[open], details.tl-save[open]");
  const openPanels = () => document.querySelectorAll("details.tl-change[open]");

  /* A filter's links are replaced when it changes; the keyboard stays where it was. */
  const keepFocus = (link) => {
    const part = link.closest(".tl-filters [id]");
    if (!part || document.activeElement !== link) return;
    const [text, label] = [link.textContent, link.ariaLabel];
    const same = (other) => other.textContent === text && other.ariaLabel === label;
    /* Parts come one after the other, so the first change need not be the last. */
    const observer = new MutationObserver(() => {
      const now = document.activeElement;
      if (now !== document.body && !part.contains(now)) return;
      const twin = [...part.querySelectorAll("a")].find(same);
      const next = twin || document.querySelector(".tl-change[open] > summary") || document.querySelector(".tl-change > summary");
      if (next !== now) next?.focus({ preventScroll: true });
    });
    observer.observe(part, { childList: true, subtree: true });
    untilActing(() => observer.disconnect());
  };

  document.addEventListener("click", (event) => {
    const menus = [...openMenus(), ...openPanels()].filter((menu) => !menu.contains(event.target));
    menus.forEach((menu) => { menu.open = false; });

    const theme = event.target.closest("[data-theme]");
    if (theme) {
      document.cookie = `theme=${theme.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
      location.reload();
    }
    const mine = event.target.closest("[data-mine]");
    if (mine) {
      const code = mine.dataset.mine;
      document.cookie = `mine=${code}; path=/; max-age=${code ? 31536000 : 0}; samesite=lax`;
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
    remember(link);
    /* The row of a table may be gone; its card stays. */
    link.closest(".tl-pane-table")?.closest("article")?.querySelector("h3").focus({ preventScroll: true });
    go(link.href);
  });

  /* A bar leads to the page narrowed to what it is about; the label of its row in the
     table does the same. Plotly tells nobody but those who ask each chart. */
  const listened = new WeakSet();
  document.addEventListener("pointerover", (event) => {
    const chart = event.target.closest?.(".js-plotly-plot");
    if (!chart || listened.has(chart)) return;
    listened.add(chart);
    const there = ({ points }) => points.map((point) => point.customdata).find(Boolean);
    const look = (isLink) => chart.classList.toggle("is-link", isLink);
    chart.on("plotly_hover", (pointed) => look(Boolean(there(pointed))));
    chart.on("plotly_unhover", () => look(false));
    chart.on("plotly_click", (clicked) => {
      const href = there(clicked);
      if (!href) return;
      look(false);
      go(href);
    });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || document.querySelector("dialog[open]")) return;
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

  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  document.addEventListener("input", (event) => {
    const picker = event.target.closest(".tl-picker");
    if (picker) pick(picker);
  });

  /* The picker of places: the field narrows the list, Enter takes the first place. A
     choice brings a new picker, which goes on where the old one was left. */
  let sought = "";
  let isTyping = false;
  const places = (picker) => [...picker.querySelectorAll(".tl-picker-lists li")];
  const pick = (picker) => {
    sought = picker.querySelector("input").value;
    const text = fold(sought).trim();
    places(picker).forEach((item) => { item.hidden = !fold(item.textContent).includes(text); });
    picker.querySelectorAll("details").forEach((folded) => {
      const found = folded.querySelector("li:not([hidden])");
      folded.hidden = !found;
      folded.open = Boolean(found && (text || folded.dataset.open));
    });
    picker.querySelector("[role=status]").hidden = places(picker).some((item) => !item.hidden);
  };
  document.addEventListener("keydown", (event) => {
    const picker = event.key === "Enter" && event.target.matches("input") && event.target.closest(".tl-picker");
    if (!picker || !sought) return;
    isTyping = true;
    places(picker).find((item) => !item.hidden)?.querySelector("a").click();
  });
  const goOn = (picker) => {
    if (!sought) return;
    const field = picker.querySelector("input");
    field.value = sought;
    pick(picker);
    if (isTyping) field.focus({ preventScroll: true });
    isTyping = false;
  };
  document.addEventListener("click", (event) => {
    const paper = event.target.closest("[data-print]");
    if (!paper) return;
    document.documentElement.dataset.paper = paper.dataset.print;
    window.print();
  });

  /* On a phone the tabs of the desk stand in one line: the open one is in view. */
  document.querySelector(".tl-tabs [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });

  /* What is there to be copied is chosen whole. */
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches?.("textarea[readonly]")) target.select();
  });

  /* A file dropped anywhere on a page with a field for files lands in the field. */
  const files = () => document.querySelector(".tl-drop [type=file]");
  const isFile = (event) => files() && event.dataTransfer?.types.includes("Files");
  const over = (event, on) => files().closest(".tl-drop").classList.toggle("is-over", on);
  const measured = (field) => {
    const heavy = [...field.files].reduce((sum, file) => sum + file.size, 0) > Number(field.dataset.most);
    field.setCustomValidity(heavy ? field.dataset.heavy : "");
    if (heavy) field.reportValidity();
  };
  document.addEventListener("dragover", (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    over(event, true);
  });
  document.addEventListener("dragleave", (event) => {
    if (isFile(event) && !event.relatedTarget) over(event, false);
  });
  document.addEventListener("drop", (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    over(event, false);
    files().files = event.dataTransfer.files;
    measured(files());
  });
  document.addEventListener("change", (event) => {
    if (event.target === files()) measured(event.target);
  });

  /* A request that fails on its way has nobody on the server to say so. */
  const said = (failed, number = "") => {
    const notice = document.getElementById("failure");
    if (!notice) return;
    notice.dataset.says ??= notice.textContent;
    notice.textContent = number ? `${notice.dataset.says} (${number})` : notice.dataset.says;
    notice.hidden = !failed;
    if (failed) window.tilts.failed?.();
  };
  /* What a page begins with and its callbacks only read: what is cut off, as by a worker that ends, is sent once more. */
  const sendAgain = async (asked) => {
    await new Promise((done) => setTimeout(done, 300));
    return send(...asked);
  };
  const justLoadedAgain = () =>
    performance.now() < 10000 && performance.getEntriesByType("navigation")[0]?.type === "reload";
  const send = window.fetch;
  window.fetch = async (...asked) => {
    /* What is asked ahead nobody waits for. */
    const isAhead = asked[1]?.headers?.["X-Tilts-Ahead"];
    const address = String(asked[0]?.url ?? asked[0]);
    const isStart = /\/_dash-(layout|dependencies)/.test(address);
    const ours = !isAhead && (isStart || /\/_dash-update-component|\/tabula\//.test(address));
    try {
      const answer = await send(...asked).catch((error) => (ours ? sendAgain(asked) : Promise.reject(error)));
      /* Signed out meanwhile: the page asks to sign in, unless it has just been asked. */
      if (ours && answer.status === 401 && !justLoadedAgain()) location.reload();
      /* A fault to those who count, and a page in words to those who read. */
      else if (ours && answer.headers.has("X-Tilts-Words")) return new Response(await answer.blob(), { headers: answer.headers });
      /* A page that did not begin stays so, whatever is answered after. */
      else if (ours && !(isStart && answer.ok)) said(!answer.ok, answer.ok ? "" : answer.headers.get("X-Request-ID"));
      return answer;
    } catch (error) {
      if (ours) said(true);
      throw error;
    }
  };

  /* A page is in its place: another route begins at its top, or where one was. */
  const arrived = (isFirst) => {
    sought = "";
    requestAnimationFrame(() => {
      const { left } = history.state ?? {};
      if (!left && jump()) return;
      if (!isFirst) arrive(left);
    });
  };

  window.tilts = { fold, go, goOn, arrived };
})();
