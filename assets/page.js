/* A page is put in its place: its frame, what fills the slots of it, its charts. What
   comes from the server is text (dashboard/ground/html.py, where it is escaped) and
   figures; here it only finds its place. Dash holds the address and asks; what its
   reader is likely to ask for next is asked for ahead, in the words of the same callback. */
(() => {
  const page = document.getElementById("page");
  if (!page) return;
  const idle = window.requestIdleCallback ?? ((then) => setTimeout(then, 50));
  const here = () => location.pathname + location.search;
  const route = (at) => {
    const { pathname, searchParams } = new URL(at, location.href);
    return [pathname, searchParams.get("lang"), searchParams.get("edition")].join("|");
  };

  /* ---- What is shown ---- */
  let shown = { at: null, frame: null, parts: {}, charts: {} };
  const inPlace = new WeakMap();
  const twin = (node, { tagName, id, textContent, ariaLabel }) =>
    [...node.querySelectorAll(tagName)].find((other) =>
      other.id === id && other.textContent === textContent && other.ariaLabel === ariaLabel);
  const fill = (node) => {
    const text = shown.parts[node.id];
    if (inPlace.get(node) === text) return;
    const held = document.activeElement;
    const isHeld = node.contains(held);
    node.innerHTML = text;
    inPlace.set(node, text);
    /* Who looks stands in the document, and in nothing that is kept for all. */
    node.querySelectorAll("[data-place]").forEach((spot) =>
      spot.replaceWith(document.getElementById(spot.dataset.place)?.content.cloneNode(true) ?? ""));
    const picker = node.querySelector(".tl-picker");
    if (picker) window.tilts.goOn(picker);
    /* The keyboard stays where it was. */
    if (isHeld && !node.contains(document.activeElement)) twin(node, held)?.focus({ preventScroll: true });
  };

  /* What nobody sees yet is put in place when it is opened: most of a page is tables. */
  const VIEW = { "tl-pane-table": "table", "tl-pane-about": "about" };
  const isClosed = (node) => {
    const view = VIEW[node.classList[1]];
    if (view) return !node.closest("article").querySelector(`[value="${view}"]:checked`);
    return Boolean(node.closest("details:not([open])"));
  };
  const slots = (root) => [...root.querySelectorAll("[data-slot]")].filter((node) => node.id in shown.parts);
  const fillOpen = (root) => slots(root).forEach((node) => {
    if (!isClosed(node)) return fill(node);
    if (inPlace.has(node) && inPlace.get(node) !== shown.parts[node.id]) {
      inPlace.delete(node);
      node.replaceChildren();
    }
  });
  const opened = (event) => {
    const box = event.target.closest?.("summary")?.parentElement ?? event.target.closest?.("article");
    if (box && page.contains(box)) slots(box).filter((node) => !isClosed(node) || box.tagName === "DETAILS").forEach(fill);
  };
  /* Before a menu opens, so that it opens full; and where script or a key has opened it. */
  page.addEventListener("click", opened, true);
  page.addEventListener("change", opened, true);
  page.addEventListener("toggle", ({ target }) => target.open && slots(target).forEach(fill), true);

  /* ---- Charts: those in view at once, the others when the browser has time ---- */
  const drawn = new WeakMap();
  const look = { displayModeBar: false };
  const size = new ResizeObserver((changes) => changes.forEach(({ target, contentRect: { width } }) => {
    if (!target.isConnected) size.unobserve(target);
    else if (width && Math.abs(target._fullLayout?.width - width) > 1) window.Plotly.Plots.resize(target);
  }));
  const draw = (node) => {
    const figure = shown.charts[node.dataset.chart];
    const text = figure && JSON.stringify(figure);
    if (!text || drawn.get(node) === text) return;
    if (!drawn.has(node)) size.observe(node);
    drawn.set(node, text);
    /* Plotly writes into what it is given. */
    const { data, layout } = JSON.parse(text);
    window.Plotly.react(node, data, layout, { ...shown.config, ...look });
  };
  const near = new IntersectionObserver((seen) => seen.forEach(({ isIntersecting, target }) => {
    if (isIntersecting && window.Plotly) draw(target);
  }), { rootMargin: "300px" });
  const charts = () => [...page.querySelectorAll("[data-chart]")].filter((node) => node.dataset.chart in shown.charts);
  const isInView = (node) => {
    const { top, bottom } = node.getBoundingClientRect();
    return bottom > 0 && top < window.innerHeight;
  };
  let round = 0;
  const drawAll = (then) => {
    round += 1;
    const mine = round;
    if (!window.Plotly) return;
    const all = charts();
    const first = new Set(all.filter(isInView));
    first.forEach(draw);
    const rest = all.filter((node) => !first.has(node));
    rest.forEach((node) => near.observe(node));
    const next = () => {
      if (mine !== round) return;
      const node = rest.shift();
      if (!node) return then?.();
      draw(node);
      idle(next);
    };
    idle(next);
  };

  /* ---- A page in its place ---- */
  let filters = "";
  const lay = (isSame) => {
    const frame = document.createElement("template");
    frame.innerHTML = shown.frame;
    const held = document.activeElement;
    const isHeld = page.contains(held);
    /* The same filters stay where they are: a menu that is open in them stays open. */
    const fresh = frame.content.querySelector(".tl-filters");
    const [before, now] = [filters, fresh?.outerHTML ?? ""];
    filters = now;
    if (now && now === before) fresh.replaceWith(page.querySelector(".tl-filters") ?? fresh);
    /* So does what was chosen to be seen of each card. */
    if (isSame) page.querySelectorAll(".tl-card-bar input:checked").forEach(({ id }) => {
      const button = frame.content.getElementById(id);
      if (button) button.checked = true;
    });
    fillOpen(frame.content);
    page.replaceChildren(frame.content);
    if (isHeld && !page.contains(document.activeElement)) {
      (held.isConnected ? held : twin(page, held))?.focus({ preventScroll: true });
    }
  };
  /* Not even set anew: whatever is set costs the browser a look at the page. */
  const set = (node, name, value) => {
    if (node[name] !== value) node[name] = value;
  };
  const show = (answer, at) => {
    const before = shown;
    shown = { ...answer, at };
    const isSame = Boolean(before.at) && route(before.at) === route(at);
    if (answer.frame !== before.frame) lay(isSame);
    else fillOpen(page);
    charts().forEach((node) => { set(node.style, "height", `${shown.charts[node.dataset.chart].layout.height}px`); });
    settled();
    set(document, "title", `${answer.title} · Tilts`);
    set(document.documentElement, "lang", answer.language);
    drawAll(() => lookAhead());
    if (!isSame) window.tilts.arrived(!before.at);
  };

  /* ---- Waiting: a thin bar; after two seconds a word ---- */
  let word = 0;
  const waiting = document.getElementById("waiting");
  const wait = () => {
    page.setAttribute("aria-busy", "true");
    clearTimeout(word);
    word = setTimeout(() => { waiting.hidden = false; }, 2000);
  };
  const settled = () => {
    page.removeAttribute("aria-busy");
    clearTimeout(word);
    set(waiting, "hidden", true);
  };

  /* ---- Asking: by Dash; by ourselves at first, and ahead ---- */
  const MINUTES = 2;
  const MOST = 80;
  const answers = new Map();
  const keep = (at, answer) => {
    answers.delete(at);
    answers.set(at, { answer, until: performance.now() + MINUTES * 60000 });
    if (answers.size > MOST) answers.delete(answers.keys().next().value);
  };
  const kept = (at) => {
    const found = answers.get(at);
    return found && performance.now() < found.until ? found.answer : null;
  };
  const ask = async (at, ...ahead) => {
    const { pathname, search } = new URL(at, location.href);
    const body = {
      output: "answer.data",
      outputs: { id: "answer", property: "data" },
      inputs: [{ id: "asked", property: "data", value: at }],
      changedPropIds: ["asked.data"],
      state: [{ id: "url", property: "pathname", value: pathname }, { id: "url", property: "search", value: search }],
    };
    const headers = { "Content-Type": "application/json", ...Object.fromEntries(ahead) };
    const answer = await fetch("/_dash-update-component", {
      method: "POST", headers, body: JSON.stringify(body), credentials: "same-origin",
      priority: ahead.length ? "low" : "high",
    });
    return answer.ok ? (await answer.json()).response.answer.data : null;
  };

  /* What comes next: the periods beside, then the links and marks in view. */
  const targets = () => {
    const links = [...page.querySelectorAll("main a[data-inside]")];
    const beside = links.filter((link) => link.rel);
    const seen = links.filter((link) => !link.rel && !link.closest(".tl-filters") && link.checkVisibility() && isInView(link));
    const marks = charts().filter(isInView).flatMap((node) => (node.data ?? []).flatMap(({ customdata }) => [...(customdata ?? [])]));
    const hrefs = [...[...beside, ...seen].map((link) => link.getAttribute("href")), ...marks];
    return [...new Set(hrefs.filter((href) => typeof href === "string" && href.startsWith("/")))].map((href) => href.split("#")[0]);
  };
  let pace = 0;
  const lookAhead = async () => {
    pace += 1;
    const mine = pace;
    if (navigator.connection?.saveData) return;
    for (const at of targets()) {
      if (mine !== pace || document.hidden || page.ariaBusy) return;
      if (!(await askAhead(at))) return;
      await new Promise(idle);
    }
  };
  const coming = new Map();
  const askAhead = async (at) => {
    if (at === here() || kept(at) || coming.has(at)) return true;
    const sent = ask(at, ["X-Tilts-Ahead", "yes"]).catch(() => null);
    coming.set(at, sent);
    const answer = await sent;
    coming.delete(at);
    if (answer) keep(at, answer);
    /* A server that is busy or gone is not asked for more than is needed. */
    return Boolean(answer);
  };
  page.addEventListener("pointerover", ({ target }) => {
    const link = target.closest?.("a[data-inside]");
    if (link) askAhead(link.getAttribute("href").split("#")[0]);
  });
  let scrolled = 0;
  addEventListener("scroll", () => {
    clearTimeout(scrolled);
    scrolled = setTimeout(lookAhead, 400);
  }, { passive: true });

  /* Show at once what was asked for ahead; Dash asks in any case. */
  let asked = null;
  let answered = null;
  let isStarted = false;
  const open = () => {
    const at = here();
    if (at === asked) return;
    pace += 1;
    asked = at;
    const answer = kept(at);
    if (answer) return show(answer, at);
    wait();
    /* On its way already: whichever comes first. */
    coming.get(at)?.then((sent) => sent && asked === at && shown.at !== at && show(sent, at));
  };

  Object.assign(window.tilts, {
    open,
    /* All of a page, as it is printed. */
    whole() {
      slots(page).forEach(fill);
      if (window.Plotly) charts().forEach(draw);
    },
    /* The page as it is by now. */
    async anew() {
      const at = here();
      const answer = await ask(at).catch(() => null);
      if (!answer || at !== here()) return;
      keep(at, answer);
      show(answer, at);
    },
    /* Whether Dash is there as well: then the next choice is asked for. */
    isReady: () => isStarted,
    failed: settled,
  });
  addEventListener("beforeprint", () => {
    page.querySelectorAll("details.tl-behind").forEach((box) => slots(box).forEach(fill));
    charts().forEach(draw);
  });

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    tilts: {
      ask(pathname, search) {
        isStarted = true;
        const at = `${pathname}${search ?? ""}`;
        if (pathname === undefined || at === shown.at && at === answered) return window.dash_clientside.no_update;
        open();
        answered = at;
        return at;
      },
      show(answer) {
        if (answer && answered === here()) {
          keep(answered, answer);
          show(answer, answered);
        }
        return window.dash_clientside.no_update;
      },
    },
  });

  /* ---- The first page: with its document, or asked for before Dash is there ---- */
  const begin = async () => {
    const at = here();
    asked = at;
    wait();
    const carried = document.getElementById("answered");
    const answer = carried ? JSON.parse(carried.textContent).response.answer.data : await ask(at).catch(() => null);
    if (!answer || at !== here()) return;
    answered = at;
    keep(at, answer);
    show(answer, at);
  };
  const loaded = (script) => new Promise((then) => {
    if (window.Plotly) then();
    script?.addEventListener("load", then);
    script?.addEventListener("error", then);
  });
  const ready = new Promise((then) => addEventListener("DOMContentLoaded", then));
  const plotly = loaded(document.querySelector('script[src*="plotly"]'));
  plotly.then(() => shown.at && drawAll(() => lookAhead()));
  Promise.all([begin(), ready]).then(() => { startDash(); });
})();
